"""Whose turn it is at a host of which more is due than one claim takes."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from ingest.pipeline.parts import Parts
from ingest.pipeline.poll import PAGES_PART, poll
from ingest.store import feeds
from ingest.store.feeds import MOST_OF_A_HOST
from schemas.tables import feeds as table
from schemas.tables import sources
from tests.fakes.clock import FakeClock
from tests.fakes.web import FakeWeb

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
MANY = 40


@pytest.fixture
def parts(store):
    with store.write() as connection:
        connection.execute(
            insert(sources).values(
                id=1, name="Forum", kind="forum", origin="watchlist", recheck_s=3600,
                confirm_gone_s=600, delay_s=1, robots=False, active=True, created_at=NOW,
                state="new",
            )
        )  # fmt: skip
    clock = FakeClock(now=NOW)
    return Parts(store=store, fetcher=FakeWeb(), senders={}, now=clock, lease=timedelta(minutes=5))


def add(parts, name, *, page, gap_s, late_s, because=None, host="busy.example"):
    """A feed that was looked at `gap_s` before it was due, which was `late_s` ago."""
    due_at = NOW - timedelta(seconds=late_s)
    row = feeds.new_feed(
        source_id=1, url=f"https://{host}/{name}", host=host, now=due_at,
        document_id=f"{name:>016}" if page else None,
    )  # fmt: skip
    last = None if gap_s is None else due_at - timedelta(seconds=gap_s)
    row |= {"last_polled_at": last} | ({"due_because": because} if because else {})
    with parts.store.write() as connection:
        connection.execute(insert(table).values(row))


def claimed(parts):
    with parts.store.read() as connection:
        names = dict(
            connection.execute(table.select().with_only_columns(table.c.id, table.c.url)).all()
        )
    return [names[id_].rpartition("/")[2] for ring in poll(parts).rings for id_ in ring.ids]


def test_feeds_go_before_pages_and_pages_still_have_their_part(parts):
    for n in range(MANY):
        add(parts, f"feed{n}", page=False, gap_s=300, late_s=60)
        add(parts, f"page{n}", page=True, gap_s=300, late_s=90_000)
    taken = claimed(parts)
    assert len(taken) == MOST_OF_A_HOST
    assert sum(name.startswith("page") for name in taken) == MOST_OF_A_HOST // PAGES_PART
    assert taken[0].startswith("feed")


def test_pages_take_what_feeds_leave(parts):
    add(parts, "feed", page=False, gap_s=300, late_s=60)
    for n in range(MANY):
        add(parts, f"page{n}", page=True, gap_s=300, late_s=60)
    taken = claimed(parts)
    assert len(taken) == MOST_OF_A_HOST
    assert taken[0] == "feed"


def test_a_page_whose_edit_was_seen_in_a_feed_goes_first(parts):
    for n in range(MANY):
        add(parts, f"feed{n}", page=False, gap_s=300, late_s=600)
        add(parts, f"page{n}", page=True, gap_s=300, late_s=600)
    add(parts, "edited", page=True, gap_s=300, late_s=0, because="edited")
    assert claimed(parts)[0] == "edited"


def test_a_young_page_that_is_late_by_minutes_goes_before_an_old_one_late_by_an_hour(parts):
    for n in range(MANY):
        add(parts, f"old{n}", page=True, gap_s=86_400, late_s=3_600)
        add(parts, f"young{n}", page=True, gap_s=120, late_s=300)
    assert all(name.startswith("young") for name in claimed(parts))


def test_whoever_waits_moves_up(parts):
    for n in range(MANY):
        add(parts, f"young{n}", page=True, gap_s=120, late_s=300)
    add(parts, "patient", page=True, gap_s=86_400, late_s=3 * 86_400)
    assert claimed(parts)[0] == "patient"


def test_a_page_that_was_never_looked_at_has_its_turn(parts):
    for n in range(MANY):
        add(parts, f"old{n}", page=True, gap_s=86_400, late_s=3_600)
    add(parts, "fresh", page=True, gap_s=None, late_s=60)
    assert "fresh" in claimed(parts)
