"""What belongs to words beside their letters: link, emphasis, stroke, quotation, block. Pure.

Marks are attributes of the words that they stand on. A word keeps its place in a diff when only
its marks differ, and that they differ is told beside it.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from ingest.revisions.differ.quote_pairs import quoted_spans
from ingest.revisions.normal import link_key
from ingest.tokens import Span
from schemas.records.texts import Block, RichText

MarkKind = Literal["link", "emphasis", "struck", "quotation", "block"]

_QUOTING = re.compile('[„“”«»"‟「『]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Words that stayed and whose mark did not."""

    kind: MarkKind
    before: Span  # characters of the visible text
    after: Span
    was: str  # link target, who is quoted, kind of block; empty where there was no mark
    became: str


@dataclass(frozen=True, slots=True)
class _Marked:
    """A stretch of a text and its mark."""

    start: int
    end: int
    value: str


class Marks:
    """All marks of one text, to be asked for any part of it."""

    def __init__(self, text: RichText) -> None:
        rows: dict[MarkKind, list[_Marked]] = {kind: [] for kind in _FINDERS}
        at = 0
        for block in text.blocks:
            if _is_marked(block):
                for kind, find in _FINDERS.items():
                    rows[kind] += find(at, block)
            at += len(block.text) + 1
        self._rows = {kind: list(_apart(row)) for kind, row in rows.items() if row}
        self._starts = {kind: [mark.start for mark in row] for kind, row in self._rows.items()}

    @property
    def kinds(self) -> set[MarkKind]:
        """The kinds of marks that there are."""
        return set(self._rows)

    def within(self, kind: MarkKind, span: Span) -> list[_Marked]:
        """The marks of a kind in a part of the text, cut at its ends, counted from its start."""
        row, (start, end) = self._rows.get(kind, ()), span
        if not row:
            return []
        at = max(0, bisect_right(self._starts[kind], start) - 1)
        found: list[_Marked] = []
        while at < len(row) and row[at].start < end:
            one, other = max(row[at].start, start), min(row[at].end, end)
            if one < other:
                found.append(_Marked(one - start, other - start, row[at].value))
            at += 1
        return found


def remarks(before: Marks, after: Marks, equal: Iterable[tuple[Span, Span]]) -> Iterator[Remark]:
    """Where the marks of equal stretches differ; `equal` holds the spans of both texts."""
    kinds = [kind for kind in _FINDERS if kind in before.kinds | after.kinds]
    for old, new in equal if kinds else ():
        for kind in kinds:
            mine, theirs = before.within(kind, old), after.within(kind, new)
            for start, end, was, became in _differing(mine, theirs, kind):
                yield Remark(
                    kind=kind, before=(old[0] + start, old[0] + end),
                    after=(new[0] + start, new[0] + end), was=was, became=became,
                )  # fmt: skip


def _differing(
    mine: list[_Marked], theirs: list[_Marked], kind: MarkKind
) -> Iterator[tuple[int, int, str, str]]:
    """Stretches whose two values differ; neighbours with the same two values are one."""
    if mine == theirs:
        return
    same = link_key if kind == "link" else str
    ends = sorted({at for mark in (*mine, *theirs) for at in (mark.start, mark.end)})
    held: tuple[int, int, str, str] | None = None
    for start, end in pairwise(ends):
        was, became = _value(mine, start), _value(theirs, start)
        if same(was) == same(became):
            continue
        if held and held[1:] == (start, was, became):
            held = (held[0], end, was, became)
            continue
        if held:
            yield held
        held = (start, end, was, became)
    if held:
        yield held


def _value(marks: list[_Marked], at: int) -> str:
    place = bisect_right(marks, at, key=lambda mark: mark.start) - 1
    return marks[place].value if place >= 0 and at < marks[place].end else ""


def _apart(marks: Iterable[_Marked]) -> Iterator[_Marked]:
    """The marks without overlaps: the earlier one wins, as a reader can click only one link."""
    end = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.end > max(end, mark.start):
            yield _Marked(max(end, mark.start), mark.end, mark.value)
            end = mark.end


def _is_marked(block: Block) -> bool:
    plain = block.kind == "paragraph" and block.quote_of is None
    dressed = block.links or block.emphasis or block.struck
    return bool(not plain or dressed or _QUOTING.search(block.text))


def _links(at: int, block: Block) -> Iterator[_Marked]:
    return (_Marked(at + link.start, at + link.end, link.url) for link in block.links)


def _emphasis(at: int, block: Block) -> Iterator[_Marked]:
    return (_Marked(at + start, at + end, "emphasis") for start, end in block.emphasis)


def _struck(at: int, block: Block) -> Iterator[_Marked]:
    return (_Marked(at + start, at + end, "struck") for start, end in block.struck)


def _quotations(at: int, block: Block) -> Iterator[_Marked]:
    if block.kind == "quote" or block.quote_of is not None:
        yield _Marked(at, at + len(block.text), block.quote_of or "quoted")
    elif _QUOTING.search(block.text):
        spans = quoted_spans(block.text)
        yield from (_Marked(at + start, at + end, "quoted") for start, end in spans)


def _kinds(at: int, block: Block) -> Iterator[_Marked]:
    if block.kind not in ("paragraph", "quote"):  # whose quotation is told above
        yield _Marked(at, at + len(block.text), block.kind)


_FINDERS: dict[MarkKind, Callable[[int, Block], Iterator[_Marked]]] = {
    "link": _links,
    "emphasis": _emphasis,
    "struck": _struck,
    "quotation": _quotations,
    "block": _kinds,
}
