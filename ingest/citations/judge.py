"""What an edit means for citations and quotations: new, found again, lost, broken. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.citations.standing import NewerTexts, Passed
from ingest.citations.words import words_of
from schemas.records.citations import CitationMethod, CitationStatus, FoundCitation, Quotation
from schemas.records.texts import RichText


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCitation:
    """A citation as stored, as far as a decision needs it."""

    id: str
    method: CitationMethod
    statement_key: str
    status: CitationStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationSteps:
    """What a revision of a post means for its citations."""

    new: tuple[FoundCitation, ...]  # never held before, or lost and found again
    again: tuple[tuple[str, FoundCitation], ...]  # id of one held, as it is found now
    lost: tuple[str, ...]  # ids of those held and not found any more


def judge_citations(held: Sequence[HeldCitation], found: Sequence[FoundCitation]) -> CitationSteps:
    """What was never held, what is found again, what is no longer found.

    `held` are the citations by the methods that were looked for and no others: what was not looked
    for is not lost. What is lost already is not lost again.
    """
    standing = {_key(one): one.id for one in held if one.status != "lost"}
    now = {_key(one): one for one in found}
    return CitationSteps(
        new=tuple(one for key, one in now.items() if key not in standing),
        again=tuple((standing[key], one) for key, one in now.items() if key in standing),
        lost=tuple(id_ for key, id_ in standing.items() if key not in now),
    )


def _key(one: HeldCitation | FoundCitation) -> tuple[str, str]:
    return one.method, one.statement_key


def broken_quotations(
    before: Sequence[Quotation],
    *,
    post_was: str,
    statement_was: str,
    post: RichText,
    statement: str,
) -> tuple[Quotation, ...]:
    """Those of these quotations that no longer reproduce the statement, whichever side was edited.

    Their spans count the characters of `post_was` and `statement_was`, the visible texts in which
    they were found. A quotation stands if both passages are still there, if what is left of it in
    the post matches as well as it did, or if both sides were edited alike. One altered word breaks
    a quotation that was word for word; signs, spaces, capitals and line breaks break none.
    """
    if not before:
        return ()
    now, words_were = NewerTexts.of(post, statement), words_of(post_was)
    return tuple(one for one in before if not now.hold(Passed.of(one, words_were, statement_was)))
