"""A channel is handed its alerts in order, paused when it fails, probed, and let go again."""

import queue
import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, text, update

from ingest.pipeline.bells import delivery_rings
from ingest.pipeline.deliver import BUDGET, LEASE, deliver, deliver_now
from ingest.pipeline.sweep import sweep
from ingest.store import alerting, alerts, channels, events
from ingest.store.events import event_row
from schemas.records.alerts import Channel, Delivered, Refused
from schemas.tables import alerts as table
from schemas.tables import channels as channels_table
from schemas.tables import events as events_table
from tests.flow.waiting import AWAY, DESK, HOOK, Sender, Waiting

# No database decides it.
ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def waiting(store):
    return Waiting(store)


# -- in order ------------------------------------------------------------------------------------


def test_alerts_go_in_the_order_in_which_things_happened(waiting):
    ids = waiting.wait("a", "b", "a", "c", "a")
    assert waiting.deliver() == "email:desk@example.org: 5 alerts delivered"
    assert waiting.sent() == ids


def test_an_alert_never_overtakes_an_earlier_one_of_its_document(waiting):
    first, second, third, other = waiting.wait("a", "a", "a", "b")
    waiting.parts.senders["email"] = Sender(waiting, lambda message: message.alert_id != first)
    waiting.pass_time(hours=2)
    assert {waiting.sent().count(each) for each in (second, third)} == {0}
    assert waiting.states()[other] == "delivered"
    waiting.parts.senders["email"] = waiting.channel
    waiting.pass_time(hours=1.5)
    taken = [message.alert_id for message, _ in waiting.channel.taken]
    assert taken == [other, first, second, third]


@ON_ONE
def test_a_dead_alert_blocks_nobody(waiting):
    waiting.channel.answers = deque([Refused(answer="410 Gone", code="gone")])
    first, second = waiting.wait("a", "a")
    waiting.deliver()
    assert waiting.states() == {first: "dead", second: "delivered"}


# -- one worker at a time ------------------------------------------------------------------------


def test_two_workers_at_once_on_one_channel_send_each_alert_once(waiting):
    ids = waiting.wait(*"abcdefgh")
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: deliver(waiting.parts, [DESK.key]), range(4)))
    assert sorted(waiting.sent()) == sorted(ids)


def test_no_bell_is_lost_and_no_channel_has_two_workers_while_alerts_are_written(waiting):
    hooks = [Channel(kind="webhook", target=f"https://h{n}.example/") for n in range(2)]
    desk, bells = Desk(), queue.SimpleQueue()
    parts = replace(waiting.parts, senders={"webhook": desk}, now=lambda: datetime.now(UTC))

    def write(writer):
        for number in range(8):
            for ring in written(parts, hooks, f"{writer} {number}"):
                bells.put(ring)

    def work(_):
        while (ring := bells.get()) is not None:
            for following in deliver(parts, ring.ids).rings:
                bells.put(following)

    waiting.wait("doc")
    with parts.store.write() as connection:
        waiting.name(connection, *hooks)
    with ThreadPoolExecutor(5) as pool:
        workers = pool.map(work, range(3))
        list(pool.map(write, range(2)))
        for _ in range(3):
            bells.put(None)
        list(workers)
    while not bells.empty():  # rung by workers that had ended
        deliver(parts, bells.get().ids)
    assert len(desk.taken) == len(set(desk.taken)) == 2 * 2 * 8
    assert not desk.twice


class Desk:
    """Keeps what it is handed, and whether anything was handed to one channel twice at once."""

    def __init__(self) -> None:
        self.taken, self.busy, self.twice = [], {}, False

    def send(self, message, channel, *, now):
        lock = self.busy.setdefault(channel.key, threading.Lock())
        self.twice |= not lock.acquire(blocking=False)
        self.taken.append(message.alert_id)
        lock.release()
        return Delivered(answer="taken")


def written(parts, hooks, subject):
    """What is rung for after an alert was written for each channel, as by the alert step."""
    now = parts.now()
    with parts.store.write() as connection:
        channels.add(connection, hooks)
        called = channels.call(connection, [each.key for each in hooks], now=now)
        row = event_row("post.gone", subject=subject, source_id=1, at=now, document_id="doc")
        events.add(connection, [row])
        made = [
            alerting.alert_row(event=row, subscription_id=1, channel=each, due_at=now, now=now)
            for each in hooks
        ]
        alerting.add(connection, made)
    return list(delivery_rings(called))


def test_a_channel_that_another_message_serves_is_left_alone(waiting):
    waiting.wait("a")
    now = waiting.clock()
    with waiting.parts.store.write() as connection:
        assert channels.take(connection, DESK.key, now=now, until=now + LEASE, held=None)
    assert "another message" in waiting.deliver()
    assert waiting.sent() == []


