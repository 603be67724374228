from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, strategies

from ingest.alerts.pauses import TELL_AFTER
from ingest.alerts.retry import (
    DELAYS,
    LONGEST_GAP,
    LONGEST_WISH,
    PATIENCE,
    Tried,
    fate,
    is_over,
    next_attempt,
    tried_since,
)
from schemas.records.alerts import Delivered, Refused, TryLater

NOW = datetime(2022, 1, 11, 18, 50, tzinfo=UTC)
AWAY = TryLater(answer="503")


def attempt_times(jitter: float) -> list[datetime]:
    """When an alert is tried that a channel never takes."""
    at, times = NOW, [NOW]
    while True:
        tried = Tried(attempts=len(times), due_at=NOW, first_at=NOW)
        what = fate(AWAY, tried, now=at, jitter=jitter)
        if what.state == "dead":
            return times
        at = what.next_attempt_at
        times.append(at)


@pytest.mark.parametrize("jitter", [0, 1])
def test_an_alert_is_tried_for_three_days_and_then_given_up(jitter):
    last = attempt_times(jitter)[-1]
    assert PATIENCE <= last - NOW <= PATIENCE + DELAYS[-1] * 1.1


def test_the_second_attempt_follows_after_five_seconds():
    assert attempt_times(0)[1] == NOW + timedelta(seconds=5)


def test_whoever_is_back_is_found_out_within_an_hour_at_any_time():
    times = attempt_times(0)
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert max(gaps) == timedelta(hours=1)


def test_an_attempt_falls_just_past_the_hour_after_which_the_operator_is_told():
    past = [at - NOW - TELL_AFTER for at in attempt_times(0)]
    assert min(gap for gap in past if gap >= timedelta()) < timedelta(minutes=2)


@pytest.mark.parametrize(("outcome", "state"), [(Delivered, "delivered"), (Refused, "dead")])
def test_what_was_answered_for_good_is_not_tried_again(outcome, state):
    what = fate(outcome(answer="."), Tried(attempts=1, due_at=NOW), now=NOW, jitter=0)
    assert (what.state, what.next_attempt_at) == (state, None)


def test_the_receivers_wish_is_kept_when_it_is_later():
    wish = NOW + timedelta(minutes=10)
    assert next_attempt(1, now=NOW, not_before=wish, jitter=0) == wish
    assert next_attempt(5, now=NOW, not_before=wish, jitter=0) == NOW + timedelta(minutes=40)


def test_a_wish_of_ten_years_is_cut_to_a_day():
    wish = NOW + timedelta(days=3650)
    assert next_attempt(1, now=NOW, not_before=wish, jitter=0) == NOW + LONGEST_WISH


def test_a_wish_does_not_bring_the_dead_back():
    away = TryLater(answer="429", not_before=NOW + timedelta(minutes=10))
    tried = Tried(attempts=3, due_at=NOW - PATIENCE, first_at=NOW - PATIENCE)
    assert fate(away, tried, now=NOW, jitter=0).state == "dead"


WEEK = timedelta(days=7)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("due", "first", "failing", "over"),
    [
        (WEEK, None, None, False),  # nothing ran for a week
        (WEEK, HOUR, HOUR, False),
        (WEEK, PATIENCE, None, True),  # it alone was tried for three days
        (WEEK, None, PATIENCE, True),  # its channel was
        (HOUR, None, WEEK, False),  # due since an hour, on a channel that is dead for a week
        (PATIENCE, None, WEEK, True),
    ],
)
def test_patience_is_of_days_in_which_it_was_tried(due, first, failing, over):
    ago = [None if each is None else NOW - each for each in (due, first, failing)]
    tried = Tried(attempts=2, due_at=ago[0], first_at=ago[1], failing_since=ago[2])
    assert is_over(tried, now=NOW) is over


@pytest.mark.parametrize(("attempts", "jitter"), [(0, 0), (-1, 0), (1, -0.1), (1, 1.1)])
def test_numbers_that_make_no_sense_are_refused(attempts, jitter):
    with pytest.raises(ValueError, match="must be"):
        next_attempt(attempts, now=NOW, not_before=None, jitter=jitter)


@given(
    attempts=strategies.integers(1, 10**6),
    jitter=strategies.floats(0, 1),
    wish=strategies.none() | strategies.integers(-(10**6), 10**9),
)
def test_jitter_moves_an_attempt_later_only_and_by_a_tenth_at_most(attempts, jitter, wish):
    not_before = None if wish is None else NOW + timedelta(seconds=wish)
    plain = next_attempt(attempts, now=NOW, not_before=not_before, jitter=0)
    moved = next_attempt(attempts, now=NOW, not_before=not_before, jitter=jitter)
    delay = DELAYS[min(attempts, len(DELAYS)) - 1]
    assert plain <= moved <= plain + delay * 0.1 + timedelta(microseconds=1)


def test_attempts_with_a_long_gap_between_them_began_after_it():
    hour = timedelta(hours=1)
    days = [NOW, NOW - hour, NOW - hour - LONGEST_GAP, NOW - 3 * hour - 2 * LONGEST_GAP]
    assert tried_since(days, now=NOW + hour) == days[2]
    assert tried_since(days, now=NOW + 2 * LONGEST_GAP) is None
    assert tried_since((), now=NOW) is None
