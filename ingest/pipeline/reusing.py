"""Posts that quote earlier posts: their rows, and those of posts that waited for an earlier one.

Writes nothing: `store.reuses.keep` writes the rows. Costs two queries for posts that quote nobody.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from ingest.citations.reuses import QuotedPost, quoted_posts
from ingest.pipeline.reused_posts import Seeker, quoted_label
from ingest.store import citations, documents, reuses
from ingest.store.revisions import content_from_row
from ingest.store.session import Connection, Row

_WAITING = 50  # quotes that one message may resolve, newest first


def reuse(connection: Connection, posts: Mapping[str, Row], *, now: datetime) -> list[Row]:
    """The rows of these posts (newest revision by post), and of posts that waited for them."""
    if not posts:
        return []
    held = documents.rows_by_id(connection, list(posts))
    seeker = Seeker(connection, now=now, documents=dict(held))
    quoting = {id_: found for id_, row in posts.items() if (found := _quoted(row))}
    seeker.know_keys(quoting)
    known = reuses.of_posts(connection, list(quoting)) if quoting else {}
    seeker.found_at = {row["id"]: row["found_at"] for each in known.values() for row in each}
    rows: list[Row] = []
    for post_id, found in quoting.items():
        rows += seeker.rows(posts[post_id], found)
    return [*rows, *_resolved(seeker, posts, held)]


def _quoted(revision: Row) -> tuple[QuotedPost, ...]:
    return quoted_posts(content_from_row(revision).text)


def _resolved(seeker: Seeker, posts: Mapping[str, Row], held: Mapping[str, Row]) -> Iterator[Row]:
    """Rows of other posts that waited for one of these, beside what those posts quote else."""
    arrived = _arrived(seeker.connection, held)
    rows = reuses.waiting_for(seeker.connection, list(arrived), limit=_WAITING)
    waiting = sorted({row["post_id"] for row in rows} - posts.keys())
    if not waiting:
        return
    newest = citations.newest_revisions(seeker.connection, waiting)
    seeker.documents.update(documents.rows_by_id(seeker.connection, waiting))
    found = {post_id: _quoted(newest[post_id]) for post_id in waiting}
    seeker.know_keys(found)
    kept = reuses.of_posts(seeker.connection, waiting)
    for post_id in waiting:
        again = _again(seeker, newest[post_id], found[post_id], arrived)
        if again:
            yield from _joined(kept[post_id], again)


def _again(
    seeker: Seeker,
    revision: Row,
    found: Sequence[QuotedPost],
    arrived: Mapping[str, Sequence[str]],
) -> dict[str, Row]:
    """What the quotes of a post lead to among the posts of its source that have arrived."""
    document = seeker.documents[revision["document_id"]]
    again: dict[str, Row] = {}
    for one in found:
        label = quoted_label(one, document["url"])
        candidates = [
            id_
            for id_ in arrived.get(label, ())
            if seeker.documents[id_]["source_id"] == document["source_id"]
        ]
        if row := seeker.row_among(revision, one, candidates):
            again[label] = row
    return again


def _joined(kept: Sequence[Row], again: Mapping[str, Row]) -> Iterator[Row]:
    """The rows of a post as they were, those that waited replaced by what they lead to now."""
    rows: dict[str, dict[str, Any]] = {}
    for row in kept:
        resolved = None if row["earlier_id"] else again.get(row["quoted"])
        new = dict(resolved or row)
        if new["id"] in rows:
            new["spans"] = [*rows[new["id"]]["spans"], *new["spans"]]
        rows[new["id"]] = new
    yield from rows.values()


def _arrived(connection: Connection, held: Mapping[str, Row]) -> dict[str, list[str]]:
    """The posts of this message by their author's name and by every key."""
    found: dict[str, list[str]] = {}
    for id_, row in held.items():
        if row["author"]:
            found.setdefault(row["author"], []).append(id_)
    for key, id_ in reuses.keys_of(connection, list(held)):
        found.setdefault(key, []).append(id_)
    return found
