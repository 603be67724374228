"""Rows gathered while deciding, then written in one go."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ingest.store import documents, edits, events, feed_looks, feeds, revisions, snapshots
from ingest.store.session import Connection

Row = Mapping[str, Any]


@dataclass(slots=True)
class Rows:
    """What one observe message leaves behind; `write` is the only way out."""

    snapshots: dict[str, Row] = field(default_factory=dict)
    fetches: list[Row] = field(default_factory=list)
    documents: list[Row] = field(default_factory=list)
    addresses: list[Row] = field(default_factory=list)
    revisions: list[tuple[Row, Row]] = field(default_factory=list)
    edits: list[dict[str, Any]] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    superseded: list[Row] = field(default_factory=list)  # events, by the edits that tell of them
    stories: list[Row] = field(default_factory=list)  # stored edits that belong to a story
    shown: list[Row] = field(default_factory=list)
    heads: list[Row] = field(default_factory=list)
    new_feeds: list[Row] = field(default_factory=list)
    states: list[Row] = field(default_factory=list)
    looks: list[Row] = field(default_factory=list)
    quiet: list[Row] = field(default_factory=list)

    teaching: set[str] = field(default_factory=set)  # snapshots that a revision was read from

    def add_revision(self, pair: tuple[Row, Row], shown: Row) -> None:
        """A revision with the head that points to it, and what lists show of its document."""
        self.revisions.append(pair)
        self.shown.append(shown)

    @property
    def revision_ids(self) -> list[str]:
        """The revisions whose citations are to be looked for next."""
        return [str(revision["id"]) for revision, _ in self.revisions]

    def write(self, connection: Connection) -> None:
        """Write everything, in the order that foreign keys ask for."""
        snapshots.add(connection, list(self.snapshots.values()), self.fetches)
        documents.add(connection, self.documents)
        documents.add_addresses(connection, self.addresses)
        revisions.add(connection, self.revisions)
        revisions.refresh_heads(connection, self.heads)
        edits.add(connection, self.edits)
        edits.add_to_stories(connection, self.stories)
        events.add(connection, self.events)
        events.supersede(connection, self.superseded)
        documents.set_shown(connection, self.shown)
        documents.set_states(connection, self.states)
        feeds.add(connection, self.new_feeds)
        feed_looks.store_looks(connection, self.looks)
        feed_looks.store_quiet_looks(connection, self.quiet)
