"""The lines of two visible texts lined up: what stays, what was moved, and the gaps. Pure."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ingest.revisions.differ.anchors import Run
from ingest.revisions.differ.chain import Pair
from ingest.revisions.differ.gaps import Gap
from ingest.revisions.differ.moves import standing
from ingest.tokens import Span


@dataclass(frozen=True, slots=True)
class MovedText:
    """A line that stands elsewhere, perhaps slightly edited; characters of the visible texts."""

    before: Span
    after: Span


@dataclass(frozen=True, slots=True)
class LinedUp:
    """Two texts as gaps, each followed by lines that stay; the last of these is empty."""

    places: tuple[tuple[Gap, Run], ...]
    moves: tuple[MovedText, ...]  # ascending by `before`


def line_up(before: str, after: str) -> LinedUp:
    """The lines of two visible texts; a line is a block."""
    old, new = before.split("\n"), after.split("\n")
    found = standing(old, new)
    sides = _Side(old), _Side(new)
    moves = tuple(MovedText(sides[0].words(i), sides[1].words(j)) for i, j in found.moved)
    gone, come = [m.before for m in moves], sorted(m.after for m in moves)
    places: list[tuple[Gap, Run]] = []
    a = b = 0
    for i, j, count in _stretches(found.kept):
        (x, x_end), (y, _) = sides[0].span(i, count), sides[1].span(j, count)
        places.append((_gap((a, x), (b, y), gone, come), (x, y, x_end - x)))
        a, b = x_end, y + x_end - x
    ends = len(before), len(after)
    places.append((_gap((a, ends[0]), (b, ends[1]), gone, come), (*ends, 0)))
    return LinedUp(tuple(places), moves)


class _Side:
    """Where the lines of one text stand."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._starts = list(accumulate((len(line) + 1 for line in lines), initial=0))

    def span(self, at: int, count: int = 1) -> Span:
        """The characters of some lines, without the line feed at their end."""
        return self._starts[at], self._starts[at + count] - 1

    def words(self, at: int) -> Span:
        """The characters of one line, without white space at its ends."""
        line, start = self._lines[at], self._starts[at]
        return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _stretches(kept: Sequence[Pair]) -> Iterator[Run]:
    """Neighbouring pairs as one: first line before, first line after, number of lines."""
    held: Run | None = None
    for i, j in kept:
        if held and (held[0] + held[2], held[1] + held[2]) == (i, j):
            held = (held[0], held[1], held[2] + 1)
            continue
        if held:
            yield held
        held = (i, j, 1)
    if held:
        yield held


def _gap(before: Span, after: Span, gone: Sequence[Span], come: Sequence[Span]) -> Gap:
    return Gap(before, after, _within(before, gone), _within(after, come))


def _within(span: Span, ascending: Sequence[Span]) -> tuple[Span, ...]:
    """The spans that stand in a gap; none reaches out of it."""
    first, last = (bisect_left(ascending, (end,)) for end in (span[0], span[1]))
    return tuple(ascending[first:last])
