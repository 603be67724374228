"""The words between a passage that was found and the quotation marks around it. Pure, bounded.

Passages begin and end with equal words, so an altered last word lies outside: “… in our house”.
"""

import re

from ingest.citations.fidelity.marks import ELLIPSIS
from ingest.citations.fidelity.units import units_of
from ingest.citations.spans import Span

_MOST_WORDS = 4
_MORE = 3  # words of the statement that the post left out beside the edge
_CHARS = 80
_OPENING = re.compile(r"[„“‟”\"«»‚‘‹›「『](?=[^„“‟”\"«»\n]*\Z)")
_CLOSING = re.compile(r"[“”‟\"«»’‘‹›」』]")
# Behind these it is not plainly the next words that are quoted.
_OTHER = re.compile(rf"[\[\](){{}}\n]|{ELLIPSIS.pattern}")
_SENTENCE_END = re.compile(r"[.!?…\n]")


def widened(post: str, statement: str, spans: tuple[Span, Span]) -> tuple[Span, Span]:
    """Both spans with at most four words more on each side, where marks enclose these in the post.

    The statement's grows by as many words of the same sentence, or by up to three more to the word
    that the marked passage begins or ends with: “Our friends have often” for "have never once".
    """
    (start, end), (first, last) = spans
    behind = _words_behind(post, end)
    if behind:
        words = _keys(post[end : end + behind[1]])
        there = _first_words(statement[last : last + 2 * _CHARS], words)
        if there:
            end, last = end + behind[1], last + there
    before = _words_before(post, start)
    if before:
        words = _keys(post[start - before[1] : start])
        there = _last_words(statement[max(0, first - 2 * _CHARS) : first], words)
        if there:
            start, first = start - before[1], first - there
    return (start, end), (first, last)


def _words_behind(post: str, end: int) -> tuple[int, int] | None:
    """How many words stand before the closing mark, and their length in characters."""
    text = post[end : end + _CHARS]
    mark = _CLOSING.search(text)
    if mark is None or _OTHER.search(text[: mark.start()]):
        return None
    spans = _spans(text[: mark.start()])
    if not 1 <= len(spans) <= _MOST_WORDS or _SENTENCE_END.search(text[: spans[-1][0]]):
        return None
    return len(spans), spans[-1][1]


def _words_before(post: str, start: int) -> tuple[int, int] | None:
    text = post[max(0, start - _CHARS) : start]
    mark = _OPENING.search(text)
    if mark is None or _OTHER.search(text[mark.end() :]):
        return None
    inside = text[mark.end() :]
    spans = _spans(inside)
    if not 1 <= len(spans) <= _MOST_WORDS or _SENTENCE_END.search(inside):
        return None
    return len(spans), len(inside) - spans[0][0]


def _first_words(text: str, given: list[str]) -> int:
    """Characters of so many words, or to the last of these, as far as the sentence goes."""
    units = units_of(text, None)
    stop = _SENTENCE_END.search(text)
    within = [one for one in units if stop is None or one.span[1] <= stop.start()]
    size = _size([one.key for one in within], given)
    return within[size - 1].span[1] if size else 0


def _last_words(text: str, given: list[str]) -> int:
    """The same backwards, to the first of these."""
    stops = [found.end() for found in _SENTENCE_END.finditer(text)]
    within = [one for one in units_of(text, None) if not stops or one.span[0] >= stops[-1]]
    size = _size([one.key for one in reversed(within)], given[::-1])
    return len(text) - within[-size].span[0] if size else 0


def _size(there: list[str], given: list[str]) -> int:
    """How many words from the passage outwards belong to the words given."""
    count = len(given)
    further = range(count - 1, min(len(there), count + _MORE))
    return next((at + 1 for at in further if there[at] == given[-1]), min(count, len(there)))


def _keys(text: str) -> list[str]:
    return [one.key for one in units_of(text, None)]


def _spans(text: str) -> list[Span]:
    """Of each word as it is compared: "won't" is two."""
    return [one.span for one in units_of(text, None)]
