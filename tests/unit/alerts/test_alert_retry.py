from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies

from ingest.alerts.retry import DELAYS, LONGEST_WISH, next_attempt

NOW = datetime(2022, 1, 11, 18, 50, tzinfo=UTC)


def test_ten_attempts_reach_over_three_days_and_then_it_is_given_up():
    at, attempts = NOW, 1
    while (due := next_attempt(attempts, now=at, not_before=None, jitter=0)) is not None:
        at, attempts = due, attempts + 1
    assert attempts == 10
    assert at - NOW == timedelta(hours=75, minutes=35, seconds=5)


def test_the_second_attempt_follows_after_five_seconds():
    assert next_attempt(1, now=NOW, not_before=None, jitter=0) == NOW + timedelta(seconds=5)


def test_the_receivers_wish_is_kept_when_it_is_later():
    wish = NOW + timedelta(minutes=10)
    assert next_attempt(1, now=NOW, not_before=wish, jitter=0) == wish
    assert next_attempt(4, now=NOW, not_before=wish, jitter=0) == NOW + timedelta(hours=2)


def test_a_wish_of_ten_years_is_cut_to_a_day():
    wish = NOW + timedelta(days=3650)
    assert next_attempt(1, now=NOW, not_before=wish, jitter=0) == NOW + LONGEST_WISH


def test_a_wish_does_not_bring_the_dead_back():
    wish = NOW + timedelta(minutes=10)
    assert next_attempt(len(DELAYS) + 1, now=NOW, not_before=wish, jitter=0) is None


@pytest.mark.parametrize(("attempts", "jitter"), [(0, 0), (-1, 0), (1, -0.1), (1, 1.1)])
def test_numbers_that_make_no_sense_are_refused(attempts, jitter):
    with pytest.raises(ValueError, match="must be"):
        next_attempt(attempts, now=NOW, not_before=None, jitter=jitter)


@given(
    attempts=strategies.integers(1, len(DELAYS)),
    jitter=strategies.floats(0, 1),
    wish=strategies.none() | strategies.integers(-(10**6), 10**9),
)
def test_jitter_moves_an_attempt_later_only_and_by_a_tenth_at_most(attempts, jitter, wish):
    not_before = None if wish is None else NOW + timedelta(seconds=wish)
    plain = next_attempt(attempts, now=NOW, not_before=not_before, jitter=0)
    moved = next_attempt(attempts, now=NOW, not_before=not_before, jitter=jitter)
    assert plain <= moved <= plain + DELAYS[attempts - 1] * 0.1 + timedelta(microseconds=1)
