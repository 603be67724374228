"""Two texts as one row of segments: what stayed, came and went, and what was moved. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.revisions.differ.comparison import Carried, compare_words, moved_by
from ingest.revisions.differ.steps import Op

Mark = Literal["same", "added", "removed", "moved_away", "moved_here"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words with one mark; `text` is visible text, never empty.

    `move` counts the moved blocks from 1, in the order in which they stood before: a block is
    `moved_away` whole where it stood; where it stands now its words are `moved_here`, with what was
    `added` and `removed` on the way.
    """

    text: str
    mark: Mark
    move: int | None = None


def segments(before: str, after: str) -> tuple[Segment, ...]:
    """All of both visible texts.

    `same`, `moved_away` and what was `removed` outside of a move make `before`; everything but
    `moved_away` and `removed` makes `after`. Bounded as `diff` is: two long texts with nothing
    in common are removed and added whole.
    """
    words = compare_words(before, after)
    moved = moved_by(words)
    found: list[Segment] = []
    for at, op in enumerate(words.ops):
        move = moved.get(at)
        if move is None:
            found += _plain(before, after, op, "same", None)
        elif op.kind == "delete":
            found += _left(before, op, words.moves[move], move + 1)
        else:
            found += _arrived(before, after, op, words.moves[move], move + 1)
    return tuple(segment for segment in found if segment.text)


def _plain(before: str, after: str, op: Op, kept: Mark, move: int | None) -> Iterator[Segment]:
    if op.kind == "equal":
        yield Segment(after[slice(*op.after)], kept, move)
    else:
        yield Segment(before[slice(*op.before)], "removed", move)
        yield Segment(after[slice(*op.after)], "added", move)


def _left(before: str, op: Op, carried: Carried, move: int) -> Iterator[Segment]:
    """A moved block where it stood."""
    yield Segment(before[op.before[0] : carried.before[0]], "removed")
    yield Segment(before[slice(*carried.before)], "moved_away", move)
    yield Segment(before[carried.before[1] : op.before[1]], "removed")


def _arrived(before: str, after: str, op: Op, carried: Carried, move: int) -> Iterator[Segment]:
    """A moved block where it stands now; the line feed beside it is no part of it."""
    yield Segment(after[op.after[0] : carried.after[0]], "added")
    for inner in carried.ops:
        yield from _plain(before, after, inner, "moved_here", move)
    yield Segment(after[carried.after[1] : op.after[1]], "added")
