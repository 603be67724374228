"""A channel that fails is paused, the longer the more alerts it did not take; success ends it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies

from ingest.alerts.pauses import (
    PAUSES,
    TELL_AFTER,
    Health,
    health_after,
    is_its_own_fault,
    is_over_for_all,
    is_to_be_told,
)
from ingest.alerts.retry import LONGEST_WISH, PATIENCE, Tried
from schemas.records.alerts import Delivered, Refused, TryLater

NOW = datetime(2022, 1, 11, 18, 50, tzinfo=UTC)
AWAY = TryLater(answer="503")
FIRST = Tried(attempts=1, due_at=NOW)
AGAIN = Tried(attempts=2, due_at=NOW, first_at=NOW)


def after(health, outcome=AWAY, tried=FIRST, *, now=NOW, jitter=0.0):
    return health_after(health, outcome, tried, now=now, jitter=jitter)


def test_pauses_grow_with_each_alert_that_is_not_taken_up_to_half_an_hour():
    health, lengths = Health(), []
    for _ in range(8):
        health = after(health)
        lengths.append(health.paused_until - NOW)
    assert lengths == [*PAUSES, PAUSES[-1], PAUSES[-1]]
    assert PAUSES[-1] == timedelta(minutes=30)


def test_an_alert_that_fails_again_does_not_lengthen_the_pause_of_the_others():
    health = after(Health())
    for minutes in (1, 6, 21):
        health = after(health, tried=AGAIN, now=NOW + timedelta(minutes=minutes))
    assert health.failures == 1
    assert health.paused_until == NOW + timedelta(minutes=21) + PAUSES[0]
    assert health.failing_since == NOW


def test_success_ends_a_pause_and_all_that_was_counted():
    assert after(after(after(Health())), Delivered(answer="ok")) == Health(last_ok_at=NOW)


def test_what_was_told_stays_for_the_one_who_tells_that_it_is_over():
    told = Health(failures=3, failing_since=NOW, told_at=NOW)
    assert after(told, Delivered(answer="ok")).told_at == NOW


def test_a_refusal_pauses_nobody_and_is_no_success():
    health = after(after(Health()), Refused(answer="410"), now=NOW + timedelta(hours=1))
    assert (health.paused_until, health.failures) == (None, 0)
    assert health.failing_since == NOW


def test_an_alert_is_at_fault_itself_once_the_channel_has_taken_others():
    ok = after(Health(failures=1, failing_since=NOW), Delivered(answer="ok"), now=NOW + PAUSES[0])
    assert is_its_own_fault(ok, AGAIN)
    assert after(ok, tried=AGAIN, now=NOW + PAUSES[1]) == ok


@pytest.mark.parametrize("ok_at", [None, NOW - PAUSES[0], NOW])
def test_a_success_of_before_is_no_excuse(ok_at):
    health = Health(failures=1, failing_since=NOW, last_ok_at=ok_at)
    assert not is_its_own_fault(health, AGAIN)
    assert not is_its_own_fault(health, FIRST)


def test_the_operator_is_told_after_an_hour_and_once():
    failing = after(Health())
    assert not is_to_be_told(failing, now=NOW + TELL_AFTER - PAUSES[0])
    assert is_to_be_told(failing, now=NOW + TELL_AFTER)
    told = Health(failures=1, failing_since=NOW, told_at=NOW)
    assert not is_to_be_told(told, now=NOW + timedelta(days=2))


def test_a_channel_that_wants_to_be_left_alone_for_an_hour_is_told_of_at_once():
    hour = TryLater(answer="429", not_before=NOW + TELL_AFTER)
    assert is_to_be_told(after(Health(), hour), now=NOW)
    minutes = TryLater(answer="429", not_before=NOW + TELL_AFTER / 2)
    assert not is_to_be_told(after(Health(), minutes), now=NOW)


def test_what_waits_dies_only_where_its_channel_took_nothing_for_three_days():
    failing = Health(failures=9, failing_since=NOW, paused_until=NOW + PATIENCE - PAUSES[-1])
    assert not is_over_for_all(failing, now=NOW + PATIENCE - PAUSES[0])
    assert is_over_for_all(failing, now=NOW + PATIENCE)
    assert not is_over_for_all(Health(), now=NOW)


def test_three_days_in_which_nothing_ran_are_no_days_of_trying():
    asleep = after(Health())
    assert not is_over_for_all(asleep, now=NOW + PATIENCE)
    awake = after(asleep, now=NOW + PATIENCE)
    assert awake.failing_since == NOW + PATIENCE


@given(
    failures=strategies.integers(0, 10**9),
    attempts=strategies.integers(1, 10**6),
    jitter=strategies.floats(0, 1),
    wish=strategies.none() | strategies.integers(-(10**6), 10**9),
)
def test_a_pause_always_ends_within_a_day_and_never_before_the_receivers_wish(
    failures, attempts, jitter, wish
):
    not_before = None if wish is None else NOW + timedelta(seconds=wish)
    outcome = TryLater(answer="429", not_before=not_before)
    tried = Tried(attempts=attempts, due_at=NOW)
    until = after(Health(failures=failures), outcome, tried, jitter=jitter).paused_until
    assert NOW + PAUSES[0] <= until <= NOW + LONGEST_WISH
    if not_before is not None:
        assert until >= min(not_before, NOW + LONGEST_WISH)
