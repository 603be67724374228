"""When feeds are polled again, and how their rates are learned."""

import math
import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.schedule import Looks, back_off, learned_interval, next_poll
from ingest.schedule.limits import CEILING_S
from ingest.schedule.rates import PRIOR_GAP_S, change_rate, feed_rate

NOW = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)  # a Tuesday
UNKNOWN = Looks()

looks = st.builds(
    Looks,
    changed=st.floats(0, 100),
    unchanged=st.floats(0, 100),
    changed_gap_s=st.floats(0, 1e7),
    unchanged_gap_s=st.floats(0, 1e7),
)


def hour(number):
    return timedelta(hours=number)


def planned(feed_id=7, **facts):
    usual = {"now": NOW, "every": None, "looks": UNKNOWN}
    return next_poll(feed_id=feed_id, **(usual | facts))


def due_at(**facts):
    return planned(**facts).at


def test_unknown_feed_is_polled_after_a_quarter_of_an_hour():
    due = due_at()
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
    due = due_at(every=every, local=local)
    assert least <= due - NOW <= least * 1.05


@given(looks, st.booleans())
def test_learned_interval_stays_between_floor_and_ceiling(history, local):
    wait = due_at(looks=history, local=local) - NOW
    floor = 1 if local else 60
    assert floor <= wait.total_seconds() <= CEILING_S * 1.05


@given(looks, st.integers(1, 40 * 86400), st.integers(0, 40 * 86400))
def test_no_poll_comes_before_the_servers_or_the_feeds_wish(history, wish_s, ttl_s):
    wish = NOW + timedelta(seconds=wish_s)
    due = due_at(looks=history, not_before=wish, ttl_s=ttl_s)
    assert due >= wish
    assert due >= NOW + min(timedelta(seconds=ttl_s), timedelta(days=31))


@given(looks, st.sets(st.integers(0, 23)), st.sets(st.integers(0, 6)))
def test_no_poll_falls_into_a_skipped_hour_or_day_unless_all_are_skipped(history, hours, days):
    due = due_at(looks=history, skip_hours=sorted(hours), skip_days=sorted(days))
    if len(hours) < 24 and len(days) < 7:
        assert due.hour not in hours
        assert due.weekday() not in days


def test_skipped_hours_move_a_poll_to_the_first_open_one():
    due = due_at(every=hour(1), skip_hours=(13, 14), local=True)
    assert due == NOW + hour(3)


def test_skipped_days_move_a_poll_to_the_next_day_that_is_open():
    due = due_at(every=hour(12), skip_days=(2,), local=True)
    assert due.weekday() == 3


@pytest.mark.parametrize(
    ("facts", "because"),
    [
        ({}, "learned"),
        ({"every": hour(1)}, "every"),
        ({"every": hour(1), "not_before": NOW + hour(2)}, "asked"),
        ({"every": hour(3), "not_before": NOW + hour(2)}, "every"),
        ({"ttl_s": 7200}, "ttl"),
        ({"ttl_s": 60}, "learned"),
        ({"ttl_s": 7200, "not_before": NOW + hour(3)}, "asked"),
        ({"every": hour(1), "skip_hours": (13,)}, "skipped"),
        ({"every": hour(1), "skip_hours": (20,)}, "every"),
    ],
)
def test_the_reason_is_what_asks_for_the_most_time(facts, because):
    assert planned(**facts).because == because


def test_jitter_is_the_same_each_time_and_differs_between_feeds():
    dues = {due_at(feed_id=number, every=hour(1)) for number in range(50)}
    assert len(dues) == 50
    assert dues == {due_at(feed_id=number, every=hour(1)) for number in range(50)}


def test_local_addresses_have_no_jitter():
    assert due_at(every=hour(1), local=True) == NOW + hour(1)


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
    changed, unchanged_s = [], 0.0
    for _ in range(4000):
        gap = chance.uniform(0.2, 2.0) / true_rate
        if chance.random() < -math.expm1(-true_rate * gap):
            changed.append((1, gap))
        else:
            unchanged_s += gap
    estimate = change_rate(changed, unchanged_s, prior_gap_s=PRIOR_GAP_S)
    assert estimate == pytest.approx(true_rate, rel=0.06)


@given(
    st.lists(st.tuples(st.floats(0.01, 50), st.floats(1, 1e6)), max_size=30),
    st.floats(0, 1e7),
    st.floats(1, 1e6),
)
def test_change_rate_is_the_root_of_its_equation(changed, unchanged_s, prior):
    rate = change_rate(changed, unchanged_s, prior_gap_s=prior)
    left = sum(
        number * gap / math.expm1(rate * gap) if rate * gap < 700 else 0.0
        for number, gap in [*changed, (1, prior)]
    )
    assert left == pytest.approx(unchanged_s + prior, rel=1e-6)


def test_change_rate_with_nothing_seen_is_that_of_the_prior():
    assert change_rate([], 0.0, prior_gap_s=100.0) == pytest.approx(math.log(2) / 100)


@pytest.mark.parametrize("gap_s", [300.0, 900.0, 7200.0])
@pytest.mark.parametrize(("changed", "unchanged"), [(25, 25), (5, 45), (45, 5)])
def test_the_counters_closed_form_agrees_with_the_estimator(gap_s, changed, unchanged):
    history = Looks(
        changed=changed,
        unchanged=unchanged,
        changed_gap_s=gap_s,
        unchanged_gap_s=gap_s,
    )
    exact = change_rate([(changed, gap_s)], unchanged * gap_s, prior_gap_s=PRIOR_GAP_S)
    assert feed_rate(history) == pytest.approx(exact, rel=0.15)


@pytest.mark.parametrize(
    ("failures", "hours"),
    [(0, 1), (1, 1), (2, 2), (3, 4), (7, 64), (8, 128), (9, 168), (10**9, 168)],
)
def test_back_off_doubles_up_to_a_week(failures, hours):
    assert back_off(failures, base=hour(1)) == hour(hours)


def test_back_off_never_exceeds_its_ceiling():
    assert back_off(1, base=hour(200)) == hour(168)
