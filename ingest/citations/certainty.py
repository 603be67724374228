"""How sure it is that a post draws on a statement: from evidence to a class. Pure.

The class is a promise of precision: of the citations called `certain` 99 in 100 are right, of the
`likely` ones 9 in 10 (`make eval-citations`, parts quotations and mentions). What the evidence does
not decide is `possible`, and never alerted unless asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.citations.weighing import UNMARKED_WORDS
from ingest.urls import is_shortener
from schemas.records.citations import Certainty, FoundAddress
from schemas.records.items import Identity

Cue = Literal["speaker", "office", "title", "number"]

# By address. The order is what matters: own above inherited above unresolved.
_AUTHORED = 1.0
_INHERITED = 0.6
_UNRESOLVED = 0.3
_BY_ADDRESS_ONLY = 0.05  # taken off where no adapter names the statement: addresses have variants

# Without an address the figure stands for its class, as measured on our written sets.
_CONFIDENCE: dict[Certainty, float] = {"certain": 0.99, "likely": 0.93, "possible": 0.5}
_MENTION = 0.4
_TRANSLATION = 0.4  # TEXT.md, "Translated passages": of candidates without address 0.7 at best

# Words that make a passage between marks and beside the speaker's name more than possible: shorter
# ones are the phrases that offices repeat ("the security of all member states").
TELLING_WORDS = 9
# Words of one sentence that make a passage beside no name more than possible, or one that another
# statement has too. A shorter one may be a saying or a phrase that both sides have from elsewhere;
# two sentences in a row hardly ever are.
COPIED_WORDS = 30
RARE_STATEMENTS = 3  # TEXT.md; others that may hold a passage

_CUES: dict[Cue, str] = {
    "speaker": "quoted beside the speaker's name",
    "office": "quoted beside the name of the office",
    "title": "the post names the statement's title",
    "number": "the post names the statement's number",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sure:
    """A class, the figure behind it, and why: short clauses for a reader."""

    certainty: Certainty
    confidence: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationEvidence:
    """What speaks for a passage without an address being taken from a statement, and against it."""

    words: float  # telling words that are equal less altered ones; a Chinese sign counts half
    longest: float  # telling words of its longest run without an alteration
    score: float  # share of equal words
    marked: bool  # between quotation marks, or in a passage that is called quoted
    several: bool = False  # it runs over several sentences, or is one of several passages
    cue: Cue | None = None  # what in the post points to this statement
    others: int = 0  # other statements in which the same words stand
    rivals: int = 0  # of these, statements that the post points to just as much
    third_text: bool = False  # either side says that the words are a law's, a treaty's, …
    after_post: bool = False  # dated a little after the post: clocks differ, or it is no source


_ADDRESS_KEY = "url:"  # what has no number is known by its address (decision 0003)


def by_address(address: FoundAddress, identity: Identity) -> Sure:
    """How sure one address alone makes a citation.

    The author's own address of a statement known by its publisher's number is `certain`; where only
    the address is known `likely`; one inside a quoted earlier post, or shortened and not resolved,
    `possible`.
    """
    if is_shortener(address.url):
        return Sure(
            certainty="possible", confidence=_UNRESOLVED, reasons=("shortened, not resolved",)
        )
    numbered = identity.publisher and not identity.key.startswith(_ADDRESS_KEY)
    off = 0.0 if numbered else _BY_ADDRESS_ONLY
    if address.kind == "inherited":
        return Sure(
            certainty="possible",
            confidence=round(_INHERITED - off, 2),
            reasons=("its address stands in a quoted earlier post",),
        )
    return Sure(
        certainty="likely" if off else "certain",
        confidence=round(_AUTHORED - off, 2),
        reasons=("the post gives its address",),
    )


def by_quotation(evidence: QuotationEvidence) -> Sure:
    """How sure a passage makes a citation that no address makes (OFFICIAL.md 6)."""
    certainty = _of_quotation(evidence)
    return Sure(
        certainty=certainty,
        confidence=_CONFIDENCE[certainty],
        reasons=tuple(_reasons(evidence)),
    )


def is_stock(evidence: QuotationEvidence) -> bool:
    """Whether a passage is a phrase that too many statements share to be taken from any of them.

    TEXT.md: a rare run stands in at most 3; a fourth one would be the index's own bound.
    """
    return evidence.others > RARE_STATEMENTS and (evidence.cue is None or evidence.rivals > 0)


def by_translation() -> Sure:
    """How sure translated passages make a citation that no address makes."""
    return Sure(
        certainty="possible",
        confidence=_TRANSLATION,
        reasons=("translated passages, no address",),
    )


def by_mention(reason: str) -> Sure:
    """How sure a mention makes a citation; `reason` says what was named."""
    return Sure(certainty="possible", confidence=_MENTION, reasons=(reason,))


def _of_quotation(evidence: QuotationEvidence) -> Certainty:
    if evidence.after_post:
        return "possible"
    alone = not evidence.others and not evidence.third_text
    if evidence.cue is None:
        needed = UNMARKED_WORDS if evidence.several else COPIED_WORDS
        return "likely" if alone and evidence.words >= needed else "possible"
    needed = TELLING_WORDS if evidence.marked else UNMARKED_WORDS
    if evidence.words < needed or evidence.rivals:
        return "possible"
    if alone and (evidence.marked or evidence.longest >= UNMARKED_WORDS):
        return "certain"
    # Pieces of 13 words with alterations between, or a run that others have too: a speaker repeats
    # himself and quotes, and the longer it is the less it is a phrase of his.
    both = evidence.others and evidence.third_text
    return "likely" if evidence.words >= COPIED_WORDS and not both else "possible"


def _reasons(evidence: QuotationEvidence) -> Iterator[str]:
    exactly = "word for word" if evidence.score == 1.0 else "with alterations"
    yield f"{evidence.words:.0f} words {exactly}"
    if evidence.marked:
        yield "set as a quotation"
    if evidence.cue:
        yield _CUES[evidence.cue]
    if evidence.others:
        many = f"{evidence.others} other statements"
        yield f"the same words stand in {many if evidence.others > 1 else 'another statement'}"
    if evidence.third_text:
        yield "the words seem to be those of a third text"
    if evidence.after_post:
        yield "the statement is dated after the post"
