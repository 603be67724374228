"""What waited for one moment is told as one message, the same in every attempt."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert, update

from ingest.pipeline import digests
from ingest.pipeline.digests import message_of_bundle, prepare_digest
from ingest.store import alerts, subscriptions
from schemas.records.alerts import Channel
from schemas.tables import alerts as table
from schemas.tables import subscriptions as subscriptions_table
from tests.flow.waiting import DESK, HOOK, Waiting

LEASE = timedelta(minutes=2)


@pytest.fixture
def waiting(store):
    return Waiting(store)


def bundled(waiting, *names, bundle="digest", channel=DESK, due_in_s=0, **fields):
    """Alerts of these documents that wait in a bundle."""
    ids = waiting.wait(*names, channel=channel, **fields)
    due = waiting.clock() + timedelta(seconds=due_in_s)
    with waiting.parts.store.write() as connection:
        changed = update(table).where(table.c.id.in_(ids))
        connection.execute(changed.values(bundle=bundle, due_at=due, next_attempt_at=due))
    return ids


def attempt(waiting, id_):
    """An attempt begins: the alert is taken and read; gives its message, if that is a digest."""
    with waiting.parts.store.write() as connection:
        (key,) = {row["channel_key"] for row in waiting.rows() if row["id"] == id_}
        now = waiting.clock()
        taken = alerts.take(connection, id_, channel_key=key, now=now, lease=LEASE)
        assert taken is not None
        of = subscriptions.by_id(connection, taken["subscription_id"])
        prepared = prepare_digest(connection, taken, of, console_url=None)
    return prepared and message_of_bundle(prepared)


def told(message):
    return [line.split("→")[-1].split()[-1] for line in message.text.splitlines() if "→" in line]


def joined(waiting):
    return {row["id"]: row["joined_into"] for row in waiting.rows() if row["state"] == "joined"}


def test_what_waits_together_is_told_as_one_message(waiting):
    first, *others = bundled(waiting, "p-1", "p-2", "p-3")
    message = attempt(waiting, first)
    assert message.alert_id == first
    assert message.subject.startswith("desk: 3 posts gone (")
    assert sorted(told(message)) == ["p-1", "p-2", "p-3"]
    assert joined(waiting) == dict.fromkeys(others, first)


def test_a_later_attempt_tells_exactly_the_same(waiting):
    first, *_ = bundled(waiting, "p-1", "p-2")
    before = attempt(waiting, first)
    waiting.clock.go(minutes=10)
    bundled(waiting, "p-3")
    after = attempt(waiting, first)
    assert (after.subject, after.text, after.html) == (before.subject, before.text, before.html)
    assert (after.alert_id, after.created_at) == (before.alert_id, before.created_at)
    assert len(joined(waiting)) == 1


def test_what_is_due_a_little_later_puts_no_time_into_it_that_has_not_come(waiting):
    (first,) = bundled(waiting, "p-1", bundle="quiet")
    bundled(waiting, "p-2", due_in_s=110)
    now = waiting.clock()
    message = attempt(waiting, first)
    assert len(joined(waiting)) == 1
    assert now <= message.created_at < now + timedelta(seconds=1)
    assert datetime.fromisoformat(message.payload["to"]) <= message.created_at
    assert f" ({now:%a %H:%M})" in message.subject


def test_one_that_was_sent_again_by_hand_takes_no_others_along(waiting):
    first, *_ = bundled(waiting, "p-1", "p-2")
    before = attempt(waiting, first)
    with waiting.parts.store.write() as connection:
        delivered = {"attempted_at": waiting.clock(), "outcome": "delivered", "answer": "taken"}
        alerts.record(
            connection, first, delivery=delivered, state="delivered", next_attempt_at=None
        )
        alerts.redeliver(connection, [first], now=waiting.clock())
    bundled(waiting, "p-3")
    again = attempt(waiting, first)
    assert (again.text, again.created_at) == (before.text, before.created_at)
    assert len(joined(waiting)) == 1


def test_an_alert_alone_in_its_bundle_is_told_as_any_other(waiting):
    (alone,) = bundled(waiting, "p-1")
    assert attempt(waiting, alone) is None
    assert waiting.states() == {alone: "pending"}


def test_only_what_is_due_in_a_bundle_of_the_same_desk_and_channel_goes_along(waiting):
    first, second = bundled(waiting, "p-1", "p-2")
    (later,) = bundled(waiting, "p-3", due_in_s=600)
    (plain,) = waiting.wait("p-4")
    (elsewhere,) = bundled(waiting, "p-5", channel=Channel(kind="email", target="b@example.org"))
    (others,) = bundled(waiting, "p-6")
    with waiting.parts.store.write() as connection:
        usual = dict(waiting.rows(subscriptions_table, by="id")[0])
        connection.execute(insert(subscriptions_table), usual | {"id": 2, "name": "night"})
        connection.execute(update(table).where(table.c.id == others).values(subscription_id=2))
    attempt(waiting, first)
    assert joined(waiting) == {second: first}
    assert {waiting.states()[id_] for id_ in (later, plain, elsewhere, others)} == {"pending"}


def test_a_program_gets_each_event_by_itself_after_a_mute(waiting):
    first, *_ = bundled(waiting, "p-1", "p-2", channel=HOOK, bundle="muted")
    assert attempt(waiting, first) is None
    assert joined(waiting) == {}


def test_nothing_overtakes_an_earlier_alert_of_its_document(waiting):
    (earlier,) = waiting.wait("p-1")
    blocked, free, first = bundled(waiting, "p-1", "p-2", "p-3")
    attempt(waiting, first)
    assert joined(waiting) == {free: first}
    assert waiting.states() | {earlier: "pending", blocked: "pending"} == waiting.states()


def test_what_was_joined_to_one_that_is_gathered_is_told_with_it(waiting):
    first, leader, member = bundled(waiting, "p-1", "p-2", "p-2")
    with waiting.parts.store.write() as connection:
        values = {"state": "joined", "joined_into": leader}
        connection.execute(update(table).where(table.c.id == member).values(values))
    message = attempt(waiting, first)
    assert joined(waiting) == {leader: first, member: first}
    assert message.payload["alerts"] == 3


def test_more_than_one_message_may_tell_wait_for_the_next(waiting, monkeypatch):
    monkeypatch.setattr(digests, "MOST_ALERTS", 2)
    ids = bundled(waiting, "p-1", "p-2", "p-3", "p-4", "p-5")
    attempt(waiting, ids[0])
    assert sorted(joined(waiting)) == sorted(ids[1:3])
    attempt(waiting, ids[3])
    assert joined(waiting)[ids[4]] == ids[3]


def test_only_the_texts_of_what_is_shown_are_read_a_few_at_a_time(waiting, monkeypatch):
    read = []
    load = digests.load_facts

    def counted(connection, ids, *, console_url):
        read.append(len(ids))
        return load(connection, ids, console_url=console_url)

    monkeypatch.setattr(digests, "load_facts", counted)
    ids = bundled(waiting, *(f"p-{n}" for n in range(75)))
    message = attempt(waiting, ids[0])
    assert "15 are only counted here; all are listed by: palimpsest alerts " in message.text
    assert sum(read) == 60
    assert max(read) <= 10
    assert len(joined(waiting)) == 74
