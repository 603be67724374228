"""What the recorded sightings ask of the rest of the transaction, and what they add up to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingest.pipeline.gone_together import Together
from ingest.pipeline.labels import counted
from ingest.pipeline.looks import Absent, Failed, Look, Seen
from ingest.pipeline.sightings import Sighting
from ingest.revisions.declared import Declared
from schemas.records.items import View
from schemas.records.revisions import Content
from schemas.records.sources import Feed

# So many sources are told of in one line; Flower shows it in one cell.
MOST_SOURCES = 4


@dataclass(slots=True)
class Counts:
    """What one source's looks in this message have found."""

    items: int = 0
    new: int = 0
    edited: int = 0
    held: int = 0
    gone: int = 0
    restored: int = 0
    failed: str = ""  # the message of a look that failed

    def line(self) -> str:
        """`30 items, 2 new, 1 edited`; what did not happen is left out."""
        if self.failed and not self.items:
            return f"failed: {self.failed}"
        parts = [counted(self.items, "item")] if self.items else []
        for name in ("new", "edited", "held", "gone", "restored"):
            number = getattr(self, name)
            parts += [f"{number} {name}"] if number else []
        return ", ".join(parts) or "nothing new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """An edit that another view has told already."""

    told: str  # the other view's edit
    earlier: Sequence[str]  # edits of the other view before it, where this one shows all as one
    edit_id: str
    revision_id: str
    view: View
    detail: Mapping[str, Any]  # of the event, if it tells this one instead
    event: Mapping[str, Any] | None  # what tells the rest, where this one shows more


@dataclass(frozen=True, slots=True, kw_only=True)
class EditMade:
    """An edit that is told now and that the site keeps silent about."""

    edit_id: str
    document_id: str
    sighting: Sighting
    before: Content
    after: Content


@dataclass(slots=True)
class Outcome:
    """Gathered while sightings are recorded."""

    page_due: list[str] = field(default_factory=list)  # look at these documents' pages at once
    echoes: list[Echo] = field(default_factory=list)
    declared: list[tuple[str, Declared]] = field(default_factory=list)  # edit, what declares it
    made: list[EditMade] = field(default_factory=list)
    absorbed: list[tuple[str, str]] = field(default_factory=list)  # edit declared, edit seen
    shown: set[tuple[int, str]] = field(default_factory=set)  # feed, document
    unjudged: set[tuple[int, str]] = field(default_factory=set)  # of them, where no text was judged
    together: dict[int, Together] = field(default_factory=dict)  # sources whose pages are gone
    counts: dict[str, Counts] = field(default_factory=dict)  # by the source's name

    def of(self, feed: Feed) -> Counts:
        """The counts of a feed's source."""
        counts = self.counts.get(feed.source.name)
        if counts is None:
            counts = self.counts[feed.source.name] = Counts()
        return counts

    def count(self, feed: Feed, **numbers: int) -> None:
        """Add to the counts of a feed's source."""
        counts = self.of(feed)
        for name, number in numbers.items():
            setattr(counts, name, getattr(counts, name) + number)

    def count_looks(self, looks: Iterable[Look]) -> None:
        """Count items and failures."""
        for look in looks:
            counts = self.of(look.feed)
            if isinstance(look, Seen):
                counts.items += len(look.items)
            elif isinstance(look, Failed):
                counts.failed = look.message
            elif isinstance(look, Absent):
                counts.failed = "nothing stands at a document's address"

    def line(self) -> str:
        """One short line for all sources of the message."""
        told = [f"{name}: {counts.line()}" for name, counts in list(self.counts.items())]
        telling = [line for line in told if not line.endswith(": nothing new")]
        shown = telling[:MOST_SOURCES]
        quiet = len(told) - len(telling)
        if len(telling) > len(shown):
            shown.append(f"{len(telling) - len(shown)} more sources")
        if quiet:
            shown.append(told[0] if len(told) == 1 else f"{quiet} without news")
        return "; ".join(shown) or "nothing to look at"