def test_what_a_killed_worker_held_goes_out_again_with_the_same_key(waiting):
    (id_,) = waiting.wait("a")
    now = waiting.clock()
    with waiting.parts.store.write() as connection:  # killed while it sent
        channels.take(connection, DESK.key, now=now, until=now + LEASE, held=None)
        alerts.take(connection, id_, channel_key=DESK.key, now=now, lease=LEASE)
    waiting.pass_time(minutes=1.2)
    assert waiting.sent() == []
    waiting.pass_time(minutes=1)
    assert waiting.sent() == [id_]


def test_a_worker_that_was_given_up_for_dead_cannot_undo_what_another_did(waiting):
    (id_,) = waiting.wait("a")

    class Slow:
        def send(self, message, channel, *, now):
            waiting.parts.senders["email"] = waiting.channel
            waiting.clock.go(minutes=3)  # its leases are over, and another takes the alert
            waiting.deliver()
            return AWAY

    waiting.parts.senders["email"] = Slow()
    waiting.deliver()
    assert waiting.states() == {id_: "delivered"}
    assert [outcome for outcome, _ in waiting.answers(id_)] == ["delivered", "trylater"]


@ON_ONE
def test_a_slow_channel_gives_its_thread_to_others_and_rings_for_the_rest(waiting):
    waiting.wait(*"abcd")

    class Slow:
        def send(self, message, channel, *, now):
            waiting.clock.now += BUDGET * 0.6
            return Delivered(answer="at last")

    waiting.parts.senders["email"] = Slow()
    done = deliver(waiting.parts, [DESK.key])
    assert done.line == "email:desk@example.org: 2 alerts delivered"
    (ring,) = done.rings
    assert (ring.step, ring.ids) == ("deliver", (DESK.key,))
    assert waiting.health()["lease_until"] is None


@ON_ONE
def test_an_alert_that_cannot_be_rendered_does_not_hold_up_the_others(waiting, monkeypatch):
    broken, *others = waiting.wait("a", "b", "c")

    def prepare(connection, taken, *, console_url):
        if taken["id"] == broken:
            raise ZeroDivisionError
        return real(connection, taken, console_url=console_url)

    real = deliver.__globals__["letters"].prepare
    monkeypatch.setattr("ingest.pipeline.letters.prepare", prepare)
    with pytest.raises(ZeroDivisionError):
        waiting.deliver()
    waiting.deliver()
    assert waiting.sent() == others
    for _ in range(60):
        waiting.clock.go(minutes=3)
        try:
            waiting.deliver()
        except ZeroDivisionError:
            continue
    assert waiting.states()[broken] == "dead"
    assert "workers died" in waiting.answers(broken)[-1][1]


# -- given up ------------------------------------------------------------------------------------


def test_after_three_days_alerts_of_a_dead_channel_die_tried_or_not_and_say_why(waiting):
    waiting.channel.answers = deque([AWAY] * 20)
    old = waiting.wait("a", "b", "c", "c")
    try_daily(waiting, days=2)
    (young,) = waiting.wait("d")
    waiting.clock.go(days=1, seconds=-1)
    waiting.deliver()
    assert set(waiting.states().values()) == {"pending"}
    waiting.clock.go(minutes=31)
    waiting.deliver()
    assert waiting.states() == dict.fromkeys(old, "dead") | {young: "pending"}
    ((outcome, answer),) = waiting.answers(old[-1])  # behind another one of its document
    assert outcome == "expired"
    assert "takes nothing" in answer
    assert waiting.told() == ["channel.failing", "alert.dead"]


def try_daily(waiting, *, days):
    waiting.deliver()
    for _ in range(days):
        waiting.clock.go(days=1)
        waiting.deliver()


def test_the_dead_of_a_channel_are_told_once_a_day_with_their_number(waiting):
    waiting.channel.answers = deque([Refused(answer="410 Gone", code="gone")] * 9)
    waiting.wait(*"abcd")
    waiting.deliver()
    assert waiting.told() == ["channel.failing", "alert.dead"]
    waiting.clock.go(days=1)
    waiting.wait("e")
    waiting.deliver()
    assert waiting.told() == ["channel.failing", "alert.dead", "alert.dead"]
    *_, last = [row for row in waiting.rows(events_table, by="at") if row["type"] == "alert.dead"]
    assert last["detail"]["cause"] == "410 Gone; 5 alerts of the last 7 days were given up"
    assert last["detail"]["code"] == "gone"
    assert last["detail"]["channel_key"] == DESK.key


# -- sent again ----------------------------------------------------------------------------------


@ON_ONE
def test_one_alert_can_be_sent_at_once_whatever_the_pause(waiting):
    waiting.channel.answers = deque([AWAY])
    first, second = waiting.wait("a", "b")
    waiting.deliver()
    done = deliver_now(waiting.parts, second)
    assert done.line == "email:desk@example.org: 1 alert delivered"
    assert waiting.states() == {first: "pending", second: "delivered"}
    assert waiting.health()["paused_until"] is None


