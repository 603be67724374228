"""Spans of a text carried through an edit: where they stand in the new text. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.revisions.differ.diff import diff
from ingest.revisions.shown import visible_of
from schemas.records.revisions import Content, Span

# Changed places of one line that lie no further apart (characters) are one passage: "5 online
# (3 members, 2 guests)". Wider, and what stands between two counters would be observed with them.
_TOGETHER = 40


@dataclass(frozen=True, slots=True)
class Exchange:
    """One changed place: spans before and after."""

    before: Span
    after: Span

    @property
    def growth(self) -> int:
        """Characters that the text has become longer by here."""
        return (self.after[1] - self.after[0]) - (self.before[1] - self.before[0])


def exchanges(before: Content, after: Content) -> list[Exchange]:
    """All changed places of the compared text, in order."""
    steps = diff(visible_of(before), visible_of(after))
    return [Exchange(step.before, step.after) for step in steps if step.kind != "equal"]


def holds(span: Span, window: Exchange) -> bool:
    """Whether a change lies within a passage; words put in at its edge stand beside it."""
    start, end = window.before
    if start == end and start in span and span[0] != span[1]:
        return False
    return span[0] <= start and end <= span[1]


def is_whole(span: Span, windows: Iterable[Exchange]) -> bool:
    """Whether no change reaches across an end of the span."""
    return all(holds(span, w) or not overlap(span, w.before) for w in windows)


def overlap(span: Span, other: Span) -> bool:
    """Whether two spans have a character in common, or are the same place."""
    return (span[0] < other[1] and other[0] < span[1]) or span == other


def carried(span: Span, windows: Sequence[Exchange]) -> Span:
    """Where a span stands in the new text; no change reaches across its ends (`is_whole`)."""
    start, end = span
    held = sum(w.growth for w in windows if holds(span, w))
    left = sum(w.growth for w in windows if w.before[1] <= start and not holds(span, w))
    return start + left, end + left + held


def start_of(at: int, windows: Sequence[Exchange]) -> int:
    """Where the start of a passage stands: behind a changed place that reaches over it."""
    over = next((w for w in windows if w.before[0] < at < w.before[1]), None)
    return over.after[1] if over else at + sum(w.growth for w in windows if w.before[1] <= at)


def end_of(at: int, windows: Sequence[Exchange]) -> int:
    """Where the end of a passage stands: before a changed place that reaches over it."""
    over = next((w for w in windows if w.before[0] < at < w.before[1]), None)
    left = [w for w in windows if w.before[1] <= at and w.before != (at, at)]
    return over.after[0] if over else at + sum(w.growth for w in left)


def hulls(windows: Iterable[Exchange], after: Content) -> list[Exchange]:
    """Changed places of one line that lie close together, as one."""
    text, found = visible_of(after), list[Exchange]()
    for window in windows:
        last = found[-1] if found else None
        between = text[last.after[1] : window.after[0]] if last else ""
        if last and len(between) <= _TOGETHER and "\n" not in between:
            found[-1] = Exchange(
                (last.before[0], window.before[1]), (last.after[0], window.after[1])
            )
        else:
            found.append(window)
    return found
