"""Whether a post puts a passage in another's mouth than the statement does. Pure, bounded.

The statement's speaker is the last label before the passage. The post's is whom its introduction
begins with: the words of the paragraph before the passage, or a paragraph before it that ends in a
colon. A post that names the right speaker there too is right; one that names nobody is silent.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import NamedTuple

from ingest.citations.certainty import COPIED_WORDS, QuotationEvidence, Sure, by_quotation
from ingest.citations.spans import Span
from ingest.citations.speaker_labels import labelled_names, speaker_at, surname_of
from ingest.citations.words import words_of
from ingest.lexicon.name_folding import name_keys
from ingest.lexicon.office_words import is_office
from ingest.lexicon.speakers import every_name

_NEAR_CHARS = 300
_MARKS = '"„“”‟«»‚‘’‹›「」『』〝 \xa0\t\n'
_CLAUSE_END = re.compile(r"[,;:：]|\s[–—-]\s")
_SENTENCE_END = re.compile(r"(?<!\b\w)[.!?…]\s+|[。！？]")
_MOST_NAME_WORDS = 8

_MOST_SPEAKERS = 200  # read of one statement
# A long copy that nothing else speaks for: what `likely` stands for.
_LIKELY = by_quotation(
    QuotationEvidence(words=COPIED_WORDS, longest=COPIED_WORDS, score=1.0, marked=False)
)


class WronglyCredited(NamedTuple):
    """Two surnames as written: whom a post names, and whose words they are."""

    named: str
    said: str

    @property
    def reason(self) -> str:
        """For a reader."""
        return f"the post names {self.named}, the statement's words are {self.said}'s"


def wrongly_credited(
    post: str, passage: Span, statement: str, source: Span
) -> WronglyCredited | None:
    """Whom the post names for the passage and whose words they are; None if these do not differ.

    Both texts are visible, spans count in them.
    """
    said = speaker_at(statement, source[0])
    introduction = _introduction(post, passage[0])
    if said is None or not introduction:
        return None
    own = name_keys(said)
    around = f"{introduction} {_behind(post, passage[1])}"
    if any(not own.isdisjoint(name_keys(word)) for word in words_of(around).exact):
        return None
    named = _named_first(introduction, _known_keys().union(*map(name_keys, _speakers(statement))))
    return WronglyCredited(named, said) if named else None


def at_most_likely(sure: Sure, wrong: WronglyCredited) -> Sure:
    """The same, less than certain, with the reason: who errs about the speaker may err on more."""
    reasons = (*sure.reasons, wrong.reason)
    if sure.certainty != "certain":
        return replace(sure, reasons=reasons)
    return Sure(certainty="likely", confidence=_LIKELY.confidence, reasons=reasons)


@cache
def _known_keys() -> frozenset[str]:
    return frozenset().union(*map(name_keys, every_name()))


def _speakers(statement: str) -> Iterator[str]:
    return islice(labelled_names(statement), _MOST_SPEAKERS)


def _introduction(post: str, start: int) -> str:
    """The last sentence before a passage, of its paragraph or of one that ends in a colon."""
    lines = post[max(0, start - _NEAR_CHARS) : start].rstrip(_MARKS.replace("\n", "")).split("\n")
    own = lines.pop().strip(_MARKS)
    before = next((line.strip() for line in reversed(lines) if line.strip()), "")
    if not own and not before.endswith((":", "：")):
        return ""
    return _SENTENCE_END.split(own or before)[-1].strip(_MARKS)


def _behind(post: str, end: int) -> str:
    """What its paragraph says behind the passage: "…“, said Vogt"."""
    return post[end : end + _NEAR_CHARS].partition("\n")[0]


def _named_first(introduction: str, speakers: Collection[str]) -> str | None:
    """The surname of the person whom an introduction begins with, if it is surely a person."""
    clause = _CLAUSE_END.search(introduction)
    head, behind = introduction, ""
    if clause:
        head, behind = introduction[: clause.start()], introduction[clause.end() :]
    words = head.split()
    if clause and len(words) > 1 and (surname := surname_of(head)) and _is_of_a_person(behind):
        return surname
    for count in range(min(len(words), _MOST_NAME_WORDS), 0, -1):
        surname = words[0] if count == 1 else surname_of(" ".join(words[:count]))
        if surname and _is_person(surname, words[: count - 1], speakers):
            return surname
    return None


def _is_person(surname: str, before: Sequence[str], speakers: Collection[str]) -> bool:
    """Whether it stands behind an office, or is a speaker's."""
    known = surname[0].isupper() and not name_keys(surname).isdisjoint(speakers)
    return known or any(map(is_office, before))


def _is_of_a_person(behind: str) -> bool:
    """Whether nothing follows a name, or its office does: ", the Russian president, said"."""
    inside, comma, _ = behind.partition(",")
    return not behind.strip() or (bool(comma) and any(map(is_office, inside.split())))
