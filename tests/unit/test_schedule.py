"""When feeds and pages are looked at again."""

import math
import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.schedule import (
    CEILING_S,
    PRIOR_GAP_S,
    FeedLooks,
    back_off,
    change_rate,
    learned_interval,
    next_page_look,
    next_poll,
)

NOW = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)  # a Tuesday
UNKNOWN = FeedLooks(feed_id=7)

looks = st.builds(
    FeedLooks,
    feed_id=st.integers(0, 10**9),
    changed=st.floats(0, 100),
    unchanged=st.floats(0, 100),
    changed_gap_s=st.floats(0, 1e7),
    unchanged_gap_s=st.floats(0, 1e7),
)


def hour(number):
    return timedelta(hours=number)


def test_unknown_feed_is_polled_after_a_quarter_of_an_hour():
    due = next_poll(now=NOW, every=None, looks=UNKNOWN)
    assert timedelta(minutes=15) <= due - NOW <= timedelta(minutes=15) * 1.05


@pytest.mark.parametrize(
    ("local", "every", "least"),
    [
        (False, timedelta(seconds=1), timedelta(seconds=60)),
        (True, timedelta(seconds=1), timedelta(seconds=1)),
        (True, timedelta(milliseconds=1), timedelta(seconds=1)),
        (False, timedelta(days=3), timedelta(days=3)),
    ],
)
def test_interval_has_a_polite_floor_that_is_lower_for_local_addresses(local, every, least):
    due = next_poll(now=NOW, every=every, looks=UNKNOWN, local=local)
    assert least <= due - NOW <= least * 1.05


@given(looks, st.booleans())
def test_learned_interval_stays_between_floor_and_ceiling(history, local):
    wait = next_poll(now=NOW, every=None, looks=history, local=local) - NOW
    floor = 1 if local else 60
    assert floor <= wait.total_seconds() <= CEILING_S * 1.05


@given(looks, st.integers(1, 40 * 86400), st.integers(0, 40 * 86400))
def test_no_poll_comes_before_the_servers_or_the_feeds_wish(history, wish_s, ttl_s):
    wish = NOW + timedelta(seconds=wish_s)
    due = next_poll(now=NOW, every=None, looks=history, not_before=wish, ttl_s=ttl_s)
    assert due >= wish
    assert due >= NOW + min(timedelta(seconds=ttl_s), timedelta(days=31))


@given(looks, st.sets(st.integers(0, 23)), st.sets(st.integers(0, 6)))
def test_no_poll_falls_into_a_skipped_hour_or_day_unless_all_are_skipped(history, hours, days):
    due = next_poll(
        now=NOW, every=None, looks=history, skip_hours=sorted(hours), skip_days=sorted(days)
    )
    if len(hours) < 24 and len(days) < 7:
        assert due.hour not in hours
        assert due.weekday() not in days


def test_skipped_hours_move_a_poll_to_the_first_open_one():
    due = next_poll(now=NOW, every=hour(1), looks=UNKNOWN, skip_hours=(13, 14), local=True)
    assert due == NOW + hour(3)


def test_skipped_days_move_a_poll_to_the_next_day_that_is_open():
    due = next_poll(now=NOW, every=hour(12), looks=UNKNOWN, skip_days=(2,), local=True)
    assert due.weekday() == 3


def test_jitter_is_the_same_each_time_and_differs_between_feeds():
    dues = {
        next_poll(now=NOW, every=hour(1), looks=FeedLooks(feed_id=number)) for number in range(50)
    }
    assert len(dues) == 50
    again = {
        next_poll(now=NOW, every=hour(1), looks=FeedLooks(feed_id=number)) for number in range(50)
    }
    assert dues == again


def test_local_addresses_have_no_jitter():
    assert next_poll(now=NOW, every=hour(1), looks=UNKNOWN, local=True) == NOW + hour(1)


def test_a_feed_that_never_changes_is_polled_ever_more_rarely():
    history, waits = UNKNOWN, []
    for _ in range(300):
        wait = learned_interval(history)
        waits.append(wait)
        history = history.after(changed=False, gap_s=wait.total_seconds())
    assert waits == sorted(waits)
    assert waits[-1] > hour(5)


def test_a_feed_that_always_changes_is_polled_ever_more_often():
    history = UNKNOWN
    for _ in range(300):
        history = history.after(
            changed=True, gap_s=max(60.0, learned_interval(history).total_seconds())
        )
    assert learned_interval(history) < timedelta(minutes=3)


