"""What a digest tells in one line, and how much it matters. Pure.

A line is what happened to one document, however often, or to many documents in the same way.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, TypeVar

from ingest.alerts.matters import ALONE, is_edit, is_of_citation, rank
from schemas.records.revisions import Significance

T = TypeVar("T")

# So many matters of one line are told in words, the weightiest; the others are counted.
MOST_TOLD: Final = 3

_OWN: Final = ("channel.", "alert.")  # types of events about ourselves and not about a source


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
    cites: frozenset[str] = frozenset()  # keys of the statements that its post cites
    words: str | None = None  # equal for edits of the same words, however many; none: of its own
    undone: str | None = None  # `words` of the edit that undoes this one
    grave: bool = False  # whether its edit changed a number, date, name or negation
    documents: int = 1  # in which the same edit was made, told of by this one event


Matter = tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What one line tells: matters of one kind, oldest first, each led by its first event."""

    matters: tuple[Matter, ...]

    @property
    def newest(self) -> Item:
        """The event that leads the newest matter."""
        return self.matters[-1][0]

    @property
    def at(self) -> datetime:
        """The time that it shows: of what it tells first, or of the last that repeats."""
        return self.newest.at if self.repeats else self.told[0][0].at

    @property
    def source(self) -> str:
        """The name of its source; empty for what is about Palimpsest itself."""
        return "" if self.newest.type.startswith(_OWN) else self.newest.source

    @property
    def documents(self) -> int:
        """How many documents it is about; 1 for what is about none."""
        leading = [
            item for matter in self.matters for item in matter if item.type == matter[0].type
        ]
        told = max(item.documents for item in leading)
        return max(told, len({item.document_id for item in leading}))

    @property
    def is_one_step(self) -> bool:
        """Whether all its edits are of one document in one view, and it is nothing else."""
        items = [item for matter in self.matters for item in matter]
        views = {(each.document_id, each.view) for each in items if is_edit(each.type)}
        return len(views) <= 1 and (len(self.matters) == 1 or is_edit(self.newest.type))

    @property
    def repeats(self) -> Literal["times", "back"] | None:
        """Whether its matters are all the same, or there and back; None where each is another."""
        leaders = [matter[0] for matter in self.matters]
        if not any(is_edit(each.type) or is_of_citation(each.type) for each in leaders):
            return "times"
        first, words = leaders[0], {each.words for each in leaders}
        if first.words is None or not words <= {first.words, first.undone}:
            return None
        return "times" if len(words) == 1 else "back"

    @property
    def told(self) -> tuple[Matter, ...]:
        """The matters that are told in words, the weightiest first; of those that repeat, one."""
        if self.repeats is not None:
            return self.matters[:1] if self.repeats == "back" else self.matters[-1:]
        return tuple(sorted(self.matters, key=_matter_weight)[:MOST_TOLD])

    @property
    def weight(self) -> int:
        """The lower, the more it matters."""
        return min(_weight(item) for matter in self.matters for item in matter)

    @property
    def cites(self) -> frozenset[str]:
        """The statements that its document cites."""
        return frozenset().union(*(item.cites for matter in self.matters for item in matter))

    @property
    def likeness(self) -> Hashable:
        """Equal for lines that say the same of other documents; None for one of its own kind."""
        newest = self.newest
        if newest.words is None or len(self.matters) > 1:
            return None
        return self.source, newest.type, newest.words, self.weight


# How little each matters; edits are weighed by themselves. Up to `LAST_ON_TOP` it may stand at the
# top: substantive edits of statements, broken quotations, lost citations, then silent edits and
# what is gone, first of all that which cites, and last what the operator has to mend.
_STATEMENT_EDITED, _BROKEN, _LOST, _SILENT, _GONE = 0, 1, 2, 3, 5
_CITES_NOT: Final = 3  # so much less matters what cites nothing: 6 to 8
LAST_ON_TOP: Final = 9
_DECLARED, _MINOR, _USUAL = 10, 11, 12
_WEIGHTS: Final = {
    "quotation.broken": _BROKEN, "citation.lost": _LOST, "statement.gone": _GONE,
    "source.failing": LAST_ON_TOP, "channel.failing": LAST_ON_TOP, "alert.dead": LAST_ON_TOP,
    "post.edited_before_seen": _MINOR, "statement.edited_before_seen": _MINOR,
}  # fmt: skip


def lines_of(items: Iterable[Item]) -> list[Line]:
    """The lines that tell these events, each of them once; the oldest line first."""
    matters = grouped(sorted(items, key=moment), _matter_key)
    ordered = (tuple(sorted(matter, key=_leading)) for matter in matters)
    return [Line(tuple(line)) for line in grouped(ordered, lambda matter: _line_key(matter[0]))]


def grouped(values: Iterable[T], key: Callable[[T], Hashable]) -> list[list[T]]:
    """The values of each key together, in the order in which each key came first."""
    found: dict[Hashable, list[T]] = {}
    for value in values:
        found.setdefault(key(value), []).append(value)
    return list(found.values())


def moment(item: Item) -> tuple[datetime, str]:
    """By which events are put in the order of time."""
    return item.at, item.event_id


def _matter_key(item: Item) -> Hashable:
    return item.event_id if rank(item.type) == ALONE else item.step


def _line_key(leader: Item) -> Hashable:
    return (leader.document_id, leader.type) if leader.document_id else leader.event_id


def _leading(item: Item) -> tuple[int, datetime, str]:
    return rank(item.type), *moment(item)


def _matter_weight(matter: Matter) -> tuple[int, bool, float, str]:
    leader, grave = matter[0], any(item.grave for item in matter)
    return min(map(_weight, matter)), not grave, -leader.at.timestamp(), leader.event_id


def _weight(item: Item) -> int:
    alone = 0 if item.cites else _CITES_NOT
    if item.type == "post.gone":
        return _GONE + alone
    if not is_edit(item.type):
        return _WEIGHTS.get(item.type, _USUAL)
    if item.significance != Significance.SUBSTANTIVE:
        return _USUAL if item.significance == Significance.COSMETIC else _MINOR
    if item.type == "statement.edited":
        return _STATEMENT_EDITED
    return _DECLARED if item.declared else _SILENT + alone + (not item.grave)
