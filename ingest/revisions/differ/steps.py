"""Runs of equal characters as the steps of a diff, moved lines as steps of their own. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from ingest.revisions.differ.anchors import Run
from ingest.revisions.differ.lines import MovedText
from ingest.tokens import Span

OpKind = Literal["equal", "insert", "delete", "replace"]


class Op(NamedTuple):
    """One step from before to after; spans are half open, in characters of the visible texts.

    A tuple, since a hostile text has 100,000 of them and a frozen dataclass takes three times as
    long to make.
    """

    kind: OpKind
    before: Span
    after: Span


def steps(before: str, after: str, runs: Iterable[Run], moves: Sequence[MovedText]) -> list[Op]:
    """All steps in order; they cover both texts without gaps or overlaps.

    What two runs leave out is one step, but a moved line, with the line feed beside it, is
    deleted and inserted by steps that hold nothing else.
    """
    parted = _Parted(before, after, moves) if moves else None
    found: list[Op] = []
    a = b = 0
    for x, y, length in (*runs, (len(before), len(after), 0)):
        if x > a or y > b:
            if parted:
                found += parted.ops((a, x), (b, y))
            else:
                found.append(_op((a, x), (b, y)))
        if length:
            found.append(Op("equal", (x, x + length), (y, y + length)))
        a, b = x + length, y + length
    return found


def _op(old: Span, new: Span) -> Op:
    if old[0] == old[1]:
        return Op("insert", old, new)
    return Op("delete" if new[0] == new[1] else "replace", old, new)


class _Parted:
    """Parts changed places at the ends of moved lines."""

    def __init__(self, before: str, after: str, moves: Sequence[MovedText]) -> None:
        self._old = _with_line_feeds(before, [move.before for move in moves])
        self._new = _with_line_feeds(after, sorted(move.after for move in moves))

    def ops(self, old: Span, new: Span) -> list[Op]:
        """The steps of one changed place; words replaced beside a moved line stay one step."""
        gone, come = _pieces(old, self._old), _pieces(new, self._new)
        words, others = (
            [at for at, piece in enumerate(side) if not piece.moved] for side in (gone, come)
        )
        if len(words) != 1 or len(others) != 1:
            return _apart(gone, come, old[0], new[0])
        (i,), (j,) = words, others
        (a, a_end), (b, b_end) = gone[i].span, come[j].span
        front = _apart(gone[:i], come[:j], old[0], new[0])
        back = _apart(gone[i + 1 :], come[j + 1 :], a_end, b_end)
        return [*front, Op("replace", (a, a_end), (b, b_end)), *back]


class _Piece(NamedTuple):
    span: Span
    moved: bool


def _pieces(span: Span, moved: Sequence[Span]) -> list[_Piece]:
    """A changed stretch of one text, parted where moved lines begin and end."""
    found: list[_Piece] = []
    at, end = span
    for first, last in moved[max(0, bisect_right(moved, (at, at)) - 1) :]:
        if first >= end:
            break
        start, stop = max(first, at), min(last, end)
        if start >= stop:
            continue
        if start > at:
            found.append(_Piece((at, start), moved=False))
        found.append(_Piece((start, stop), moved=True))
        at = stop
    return [*found, _Piece((at, end), moved=False)] if at < end else found


def _apart(gone: Sequence[_Piece], come: Sequence[_Piece], a: int, b: int) -> list[Op]:
    """What went, then what came, piece by piece; `a` and `b` are where both begin."""
    ops = [Op("delete", piece.span, (b, b)) for piece in gone]
    a = gone[-1].span[1] if gone else a
    return ops + [Op("insert", (a, a), piece.span) for piece in come]


def _with_line_feeds(text: str, spans: Iterable[Span]) -> list[Span]:
    """Lines with the line feed behind them, or at the end of the text the one before them."""
    found: list[Span] = []
    for start, end in spans:
        free = found[-1][1] if found else 0
        if text[end : end + 1] == "\n":
            found.append((start, end + 1))
        else:
            found.append((max(start - 1, free), end))
    return found
