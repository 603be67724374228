"""Which due feeds may be looked at now, and how they are handed out."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pipeline.poll import FEEDS_A_MESSAGE, MOST_ATTEMPTS, PAGES_PART, batches, choose
from ingest.store.feeds import MOST_OF_A_HOST, Due
from ingest.store.turns import AT_ONCE_TURN, PAGES_TURN

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
LEASE = timedelta(minutes=5)


def due(feed_id=1, host="a.example", delay_s=2.0, asked_s_ago=None, attempts=0, **fields):
    asked = None if asked_s_ago is None else NOW - timedelta(seconds=asked_s_ago)
    return Due(
        feed_id=feed_id, host=host, source_name=host, delay=timedelta(seconds=delay_s),
        host_asked_at=asked, attempts=attempts, **fields,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("asked_s_ago", "chosen"),
    [(None, True), (1.0, False), (2.0, True), (3.0, True), (-5.0, True)],
    ids=["never", "too soon", "just rested", "rested", "a clock that ran backwards"],
)
def test_a_host_rests_between_two_messages(asked_s_ago, chosen):
    assert bool(choose([due(asked_s_ago=asked_s_ago)], now=NOW, lease=LEASE)) is chosen


def test_no_more_of_a_host_is_taken_than_its_lease_has_time_for():
    feeds = [due(feed_id=n, delay_s=57) for n in range(20)]
    assert len(choose(feeds, now=NOW, lease=LEASE)) == 5


def test_a_delay_longer_than_the_lease_still_lets_one_feed_through():
    assert len(choose([due(delay_s=900), due(2, delay_s=900)], now=NOW, lease=LEASE)) == 1


@pytest.mark.parametrize(
    ("page", "feed_due_s_ago", "chosen"),
    [(PAGES_TURN, 5, 2), (PAGES_TURN, 15, 1), (AT_ONCE_TURN, 15, 2)],
    ids=["a page that waits longer", "a feed that waits longer", "an edit to be told"],
)
def test_where_only_one_look_has_room_pages_do_not_starve(page, feed_due_s_ago, chosen):
    feed = due(1, delay_s=900, due_at=NOW - timedelta(seconds=feed_due_s_ago))
    other = due(2, delay_s=900, turn=page, due_at=NOW - timedelta(seconds=10))
    assert [each.feed_id for each in choose([feed, other], now=NOW, lease=LEASE)] == [chosen]


@given(st.integers(2, MOST_OF_A_HOST), st.integers(1, 40), st.integers(1, 40))
def test_of_whatever_room_there_is_pages_have_a_part(room, feeds, pages):
    named = [due(n) for n in range(feeds)]
    others = [due(100 + n, turn=PAGES_TURN) for n in range(pages)]
    chosen = choose([*named, *others], now=NOW, lease=room * timedelta(seconds=5))
    assert len(chosen) == min(room, feeds + pages)
    least = min(pages, max(1, room // PAGES_PART))
    assert sum(each.turn == PAGES_TURN for each in chosen) >= least


def test_a_feed_that_kills_its_workers_is_left_out():
    assert choose([due(attempts=MOST_ATTEMPTS)], now=NOW, lease=LEASE) == []


hosts = st.lists(
    st.tuples(st.sampled_from([f"h{n}.example" for n in range(40)]), st.integers(1, 25)),
    unique_by=lambda pair: pair[0],
)


@given(hosts)
def test_messages_keep_each_host_together_and_lose_no_feed(sizes):
    feeds = [due(feed_id=n, host=host) for host, size in sizes for n in range(size)]
    made = batches(feeds, now=NOW)
    assert sorted((d.host, d.feed_id) for batch in made for d in batch) == sorted(
        (d.host, d.feed_id) for d in feeds
    )
    places = [host for batch in made for host in {each.host for each in batch}]
    assert len(places) == len(set(places))
    assert all(len(batch) <= FEEDS_A_MESSAGE for batch in made)
    assert MOST_OF_A_HOST <= FEEDS_A_MESSAGE


@given(hosts)
def test_messages_are_as_few_as_the_bar_asks_for(sizes):
    feeds = [due(feed_id=n, host=host) for host, size in sizes for n in range(size)]
    assert len(batches(feeds, now=NOW)) <= len(feeds) / 25 + 1


@pytest.mark.parametrize(
    ("status", "full_h_ago", "messages"),
    [(304, 1, 1), (200, 1, 4), (304, 13, 4), (None, None, 4)],
    ids=["304", "a body last time", "a body is asked for again", "never looked at"],
)
def test_a_message_has_more_feeds_where_no_body_is_expected(status, full_h_ago, messages):
    full_at = None if full_h_ago is None else NOW - timedelta(hours=full_h_ago)
    feeds = [
        due(feed_id=n, host=f"h{n}.example", last_status=status, last_full_at=full_at)
        for n in range(200)
    ]
    assert len(batches(feeds, now=NOW)) == messages


@pytest.mark.parametrize(
    ("failures", "status", "apart"),
    [(1, None, True), (1, 504, True), (4, 404, False), (0, None, False)],
    ids=["no answer", "a gateway's", "nothing stands there", "never looked at"],
)
def test_a_host_that_may_hang_holds_up_no_other(failures, status, apart):
    quick = [due(feed_id=n, host=f"h{n}.example") for n in range(20)]
    hangs = [
        due(feed_id=100, host="hangs.example", failures=failures, last_status=status),
        due(feed_id=101, host="hangs.example"),
    ]
    made = [{each.host for each in batch} for batch in batches([*quick, *hangs], now=NOW)]
    assert ({"hangs.example"} in made) is apart
    assert len(made) == 1 + apart


def test_hosts_that_may_hang_hold_one_worker_together():
    hang = [due(feed_id=n, host=f"h{n}.example", failures=3) for n in range(40)]
    assert len(batches(hang, now=NOW)) == 1


def test_hosts_that_take_long_share_a_message():
    slow = [due(feed_id=n, host=f"slow{n // 25}.example") for n in range(50)]
    quick = [due(feed_id=100 + n, host=f"h{n}.example") for n in range(50)]
    mixed = [*slow[:25], *quick[:25], *slow[25:], *quick[25:]]
    assert {each.host[:4] for each in batches(mixed, now=NOW)[-1]} == {"slow"}
