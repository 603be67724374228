from datetime import UTC, datetime, timedelta

from ingest.alerts.due import channel_due, settle_until
from schemas.records.alerts import Channel

MAIL = Channel(kind="email", target="desk@example.org")
HOOK = Channel(kind="webhook", target="https://desk.example/hook")


def test_an_edit_waits_for_its_settling_time_from_the_first_edit_on(given):
    later = given.now + timedelta(seconds=30)
    due = settle_until(given.subscription(), given.event(at=given.now), later)
    assert due == given.now + timedelta(minutes=2)


def test_an_edit_that_has_settled_is_due_now(given):
    later = given.now + timedelta(hours=1)
    assert settle_until(given.subscription(), given.event(at=given.now), later) == later


def test_with_zero_settle_each_edit_is_due_at_once(given):
    once = given.subscription(settle=timedelta(0))
    assert settle_until(once, given.event(), given.now) == given.now


def test_only_edits_wait(given, event_type):
    due = settle_until(given.subscription(), given.event(event_type), given.now)
    waits = event_type in {"post.edited", "statement.edited"}
    assert (due > given.now) is waits


def test_a_clock_that_ran_ahead_delays_by_no_more_than_settle(given):
    event = given.event(at=given.now + timedelta(days=1))
    due = settle_until(given.subscription(), event, given.now)
    assert due == given.now + timedelta(minutes=2)


def test_a_digest_ends_on_the_hour_after_settling(given):
    hourly = given.subscription(digest=timedelta(hours=1))
    event = given.event(at=given.now)
    assert channel_due(hourly, MAIL, event, now=given.now) == datetime(2022, 1, 11, 19, tzinfo=UTC)


def test_a_webhook_never_waits_for_a_digest(given):
    hourly = given.subscription(digest=timedelta(hours=1))
    due = channel_due(hourly, HOOK, given.event(), now=given.now)
    assert due == given.now + timedelta(minutes=2)


def test_without_digest_a_mail_leaves_as_a_webhook_does(given):
    due = [
        channel_due(given.subscription(), to, given.event(), now=given.now) for to in (MAIL, HOOK)
    ]
    assert due[0] == due[1]
