"""Snapshots are stored once for each distinct body; ids make doing a step twice the same rows."""

import zlib
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sqlalchemy import func, select

from ingest.store import ids, snapshots
from ingest.store.revisions import chain_hash
from schemas.records.fetches import Fetched, FetchRequest
from schemas.tables import snapshots as table

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def fetched(body: bytes) -> Fetched:
    return Fetched(
        request=FetchRequest(feed_id=1, url="https://a.example/"), url="https://a.example/",
        status=200, headers=(("content-type", "text/html"), ("x-odd", "caf\xe9")), body=body,
        etag=None, last_modified=None, observed_at=NOW, elapsed=timedelta(seconds=1),
    )  # fmt: skip


def test_equal_bodies_are_one_snapshot(store):
    for body in (b"one", b"two", b"one"):
        with store.write() as connection:
            snapshots.add(connection, [snapshots.snapshot_row(fetched(body))], [])
    with store.read() as connection:
        assert connection.execute(select(func.count()).select_from(table)).scalar_one() == 2


def test_a_snapshot_gives_back_the_bytes_as_they_were_fetched(store):
    body = bytes(range(256)) * 40
    row = snapshots.snapshot_row(fetched(body))
    with store.write() as connection:
        snapshots.add(connection, [row], [])
    with store.read() as connection:
        stored = connection.execute(select(table)).mappings().one()
    assert zlib.decompress(stored["body"]) == body
    assert (stored["body_bytes"], stored["id"]) == (len(body), sha256(body).hexdigest())


def test_an_id_names_its_parts_and_their_borders():
    assert ids.make_id("ab", "c") != ids.make_id("a", "bc")
    assert ids.document_id("post", "k") != ids.document_id("statement", "k")


def test_a_chain_hash_depends_on_everything_before_it():
    usual = {"document": "d", "view": "page", "seq": 2, "exact": "e"}
    first = chain_hash("before", **usual)
    others = [
        chain_hash("another", **usual),
        chain_hash("before", **(usual | {"seq": 3})),
        chain_hash("before", **(usual | {"exact": "f"})),
        chain_hash("before", **(usual | {"document": "x"})),
        chain_hash(None, **usual),
    ]
    assert len({first, *others}) == 6
