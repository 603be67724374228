"""Reads revisions again from their snapshots: what each would be by today's parsers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from ingest.pipeline.kept_looks import KeptLooks
from ingest.pipeline.looks import Failed, Look, Seen
from ingest.pipeline.rereading import Shown, look_again, shown_in
from ingest.pipeline.sightings import Sighting
from ingest.store import feeds, snapshots
from ingest.store.session import Connection
from schemas.records.sources import Feed

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A revision that today's parsers do not find in its snapshot."""

    why: str  # one sentence


@dataclass(slots=True)
class Reader:
    """Reads within one transaction; nothing is fetched and nothing is written."""

    connection: Connection
    now: datetime  # aware UTC: when the revisions are read again
    kept: KeptLooks = field(default_factory=KeptLooks)  # may be handed on to the next reader
    _feeds: dict[int, Feed | None] = field(default_factory=dict)

    def read(self, head: Row, revision: Row) -> Sighting | Unreadable:
        """A revision as today's parsers read it.

        `head` is the head of its view (`heads.of_documents`), `revision` has `id`, `document_id`,
        `snapshot_id` and `method`.
        """
        feed = self._feed(head)
        if feed is None:
            return Unreadable(why="The feed that it was seen through is not known any more.")
        shown = self._shown(feed, revision)
        if isinstance(shown, Unreadable):
            return shown
        missing = Unreadable(why="Today's method does not find it in what was fetched then.")
        return shown.get(revision["document_id"], missing)

    def _feed(self, head: Row) -> Feed | None:
        """The feed that keeps the view, whether it is looked at still or not."""
        key = head["feed_id"]
        if key is None:  # only an own page is known to have shown the whole of this view
            own = head["view"] == "page"
            return feeds.of_document(self.connection, head["document_id"]) if own else None
        if key not in self._feeds:
            self._feeds[key] = self._load(head)
        return self._feeds[key]

    def _load(self, head: Row) -> Feed | None:
        if head["page_of"] is not None:
            return feeds.of_document(self.connection, head["page_of"])
        named = feeds.of_source(self.connection, head["feed_source"])
        return next((feed for feed in named if feed.id == head["feed_id"]), None)

    def _shown(self, feed: Feed, revision: Row) -> Shown | Unreadable:
        key = (feed.id, revision["snapshot_id"], revision["method"])
        shown = self.kept.get(key)
        if shown is not None:
            return shown
        found = self._look(feed, revision)
        if not isinstance(found, Unreadable):
            self.kept.keep(key, found)
        return found

    def _look(self, feed: Feed, revision: Row) -> Shown | Unreadable:
        stored = snapshots.of_revisions(self.connection, [revision["id"]])
        snapshot = stored.get(revision["id"])
        if snapshot is None:
            return Unreadable(why="Its snapshot is not there.")
        if sha256(snapshot["body"]).hexdigest() != snapshot["id"]:
            return Unreadable(why="The bytes of its snapshot are not those that were fetched.")
        look = look_again(self.connection, feed, snapshot, method=revision["method"])
        if isinstance(look, Seen):
            light = replace(look, outcome=replace(look.outcome, body=b""))  # kept with the texts
            return shown_in(self.connection, light, at=self.now)
        return Unreadable(why=_reason(look))


def _reason(look: Look) -> str:
    if isinstance(look, Failed):
        return look.message
    return "Today's method sees something else in the document's place."
