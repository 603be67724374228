"""The second half of storing looks: what can only be said once the rows are there."""

from collections.abc import Sequence
from datetime import datetime

from ingest.pipeline.settling import settle_accounts
from ingest.pipeline.sightings import Sighting
from ingest.pipeline.work import Work
from ingest.store import citations, feeds, sources, unsearched
from ingest.store.session import Connection


def follow_up(
    connection: Connection, sighted: Sequence[Sighting], work: Work, *, now: datetime
) -> None:
    """Echoes, declarations, pages that are due at once, and the end of a source's baseline."""
    settle_accounts(connection, work, now=now)
    if work.outcome.page_due:
        feeds.due_at_once(connection, work.outcome.page_due, now=now)
    _join_waiting(connection, work, now=now)
    read = sorted({each.feed.source.id for each in sighted if not each.feed.document_id})
    sources.end_baseline(connection, read, now=now)


def _join_waiting(connection: Connection, work: Work, *, now: datetime) -> None:
    """Citations wait for an address at which a statement was found that is held already.

    It brings no revision that would be linked, so its newest one is linked once more.
    """
    new = {row["id"] for row in work.rows.documents}
    learned = {
        row["key"]: row["document_id"]
        for row in work.rows.addresses
        if row["kind"] == "statement" and row["document_id"] not in new
    }
    if not learned:
        return
    waited = {row["statement_key"] for row in citations.waiting_for(connection, sorted(learned))}
    found = citations.newest_revisions(connection, sorted({learned[key] for key in waited}))
    unsearched.add(connection, [row["id"] for row in found.values()], now=now)
