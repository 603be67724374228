from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.revisions.states import decide_state

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
WAIT = timedelta(hours=6)


def step(state, look, *, now=NOW, first=None):
    return decide_state(state, look=look, now=now, first_absent_at=first, confirm_gone=WAIT)


def test_one_look_at_a_missing_page_only_raises_a_suspicion():
    after = step("live", "absent")
    assert (after.state, after.event) == ("live", None)
    assert (after.first_absent_at, after.next_look_at) == (NOW, NOW + WAIT)


def test_a_second_look_too_soon_keeps_the_first_suspicion():
    after = step("live", "absent", now=NOW + WAIT / 2, first=NOW)
    assert (after.state, after.event) == ("live", None)
    assert (after.first_absent_at, after.next_look_at) == (NOW, NOW + WAIT)


@pytest.mark.parametrize("look", ["absent", "tombstone"])
def test_a_second_look_late_enough_makes_it_gone(look):
    after = step("live", look, now=NOW + WAIT, first=NOW)
    assert (after.state, after.event, after.first_absent_at) == ("gone", "gone", None)


def test_a_page_that_says_hidden_makes_it_hidden_and_tells_of_it_as_gone():
    after = step("live", "hidden", now=NOW + WAIT, first=NOW)
    assert (after.state, after.event) == ("hidden", "gone")


@pytest.mark.parametrize("look", ["wall", "error"])
@pytest.mark.parametrize("state", ["live", "hidden", "gone", "restored"])
@pytest.mark.parametrize("first", [None, NOW - WAIT * 3])
def test_a_wall_or_an_error_never_changes_a_state(state, look, first):
    after = step(state, look, first=first)
    assert (after.state, after.event, after.first_absent_at) == (state, None, first)
    assert after.next_look_at is None or after.next_look_at > NOW


@pytest.mark.parametrize("state", ["hidden", "gone"])
def test_what_stands_there_again_is_restored(state):
    after = step(state, "live", first=NOW)
    assert (after.state, after.event, after.first_absent_at) == ("restored", "restored", None)


@pytest.mark.parametrize("state", ["live", "restored"])
def test_a_live_look_clears_the_suspicion_without_an_event(state):
    after = step(state, "live", first=NOW - WAIT)
    assert (after.state, after.event, after.first_absent_at) == (state, None, None)


def test_a_restored_document_can_be_gone_again():
    assert step("restored", "absent", now=NOW + WAIT, first=NOW).event == "gone"


def test_a_hidden_document_that_is_then_deleted_is_gone_without_a_second_event():
    suspected = step("hidden", "absent")
    assert (suspected.state, suspected.event) == ("hidden", None)
    after = step("hidden", "absent", now=NOW + WAIT, first=suspected.first_absent_at)
    assert (after.state, after.event) == ("gone", None)


def test_a_gone_document_stays_gone_without_more_events():
    assert step("gone", "absent", now=NOW + WAIT, first=NOW).event is None
    assert step("gone", "hidden").state == "gone"


def test_a_clock_running_backwards_confirms_nothing():
    after = step("live", "absent", now=NOW, first=NOW + WAIT * 9)
    assert (after.state, after.event, after.first_absent_at) == ("live", None, NOW)


@given(
    looks=st.lists(
        st.tuples(
            st.sampled_from(["live", "absent", "tombstone", "hidden", "wall", "error"]),
            st.integers(-600, 6000),
        ),
        max_size=20,
    )
)
def test_gone_always_rests_on_two_looks_far_enough_apart(looks):
    state, first, now, away = "live", None, NOW, []
    for look, minutes in looks:
        now += timedelta(minutes=minutes)
        after = step(state, look, now=now, first=first)
        away = [] if look == "live" else away + [now] * (look not in ("wall", "error"))
        if after.event == "gone":
            assert len(away) >= 2
            assert max(away) - min(away) >= WAIT
        state, first = after.state, after.first_absent_at
