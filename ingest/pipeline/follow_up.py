"""The second half of storing looks: what can only be said once the rows are there."""

from collections.abc import Sequence
from datetime import datetime

from ingest.pipeline.sightings import Sighting
from ingest.pipeline.work import Work
from ingest.store import edits, events, feeds, sources
from ingest.store.session import Connection


def follow_up(
    connection: Connection, sighted: Sequence[Sighting], work: Work, *, now: datetime
) -> None:
    """Echoes, declarations, pages that are due at once, and the end of a source's baseline."""
    _tell_better(connection, work, now=now)
    for edit_id, sighting in work.outcome.declared:
        marker = sighting.content.marker
        at, by = (marker.edited_at, marker.by) if marker else (None, None)
        edits.declare(connection, edit_id, declared_at=at, declared_by=by)
    if work.outcome.page_due:
        feeds.due_at_once(connection, work.outcome.page_due, now=now)
    read = sorted({each.feed.source.id for each in sighted if not each.feed.document_id})
    sources.end_baseline(connection, read, now=now)


def _tell_better(connection: Connection, work: Work, *, now: datetime) -> None:
    """An event that still waits tells its edit as the document's own page shows it."""
    views = {row["id"]: row["view"] for row in work.rows.edits}
    for told, edit_id, revision_id in work.outcome.echoes:
        waiting = events.open_of_edit(connection, told)
        if waiting is not None and views[edit_id] != "feed":
            events.tell_instead(
                connection, waiting, edit_id=edit_id, revision_id=revision_id, now=now
            )
