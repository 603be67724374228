"""Words of the statement that a quotation leaves out: where "…" stands, and where it ends. Pure."""

import re
from collections.abc import Iterator

from ingest.citations.fidelity.certainty import condition_phrases, phrases_in
from ingest.citations.fidelity.marks import ELLIPSIS, marks_of
from ingest.citations.fidelity.negations import negating
from ingest.citations.fidelity.outside import hidden_outside
from ingest.citations.fidelity.passages import Passages
from ingest.citations.fidelity.reasons import quoted
from ingest.citations.fidelity.sentences import (
    ends_before_more,
    last_sentence,
    rest_of_sentence,
    what_is_left_out,
)
from ingest.citations.fidelity.units import units_of
from ingest.citations.spans import Span
from schemas.records.citations import Mismatch

# Words behind an omission that must go on in the statement, and how far on that is looked for.
_RESUMED = 3
_SOUGHT_CHARS = 4_000
# Of the sentence that goes on; a condition further on is one of another clause.
_REST_CHARS = 400
_WITHIN = 6  # words: "… if they agree", "…, but only if"
_BEFORE = re.compile(r"\b(?:that|dass|daß|что|чтобы|que|qu)[\s,'’]*\Z", re.IGNORECASE)
_BEFORE_CHARS = 120


def left_out(passages: Passages, gap: Span, dropped: Span) -> Mismatch:
    """The omission of a stretch of the statement's passage that "…" in the post's marks."""
    statement = passages.statement
    start, end = gap
    marked = ELLIPSIS.search(passages.post.text, start, end)
    here = marked.span() if marked else gap
    words = statement.text[slice(*dropped)]
    return Mismatch(
        kind="omission",
        post=passages.post.place(*here),
        statement=statement.place(*dropped),
        reason=what_is_left_out(words, statement),
        firm=True,
    )


def cut_off(passages: Passages) -> Iterator[Mismatch]:
    """What the statement says right behind the passage, or before it, and the post does not."""
    yield from _behind_ellipsis(passages)
    yield from _condition_behind(passages)
    denials = list(_denial_before(passages))
    yield from denials or hidden_outside(passages)


def marked_gaps(passages: Passages) -> Iterator[Mismatch]:
    """Omissions that a translation marks: where, but not what, for nobody translated that."""
    if marks_of(passages.statement.text).ellipses:
        return  # they may be the statement's own
    for span in marks_of(passages.post.text).ellipses:
        yield Mismatch(
            kind="omission",
            post=passages.post.place(*span),
            statement=None,
            reason="words are left out here, as the post marks",
            firm=True,
        )


def _behind_ellipsis(passages: Passages) -> Iterator[Mismatch]:
    """The stretch between this passage and where the post goes on behind "…"."""
    post, statement = passages.post, passages.statement
    mark = re.compile(rf"[\s,;:.]{{0,3}}({ELLIPSIS.pattern})").match(post.visible, post.span[1])
    if not mark:
        return
    end = statement.span[1]
    behind = statement.visible[end : end + _SOUGHT_CHARS]
    following = post.visible[mark.end() : mark.end() + _REST_CHARS]
    size = _resumed_at(following, behind, statement.language)
    if size is None:
        if behind[:1] in "….":
            return  # the statement itself trails off or ends there
        size = rest_of_sentence(behind)
    dropped = behind[:size].rstrip()
    if any(character.isalnum() for character in dropped):
        yield Mismatch(
            kind="omission",
            post=mark.span(1),
            statement=(end, end + len(dropped)),
            reason=what_is_left_out(dropped, statement),
            firm=True,
        )


def _resumed_at(following: str, behind: str, language: str | None) -> int | None:
    """How far behind the passage the words that follow in the post stand in the statement."""
    wanted = [one.key for one in units_of(following, language)[:_RESUMED]]
    if len(wanted) < _RESUMED:
        return None
    there = units_of(behind, language)
    for at in range(len(there) - _RESUMED + 1):
        if [one.key for one in there[at : at + _RESUMED]] == wanted:
            return there[at].span[0]
    return None


def _condition_behind(passages: Passages) -> Iterator[Mismatch]:
    """A sentence that the post ends and the statement goes on with "unless" or "if"."""
    post, statement = passages.post, passages.statement
    end = statement.span[1]
    if not ends_before_more(post.visible[post.span[1] : post.span[1] + _REST_CHARS]):
        return
    rest = statement.visible[end : end + _REST_CHARS]
    rest = rest[: rest_of_sentence(rest)].rstrip(" .!?")
    units = units_of(rest, statement.language)
    keys = [one.key for one in units[:_WITHIN]]
    if phrases_in(keys, condition_phrases(statement.language)):
        yield Mismatch(
            kind="omission",
            post=None,
            statement=(end, end + len(rest)),
            reason=f"the sentence goes on in the statement: {quoted(rest.strip(' ,;–—-'))}",
            firm=False,
        )


def _denial_before(passages: Passages) -> Iterator[Mismatch]:
    """A passage that begins behind "I do not believe that"."""
    statement = passages.statement
    start = statement.span[0]
    front = statement.visible[max(0, start - _BEFORE_CHARS) : start]
    front = front[last_sentence(front) :]
    if not _BEFORE.search(front):
        return
    units = units_of(front, statement.language)
    if negating([one.key for one in units], statement.known):
        yield Mismatch(
            kind="negation",
            post=None,
            statement=(start - len(front), start),
            reason=f"in the statement {quoted(front)} stands before it",
            firm=False,
        )
