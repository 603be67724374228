"""Events: written with what they tell of, alerted once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, select, update

from ingest.store.ids import event_id
from ingest.store.session import Connection, Row, insert_ignore
from schemas.tables import edits, events, feeds, heads, revisions


def event_row(
    type_: str,
    *,
    subject: str,
    source_id: int,
    at: datetime,
    **columns: Any,  # noqa: ANN401 (columns of the table)
) -> dict[str, Any]:
    """The row of an event; `subject` makes its id (see `ingest.store.ids`)."""
    return {
        "id": event_id(type_, subject), "type": type_, "source_id": source_id, "at": at,
        "document_id": None, "revision_id": None, "edit_id": None, "citation_id": None,
        "baseline": False, "detail": {}, "not_before": at, "alerted_at": None, **columns,
    }  # fmt: skip


def add(connection: Connection, rows: Sequence[Row]) -> None:
    """Add events; one that was told already stays as it is."""
    insert_ignore(connection, events, rows)


def ready(connection: Connection, ids: Sequence[str], *, now: datetime) -> list[str]:
    """Those that wait for nothing any more: their revision is linked and their time has come."""
    return list(connection.execute(_ready(now).where(events.c.id.in_(ids))).scalars())


def ring_ready(connection: Connection, *, now: datetime, again: timedelta, limit: int) -> list[str]:
    """As `ready`, but only events that no message was sent for within `again`; marks them rung."""
    query = _ready(now).where((events.c.rung_at.is_(None)) | (events.c.rung_at <= now - again))
    ids = list(connection.execute(query.limit(limit)).scalars())
    if ids:
        connection.execute(update(events).where(events.c.id.in_(ids)).values(rung_at=now))
    return ids


def _ready(now: datetime) -> Select[Any]:
    return (
        select(events.c.id)
        .outerjoin(revisions, events.c.revision_id == revisions.c.id)
        .where(events.c.alerted_at.is_(None), events.c.not_before <= now)
        .where((events.c.revision_id.is_(None)) | (revisions.c.linked_at.is_not(None)))
        .order_by(events.c.at)
    )


def rows_by_id(connection: Connection, ids: Sequence[str]) -> list[Any]:
    """Whole rows of these events, in the order they happened."""
    query = select(events).where(events.c.id.in_(ids)).order_by(events.c.at)
    return list(connection.execute(query).mappings())


def lock_open(connection: Connection, ids: Sequence[str]) -> list[str]:
    """Those of the events that are not alerted yet, kept from other alert steps."""
    query = select(events.c.id).where(events.c.id.in_(ids), events.c.alerted_at.is_(None))
    return list(connection.execute(query.order_by(events.c.id).with_for_update()).scalars())


def mark_alerted(connection: Connection, ids: Sequence[str], *, now: datetime) -> None:
    """The alerts of these events are written."""
    connection.execute(update(events).where(events.c.id.in_(ids)).values(alerted_at=now))


def open_of_edit(connection: Connection, edit_id: str) -> str | None:
    """The event of an edit that is not alerted yet; what it did to citations has others."""
    query = select(events.c.id).where(
        events.c.edit_id == edit_id,
        events.c.alerted_at.is_(None),
        events.c.type.like("%.edited"),
    )
    return connection.execute(query).scalars().first()


def tell_instead(connection: Connection, id_: str, *, told: Row, now: datetime) -> None:
    """Let an event that still waits tell the same edit as seen on the document's own page.

    `told` has its `edit_id`, `revision_id` and `detail`.
    """
    connection.execute(
        update(events)
        .where(events.c.id == id_, events.c.alerted_at.is_(None))
        .values(**told, not_before=now)
    )


def resting(connection: Connection, document_ids: Sequence[str]) -> dict[str, str]:
    """Open events that wait for a text to rest, by their edits; kept from the alert step."""
    query = select(events.c.id, events.c.edit_id, events.c.detail).where(
        events.c.document_id.in_(document_ids), events.c.alerted_at.is_(None)
    )
    rows = connection.execute(query.order_by(events.c.id).with_for_update()).all()
    return {row.edit_id: row.id for row in rows if row.detail.get("rest_s")}


def supersede(connection: Connection, rows: Sequence[Row]) -> None:
    """Events that will never be alerted: `id`, and `by` which later edit seen `at` what moment."""
    for row in rows:
        query = select(events.c.detail).where(events.c.id == row["id"])
        detail = connection.execute(query).scalar_one()
        connection.execute(
            update(events)
            .where(events.c.id == row["id"], events.c.alerted_at.is_(None))
            .values(alerted_at=row["at"], detail={**detail, "superseded_by": row["by"]})
        )


def superseded(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Those of these events that were never alerted, since a later edit told of them."""
    wanted = sorted(ids)
    if not wanted:
        return set()
    rows = connection.execute(select(events.c.id, events.c.detail).where(events.c.id.in_(wanted)))
    return {row.id for row in rows if row.detail.get("superseded_by")}


