"""A comparison as plain values for JSON: all that a program needs to make either text again. Pure.

Shape, every span half open in characters (Unicode code points) of the visible texts, whose blocks
are separated by one line feed:

    {"operations": [{"op": "keep", "before": [0, 9], "after": [0, 9]},
                    {"op": "replace", "before": [9, 10], "after": [9, 10], "old": "6", "new": "8"},
                    {"op": "remove", "before": [30, 42], "after": [30, 30], "old": "…", "move": 0},
                    {"op": "insert", "before": [80, 80], "after": [68, 80], "new": "…", "move": 0}],
     "moves": [{"before": [30, 41], "after": [69, 80], "operations": […]}],
     "marks": [{"mark": "link", "before": [0, 4], "after": [0, 4], "text": "here",
                "old": "https://…", "new": "https://…"}]}

Walking the operations in order, kept characters taken from one text and `new` (or `old`) for the
rest, gives the after (or before) text. `move` names the block in `moves` that was taken from here
or put here; the operations of a move lead from the old block to the new one. A mark is of words
that stayed: `link`, `emphasis`, `struck` (through), `quotation` (between quotation marks, or a
quoted passage: who is quoted, or `quoted`), `block` (heading, list, code). An empty `old` or `new`
is no mark at all.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from ingest.revisions.differ.comparison import Carried, compare, moved_by
from ingest.revisions.differ.marks import Remark
from ingest.revisions.differ.steps import Op
from schemas.records.texts import RichText

Json = dict[str, Any]

_NAMES = {"equal": "keep", "delete": "remove", "insert": "insert", "replace": "replace"}


def operations(before: RichText, after: RichText) -> Json:
    """The comparison of two texts in the shape above."""
    found = compare(before, after)
    words, old, new = found.words, before.visible, after.visible
    return {
        "operations": _listed(old, new, words.ops, moved_by(words)),
        "moves": [_move(old, new, move) for move in words.moves],
        "marks": [_mark(old, mark) for mark in found.marks],
    }


def _listed(old: str, new: str, ops: Sequence[Op], moved: Mapping[int, int]) -> list[Json]:
    return [_one(old, new, op, moved.get(at)) for at, op in enumerate(ops)]


def _one(old: str, new: str, op: Op, move: int | None) -> Json:
    gone, come = old[slice(*op.before)], new[slice(*op.after)]
    made: Json = {"op": _NAMES[op.kind], "before": list(op.before), "after": list(op.after)}
    if op.kind != "equal":
        made |= {"old": gone} if gone else {}
        made |= {"new": come} if come else {}
    return made if move is None else {**made, "move": move}


def _move(old: str, new: str, move: Carried) -> Json:
    return {
        "before": list(move.before),
        "after": list(move.after),
        "operations": _listed(old, new, move.ops, {}),
    }


def _mark(old: str, mark: Remark) -> Json:
    return {
        "mark": mark.kind,
        "before": list(mark.before),
        "after": list(mark.after),
        "text": old[slice(*mark.before)],
        "old": mark.was,
        "new": mark.became,
    }