@ON_ONE
def test_what_is_sent_again_keeps_its_id_and_has_all_its_patience(waiting):
    waiting.channel.answers = deque([AWAY] * 5)
    (id_,) = waiting.wait("a")
    try_daily(waiting, days=3)
    assert waiting.states() == {id_: "dead"}
    assert "to be tried again" in deliver_now(waiting.parts, id_).line
    waiting.pass_time(minutes=1)
    assert waiting.states() == {id_: "delivered"}
    assert set(waiting.sent()) == {id_}


def test_many_are_made_due_again_and_what_is_being_sent_is_left_alone(waiting):
    waiting.channel.answers = deque([Refused(answer="410 Gone")] * 3)
    ids = waiting.wait(*"abc")
    waiting.deliver()
    now = waiting.clock()
    with waiting.parts.store.write() as connection:
        assert alerts.redeliver(connection, ids[:2], now=now) == 2
        alerts.take(connection, ids[0], channel_key=DESK.key, now=now, lease=LEASE)
        assert alerts.redeliver(connection, ids, now=now) == 2
    assert "A worker sends it" in deliver_now(waiting.parts, ids[0]).line
    waiting.deliver()
    assert list(waiting.states().values()) == ["pending", "delivered", "delivered"]


def test_an_alert_that_another_one_told_is_sent_again_by_that_one(waiting):
    ids = waiting.wait("a", "b")
    waiting.deliver()
    with waiting.parts.store.write() as connection:
        told = update(table).where(table.c.id == ids[1])
        connection.execute(told.values(state="joined", joined_into=ids[0]))
        assert alerts.redeliver(connection, ids, now=waiting.clock()) == 1
    assert waiting.states() == {ids[0]: "pending", ids[1]: "joined"}


def test_alerts_of_before_channels_had_keys_can_be_sent_again(waiting):
    (id_,) = waiting.wait("a")
    with waiting.parts.store.write() as connection:
        old = {"channel_key": None, "due_at": None, "event_at": None, "state": "dead"}
        connection.execute(update(table).values(**old))
        assert alerts.redeliver(connection, [id_], now=waiting.clock()) == 1
    waiting.deliver()
    assert waiting.states() == {id_: "delivered"}


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_what_a_person_sends_at_once_waits_for_who_holds_its_channel(waiting):
    """Else both hold what the other needs next, or one joins what the other sends."""
    first, second = waiting.wait("a", "a")
    now, store = waiting.clock(), waiting.parts.store
    blocked = text(
        "SELECT 1 FROM pg_stat_activity "
        "WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    with ThreadPoolExecutor(1) as pool:
        with store.write() as connection:
            channels.lock(connection, DESK.key)
            sending = pool.submit(deliver_now, waiting.parts, second)
            waits = False
            while not waits and not sending.done():
                with store.read() as looking:
                    waits = looking.execute(blocked).first() is not None
            alerts.take(connection, first, channel_key=DESK.key, now=now, lease=LEASE)
            alerting.join(connection, [second], into=first)
        assert sending.result().line == "A worker sends it at this moment."
    assert waiting.sent() == []
    assert waiting.states() == {first: "pending", second: "joined"}


# -- rung for ------------------------------------------------------------------------------------


def test_the_sweep_rings_once_for_each_channel_that_is_due_and_neither_paused_nor_served(waiting):
    waiting.wait(*"abc")
    waiting.wait("d", channel=HOOK)
    rung = [ring.ids for ring in sweep(waiting.parts).rings if ring.step == "deliver"]
    assert sorted(rung) == sorted([(DESK.key,), (HOOK.key,)])
    assert sweep(waiting.parts).rings == ()
    waiting.clock.go(minutes=1)
    waiting.channel.answers = deque([AWAY])
    waiting.deliver()
    rung = [ring.ids for ring in sweep(waiting.parts).rings if ring.step == "deliver"]
    assert rung == [(HOOK.key,)]


def test_whoever_writes_alerts_rings_for_channels_that_nobody_will_come_for(waiting):
    waiting.wait("a")
    now = waiting.clock()
    with waiting.parts.store.write() as connection:
        assert channels.call(connection, [DESK.key], now=now) == [(DESK.key, DESK.label)]
        channels.take(connection, DESK.key, now=now, until=now + LEASE, held=None)
        assert channels.call(connection, [DESK.key], now=now) == []


def test_alerts_of_a_worker_that_knows_no_keys_of_channels_are_rung_for(waiting):
    ids = waiting.wait("a", "b")
    with waiting.parts.store.write() as connection:
        old = {"channel_key": None, "due_at": None, "event_at": None}
        connection.execute(update(table).values(**old))
        connection.execute(delete(channels_table))
    waiting.pass_time(minutes=1)
    assert sorted(waiting.sent()) == sorted(ids)
    assert set(waiting.states().values()) == {"delivered"}
