"""Negations and conditions that stand right outside a passage, where the post has none. Pure.

A passage begins and ends with equal words, so «Мы… собираемся закрывать» is found from behind the
"не" that it hides. Bounded: looks at one sentence on each side.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.citations.fidelity.certainty import condition_phrases, phrases_in
from ingest.citations.fidelity.marks import ELLIPSIS
from ingest.citations.fidelity.negations import denies, negating
from ingest.citations.fidelity.passages import Passages, Side
from ingest.citations.fidelity.reasons import quoted
from ingest.citations.fidelity.sentences import (
    ends_before_more,
    last_sentence,
    rest_of_sentence,
    what_is_left_out,
)
from ingest.citations.fidelity.units import keys_of, units_of
from schemas.records.citations import Mismatch, MismatchKind, Span

_CHARS = 400  # of a sentence
_FEW = 5  # words before "…"; more are a passage of their own, and told with that
_ANCHOR = 3  # of these words that must stand in the statement
_NEAR = 2  # words: "not to", «не будем»
# An opening mark hugs the word behind it and none before it.
_OPENING = re.compile(r"(?<!\w)[„“‟”\"«»‚‘‹›「『](?=[^\s„“‟”\"«»][^„“‟”\"«»\n]*\Z|\Z)")
_CLOSING = re.compile(r"\s?[.!?…]?[“”‟\"«»’‘‹›」』]")
_HIDDEN = re.compile(rf"({ELLIPSIS.pattern})[\s,;:]*\Z")
_CLAUSE = re.compile(r"[,;:–—]")


@dataclass(frozen=True, slots=True)
class _Front:
    """What stands before a passage of the post."""

    inside: str  # between the opening mark, or the start of the sentence, and the passage
    context: str  # all of the sentence
    marked: bool


def hidden_outside(passages: Passages) -> Iterator[Mismatch]:
    """What negates or limits right before a passage and right behind it; firm only where plain."""
    front = _front(passages.post)
    said = _said_before(passages.statement)
    hidden = _HIDDEN.search(front.inside)
    if hidden:
        yield from _behind_mark(passages, front, hidden, said)
    elif any(sign.isalnum() for sign in said):
        yield from _dropped_before(passages, front, said)
    yield from _dropped_behind(passages)


def _front(post: Side) -> _Front:
    start = post.span[0]
    line = post.visible[max(0, start - _CHARS) : start].rpartition("\n")[2]
    mark = _OPENING.search(line)
    context = line[last_sentence(line) :]
    inside = line[mark.end() :] if mark else context.rpartition(":")[2]
    return _Front(inside, context if len(context) > len(inside) else line, mark is not None)


def _said_before(statement: Side) -> str:
    """The sentence of the statement as far as the passage."""
    start = statement.span[0]
    said = statement.visible[max(0, start - _CHARS) : start]
    return said[last_sentence(said) :]


def _behind_mark(
    passages: Passages, front: _Front, hidden: re.Match[str], said: str
) -> Iterator[Mismatch]:
    """What "…" right before the passage hides, if it matters or the words before it are known."""
    post, statement = passages.post, passages.statement
    words = keys_of(front.inside[: hidden.start()])
    if len(words) > _FEW:
        return
    dropped = _behind_words(said, words) if words else _limiting(said, statement)
    if not any(sign.isalnum() for sign in dropped):
        return
    start = post.span[0] - len(front.inside)
    end = statement.span[0]
    yield Mismatch(
        kind="omission",
        post=(start + hidden.start(1), start + hidden.end(1)),
        statement=(end - len(dropped), end),
        reason=what_is_left_out(dropped, statement),
        firm=front.marked,
    )


def _behind_words(said: str, words: Sequence[str]) -> str:
    """What the statement says behind the last place of these words; "" if they are nowhere."""
    units = units_of(said, None)
    wanted = list(words[-_ANCHOR:])
    for end in range(len(units), len(wanted) - 1, -1):
        if [one.key for one in units[end - len(wanted) : end]] == wanted:
            return said[units[end - 1].span[1] :].lstrip()
    return ""


def _limiting(said: str, statement: Side) -> str:
    """The sentence so far if it negates right before the passage, or begins with a condition."""
    keys = keys_of(said)
    limits = phrases_in(keys, condition_phrases(statement.language))
    return said if limits or _negates_at_end(said, statement) else ""


def _negates_at_end(said: str, statement: Side) -> bool:
    keys = keys_of(_CLAUSE.split(said)[-1])
    return any(at >= len(keys) - _NEAR for at in negating(keys, statement.known))


def _dropped_before(passages: Passages, front: _Front, said: str) -> Iterator[Mismatch]:
    """A negation or condition right before the passage that the post does not give: suggested."""
    statement = passages.statement
    kind: MismatchKind
    if _negates_at_end(said, statement) and not _denied(front.context, passages.post):
        kind, shown = "negation", _CLAUSE.split(said)[-1]
    elif front.marked and _begins_with_condition(said, front, statement):
        kind, shown = "omission", said
    else:
        return
    start = statement.span[0]
    reason = f"in the statement {quoted(shown)} stands before it"
    span = (start - len(shown.lstrip()), start)
    yield Mismatch(kind=kind, post=None, statement=span, reason=reason, firm=False)


def _begins_with_condition(said: str, front: _Front, statement: Side) -> bool:
    """Whether the sentence begins "If they agree," and the passage behind the comma."""
    phrases = condition_phrases(statement.language)
    places = phrases_in(keys_of(said), phrases)
    clause = said.rstrip().endswith(",") and places[:1] and places[0][0] == 0
    return bool(clause) and not phrases_in(keys_of(front.context), phrases)


def _dropped_behind(passages: Passages) -> Iterator[Mismatch]:
    """A sentence that the post ends before its "nicht"; firm where nothing else stands there."""
    post, statement = passages.post, passages.statement
    end = statement.span[1]
    behind = post.visible[post.span[1] : post.span[1] + _CHARS]
    if not ends_before_more(behind):
        return
    rest = statement.visible[end : end + _CHARS]
    clause = _CLAUSE.split(rest[: rest_of_sentence(rest)])[0]
    keys = keys_of(clause)
    if not any(at < _NEAR for at in negating(keys, statement.known)):
        return
    line = behind.partition("\n")[0]
    mark = _CLOSING.match(line)
    if _denied(line[mark.end() if mark else 0 :], post):
        return
    span: Span = (end + len(clause) - len(clause.lstrip()), end + len(clause.rstrip()))
    reason = f"the sentence goes on in the statement: {quoted(clause.strip())}"
    firm = mark is not None and len(keys) == 1
    yield Mismatch(kind="negation", post=None, statement=span, reason=reason, firm=firm)


def _denied(text: str, post: Side) -> bool:
    """Whether the post negates or denies there in its own words."""
    keys = keys_of(text)
    return bool(negating(keys, post.known)) or denies(keys, post.language)