def test_a_feed_that_falls_asleep_and_wakes_up_is_noticed_within_fifty_looks():
    history = UNKNOWN
    for _ in range(500):
        history = history.after(changed=False, gap_s=3600)
    asleep = learned_interval(history)
    for _ in range(50):
        history = history.after(changed=True, gap_s=600)
    assert learned_interval(history) < asleep / 3


@given(looks, st.booleans(), st.floats(-1e6, 1e6))
def test_looks_stay_few_numbers_of_bounded_size(history, changed, gap_s):
    after = history.after(changed=changed, gap_s=gap_s)
    assert after.changed + after.unchanged <= 200
    assert after.changed_gap_s >= 0
    assert after.unchanged_gap_s >= 0


@pytest.mark.parametrize("true_rate", [1 / 600, 1 / 3600, 1 / 86400])
def test_change_rate_is_recovered_from_irregular_looks(true_rate):
    chance = random.Random(17)
    changed, unchanged = [], []
    for _ in range(4000):
        gap = chance.uniform(0.2, 2.0) / true_rate
        (changed if chance.random() < -math.expm1(-true_rate * gap) else unchanged).append(gap)
    estimate = change_rate(changed, unchanged, prior_gap_s=PRIOR_GAP_S)
    assert estimate == pytest.approx(true_rate, rel=0.06)


@given(
    st.lists(st.floats(1, 1e6), max_size=30),
    st.lists(st.floats(1, 1e6), max_size=30),
    st.floats(1, 1e6),
)
def test_change_rate_is_the_root_of_its_equation(changed, unchanged, prior):
    rate = change_rate(changed, unchanged, prior_gap_s=prior)
    gaps = [*changed, prior]
    left = sum(gap / math.expm1(rate * gap) if rate * gap < 700 else 0.0 for gap in gaps)
    assert left == pytest.approx(sum(unchanged) + prior, rel=1e-6)


def test_change_rate_with_nothing_seen_is_that_of_the_prior():
    assert change_rate([], [], prior_gap_s=100.0) == pytest.approx(math.log(2) / 100)


@pytest.mark.parametrize("gap_s", [300.0, 900.0, 7200.0])
@pytest.mark.parametrize(("changed", "unchanged"), [(25, 25), (5, 45), (45, 5)])
def test_the_counters_closed_form_agrees_with_the_estimator(gap_s, changed, unchanged):
    history = FeedLooks(
        feed_id=1,
        changed=changed,
        unchanged=unchanged,
        changed_gap_s=gap_s,
        unchanged_gap_s=gap_s,
    )
    exact = change_rate([gap_s] * changed, [gap_s] * unchanged, prior_gap_s=PRIOR_GAP_S)
    assert history.change_rate == pytest.approx(exact, rel=0.15)


@pytest.mark.parametrize(
    ("failures", "hours"),
    [(0, 1), (1, 1), (2, 2), (3, 4), (7, 64), (8, 128), (9, 168), (10**9, 168)],
)
def test_back_off_doubles_up_to_a_week(failures, hours):
    assert back_off(failures, base=hour(1)) == hour(hours)


def test_back_off_never_exceeds_its_ceiling():
    assert back_off(1, base=hour(200)) == hour(168)


def test_a_pages_looks_begin_after_two_minutes_and_number_about_sixty_in_fourteen_days():
    floor, recheck = timedelta(minutes=1), timedelta(days=14)
    looked, now = [], NOW
    while due := next_page_look(now=now, born_at=NOW, recheck=recheck, floor=floor):
        looked.append(due - NOW)
        now = due + timedelta(seconds=1)
    assert looked[0] == timedelta(minutes=2)
    assert looked[-1] == recheck
    assert 50 <= len(looked) <= 70


@given(st.integers(-(10**6), 10**7), st.integers(1, 10**5))
def test_a_page_is_never_looked_at_again_before_the_floor_and_never_long_after_recheck(age, floor):
    recheck = timedelta(days=14)
    due = next_page_look(
        now=NOW,
        born_at=NOW - timedelta(seconds=age),
        recheck=recheck,
        floor=timedelta(seconds=floor),
    )
    if age > recheck.total_seconds():
        assert due is None
    else:
        assert due is not None
        assert due >= NOW + timedelta(seconds=floor)
        assert due - NOW <= recheck + timedelta(seconds=floor)
