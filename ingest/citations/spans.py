"""Spans (half open) that are in order and do not overlap, and the one at a place. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from schemas.records.texts import RichText

Span = tuple[int, int]


def block_spans(text: RichText) -> list[Span]:
    """The span of each block in the visible text; an empty block has an empty one."""
    spans: list[Span] = []
    offset = 0
    for block in text.blocks:
        spans.append((offset, offset + len(block.text)))
        offset += len(block.text) + 1
    return spans


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same places as spans in order; those that overlap become one."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        elif start < end:
            result.append((start, end))
    return result


def span_touching(spans: Sequence[Span], start: int, end: int) -> int | None:
    """The number of the first of these spans that shares a character with `start` to `end`."""
    number = bisect_right(spans, start, key=_end_of)
    return number if number < len(spans) and spans[number][0] < end else None


def inside(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of these spans holds all of `start` to `end`."""
    number = span_touching(spans, start, end)
    return number is not None and spans[number][0] <= start and end <= spans[number][1]


def _end_of(span: Span) -> int:
    return span[1]
