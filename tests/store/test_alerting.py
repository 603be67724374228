"""Alerts of one document keep their order; what one tells too is joined to it, and counted once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from ingest.store import alerting, events
from ingest.store import alerts as alert_store
from schemas.tables import alerts
from tests.flow.waiting import DESK, HOOK, Waiting

MINUTE = timedelta(minutes=1)


@pytest.fixture
def waiting(store):
    return Waiting(store)


def made(waiting, *, at=0, due=0, document="d1", channel=DESK, bundle=None):
    """The row of an alert whose event happened `at` that minute and that is due so much later."""
    now = waiting.clock()
    waiting.made += 1
    event = events.event_row(
        "post.gone", subject=f"{waiting.made}", source_id=1, at=now + at * MINUTE, alerted_at=now
    )
    with waiting.parts.store.write() as connection:
        events.add(connection, [event])
    return alerting.alert_row(
        event=event | {"document_id": document}, subscription_id=1, channel=channel,
        due_at=now + due * MINUTE, now=now, bundle=bundle,
    )  # fmt: skip


def add(waiting, *rows):
    with waiting.parts.store.write() as connection:
        alerting.add(connection, rows)
        alerting.hurry(connection, rows, now=waiting.clock())


def due(waiting, row):
    with waiting.parts.store.read() as connection:
        query = select(alerts).where(alerts.c.id == row["id"])
        found = connection.execute(query).mappings().one()
    assert found["due_at"] == found["next_attempt_at"]
    return (found["due_at"] - waiting.clock()) / MINUTE


def test_what_still_settles_is_due_no_later_than_what_follows_it(waiting):
    first, second = made(waiting, due=9), made(waiting, at=1, due=5)
    add(waiting, first, second)
    add(waiting, made(waiting, at=2, due=3))
    assert (due(waiting, first), due(waiting, second)) == (3, 3)


def test_nothing_that_follows_is_due_sooner_for_what_came_before(waiting):
    later = made(waiting, at=1, due=9)
    add(waiting, made(waiting, at=0, due=0), later)
    assert due(waiting, later) == 9


@pytest.mark.parametrize("other", [{"document": "d2"}, {"channel": HOOK}, {"document": None}])
def test_other_documents_and_channels_have_an_order_of_their_own(waiting, other):
    first = made(waiting, due=9)
    add(waiting, first)
    add(waiting, made(waiting, at=1, due=0, **other))
    assert due(waiting, first) == 9


def test_what_waits_in_a_bundle_goes_on_waiting(waiting):
    first = made(waiting, due=9, bundle="quiet")
    add(waiting, first)
    add(waiting, made(waiting, at=1, due=0))
    assert due(waiting, first) == 9


def test_what_one_alert_tells_too_is_joined_and_goes_along_when_that_one_is_joined(waiting):
    matter = alerting.rows_of_matter([made(waiting), made(waiting), made(waiting)])
    before = made(waiting)
    add(waiting, *matter, before)
    with waiting.parts.store.write() as connection:
        alerting.join(connection, [matter[0]["id"]], into=before["id"])
    with waiting.parts.store.read() as connection:
        told = alerting.joined_events(connection, before["id"])
    assert sorted(told) == sorted(row["event_id"] for row in matter)


def test_what_somebody_sends_is_never_joined(waiting):
    first, second = made(waiting), made(waiting, document="d2")
    add(waiting, first, second)
    now = waiting.clock()
    with waiting.parts.store.write() as connection:
        assert alert_store.take_alone(connection, second["id"], now=now, lease=MINUTE)
        alerting.join(connection, [second["id"]], into=first["id"])
    assert waiting.states() == {first["id"]: "pending", second["id"]: "pending"}


def test_what_is_joined_is_not_counted_and_what_is_told_together_is_told_apart(waiting):
    now = waiting.clock()
    add(waiting, *alerting.rows_of_matter([made(waiting), made(waiting)]), made(waiting))
    add(waiting, made(waiting, bundle="digest"), made(waiting, due=-90))
    with waiting.parts.store.read() as connection:
        found = alerting.counted(connection, 1, made_after=now, due_after=now - 60 * MINUTE)
    assert sorted((each.together, each.number) for each in found) == [(False, 2), (True, 1)]
    assert {(each.channel_key, each.due_at) for each in found} == {(DESK.key, now)}
