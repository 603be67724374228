"""The difference between two visible texts, in words, as character spans. Pure.

Deterministic and bounded by size, never by the clock, so that a stored diff can be made again:
lines (blocks) that kept their order are matched whole, moved ones set aside (`moves`), and words
aligned in what is left (`gaps`, `align`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.revisions.differ.align import Work
from ingest.revisions.differ.anchors import Run
from ingest.revisions.differ.gaps import word_runs
from ingest.revisions.differ.lines import MovedText, line_up
from ingest.revisions.differ.steps import Op, steps

__all__ = ["Difference", "Op", "diff", "difference"]


@dataclass(frozen=True, slots=True)
class Difference:
    """The steps from one text to the other, and the lines that were moved.

    A moved line is deleted in one place and inserted in another, by steps that hold nothing else
    but the line feed beside it.
    """

    ops: tuple[Op, ...]
    moves: tuple[MovedText, ...] = ()  # ascending by `before`


def diff(before: str, after: str, *, work: Work | None = None) -> tuple[Op, ...]:
    """The steps of `difference` alone."""
    return difference(before, after, work=work).ops


def difference(before: str, after: str, *, work: Work | None = None) -> Difference:
    """All steps in order, and which lines were moved.

    Equal texts give one `equal`. Words are never cut. `work` counts what the alignment costs; two
    texts too large and too unlike to align within it come out as `replace`.
    """
    if before == after:
        return Difference((Op("equal", (0, len(before)), (0, len(after))),))
    budget = work or Work.of_size(len(before) + len(after))
    lines = line_up(before, after)
    runs: list[Run] = []
    for gap, kept in lines.places:
        runs += word_runs(before, after, gap, work=budget)
        runs.append(kept)
    joined = _with_spaces(before, after, runs)
    return Difference(tuple(steps(before, after, joined, lines.moves)), lines.moves)


def _with_spaces(before: str, after: str, runs: Sequence[Run]) -> Iterator[Run]:
    """The runs, and the white space around them that both sides share; joined where they touch."""
    held_x, held_y, held = 0, 0, 0
    for x, y, length in (*runs, (len(before), len(after), 0)):
        a, b = held_x + held, held_y + held
        if (a, b) == (x, y):
            held += length
            continue
        back = 0
        if room := min(x - a, y - b):
            front = _shared_spaces(before, after, (a, b), room)
            a, b, held = a + front, b + front, held + front
            back = _shared_spaces_before(before, after, (x, y), room - front)
            if (a, b) == (x - back, y - back):
                held += back + length
                continue
        yield held_x, held_y, held
        held_x, held_y, held = x - back, y - back, back + length
    yield held_x, held_y, held


def _shared_spaces(before: str, after: str, at: tuple[int, int], most: int) -> int:
    (a, b), size = at, 0
    while size < most and before[a + size].isspace() and before[a + size] == after[b + size]:
        size += 1
    return size


def _shared_spaces_before(before: str, after: str, at: tuple[int, int], most: int) -> int:
    (a, b), size = (at[0] - 1, at[1] - 1), 0
    while size < most and before[a - size].isspace() and before[a - size] == after[b - size]:
        size += 1
    return size
