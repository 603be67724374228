"""Revisions: insert-only texts, chained by hashes, with a head for each view."""

from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import bindparam, select, update

from ingest.store.codec import (
    blocks_from_json,
    blocks_to_json,
    marker_from_json,
    marker_to_json,
)
from ingest.store.ids import revision_id
from ingest.store.session import Connection, Row, chunks, insert_ignore, update_each, upsert
from schemas.records.items import View
from schemas.records.revisions import Content, KnownRevision
from schemas.tables import documents, heads, revisions


def chain_hash(previous: str | None, *, document: str, view: View, seq: int, exact: str) -> str:
    """The hash of a revision over its place, its content and the revision before it."""
    parts = (previous or "", document, view, str(seq), exact)
    return sha256("\n".join(parts).encode()).hexdigest()


_FACTS = ("fingerprint", "exact", "method", "snapshot_id", "observed_at", "reprocessed")


def revision_rows(
    content: Content,
    *,
    document: str,
    view: View,
    seq: int,
    previous_hash: str | None,
    facts: Row,
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The rows of a revision and of the head that now points to it.

    `facts` holds those of `_FACTS`, and `feed_id`: the feed that keeps this view from now on; and
    `observing`, or what was remembered of the view's edits stays as it is.
    """
    hash_ = chain_hash(
        previous_hash, document=document, view=view, seq=seq, exact=str(facts["exact"])
    )
    place = {"document_id": document, "view": view, "seq": seq, "hash": hash_}
    revision = {
        "id": revision_id(document, view, seq), **place, "prev_hash": previous_hash,
        **{name: facts[name] for name in _FACTS},
        "title": content.title, "author": content.author, "text": content.text.visible,
        "blocks": blocks_to_json(content.text), "marker": marker_to_json(content.marker),
        "published_at": content.published_at, "updated_at": content.updated_at,
        "partial": content.partial, "linked_at": None,
    }  # fmt: skip
    head = {
        **place, "revision_id": revision["id"], "fingerprint": facts["fingerprint"],
        "exact": facts["exact"], "method": facts["method"], "feed_id": facts["feed_id"],
        "marker": revision["marker"], "updated_at": content.updated_at,
    }  # fmt: skip
    if "observing" in facts:
        head["observing"] = facts["observing"]
    return revision, head


def add(connection: Connection, rows: Sequence[tuple[Row, Row]]) -> None:
    """Add revisions and move the heads to them."""
    insert_ignore(connection, revisions, [revision for revision, _ in rows])
    upsert(connection, heads, [head for _, head in rows], keys=("document_id", "view"))


_REFRESH = (
    update(heads)
    .where(heads.c.document_id == bindparam("b_document_id"), heads.c.view == bindparam("b_view"))
    .values(
        method=bindparam("b_method"),
        feed_id=bindparam("b_feed_id"),
        marker=bindparam("b_marker"),
        updated_at=bindparam("b_updated_at"),
    )
)


def refresh_heads(connection: Connection, rows: Sequence[Row]) -> None:
    """The text stayed, what stands beside it moved: the method, the keeper, the site's stamps."""
    update_each(connection, _REFRESH, rows)


def observing(connection: Connection, document_ids: Sequence[str]) -> dict[tuple[str, View], Any]:
    """What is remembered of the edits of these documents' views, as it was stored."""
    query = select(heads.c.document_id, heads.c.view, heads.c.observing).where(
        heads.c.document_id.in_(document_ids), heads.c.observing.is_not(None)
    )
    return {(row.document_id, row.view): row.observing for row in connection.execute(query)}


def history(
    connection: Connection, document_ids: Sequence[str], *, whole: Callable[[str], bool]
) -> dict[tuple[str, View], list[KnownRevision]]:
    """All revisions of these documents by view, oldest first.

    The newest have their content, and those whose fingerprint `whole` is true of.
    """
    query = (
        select(revisions)
        .where(revisions.c.document_id.in_(document_ids))
        .order_by(revisions.c.document_id, revisions.c.view, revisions.c.seq)
    )
    rows: dict[tuple[str, View], list[Any]] = {}
    for row in connection.execute(query).mappings():
        rows.setdefault((row["document_id"], row["view"]), []).append(row)
    return {
        place: [
            known_revision(
                row,
                content_from_row(row) if row is found[-1] or whole(row["fingerprint"]) else None,
            )
            for row in found
        ]
        for place, found in rows.items()
    }


def known_revision(row: Row, content: Content | None) -> KnownRevision:
    """A revision as decisions know it; `content` where it is needed."""
    return KnownRevision(
        revision_id=row["id"],
        seq=row["seq"],
        fingerprint=row["fingerprint"],
        exact=row["exact"],
        method=row["method"],
        content=content,
    )


def content_from_row(row: Any) -> Content:  # noqa: ANN401 (a row mapping)
    """The content as it was stored."""
    return Content(
        title=row["title"],
        author=row["author"],
        text=blocks_from_json(row["blocks"]),
        marker=marker_from_json(row["marker"]),
        published_at=row["published_at"],
        updated_at=row["updated_at"],
        partial=row["partial"],
    )


def one(connection: Connection, document: str, view: View, seq: int) -> Content | None:
    """The content of one revision."""
    rows = rows_by_id(connection, [revision_id(document, view, seq)])
    return content_from_row(rows[0]) if rows else None


def rows_by_id(connection: Connection, ids: Sequence[str]) -> list[Any]:
    """Whole rows of these revisions."""
    found: list[Any] = []
    for chunk in chunks(ids):
        query = select(revisions).where(revisions.c.id.in_(chunk))
        found.extend(connection.execute(query).mappings())
    return found


def published(connection: Connection, ids: Sequence[str]) -> dict[str, datetime | None]:
    """When the site said, as these revisions were seen, that their documents were published."""
    query = select(revisions.c.id, revisions.c.published_at).where(revisions.c.id.in_(ids))
    return {row.id: row.published_at for row in connection.execute(query)}


def linked_before(connection: Connection, revision: Row) -> Row | None:
    """The newest revision of the same view before this one that was linked already, whole."""
    query = (
        select(revisions)
        .where(
            revisions.c.document_id == revision["document_id"],
            revisions.c.view == revision["view"],
            revisions.c.seq < revision["seq"],
            revisions.c.linked_at.is_not(None),
        )
        .order_by(revisions.c.seq.desc())
        .limit(1)
    )
    row = connection.execute(query).mappings().first()
    return dict(row) if row is not None else None


def untold(connection: Connection, document_ids: Sequence[str]) -> set[str]:
    """Those of these documents whose first sight is not linked yet: they are told after that."""
    found: set[str] = set()
    for chunk in chunks(document_ids):
        query = (
            select(revisions.c.document_id)
            .join(documents, documents.c.id == revisions.c.document_id)
            .where(revisions.c.document_id.in_(chunk), revisions.c.linked_at.is_(None))
            .where(revisions.c.observed_at <= documents.c.first_seen_at)
        )
        found.update(connection.execute(query).scalars())
    return found


def observed_before(connection: Connection, ids: Sequence[str], *, before: datetime) -> list[str]:
    """Those of these revisions that were seen before."""
    query = select(revisions.c.id).where(revisions.c.id.in_(ids), revisions.c.observed_at < before)
    return sorted(connection.execute(query).scalars())


def unlinked(connection: Connection, *, before: datetime, limit: int) -> list[str]:
    """Revisions whose citations were not looked for yet, oldest first."""
    query = (
        select(revisions.c.id)
        .where(revisions.c.linked_at.is_(None), revisions.c.observed_at <= before)
        .order_by(revisions.c.observed_at)
        .limit(limit)
    )
    return list(connection.execute(query).scalars())


def with_newer(connection: Connection, ids: Sequence[str]) -> list[str]:
    """These revisions, and the newest edits of the same views where these wait to be linked too.

    What the newest text shows is then judged by the edit that led to it, and by none before.
    """
    asked = {(row["document_id"], row["view"]): row["seq"] for row in rows_by_id(connection, ids)}
    query = (
        select(revisions.c.id, revisions.c.document_id, revisions.c.view, revisions.c.seq)
        .join(heads, heads.c.revision_id == revisions.c.id)
        .where(heads.c.document_id.in_(sorted({document for document, _ in asked})))
        .where(revisions.c.linked_at.is_(None), revisions.c.reprocessed.is_(False))
    )
    newer = (
        row.id
        for row in connection.execute(query)
        if row.seq > asked.get((row.document_id, row.view), row.seq)
    )
    return sorted({*ids, *newer})


def mark_linked(connection: Connection, ids: Sequence[str], *, now: datetime) -> None:
    """The one thing that is set on a revision later."""
    connection.execute(update(revisions).where(revisions.c.id.in_(ids)).values(linked_at=now))
