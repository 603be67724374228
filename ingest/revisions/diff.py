"""The difference between two visible texts, in words, as character spans. Pure.

Deterministic and bounded by size, never by the clock, so that a stored diff can be made again:
the ends are trimmed, paragraphs matched whole, words aligned in what is left (`align`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.revisions.align import Run, Work, align, common_prefix, common_suffix
from ingest.revisions.tokens import Span, token_spans

OpKind = Literal["equal", "insert", "delete", "replace"]

# chr() ends here; more distinct tokens in one gap are treated as wholly replaced.
_MOST_IDS = 0x110000
# A line shorter than this may recur by chance ("Yes.") and anchors nothing; its words still match.
_LEAST_LINE = 16


@dataclass(frozen=True, slots=True)
class Op:
    """One step from before to after; spans are half open, in characters of the visible texts."""

    kind: OpKind
    before: Span
    after: Span


def diff(before: str, after: str, *, work: Work | None = None) -> tuple[Op, ...]:
    """All steps in order; they cover both texts without gaps or overlaps.

    Equal texts give one `equal`. Words are never cut. `work` counts what the alignment costs; two
    texts too large and too unlike to align within it come out as `replace`.
    """
    if before == after:
        return (Op("equal", (0, len(before)), (0, len(after))),)
    runs = _equal_runs(before, after, work or Work())
    return tuple(_ops(before, after, _with_spaces(before, after, runs)))


def ids(first: list[str], second: list[str]) -> tuple[str, str]:
    """Two sequences as strings with one character for each distinct element.

    Elements past the number of characters that exist become the last one on each side and match
    nothing, since each side has its own.
    """
    known: dict[str, str] = {}
    for value in (*first, *second):
        if value not in known:
            known[value] = chr(min(len(known), _MOST_IDS - 3))
    if len(known) < _MOST_IDS - 2:
        return "".join([known[v] for v in first]), "".join([known[v] for v in second])
    return chr(_MOST_IDS - 2) * len(first), chr(_MOST_IDS - 1) * len(second)


def _equal_runs(before: str, after: str, work: Work) -> Iterator[Run]:
    """Stretches of characters that stay, in order."""
    head = _word_start(before, after, common_prefix(before, after))
    tail = _word_end(before, after, head)
    yield 0, 0, head
    inner, other = (head, len(before) - tail), (head, len(after) - tail)
    a, b = head, head
    for x, y, length in (*_line_runs(before, after, inner, other), (inner[1], other[1], 0)):
        yield from _token_runs(before, after, (a, x), (b, y), work=work)
        yield x, y, length
        a, b = x + length, y + length
    yield inner[1], other[1], tail


def _word_start(before: str, after: str, size: int) -> int:
    """The common start, taken back to where no word is cut on either side."""
    if all(size == len(text) or text[size].isspace() for text in (before, after)):
        return size
    return max(before.rfind(" ", 0, size), before.rfind("\n", 0, size)) + 1


def _word_end(before: str, after: str, head: int) -> int:
    """The common end behind `head`, shortened to where no word is cut on either side."""
    size = common_suffix(before[head:], after[head:])
    starts = [(text, len(text) - size) for text in (before, after)]
    if all(at == head or text[at - 1].isspace() for text, at in starts):
        return size
    rest = before[len(before) - size :]
    cuts = [cut for cut in (rest.find(" "), rest.find("\n")) if cut >= 0]
    return size - min(cuts) if cuts else 0


def _line_runs(before: str, after: str, first: Span, second: Span) -> list[Run]:
    """Lines that occur once on each side and keep their order."""
    mine, theirs = _lines(before, first), _lines(after, second)
    if len(mine) < 2 or len(theirs) < 2:
        return []
    a, b = ids([before[s:e] for s, e in mine], [after[s:e] for s, e in theirs])
    runs: list[Run] = []
    # no cells: anchors and trimmed ends only, the rest is for the words to tell
    for x, y, length in align(a, b, work=Work(cells=0), shingle=1):
        for i in range(length):
            start, end = mine[x + i]
            if end - start >= _LEAST_LINE:
                runs.append((start, theirs[y + i][0], end - start))
    return runs


def _lines(text: str, span: Span) -> list[Span]:
    found: list[Span] = []
    start, end = span
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        found.append((start, stop))
        start = stop + 1
    return found


def _token_runs(before: str, after: str, first: Span, second: Span, *, work: Work) -> Iterator[Run]:
    """Stretches of equal words within one gap."""
    mine, theirs = token_spans(before, *first), token_spans(after, *second)
    if not mine or not theirs:
        return
    a, b = ids([before[s:e] for s, e in mine], [after[s:e] for s, e in theirs])
    for x, y, length in align(a, b, work=work):
        start, end = mine[x][0], mine[x + length - 1][1]
        other = theirs[y][0]
        if before[start:end] == after[other : theirs[y + length - 1][1]]:
            yield start, other, end - start
            continue
        for i in range(length):  # the words agree, a space between them does not
            yield mine[x + i][0], theirs[y + i][0], mine[x + i][1] - mine[x + i][0]


def _with_spaces(before: str, after: str, runs: Iterator[Run]) -> Iterator[Run]:
    """The runs, and the white space around them that both sides share; joined where they touch."""
    held: Run = (0, 0, 0)
    for x, y, length in (*runs, (len(before), len(after), 0)):
        a, b = held[0] + held[2], held[1] + held[2]
        front = _shared_spaces(before[a:x], after[b:y])
        held = (held[0], held[1], held[2] + front)
        a, b = a + front, b + front
        back = _shared_spaces(before[a:x][::-1], after[b:y][::-1])
        if (a, b) == (x - back, y - back):
            held = (held[0], held[1], held[2] + back + length)
            continue
        yield held
        held = (x - back, y - back, back + length)
    yield held


def _shared_spaces(first: str, second: str) -> int:
    size = 0
    for one, other in zip(first, second, strict=False):
        if one != other or not one.isspace():
            break
        size += 1
    return size


def _ops(before: str, after: str, runs: Iterator[Run]) -> Iterator[Op]:
    a = b = 0
    for x, y, length in (*runs, (len(before), len(after), 0)):
        if x > a or y > b:
            kind: OpKind = "replace" if x > a and y > b else "delete" if x > a else "insert"
            yield Op(kind, (a, x), (b, y))
        if length:
            yield Op("equal", (x, x + length), (y, y + length))
        a, b = x + length, y + length
