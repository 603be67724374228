"""Which of two views' accounts of one edit is told, and what the site's word adds to it later."""

from datetime import datetime

from ingest.pipeline.outcome import Echo
from ingest.pipeline.work import Work
from ingest.store import edits, events
from ingest.store.session import Connection


def settle_accounts(connection: Connection, work: Work, *, now: datetime) -> None:
    """Echoes, declarations and edits declared unseen, once all rows of a message are there."""
    for echo in work.outcome.echoes:
        _tell_better(connection, echo, now=now)
    for edit_id, declared in work.outcome.declared:
        edits.declare(connection, edit_id, declared_at=declared.at, declared_by=declared.by)
    for unseen, edit_id in work.outcome.absorbed:
        edits.absorb(connection, unseen, into=edit_id)
        waiting = events.open_of_edit(connection, unseen)
        if waiting is not None:
            events.supersede(connection, [{"id": waiting, "by": edit_id, "at": now}])


def _tell_better(connection: Connection, echo: Echo, *, now: datetime) -> None:
    """An event that still waits tells its edit as the document's own page shows it.

    Where it was alerted already and the page shows more, the rest is told for itself. A page that
    shows several edits as one step tells all of them instead, unless an alert has begun with them.
    """
    waiting = events.open_of_edit(connection, echo.told)
    earlier = [events.open_of_edit(connection, id_) for id_ in echo.earlier]
    if waiting is None or None in earlier or echo.view == "feed":
        events.add(connection, [echo.event] if echo.event else [])
        return
    told = {"edit_id": echo.edit_id, "revision_id": echo.revision_id, "detail": echo.detail}
    events.tell_instead(connection, waiting, told=told, now=now)
    events.supersede(connection, [{"id": id_, "by": echo.told, "at": now} for id_ in earlier])
