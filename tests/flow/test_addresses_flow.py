"""Alerts go where the watch list says when they leave, not where it said when they were made."""

from collections import deque
from dataclasses import asdict, replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from ingest.pipeline.deliver import deliver_now
from schemas.records.alerts import Channel, Refused, TryLater
from schemas.tables import alerts as table
from schemas.tables import subscriptions
from tests.flow.waiting import DESK, HOOK, Waiting

NEW = Channel(kind="email", target="newsdesk@example.org")
BOSS = Channel(kind="email", target="boss@example.org")
GONE = Refused(answer="550 no such user", code="gone")


@pytest.fixture
def waiting(store):
    return Waiting(store)


# Where it is decided in Python.
ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def apply(waiting, *channels, active=True):
    """The watch list names these channels for the subscription, or it no longer."""
    with waiting.parts.store.write() as connection:
        named = [asdict(each) for each in channels]
        connection.execute(update(subscriptions).values(channels=named, active=active))


def sent(waiting):
    """Who was told of what, in order."""
    return [(channel.target, message.alert_id) for message, channel in waiting.channel.taken]


@ON_ONE
def test_what_waits_is_sent_with_the_secret_of_now(waiting):
    old = replace(HOOK, secret="${OLD}")
    (id_,) = waiting.wait("a", channel=old)
    new = replace(HOOK, secret="${NEW}", format="cloudevents")
    apply(waiting, new)
    waiting.deliver(HOOK)
    ((_, channel),) = waiting.parts.senders["webhook"].taken
    assert channel == new
    assert waiting.states() == {id_: "delivered"}


def test_what_waits_for_an_address_that_was_corrected_goes_to_the_new_one(waiting):
    waiting.channel.answers = deque([TryLater(answer="no such host")])
    tried, other = waiting.wait("a", "b")
    waiting.deliver()
    (later,) = waiting.wait("c")
    digest = waiting.clock() + timedelta(hours=3)
    with waiting.parts.store.write() as connection:
        bundled = update(table).where(table.c.id == later)
        connection.execute(bundled.values(bundle="digest", next_attempt_at=digest, due_at=digest))
    apply(waiting, NEW)
    waiting.pass_time(minutes=1)  # until the pause of the old one is over
    waiting.pass_time(hours=1)
    assert sent(waiting) == [(NEW.target, tried), (NEW.target, other)]
    assert waiting.states()[later] == "pending"
    waiting.pass_time(hours=3)
    assert sent(waiting)[2:] == [(NEW.target, later)]
    assert {row["channel_label"] for row in waiting.rows()} == {NEW.label}
    assert waiting.told() == []


@pytest.mark.parametrize("rest", [[], [BOSS], [NEW, BOSS], [HOOK]], ids=len)
@ON_ONE
def test_a_channel_that_was_taken_off_is_told_nothing_and_it_is_said_how_it_could(waiting, rest):
    """Whether nothing is left, others who are told already, or two who might be meant."""
    (id_,) = waiting.wait("a")
    if rest == [BOSS]:
        _also_told(waiting, id_, BOSS)
    apply(waiting, *rest)
    waiting.deliver()
    assert sent(waiting) == []
    assert waiting.states()[id_] == "dead"
    assert "then `palimpsest redeliver`" in waiting.answers(id_)[0][1]
    assert waiting.told() == ["alert.dead"]
    apply(waiting, DESK)
    deliver_now(waiting.parts, id_)
    assert sent(waiting) == [(DESK.target, id_)]
    assert waiting.told() == ["alert.dead"]


def _also_told(waiting, id_, channel):
    """Another alert of the same event, for this channel."""
    (row,) = [row for row in waiting.rows() if row["id"] == id_]
    other = {"id": "other", "channel": asdict(channel), "channel_key": channel.key}
    with waiting.parts.store.write() as connection:
        connection.execute(table.insert(), dict(row) | other | {"state": "delivered"})


@ON_ONE
def test_a_subscription_that_was_taken_off_is_told_nothing(waiting):
    ids = waiting.wait("a", "b")
    apply(waiting, DESK, active=False)
    waiting.deliver()
    assert sent(waiting) == []
    assert set(waiting.states().values()) == {"dead"}
    assert deliver_now(waiting.parts, ids[0]).line.endswith("1 alert given up")


def test_what_is_sent_again_goes_to_the_address_that_was_corrected_by_its_old_id(waiting):
    waiting.channel.answers = deque([GONE] * 2)
    first, second = waiting.wait("a", "b")
    waiting.deliver()
    apply(waiting, NEW, HOOK)
    assert deliver_now(waiting.parts, first).line == f"{NEW.label}: 1 alert delivered"
    assert sent(waiting) == [(NEW.target, first)]
    assert waiting.states()[second] == "dead"
    (told,) = [row for row in waiting.rows() if row["id"] == first]
    assert (told["channel_key"], told["channel_label"]) == (NEW.key, NEW.label)


@ON_ONE
def test_nobody_is_told_twice_because_two_addresses_became_one(waiting):
    waiting.channel.answers = deque([GONE])
    (first,) = waiting.wait("a")
    waiting.deliver()
    _also_told(waiting, first, BOSS)
    apply(waiting, NEW)
    deliver_now(waiting.parts, first)
    deliver_now(waiting.parts, "other")
    assert [target for target, _ in sent(waiting)] == [NEW.target]
