"""Revisions in a ledger for tests that care for nothing but their texts."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from ingest.store import documents, ids, revisions, snapshots, sources, watchlists
from ingest.store.session import Connection
from schemas.records.fetches import Fetched, FetchRequest
from schemas.records.revisions import Content
from schemas.records.texts import Block, RichText
from schemas.watchlist import read_watchlist

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
WATCH = """
sources:
  - {name: Forum, kind: forum, feeds: [https://forum.example/feed]}
  - {name: Office, kind: official, feeds: [https://office.example/feed]}
"""


def prepare(connection: Connection) -> None:
    """A forum and an office."""
    watchlists.apply(connection, read_watchlist(WATCH), now=NOW)


def revise(connection: Connection, key: str, text: str, *, seq: int = 1, age: int = 0) -> str:
    """One more revision of the document `kind:name`; `age` in seconds before now. Gives its id."""
    kind = key.partition(":")[0]
    source = sources.named(connection, "Forum" if kind == "post" else "Office")
    assert source is not None
    at = NOW - timedelta(seconds=age)
    document = ids.document_id(kind, key)
    row = {
        "id": document, "kind": kind, "key": key, "source_id": source.id, "title": "Title",
        "url": f"https://{kind}.example/{key}", "author": None, "language": None,
        "publisher": None, "published_at": at, "first_seen_at": at, "last_edit_at": None,
        "state": "live", "first_absent_at": None, "baseline": False,
    }  # fmt: skip
    documents.add(connection, [row])
    snapshot = snapshots.snapshot_row(
        Fetched(
            request=FetchRequest(feed_id=1, url="https://a.example/"), url="https://a.example/",
            status=200, headers=(), body=text.encode(), etag=None, last_modified=None,
            observed_at=at, elapsed=timedelta(),
        )
    )  # fmt: skip
    snapshots.add(connection, [snapshot], [])
    print_ = sha256(text.encode()).hexdigest()
    facts = {
        "fingerprint": print_, "exact": print_, "method": "test/1", "feed_id": None,
        "snapshot_id": snapshot["id"], "observed_at": at, "reprocessed": False,
    }  # fmt: skip
    blocks = tuple(Block(text=line) for line in text.split("\n") if line)
    content = Content(title="Title", author=None, marker=None, text=RichText(blocks=blocks))
    rows = revisions.revision_rows(
        content, document=document, view="page", seq=seq, previous_hash=None, facts=facts
    )
    revisions.add(connection, [rows])
    return str(rows[0]["id"])
