"""Two texts compared with all that belongs to them: words, moved blocks, and marks. Pure."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.revisions.differ.align import Work
from ingest.revisions.differ.diff import Difference, Op, difference
from ingest.revisions.differ.marks import Marks, Remark, remarks
from schemas.records.texts import RichText

Span = tuple[int, int]  # half open, in characters of a visible text


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A moved block, and what was changed in it on the way."""

    before: Span
    after: Span
    ops: tuple[Op, ...]  # they cover the block on both sides; one `equal` if nothing was changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """What differs between the words of two texts."""

    ops: tuple[Op, ...]  # they cover both texts; moved blocks are deleted and inserted
    moves: tuple[Carried, ...]  # ascending by `before`


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that differs between two texts."""

    words: Worded
    marks: tuple[Remark, ...]  # ascending; of words that stayed or were moved


def compare(before: RichText, after: RichText) -> Comparison:
    """All that differs; deterministic, and bounded by the size of the texts."""
    old = before.visible
    words = compare_words(old, after.visible)
    steps = (*words.ops, *(op for move in words.moves for op in move.ops))
    equal = sorted((op.before, op.after) for op in steps if op.kind == "equal")
    marks = remarks(Marks(before), Marks(after), equal)
    seen = (mark for mark in marks if old[slice(*mark.before)].strip())
    return Comparison(words=words, marks=tuple(sorted(seen, key=lambda mark: mark.before)))


def compare_words(before: str, after: str) -> Worded:
    """What differs between two visible texts; a line of a visible text is a block."""
    work = Work.of_size(len(before) + len(after))
    found = difference(before, after, work=work)
    return Worded(ops=found.ops, moves=tuple(_carried(before, after, found, work)))


def moved_by(words: Worded) -> dict[int, int]:
    """Of the steps that take a moved block away or put it down: step's index, move's index."""
    gone = sorted((move.before[0], at) for at, move in enumerate(words.moves))
    come = sorted((move.after[0], at) for at, move in enumerate(words.moves))
    found: dict[int, int] = {}
    for index, op in enumerate(words.ops):
        if op.kind not in ("delete", "insert"):
            continue
        row, (start, end) = (gone, op.before) if op.kind == "delete" else (come, op.after)
        at = bisect_left(row, (start, 0))
        if at < len(row) and row[at][0] < end:
            found[index] = row[at][1]
    return found


def _carried(before: str, after: str, found: Difference, work: Work) -> Iterator[Carried]:
    for move in found.moves:
        inner = difference(before[slice(*move.before)], after[slice(*move.after)], work=work)
        ops = tuple(_shifted(op, move.before[0], move.after[0]) for op in inner.ops)
        yield Carried(before=move.before, after=move.after, ops=ops)


def _shifted(op: Op, by: int, other: int) -> Op:
    (x, x_end), (y, y_end) = op.before, op.after
    return Op(op.kind, (x + by, x_end + by), (y + other, y_end + other))
