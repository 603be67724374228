"""Posts that quote earlier posts: derived rows, made anew from the newest text of the post."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import delete, select

from ingest.store.ids import make_id
from ingest.store.session import Connection, Row, upsert
from schemas.tables import addresses, documents, reuses, revisions

# A reply quotes what is still talked about: of a source's posts so many, newest first.
_NEWEST_POSTS = 2_000


def reuse_id(post: str, earlier: str) -> str:
    """The id of a post's reuse of an earlier post, or of what it names where that is not held."""
    return make_id("reuse", post, earlier)


def keys_of(connection: Connection, post_ids: Sequence[str]) -> list[tuple[str, str]]:
    """Every key that leads to one of these posts, with the post."""
    query = select(addresses.c.key, addresses.c.document_id).where(
        addresses.c.document_id.in_(post_ids)
    )
    return [(row.key, row.document_id) for row in connection.execute(query)]


def of_posts(connection: Connection, post_ids: Sequence[str]) -> dict[str, list[Any]]:
    """The rows of these posts, by post."""
    found: dict[str, list[Any]] = {}
    query = select(reuses).where(reuses.c.post_id.in_(post_ids)).order_by(reuses.c.id)
    for row in connection.execute(query).mappings():
        found.setdefault(row["post_id"], []).append(row)
    return found


def waiting_for(
    connection: Connection, quoted: Collection[str], *, limit: int
) -> list[dict[str, Any]]:
    """Rows without an earlier post that name one of these, newest first, with their source."""
    query = (
        select(reuses, documents.c.source_id)
        .join(documents, documents.c.id == reuses.c.post_id)
        .where(reuses.c.earlier_id.is_(None), reuses.c.quoted.in_(quoted))
        .order_by(reuses.c.found_at.desc(), reuses.c.id)
        .limit(limit)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def newest_authors(connection: Connection, source_id: int) -> list[tuple[str, str]]:
    """Post and author of a source's newest posts, newest first."""
    query = (
        select(documents.c.id, documents.c.author)
        .where(documents.c.source_id == source_id, documents.c.kind == "post")
        .order_by(documents.c.first_seen_at.desc())
        .limit(_NEWEST_POSTS)
    )
    return [(row.id, row.author) for row in connection.execute(query) if row.author]


def texts_of(connection: Connection, post_ids: Sequence[str], *, limit: int) -> list[Any]:
    """Id, document and visible text of these posts' revisions, newest first."""
    query = (
        select(revisions.c.id, revisions.c.document_id, revisions.c.text)
        .where(revisions.c.document_id.in_(post_ids))
        .order_by(revisions.c.observed_at.desc(), revisions.c.seq.desc())
        .limit(limit)
    )
    return list(connection.execute(query).mappings())


def keep(connection: Connection, post_ids: Iterable[str], rows: Sequence[Row]) -> None:
    """These rows and no others are those of these posts and of the posts that the rows name."""
    posts = {*post_ids, *(row["post_id"] for row in rows)}
    if not posts:
        return
    stale = delete(reuses).where(
        reuses.c.post_id.in_(posts), reuses.c.id.not_in([row["id"] for row in rows])
    )
    connection.execute(stale)
    upsert(connection, reuses, rows, keys=("id",))


def shown_of(connection: Connection, post_id: str, *, limit: int) -> list[dict[str, Any]]:
    """What a post quotes (`quotes`), then who quotes it (`quoted by`), with the other side's names.

    Rows have `side`, `id` (of the other post, or None), `author`, `title`, `quoted` and `spans`.
    """
    earlier = (
        select(
            documents.c.id, documents.c.author, documents.c.title, reuses.c.quoted, reuses.c.spans
        )
        .select_from(reuses)
        .outerjoin(documents, documents.c.id == reuses.c.earlier_id)
        .where(reuses.c.post_id == post_id)
        .order_by(reuses.c.found_at, reuses.c.id)
        .limit(limit)
    )
    later = (
        select(
            documents.c.id, documents.c.author, documents.c.title, reuses.c.quoted, reuses.c.spans
        )
        .join(documents, documents.c.id == reuses.c.post_id)
        .where(reuses.c.earlier_id == post_id)
        .order_by(reuses.c.found_at.desc(), reuses.c.id)
        .limit(limit)
    )
    return [
        {"side": side, **row}
        for side, query in (("quotes", earlier), ("quoted by", later))
        for row in connection.execute(query).mappings()
    ]
