"""Which lines a digest has, and which of them matter most. Pure.

A line is what happened to one document, however often, or to many documents in the same way.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from ingest.alerts.matters import ALONE, is_edit, rank
from schemas.records.revisions import Significance

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One event as far as a digest must know of it before its texts are read."""

    event_id: str
    type: str
    at: datetime  # aware UTC
    source: str  # its name
    step: str  # equal for what an edit did: to its text, to citations, in many documents at once
    document_id: str | None = None
    significance: Significance | None = None  # of its edit
    declared: bool = False
    view: str | None = None  # of its edit


@dataclass(frozen=True, slots=True)
class Line:
    """What one line tells: matters of one kind, oldest first, each led by its first event."""

    matters: tuple[tuple[Item, ...], ...]

    @property
    def newest(self) -> Item:
        """The event that leads the newest matter."""
        return self.matters[-1][0]

    @property
    def documents(self) -> int:
        """How many documents it is about; 1 for what is about none."""
        leading = (
            item for matter in self.matters for item in matter if item.type == matter[0].type
        )
        return len({item.document_id for item in leading})

    @property
    def is_one_step(self) -> bool:
        """Whether all its edits are of one document in one view, and it is nothing else."""
        items = [item for matter in self.matters for item in matter]
        views = {(each.document_id, each.view) for each in items if is_edit(each.type)}
        return len(views) <= 1 and (len(self.matters) == 1 or is_edit(self.newest.type))

    @property
    def weight(self) -> int:
        """The lower, the more it matters."""
        return min(_weight(item) for matter in self.matters for item in matter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The lines that a digest shows, and what it only counts."""

    top: tuple[Line, ...]  # what matters most, the first first
    others: tuple[Line, ...]  # oldest first
    left_out: int  # lines
    counts: tuple[tuple[str, int], ...]  # of documents by type of event, what matters more first


# Events in the order in which they matter where nothing else decides.
_TYPES: Final = (
    "statement.edited", "quotation.broken", "citation.lost", "post.gone", "statement.gone",
    "post.edited", "source.failing", "channel.failing", "alert.dead",
    "statement.edited_before_seen", "post.edited_before_seen", "statement.restored",
    "post.restored", "citation.new", "statement.new", "post.new", "source.recovered",
    "channel.recovered",
)  # fmt: skip

# How little each matters; edits are weighed by themselves. Up to `_LAST_ON_TOP` it may stand at the
# top: substantive edits of statements, broken quotations, lost citations, silent edits, what is
# gone, and what the operator has to mend.
_STATEMENT_EDITED, _SILENT, _LAST_ON_TOP, _DECLARED, _MINOR, _USUAL = 0, 3, 5, 6, 7, 8
_WEIGHTS: Final = {
    "quotation.broken": 1, "citation.lost": 2, "post.gone": 4, "statement.gone": 4,
    "source.failing": _LAST_ON_TOP, "channel.failing": _LAST_ON_TOP, "alert.dead": _LAST_ON_TOP,
    "post.edited_before_seen": _MINOR, "statement.edited_before_seen": _MINOR,
}  # fmt: skip

# A desk reads so many lines in a minute (ops/decisions/0036); the ledger has the rest.
MOST_LINES: Final = 60
MOST_ON_TOP: Final = 5
# With fewer lines than this all are seen at a glance, and nothing need stand above them.
_GLANCE: Final = 8


def lines_of(items: Iterable[Item]) -> list[Line]:
    """The lines that tell these events, each of them once; the oldest line first."""
    matters = _grouped(sorted(items, key=_moment), _matter_key)
    ordered = (tuple(sorted(matter, key=_leading)) for matter in matters)
    return [Line(tuple(line)) for line in _grouped(ordered, lambda matter: _line_key(matter[0]))]


def chosen(lines: Sequence[Line]) -> Chosen:
    """The lines that matter most, of equals the newest; at most `MOST_LINES`."""
    weighed = sorted(lines, key=lambda line: (line.weight, -line.newest.at.timestamp()))
    shown = weighed[:MOST_LINES]
    top = [line for line in shown[:MOST_ON_TOP] if line.weight <= _LAST_ON_TOP]
    if len(lines) < _GLANCE:
        top = []
    others = sorted(shown[len(top) :], key=lambda line: _moment(line.newest))
    return Chosen(
        top=tuple(top),
        others=tuple(others),
        left_out=len(lines) - len(shown),
        counts=_counts(lines),
    )


def _counts(lines: Iterable[Line]) -> tuple[tuple[str, int], ...]:
    counted = Counter[str]()
    for line in lines:
        counted[line.newest.type] += line.documents
    return tuple(sorted(counted.items(), key=lambda each: _place(each[0])))


def _grouped(values: Iterable[T], key: Callable[[T], Hashable]) -> list[list[T]]:
    found: dict[Hashable, list[T]] = {}
    for value in values:
        found.setdefault(key(value), []).append(value)
    return list(found.values())


def _matter_key(item: Item) -> Hashable:
    return item.event_id if rank(item.type) == ALONE else item.step


def _line_key(leader: Item) -> Hashable:
    return (leader.document_id, leader.type) if leader.document_id else leader.event_id


def _leading(item: Item) -> tuple[int, datetime, str]:
    return rank(item.type), *_moment(item)


def _moment(item: Item) -> tuple[datetime, str]:
    return item.at, item.event_id


def _place(event_type: str) -> int:
    return _TYPES.index(event_type) if event_type in _TYPES else len(_TYPES)


def _weight(item: Item) -> int:
    if not is_edit(item.type):
        return _WEIGHTS.get(item.type, _USUAL)
    if item.significance != Significance.SUBSTANTIVE:
        return _USUAL if item.significance == Significance.COSMETIC else _MINOR
    if item.type == "statement.edited":
        return _STATEMENT_EDITED
    return _DECLARED if item.declared else _SILENT
