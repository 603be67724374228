"""Rates by source and age, and what looks are planned by: kept and counted in the ledger."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from ingest.schedule import Looks, age_class
from ingest.store import demand, feeds, rates
from ingest.store.demand import Pages
from schemas.tables import feeds as table
from schemas.tables import sources

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@pytest.fixture
def ledger(store):
    rows = [
        {
            "id": n, "name": f"Forum {n}", "kind": "forum", "origin": "watchlist",
            "recheck_s": 3600, "confirm_gone_s": 600, "delay_s": 1, "robots": False,
            "active": True, "created_at": NOW, "state": "new",
        }
        for n in (1, 2)
    ]  # fmt: skip
    with store.write() as connection:
        connection.execute(insert(sources), rows)
    return store


def test_what_looks_have_taught_is_kept_and_replaced(ledger):
    with ledger.write() as connection:
        rates.keep(connection, {(1, 3): Looks(1, 2, 30.5, 40), (2, 3): Looks(0, 1, 0, 60)})
        rates.keep(connection, {(1, 3): Looks(2, 2, 31, 40), (1, 4): Looks(0, 1, 0, 70)})
    with ledger.read() as connection:
        assert rates.load(connection, [1]) == {1: {3: Looks(2, 2, 31, 40), 4: Looks(0, 1, 0, 70)}}
        assert rates.load(connection, [1, 2])[2] == {3: Looks(0, 1, 0, 60)}
        assert rates.load(connection, []) == {}


def test_nothing_taught_writes_nothing(ledger):
    with ledger.write() as connection:
        rates.keep(connection, {})
    with ledger.read() as connection:
        assert rates.load(connection, [1]) == {}


def add(store, name, *, source_id=1, host="a.example", age=None, page=True, active=True):
    row = feeds.new_feed(
        source_id=source_id, url=f"https://{host}/{name}", host=host, now=NOW,
        document_id=name if page else None,
    )  # fmt: skip
    seen_at = None if age is None else NOW - age
    with store.write() as connection:
        connection.execute(insert(table).values(row | {"baseline_at": seen_at, "active": active}))


def test_pages_of_a_host_are_counted_by_source_and_age(ledger):
    day = timedelta(days=1)
    add(ledger, "never seen")
    add(ledger, "young", age=timedelta(minutes=1))
    add(ledger, "old", age=day)
    add(ledger, "as old", age=day)
    add(ledger, "of another source", source_id=2, age=day)
    add(ledger, "ended", age=day, active=False)
    add(ledger, "a feed", age=day, page=False)
    add(ledger, "elsewhere", age=day, host="b.example")
    add(ledger, "ancient", age=timedelta(days=3000))
    with ledger.read() as connection:
        found = demand.pages_of_hosts(connection, {"a.example"}, now=NOW)
    old = age_class(day.total_seconds())
    assert sorted(found) == [
        Pages("a.example", 1, 0, 2), Pages("a.example", 1, old, 2), Pages("a.example", 1, 20, 1),
        Pages("a.example", 2, old, 1),
    ]  # fmt: skip
