"""Leases: no feed is looked at twice at once, no host is hit in parallel, nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from ingest.pipeline.observe import observe
from ingest.pipeline.parts import Parts
from ingest.pipeline.poll import MOST_ATTEMPTS, poll
from ingest.store import feed_looks, feeds, leases, watchlists
from schemas.tables import events
from schemas.tables import feeds as table
from schemas.watchlist import read_watchlist
from tests.fakes.clock import FakeClock
from tests.fakes.web import FakeWeb

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def watch(store, addresses):
    listed = ", ".join(addresses)
    text = f"sources:\n  - {{name: Forum, kind: forum, feeds: [{listed}], delay: 1s}}\n"
    with store.write() as connection:
        watchlists.apply(connection, read_watchlist(text), now=NOW)


@pytest.fixture
def parts(store):
    clock = FakeClock(now=NOW)
    return Parts(store=store, fetcher=FakeWeb(), senders={}, now=clock, lease=timedelta(minutes=5))


def test_what_is_claimed_is_not_claimed_again_before_the_lease_ends(parts):
    watch(parts.store, ["https://a.example/f"])
    assert len(poll(parts).rings) == 1
    assert poll(parts).rings == ()
    parts.now.go(minutes=5)
    assert len(poll(parts).rings) == 1


def test_a_host_that_is_being_looked_at_is_left_alone(parts):
    watch(parts.store, ["https://a.example/one"])
    assert len(poll(parts).rings) == 1
    watch(parts.store, ["https://a.example/one", "https://a.example/two", "https://b.example/f"])
    (ring,) = poll(parts).rings
    assert len(ring.ids) == 1  # b.example alone


def test_claims_at_once_never_take_the_same_feed(parts):
    watch(parts.store, [f"https://h{n}.example/f" for n in range(120)])
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _: poll(parts), range(8)))
    claimed = [id_ for each in done for ring in each.rings for id_ in ring.ids]
    assert len(claimed) == len(set(claimed)) == 120


def test_a_busy_host_does_not_starve_the_others(parts):
    busy = [f"https://busy.example/{n}" for n in range(300)]
    watch(parts.store, [*busy, "https://quiet.example/f"])
    claimed = [id_ for ring in poll(parts).rings for id_ in ring.ids]
    assert len(claimed) == feeds.MOST_OF_A_HOST + 1


class Deadly:
    """Ends its worker as SIGKILL does: nothing is stored, nothing is caught."""

    def fetch_all(self, requests, *, now):
        raise KeyboardInterrupt


def test_a_feed_at_which_workers_die_is_set_aside_and_told(parts):
    parts = replace(parts, fetcher=Deadly())
    watch(parts.store, ["https://deadly.example/f"])
    for _ in range(MOST_ATTEMPTS + 1):  # the first time nothing is suspected
        (ring,) = poll(parts).rings
        with pytest.raises(KeyboardInterrupt):
            observe(parts, ring.ids)
        parts.now.go(minutes=6)
    assert poll(parts).rings == ()
    with parts.store.read() as connection:
        (row,) = connection.execute(select(table)).mappings()
        told = connection.execute(select(events.c.type, events.c.detail)).one()
    assert row["next_poll_at"] > parts.now() + timedelta(hours=5)
    assert "Workers died" in row["last_error"]
    assert told.type == "source.failing"
    assert "deadly.example/f" in told.detail["cause"]


def test_feeds_that_no_worker_took_are_not_set_aside(parts):
    watch(parts.store, ["https://a.example/f", "https://b.example/f"])
    for _ in range(3 * MOST_ATTEMPTS):  # no worker for observe, or a broker that forgets
        assert len(poll(parts).rings[0].ids) == 2
        parts.now.go(minutes=6)


def test_the_host_of_a_feed_that_is_looked_at_before_it_is_due_is_left_alone(parts):
    watch(parts.store, ["https://a.example/one", "https://a.example/two"])
    with parts.store.write() as connection:
        connection.execute(
            update(table).where(table.c.id == 1).values(next_poll_at=NOW + timedelta(hours=1))
        )
        leases.take(connection, [1], now=NOW, until=NOW + timedelta(minutes=5))
    assert poll(parts).rings == ()


def test_a_look_without_news_moves_the_poll_ends_the_lease_and_keeps_the_rest(parts):
    watch(parts.store, ["https://a.example/f", "https://b.example/f"])
    poll(parts)
    due_at, wish = NOW + timedelta(minutes=7, microseconds=3), NOW + timedelta(minutes=6)
    row = {
        "id": 1, "next_poll_at": due_at, "due_because": "asked", "last_polled_at": NOW,
        "not_before": wish, "looks_unchanged": 2.5, "unchanged_gap_s": 61.25,
    }  # fmt: skip
    with parts.store.read() as connection:
        before, other = connection.execute(select(table).order_by(table.c.id)).mappings()
    with parts.store.write() as connection:
        feed_looks.store_quiet_looks(connection, [row])
    with parts.store.read() as connection:
        after, same = connection.execute(select(table).order_by(table.c.id)).mappings()
    stored = row | {"failures": 0, "last_status": 304, "lease_until": None, "attempts": 0}
    assert dict(after) == dict(before) | stored
    assert same == other


def test_a_loaded_feed_is_as_it_was_stored(parts):
    watch(parts.store, ["https://a.example/f"])
    with parts.store.write() as connection:
        connection.execute(
            update(table).values(
                skip_hours=[1, 2], etag=b'"\xff"', not_before=NOW, looks_changed=1.5, moved_seen=2
            )
        )
    with parts.store.read() as connection:
        (feed,) = feeds.load(connection, [1, 77])
    assert (feed.source.name, feed.url, feed.host) == ("Forum", "https://a.example/f", "a.example")
    assert (feed.skip_hours, feed.skip_days, feed.etag) == ((1, 2), (), b'"\xff"')
    assert (feed.not_before, feed.looks_changed, feed.moved_seen) == (NOW, 1.5, 2)
    assert feed == replace(feed)
