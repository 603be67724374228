"""Everything that is stored about one document, for `show` and `diff`. Never writes."""

from typing import Any

from sqlalchemy import Select, select

from ingest.store import verdicts
from ingest.store.delivery_lists import deliveries_of
from ingest.store.documents import faces
from ingest.store.edits import with_stories
from ingest.store.listings import with_words
from ingest.store.revisions import content_from_row
from ingest.store.session import Connection, Row
from schemas.records.items import View
from schemas.tables import (
    addresses,
    alerts,
    channels,
    citations,
    documents,
    edits,
    events,
    heads,
    revisions,
    snapshots,
    sources,
    subscriptions,
)

# Of each kind, newest first: a statement may be cited by thousands, and no person reads more.
MOST = 200


def document(connection: Connection, id_: str) -> Row | None:
    """The document's own row with the name of its source."""
    query = (
        select(*documents.c, sources.c.name.label("source"))
        .join(sources, documents.c.source_id == sources.c.id)
        .where(documents.c.id == id_)
    )
    row = connection.execute(query).mappings().first()
    return dict(row) if row else None


def addresses_of(connection: Connection, id_: str) -> list[Row]:
    """The addresses that lead to it, as displayed, oldest first."""
    columns = (addresses.c.url, addresses.c.language, addresses.c.first_seen_at)
    query = select(*columns).where(addresses.c.document_id == id_).distinct()
    return _rows(connection, query.order_by(addresses.c.first_seen_at, addresses.c.url))


def faces_of(connection: Connection, id_: str) -> list[Row]:
    """The language versions of a statement (`id`, `language`, `url`); none of a post."""
    rows = faces(connection, [id_])
    names = ("id", "language", "url")
    known = document(connection, id_)
    if known is None or known["kind"] != "statement":
        return []
    return [{name: row[name] for name in names} for row in rows]


def revisions_of(connection: Connection, id_: str) -> list[Row]:
    """Its revisions by view, the newest first, without their blocks."""
    names = (
        "id", "view", "seq", "observed_at", "title", "author", "text", "marker", "published_at",
        "updated_at", "partial", "reprocessed", "method", "hash", "snapshot_id",
    )  # fmt: skip
    query = (
        select(*(revisions.c[name] for name in names), snapshots.c.url.label("fetched_from"))
        .join(snapshots, revisions.c.snapshot_id == snapshots.c.id)
        .where(revisions.c.document_id == id_)
        .order_by(revisions.c.view, revisions.c.seq.desc())
    )
    return _rows(connection, query)


def edits_of(connection: Connection, id_: str) -> list[Row]:
    """Its edits, newest first; echoes too."""
    query = select(edits).where(edits.c.document_id == id_)
    newest = query.order_by(edits.c.detected_at.desc(), edits.c.to_seq.desc()).limit(MOST)
    return with_stories(connection, [with_words(row) for row in _rows(connection, newest)])


def observing_of(connection: Connection, id_: str) -> list[Row]:
    """Of each view what is remembered of its edits, with the `content` of its head."""
    query = (
        select(*revisions.c, heads.c.observing)
        .join(heads, heads.c.revision_id == revisions.c.id)
        .where(heads.c.document_id == id_, heads.c.observing.is_not(None))
        .order_by(heads.c.view)
    )
    return [
        {"view": row["view"], "observing": row["observing"], "content": content_from_row(row)}
        for row in connection.execute(query).mappings()
    ]


def edit(connection: Connection, id_: str) -> Row | None:
    """One edit."""
    row = connection.execute(select(edits).where(edits.c.id == id_)).mappings().first()
    return dict(row) if row else None


def last_edit(connection: Connection, id_: str, *, view: View | None = None) -> Row | None:
    """Its newest step from one revision to another."""
    query = select(edits).where(edits.c.document_id == id_, edits.c.from_seq < edits.c.to_seq)
    if view is not None:
        query = query.where(edits.c.view == view)
    newest = query.order_by(edits.c.echo_of.is_not(None), edits.c.detected_at.desc()).limit(1)
    row = connection.execute(newest).mappings().first()
    return dict(row) if row else None


def cites(connection: Connection, id_: str) -> list[Row]:
    """What a post cites, lost ones too, with the texts that the evidence counts in."""
    other = select(documents.c.id, documents.c.title, documents.c.url.label("other_url")).subquery(
        "other"
    )
    query = _citations().outerjoin(other, citations.c.statement_id == other.c.id)
    query = query.add_columns(other.c.title, other.c.other_url).where(citations.c.post_id == id_)
    return _with_verdicts(connection, query)


def cited_by(connection: Connection, id_: str) -> list[Row]:
    """The posts that cite a statement, as `cites` gives them; of a face those of its statement."""
    query = _citations().join(documents, citations.c.post_id == documents.c.id)
    query = query.add_columns(
        documents.c.title, documents.c.url.label("other_url"), documents.c.author
    )
    first = select(documents.c.face_of).where(documents.c.id == id_)
    face_of = connection.execute(first).scalar_one_or_none()
    return _with_verdicts(connection, query.where(citations.c.statement_id == (face_of or id_)))


def _citations() -> Select[Any]:
    names = (
        "id", "post_id", "method", "statement_key", "statement_id", "face_id", "url", "publisher",
        "language", "confidence", "certainty", "margin", "status", "evidence", "found_at",
        "lost_at",
    )  # fmt: skip
    post, statement = revisions.alias("post"), revisions.alias("statement")
    return (
        select(
            *(citations.c[name] for name in names), post.c.text.label("post_text"),
            statement.c.text.label("statement_text"),
            statement.c.seq.label("statement_revision"),
        )
        .select_from(citations)
        .join(post, citations.c.post_revision_id == post.c.id)
        .outerjoin(statement, citations.c.statement_revision_id == statement.c.id)
        .order_by(citations.c.found_at.desc(), citations.c.id)
        .limit(MOST)
    )  # fmt: skip


def _with_verdicts(connection: Connection, query: Select[Any]) -> list[Row]:
    """Each citation with its `verdicts`, oldest first, and the `verdict` that counts."""
    rows = _rows(connection, query)
    given = verdicts.all_of(connection, [row["id"] for row in rows])
    return [
        {**row, "verdicts": said, "verdict": said[-1]["verdict"] if said else None}
        for row in rows
        for said in [given.get(row["id"], [])]
    ]


def alerts_of(connection: Connection, id_: str) -> list[Row]:
    """The alerts about it, newest first, each with its `deliveries`."""
    query = (
        select(
            alerts.c.id, alerts.c.state, alerts.c.channel_label.label("channel"),
            alerts.c.created_at, alerts.c.next_attempt_at, alerts.c.delivered_at,
            alerts.c.attempts, alerts.c.joined_into, alerts.c.bundle, events.c.type.label("event"),
            subscriptions.c.name.label("subscription"), channels.c.paused_until,
        )
        .join(events, alerts.c.event_id == events.c.id)
        .join(subscriptions, alerts.c.subscription_id == subscriptions.c.id)
        .outerjoin(channels, alerts.c.channel_key == channels.c.key)
        .where(events.c.document_id == id_)
        .order_by(alerts.c.created_at.desc(), alerts.c.id)
        .limit(MOST)
    )  # fmt: skip
    found = _rows(connection, query)
    tried = deliveries_of(connection, [row["id"] for row in found])
    return [
        {**row, "deliveries": [each for each in tried if each["alert_id"] == row["id"]]}
        for row in found
    ]


def _rows(connection: Connection, query: Select[Any]) -> list[Row]:
    return [dict(row) for row in connection.execute(query).mappings()]
