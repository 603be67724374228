"""Documents and the addresses that lead to them."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, bindparam, func, select, text, update

from ingest.store.codec import marker_from_json
from ingest.store.session import Connection, Row, chunks, insert_ignore, update_each
from schemas.records.documents import KnownDocument, Stamps
from schemas.records.items import DocumentKind
from schemas.records.revisions import KnownRevision
from schemas.tables import addresses, documents, feeds, heads

# The name of a lock in PostgreSQL, of our choosing; SQLite has one writer anyway.
_NEW_FACES = 0xFACE


def ids_by_key(connection: Connection, kind: DocumentKind, keys: Iterable[str]) -> dict[str, str]:
    """Which document each of these keys leads to; unknown keys are left out."""
    found: dict[str, str] = {}
    for chunk in chunks(keys):
        query = select(addresses.c.key, addresses.c.document_id).where(
            addresses.c.kind == kind, addresses.c.key.in_(chunk)
        )
        found.update((row.key, row.document_id) for row in connection.execute(query))
    return found


def rows_by_id(connection: Connection, ids: Sequence[str]) -> dict[str, Any]:
    """Whole rows of these documents."""
    found: dict[str, Any] = {}
    for chunk in chunks(ids):
        query = select(documents).where(documents.c.id.in_(chunk))
        found.update((row["id"], row) for row in connection.execute(query).mappings())
    return found


def keys_of(connection: Connection, ids: Sequence[str]) -> list[str]:
    """Every key that leads to one of these documents."""
    query = select(addresses.c.key).where(addresses.c.document_id.in_(ids))
    return list(connection.execute(query).scalars())


def faces(connection: Connection, ids: Iterable[str]) -> list[Any]:
    """Rows (`id`, `face_of`, `language`, `url`) of all faces of these statements, first ones first.

    The ids may be those of any of their faces.
    """
    found: list[Any] = []
    wanted = (documents.c.id, documents.c.face_of, documents.c.language, documents.c.url)
    for chunk in chunks(ids):
        names = select(func.coalesce(documents.c.face_of, documents.c.id)).where(
            documents.c.id.in_(chunk)
        )
        # Asked first: with the question inside the next one PostgreSQL reads the whole table.
        first = sorted(set(connection.execute(names).scalars()))
        query = (
            select(*wanted)
            .where(documents.c.id.in_(first) | documents.c.face_of.in_(first))
            .order_by(documents.c.face_of.is_not(None), documents.c.first_seen_at, documents.c.id)
        )
        found.extend(connection.execute(query).mappings())
    return found


def load(connection: Connection, ids: Iterable[str]) -> dict[str, KnownDocument]:
    """Documents with the heads of their views, without any text."""
    found: dict[str, KnownDocument] = {}
    for chunk in chunks(ids):
        query = select(documents).where(documents.c.id.in_(chunk))
        for row in connection.execute(query).mappings():
            found[row["id"]] = _document_from_row(row)
        for row in connection.execute(_heads_of(chunk)).mappings():
            known = found[row["document_id"]]
            known.heads[row["view"]] = _head_from_row(row)
            known.head_hashes[row["view"]] = row["hash"]
            known.stamps[row["view"]] = Stamps(
                marker=marker_from_json(row["marker"]), updated_at=row["updated_at"]
            )
            if row["keeper"] is not None:
                known.keepers[row["view"]] = row["keeper"]
    return found


def _heads_of(document_ids: list[str]) -> Select[Any]:
    keeper = (heads.c.feed_id == feeds.c.id) & feeds.c.active
    return (
        select(heads, feeds.c.id.label("keeper"))
        .outerjoin(feeds, keeper)
        .where(heads.c.document_id.in_(document_ids))
    )


def lock(connection: Connection, ids: Iterable[str]) -> None:
    """Keep others from deciding about these documents until the transaction ends.

    SQLite has one writer at a time anyway.
    """
    if connection.dialect.name != "postgresql":
        return
    for chunk in chunks(ids):
        query = select(documents.c.id).where(documents.c.id.in_(chunk)).order_by(documents.c.id)
        connection.execute(query.with_for_update())


def lock_new_faces(connection: Connection) -> None:
    """Keep others from adding first faces of statements until the transaction ends.

    Of two language versions that are seen for the first time at one moment one has to be the first.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:name)"), {"name": _NEW_FACES})


def _document_from_row(row: Any) -> KnownDocument:  # noqa: ANN401 (a row mapping)
    names = (
        "id", "kind", "key", "source_id", "url", "title", "author", "published_at",
        "first_seen_at", "last_edit_at", "state", "first_absent_at", "baseline",
    )  # fmt: skip
    return KnownDocument(**{name: row[name] for name in names})


def _head_from_row(row: Any) -> KnownRevision:  # noqa: ANN401 (a row mapping)
    names = ("revision_id", "seq", "fingerprint", "exact", "method")
    return KnownRevision(**{name: row[name] for name in names})


def add(connection: Connection, rows: Sequence[Row]) -> None:
    """Add documents; those that are there stay as they are."""
    insert_ignore(connection, documents, rows)


def add_addresses(connection: Connection, rows: Sequence[Row]) -> None:
    """Add addresses; an address that leads to a document already goes on doing so."""
    insert_ignore(connection, addresses, rows)


_SHOWN = (
    update(documents)
    .where(documents.c.id == bindparam("b_id"))
    .values(
        title=bindparam("b_title"),
        author=bindparam("b_author"),
        last_edit_at=func.coalesce(
            # Inside a function a parameter has no type of its own: SQLite would get another text.
            bindparam("b_last_edit_at", type_=documents.c.last_edit_at.type),
            documents.c.last_edit_at,
        ),
    )
)


def set_shown(connection: Connection, rows: Sequence[Row]) -> None:
    """Set what lists show; rows have `id`, `title`, `author` and `last_edit_at` (or None)."""
    update_each(connection, _SHOWN, rows)


_STATE = (
    update(documents)
    .where(documents.c.id == bindparam("b_id"))
    .values(state=bindparam("b_state"), first_absent_at=bindparam("b_first_absent_at"))
)


def set_states(connection: Connection, rows: Sequence[Row]) -> None:
    """Set states; rows have `id`, `state` and the `first_absent_at` of a look that may be two."""
    update_each(connection, _STATE, rows)
