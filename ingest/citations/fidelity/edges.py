"""The words between a passage that was found and the quotation marks around it. Pure, bounded.

Passages begin and end with equal words, so an altered last word lies outside: “… in our house”.
"""

import re

from ingest.citations.fidelity.marks import ELLIPSIS
from ingest.citations.fidelity.units import units_of
from ingest.citations.spans import Span

_MOST_WORDS = 4
_CHARS = 80
_OPENING = re.compile(r"[„“‟”\"«»‚‘‹›「『](?=[^„“‟”\"«»\n]*\Z)")
_CLOSING = re.compile(r"[“”‟\"«»’‘‹›」』]")
# Behind these it is not plainly the next words that are quoted.
_OTHER = re.compile(rf"[\[\](){{}}\n]|{ELLIPSIS.pattern}")
_SENTENCE_END = re.compile(r"[.!?…\n]")


def widened(post: str, statement: str, spans: tuple[Span, Span]) -> tuple[Span, Span]:
    """Both spans with at most four words more on each side, where marks enclose these in the post.

    The statement's grows by as many words of the same sentence.
    """
    (start, end), (first, last) = spans
    behind = _words_behind(post, end)
    if behind:
        there = _first_words(statement[last : last + 2 * _CHARS], behind[0])
        if there:
            end, last = end + behind[1], last + there
    before = _words_before(post, start)
    if before:
        there = _last_words(statement[max(0, first - 2 * _CHARS) : first], before[0])
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


def _first_words(text: str, count: int) -> int:
    """Characters of so many words, as far as the sentence goes."""
    spans = _spans(text)[:count]
    stop = _SENTENCE_END.search(text)
    within = [span for span in spans if stop is None or span[1] <= stop.start()]
    return within[-1][1] if within else 0


def _last_words(text: str, count: int) -> int:
    spans = _spans(text)[-count:]
    stops = [found.end() for found in _SENTENCE_END.finditer(text)]
    within = [span for span in spans if not stops or span[0] >= stops[-1]]
    return len(text) - within[0][0] if within else 0


def _spans(text: str) -> list[Span]:
    """Of each word as it is compared: "won't" is two."""
    return [one.span for one in units_of(text, None)]
