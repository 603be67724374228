"""Feeds at which workers die are left alone for a while, and their sources told as failing."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from ingest.pipeline.causes import of_code, place_of
from ingest.pipeline.outages import Health, Outage, begin
from ingest.store import events, feeds
from ingest.store.session import Connection

# After so many looks that were begun anew and never stored, the feed itself is what kills its
# workers: an endless loop or a memory that runs out, which no `except` sees.
MOST_ATTEMPTS = 5
_SET_ASIDE_FOR = timedelta(hours=6)
_WHY = (
    "Workers died while they looked at this feed: it is left alone for six hours; "
    "see the workers' logs, and take it off the watch list if it goes on."
)


def set_aside(connection: Connection, ids: Sequence[int], *, now: datetime) -> None:
    """Leave these feeds alone; of documents' own pages nothing is told."""
    feeds.set_aside(connection, ids, until=now + _SET_ASIDE_FOR, why=_WHY)
    for feed in feeds.load(connection, ids):
        health = Health.load(connection, feed.source.id)
        if feed.document_id is not None or health.state == "failing" or not health.is_watched:
            continue
        cause = of_code("other", f"Workers died while they looked at {place_of(feed.url)}.")
        outage = Outage(cause=cause, place="feed", feed_id=feed.id)
        events.add(connection, begin(connection, health, outage, at=now))
