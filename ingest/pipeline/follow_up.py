"""The second half of storing looks: what can only be said once the rows are there."""

from collections.abc import Sequence
from datetime import datetime

from ingest.pipeline.settling import settle_accounts
from ingest.pipeline.sightings import Sighting
from ingest.pipeline.work import Work
from ingest.store import feeds, sources
from ingest.store.session import Connection


def follow_up(
    connection: Connection, sighted: Sequence[Sighting], work: Work, *, now: datetime
) -> None:
    """Echoes, declarations, pages that are due at once, and the end of a source's baseline."""
    settle_accounts(connection, work, now=now)
    if work.outcome.page_due:
        feeds.due_at_once(connection, work.outcome.page_due, now=now)
    read = sorted({each.feed.source.id for each in sighted if not each.feed.document_id})
    sources.end_baseline(connection, read, now=now)
