"""Alignment of two sequences in bounded work, whatever they hold. Pure and deterministic.

A sequence is a string with one character for each distinct token. Every diff library has an input
that hangs it (TEXT.md), so the work is bounded by counting it: ends are trimmed, shingles that are
unique on both sides anchor, rapidfuzz aligns what lies between where it is small enough, and
what is left counts as replaced.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from ingest.revisions.differ.anchors import Run, anchors

# A gap of this many cells is aligned optimally without looking for anchors: 4 kB against 4 kB,
# half a millisecond. Larger is slower on a text with a few edits, smaller is less exact.
SMALL_CELLS = 1_000_000
# The largest gap given to rapidfuzz, which keeps one bit for each cell: 4·10⁸ are 50 MB and 50 to
# 90 ms (TEXT.md).
GAP_CELLS = 400_000_000
# All gaps of one diff together, whatever the size of the texts: about a third of a second.
TOTAL_CELLS = 1_500_000_000
# Cells for each character of both texts, 4.5·10⁹ of which take a second at worst: 4 ms for 10 kB,
# 36 ms for 100 kB (bars of TEXT.md: 10 and 150, of which the rest is reading the texts). It aligns
# 50 kB of prose that has not four words in a row in common; edited texts need a hundredth of it.
CELLS_PER_CHAR = 800
# Words in an anchor: four that occur once in each text stand in the same place (TEXT.md); fewer
# meet by chance.
SHINGLE = 4
# Anchors found in a gap split it, and the parts are searched once more, where more shingles are
# unique. A third time finds next to nothing in prose, and costs as much again in hostile texts.
_ROUNDS = 2


@dataclass(slots=True)
class Work:
    """What one alignment may still cost; counts down."""

    cells: int = TOTAL_CELLS

    @classmethod
    def of_size(cls, chars: int) -> "Work":
        """What two texts of so many characters together may cost."""
        return cls(min(TOTAL_CELLS, chars * CELLS_PER_CHAR))

    def take(self, cells: int) -> bool:
        """Books the cells of one gap, or says no."""
        if cells > GAP_CELLS or cells > self.cells:
            return False
        self.cells -= cells
        return True


def align(first: str, second: str, *, work: Work, shingle: int = SHINGLE) -> list[Run]:
    """Runs that are equal in both, ascending in both, never overlapping."""
    alignment = _Alignment(work=work, shingle=shingle)
    alignment.gap(first, second, (0, 0), _ROUNDS)
    return alignment.runs


def common_prefix(first: Sequence[str], second: Sequence[str]) -> int:
    """Length of the longest common start, by halving: a few comparisons of memory."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def common_suffix(first: Sequence[str], second: Sequence[str]) -> int:
    """Length of the longest common end."""
    low, high = 0, min(len(first), len(second))
    a, b = len(first), len(second)
    while low < high:
        middle = (low + high + 1) // 2
        if first[a - middle : a - low] == second[b - middle : b - low]:
            low = middle
        else:
            high = middle - 1
    return low


class _Alignment:
    """Collects the runs of one alignment, in order."""

    def __init__(self, *, work: Work, shingle: int) -> None:
        self.runs: list[Run] = []
        self._work = work
        self._shingle = shingle

    def gap(self, first: str, second: str, at: tuple[int, int], rounds: int) -> None:
        """The runs of two stretches that begin at `at`."""
        a, b = at
        head = common_prefix(first, second)
        self._add(a, b, head)
        first, second = first[head:], second[head:]
        tail = common_suffix(first, second)
        inner, other = first[: len(first) - tail], second[: len(second) - tail]
        if inner and other:
            self._inside(inner, other, (a + head, b + head), rounds)
        self._add(a + head + len(inner), b + head + len(other), tail)

    def _inside(self, first: str, second: str, at: tuple[int, int], rounds: int) -> None:
        """The runs of a gap whose ends differ."""
        cells = len(first) * len(second)
        if cells <= SMALL_CELLS and self._work.take(cells):
            self._optimal(first, second, at)
        elif rounds and (found := anchors(first, second, self._shingle)):
            self._between(first, second, at, found, rounds - 1)
        elif self._work.take(cells):
            self._optimal(first, second, at)

    def _between(
        self, first: str, second: str, at: tuple[int, int], found: list[Run], rounds: int
    ) -> None:
        """The anchors, and the runs of the gaps around them."""
        a = b = 0
        for x, y, length in (*found, (len(first), len(second), 0)):
            if x > a and y > b:
                self.gap(first[a:x], second[b:y], (at[0] + a, at[1] + b), rounds)
            self._add(at[0] + x, at[1] + y, length)
            a, b = x + length, y + length

    def _optimal(self, first: str, second: str, at: tuple[int, int]) -> None:
        if len(first) == len(second) == 1:
            return  # the ends are trimmed: they differ
        a, b = at
        for block in Indel.editops(first, second).as_matching_blocks():
            self._add(a + block.a, b + block.b, block.size)

    def _add(self, x: int, y: int, length: int) -> None:
        """One more run; one with the last where it goes on."""
        if not length:
            return
        if self.runs:
            a, b, size = self.runs[-1]
            if (a + size, b + size) == (x, y):
                self.runs[-1] = (a, b, size + length)
                return
        self.runs.append((x, y, length))
