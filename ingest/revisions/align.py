"""Alignment of two sequences in bounded work, whatever they hold. Pure and deterministic.

A sequence is a string with one character for each distinct token. Every diff library has an input
that hangs it (TEXT.md), so the work is bounded by counting it: ends are trimmed, shingles that are
unique on both sides anchor, rapidfuzz aligns what lies between where it is small enough, and
what is left counts as replaced.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Indel

Run = tuple[int, int, int]  # start in the first, start in the second, length

# A gap of this many cells is aligned optimally without looking for anchors: 4 kB against 4 kB,
# half a millisecond. Larger is slower on a text with a few edits, smaller is less exact.
SMALL_CELLS = 1_000_000
# The largest gap given to rapidfuzz, which keeps one bit for each cell: 4·10⁸ are 50 MB and about
# 50 ms (TEXT.md). 100 kB of text against another 100 kB just fits.
GAP_CELLS = 400_000_000
# All gaps of one diff together: about half a second.
TOTAL_CELLS = 4_000_000_000
# Words in an anchor: four that occur once in each text stand in the same place (TEXT.md); fewer
# meet by chance.
SHINGLE = 4
# Anchors found in a gap split it, and the parts are searched again, where more shingles are unique.
_ROUNDS = 3


@dataclass(slots=True)
class Work:
    """What one alignment may still cost; counts down."""

    cells: int = TOTAL_CELLS

    def take(self, cells: int) -> bool:
        """Books the cells of one gap, or says no."""
        if cells > GAP_CELLS or cells > self.cells:
            return False
        self.cells -= cells
        return True


def align(first: str, second: str, *, work: Work, shingle: int = SHINGLE) -> list[Run]:
    """Runs that are equal in both, ascending in both, never overlapping."""
    found = _gap(first, second, (0, 0), rounds=_ROUNDS, shingle=shingle, work=work)
    return list(_merged(found))


def common_prefix(first: str, second: str) -> int:
    """Length of the longest common start, by halving: a few comparisons of memory."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def common_suffix(first: str, second: str) -> int:
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


def _gap(
    first: str, second: str, at: tuple[int, int], *, rounds: int, shingle: int, work: Work
) -> Iterator[Run]:
    """The runs of one gap that begins at `at`."""
    head = common_prefix(first, second)
    if head:
        yield (*at, head)
    first, second = first[head:], second[head:]
    tail = common_suffix(first, second)
    a, b = at[0] + head, at[1] + head
    inner, other = first[: len(first) - tail], second[: len(second) - tail]
    if inner and other:
        for x, y, length in _inside(inner, other, rounds=rounds, shingle=shingle, work=work):
            yield a + x, b + y, length
    if tail:
        yield a + len(inner), b + len(other), tail


def _inside(first: str, second: str, *, rounds: int, shingle: int, work: Work) -> Iterator[Run]:
    """The runs of a gap whose ends differ."""
    cells = len(first) * len(second)
    if cells <= SMALL_CELLS and work.take(cells):
        yield from _optimal(first, second)
        return
    anchors = _anchors(first, second, shingle) if rounds else []
    if not anchors:
        if work.take(cells):
            yield from _optimal(first, second)
        return
    a = b = 0
    for x, y, length in (*anchors, (len(first), len(second), 0)):
        yield from _gap(
            first[a:x], second[b:y], (a, b), rounds=rounds - 1, shingle=shingle, work=work
        )
        if length:
            yield x, y, length
        a, b = x + length, y + length


def _optimal(first: str, second: str) -> Iterator[Run]:
    for op in Indel.opcodes(first, second):
        if op.tag == "equal":
            yield op.src_start, op.dest_start, op.src_end - op.src_start


def _anchors(first: str, second: str, shingle: int) -> list[Run]:
    """Shingles that occur once on each side, as the longest chain that ascends in both."""
    there = _unique(second, shingle)
    pairs = [(x, there[key]) for key, x in _unique(first, shingle).items() if key in there]
    pairs.sort()
    chain = _ascending([y for _, y in pairs])
    runs: list[Run] = []
    for x, y in (pairs[i] for i in chain):
        if runs and x < runs[-1][0] + runs[-1][2]:
            start, other, _ = runs[-1]
            if x - y == start - other:
                runs[-1] = (start, other, x + shingle - start)
            continue
        if not runs or y >= runs[-1][1] + runs[-1][2]:
            runs.append((x, y, shingle))
    return runs


def _unique(text: str, shingle: int) -> dict[str, int]:
    """Where each shingle stands that occurs once."""
    places: dict[str, int] = {}
    again: set[str] = set()
    for i in range(len(text) - shingle + 1):
        key = text[i : i + shingle]
        if places.setdefault(key, i) != i:
            again.add(key)
    for key in again:
        del places[key]
    return places


def _ascending(values: list[int]) -> list[int]:
    """Indices of a longest ascending subsequence (patience sorting)."""
    tops: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for i, value in enumerate(values):
        pile = bisect_left(tops, value)
        before.append(holders[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(value)
            holders.append(i)
        else:
            tops[pile] = value
            holders[pile] = i
    chain: list[int] = []
    i = holders[-1] if holders else -1
    while i >= 0:
        chain.append(i)
        i = before[i]
    return chain[::-1]


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbouring runs on one diagonal as one."""
    held: Run | None = None
    for run in runs:
        if held and (held[0] + held[2], held[1] + held[2]) == run[:2]:
            held = (held[0], held[1], held[2] + run[2])
            continue
        if held:
            yield held
        held = run
    if held:
        yield held