def unrested(connection: Connection, ids: Sequence[str], *, now: datetime) -> dict[str, Row]:
    """Of events whose text had the time to rest, those where nobody has looked whether it did.

    Given with their rows. Those of passages that were told of at once are left out if nobody will
    look again; those of passages known never to rest are among them, `watched` or not.
    """
    waited = _ready(now).where(events.c.id.in_(ids), events.c.not_before > events.c.at)
    rows = rows_by_id(connection, list(connection.execute(waited).scalars()))
    resting_ids = [row["id"] for row in rows if row["detail"].get("rest_s")]
    if not resting_ids:
        return {}
    query = (
        select(events, feeds.c.last_polled_at, feeds.c.active.label("watched"))
        .join(edits, events.c.edit_id == edits.c.id)
        .join(heads, (heads.c.document_id == edits.c.document_id) & (heads.c.view == edits.c.view))
        .join(feeds, heads.c.feed_id == feeds.c.id)
        .where(events.c.id.in_(resting_ids))
    )
    return {
        row["id"]: dict(row)
        for row in connection.execute(query).mappings()
        if (row["last_polled_at"] or row["at"]) <= row["at"]
        and (row["watched"] or row["detail"].get("observed"))
    }


def wait_on(connection: Connection, rows: Mapping[str, Row], *, now: datetime) -> None:
    """Let `unrested` events wait once more for as long; where nobody will look, they are closed."""
    for id_, row in rows.items():
        later = now + timedelta(seconds=row["detail"]["rest_s"])
        closed = {"alerted_at": now, "detail": {**row["detail"], "superseded_by": None}}
        values = {"not_before": later, "rung_at": None} if row["watched"] else closed
        still_open = update(events).where(events.c.id == id_, events.c.alerted_at.is_(None))
        connection.execute(still_open.values(values))


def release(
    connection: Connection, looked: Mapping[str, datetime], *, now: datetime
) -> tuple[list[str], list[str]]:
    """Looks at documents' own pages are done: what was seen before they began waits no longer.

    What waits for a text to rest, for a look at the feed or for an edit goes on waiting.
    `looked`: when each document's page was asked. Gives the ids of the released events, and the
    documents with events that wait for a later look.
    """
    query = select(events.c.id, events.c.document_id, events.c.at, events.c.detail).where(
        events.c.document_id.in_(looked), events.c.alerted_at.is_(None), events.c.not_before > now
    )
    rows = [row for row in connection.execute(query) if not _waits_otherwise(row.detail)]
    # An event from ahead of our clock: it was set back, and no look would ever be late enough.
    over = {row.id for row in rows if row.at <= looked[row.document_id] or row.at > now}
    if over:
        waiting_still = update(events).where(events.c.id.in_(over), events.c.not_before > now)
        connection.execute(waiting_still.values(not_before=now))
    return sorted(over), sorted({row.document_id for row in rows if row.id not in over})


def _waits_otherwise(detail: Row) -> bool:
    return bool(detail.get("rest_s") or detail.get("waits_for_feed") or detail.get("follows"))


def rows_of_revisions(
    connection: Connection,
    revision_ids: Sequence[str],
    *,
    of: Sequence[str],
    types: Sequence[str],
) -> list[Any]:
    """Rows of the events of some types that tell of these revisions, alerted or not.

    `of` are the documents of these revisions: there is no index for the revisions themselves.
    """
    query = select(events).where(
        events.c.document_id.in_(of),
        events.c.revision_id.in_(revision_ids),
        events.c.type.in_(types),
    )
    return list(connection.execute(query).mappings())


def of_revisions(connection: Connection, revision_ids: Sequence[str]) -> list[str]:
    """Events that tell of these revisions and are not alerted yet."""
    query = select(events.c.id).where(
        events.c.revision_id.in_(revision_ids), events.c.alerted_at.is_(None)
    )
    return list(connection.execute(query).scalars())
