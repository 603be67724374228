"""Why an alert waits and how a channel is, in words."""

from datetime import UTC, datetime, timedelta

import pytest

from ops.shown.rules import events
from ops.shown.waiting import alert_state, answered, channel_state, waits
from schemas.records.alerts import Delivered, Refused, TryLater
from schemas.watchlist.events import EVENT_TYPES

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=12)
ALERT = {"next_attempt_at": LATER, "attempts": 0, "bundle": None, "paused_until": None}
CHANNEL = {"failing_since": None, "failures": 0, "paused_until": None, "state": "well"}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, "settling, in 12 min"),
        ({"bundle": "digest"}, "digest, in 12 min"),
        ({"bundle": "quiet"}, "quiet hours, in 12 min"),
        ({"bundle": "overflow"}, "over at_most, in 12 min"),
        ({"bundle": "muted"}, "muted, in 12 min"),
        ({"attempts": 1}, "tried once, in 12 min"),
        ({"attempts": 4, "bundle": "digest"}, "tried 4 times, in 12 min"),
        ({"next_attempt_at": NOW - timedelta(minutes=3)}, "due for 3 min"),
        (
            {"next_attempt_at": NOW - timedelta(minutes=3), "paused_until": LATER},
            "channel fails, again in 12 min",
        ),
        ({"paused_until": NOW - timedelta(minutes=1)}, "settling, in 12 min"),
        ({"paused_until": LATER + timedelta(minutes=9)}, "channel fails, again in 21 min"),
    ],
)
def test_it_is_told_why_an_alert_waits_and_for_how_long(changed, told):
    assert waits(ALERT | changed, NOW) == told


def test_an_alert_that_another_told_names_it():
    assert alert_state({"state": "joined", "joined_into": "12ab"}, NOW) == "joined to 12ab"
    assert alert_state({"state": "dead"}, NOW) == "dead: given up"
    assert alert_state(ALERT | {"state": "pending"}, NOW) == "pending: settling, in 12 min"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, "well"),
        ({"state": "unused"}, "not used yet"),
        (
            {"state": "paused", "failing_since": NOW - timedelta(hours=3), "failures": 4}
            | {"paused_until": LATER},
            "failing for 3 h, 4 in a row; tried again in 12 min",
        ),
        (
            {"state": "failing", "failing_since": NOW - timedelta(hours=3), "failures": 4},
            "failing for 3 h, 4 in a row; the next attempt is a probe",
        ),
        (
            {"state": "failing", "failing_since": NOW - timedelta(hours=3), "failures": 1},
            "failing for 3 h, once so far; the next attempt is a probe",
        ),
        (
            {"state": "failing", "failing_since": NOW - timedelta(hours=3)},
            "refuses what it is sent, for 3 h",
        ),
    ],
)
def test_it_is_told_how_a_channel_is(changed, told):
    assert channel_state(CHANNEL | changed, NOW) == told


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (Delivered(answer="204"), "delivered: 204"),
        (TryLater(answer="", code="timeout"), "not delivered now (timeout): nothing was answered"),
        (Refused(answer="410 \x1b[1m", code="rate_limited"), "refused for good (rate limited): "),
    ],
)
def test_an_answer_is_told_in_one_harmless_line(outcome, told):
    assert answered(outcome).startswith(told)
    assert "\x1b" not in answered(outcome)


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (EVENT_TYPES, "*"),
        (("post.edited", "citation.new", "citation.lost"), "post.edited, citation.*"),
        (("quotation.broken", "alert.dead"), "quotation.broken, alert.dead"),
    ],
)
def test_groups_of_events_that_are_asked_for_as_a_whole_are_told_as_one(wanted, told):
    assert events({"events": list(wanted)}) == told
