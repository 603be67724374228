"""A channel that fails is paused, probed, let go again, and its operator is told of it once."""

from collections import deque
from datetime import timedelta

import pytest

from ingest.store import heartbeats
from schemas.records.alerts import Refused, TryLater
from tests.flow.waiting import AWAY, DESK, HOOK, Sender, Waiting


@pytest.fixture
def database_url(sqlite_url):
    """When and what is no matter of the database."""
    return sqlite_url


@pytest.fixture
def waiting(store):
    return Waiting(store)


def test_a_channel_that_fails_is_paused_and_the_others_wait_uncounted(waiting):
    waiting.channel.answers = deque([AWAY])
    first, *others = waiting.wait(*"abc")
    waiting.deliver()
    assert "paused" in waiting.deliver()
    assert waiting.sent() == [first]
    assert [row["attempts"] for row in waiting.rows(by="event_at")] == [1, 0, 0]
    waiting.clock.go(seconds=5)
    waiting.deliver()
    assert waiting.sent() == [first, *others, first]
    assert set(waiting.states().values()) == {"delivered"}


def test_a_dead_channel_costs_one_attempt_at_each_pause_however_many_alerts_wait(waiting):
    waiting.channel.answers = deque([AWAY] * 1000)
    waiting.wait(*(f"d{n}" for n in range(15)))
    waiting.pass_time(hours=3)
    assert 9 <= len(waiting.sent()) <= 12
    assert len(set(waiting.sent())) == len(waiting.sent())  # fewest attempts first
    waiting.channel.answers.clear()
    waiting.pass_time(minutes=31)
    assert set(waiting.states().values()) == {"delivered"}


def test_other_channels_are_not_paused(waiting):
    waiting.channel.answers = deque([AWAY])
    waiting.wait("a")
    waiting.wait("a", channel=HOOK)
    waiting.deliver(DESK)
    assert waiting.deliver(HOOK) == "webhook:https://desk.example: 1 alert delivered"


def test_a_receivers_retry_after_pauses_its_channel_for_as_long(waiting):
    wish = waiting.clock() + timedelta(hours=2)
    waiting.channel.answers = deque([TryLater(answer="429", not_before=wish)])
    waiting.wait("a", "b")
    waiting.pass_time(minutes=119)
    assert len(waiting.sent()) == 1
    waiting.pass_time(minutes=2)
    assert set(waiting.states().values()) == {"delivered"}


@pytest.mark.parametrize(
    ("ahead", "failed_before"), [(timedelta(days=30), False), (timedelta(hours=20), True)]
)
def test_a_pause_by_a_clock_that_ran_ahead_ends_when_it_is_set_back(waiting, ahead, failed_before):
    waiting.channel.answers = deque([AWAY] * (1 + failed_before))
    (id_,) = waiting.wait("a")
    if failed_before:
        waiting.deliver()
    waiting.clock.now += ahead
    waiting.deliver()
    with waiting.parts.store.write() as connection:
        heartbeats.beat(connection, "sweep", now=waiting.clock())
    waiting.clock.now -= ahead
    waiting.pass_time(hours=1)
    assert waiting.states() == {id_: "delivered"}


def test_one_poison_alert_neither_starves_the_others_nor_is_hidden_by_their_success(waiting):
    (poison,) = waiting.wait("a")
    Sender(waiting, lambda message: message.alert_id != poison)
    waiting.deliver()
    waiting.clock.go(seconds=5)
    for number in range(13):
        others = waiting.wait(f"b{number}", f"c{number}")
        waiting.deliver()
        assert {waiting.states()[each] for each in others} == {"delivered"}
        assert waiting.health()["paused_until"] is None
        waiting.clock.go(hours=6)
    assert len(waiting.sent()) == 2 * 13 + 14
    assert waiting.states()[poison] == "dead"
    assert waiting.told() == ["channel.failing", "alert.dead"]
    waiting.wait("d")
    waiting.deliver()
    assert waiting.told() == ["channel.failing", "alert.dead", "channel.recovered"]


def test_a_channel_with_one_alert_is_found_well_again_within_an_hour(waiting):
    (id_,) = waiting.wait("a")
    waiting.channel.answers = deque([AWAY] * 9)
    waiting.pass_time(hours=6)
    assert waiting.states() == {id_: "delivered"}


def test_an_outage_is_told_once_and_so_is_its_end(waiting):
    for outage in (1, 2):
        waiting.channel.answers = deque([AWAY] * 9)
        waiting.wait(*(f"{outage} {n}" for n in range(9)))
        waiting.pass_time(minutes=59)
        assert waiting.told() == ["channel.failing", "channel.recovered"] * (outage - 1)
        waiting.pass_time(hours=4)
        assert waiting.told() == ["channel.failing", "channel.recovered"] * outage


def test_the_death_of_an_alert_about_a_channel_makes_no_event(waiting):
    waiting.channel.answers = deque([Refused(answer="410 Gone")] * 2)
    waiting.wait("x", type_="alert.dead")
    waiting.wait("y", type_="channel.failing")
    waiting.deliver()
    assert set(waiting.states().values()) == {"dead"}
    assert waiting.told() == []


def test_a_machine_that_was_off_over_the_weekend_gives_nothing_up_when_it_wakes(waiting):
    ids = waiting.wait(*[f"p-{n}" for n in range(5)])
    waiting.channel.answers = deque([TryLater(answer="unreachable")] * 4)
    waiting.deliver()
    waiting.clock.go(days=3, minutes=1)
    waiting.deliver()
    waiting.pass_time(minutes=1)
    assert len(waiting.sent()) > 1
    assert all(waiting.states()[id_] == "pending" for id_ in ids)


def test_one_refusal_and_a_quiet_week_use_up_nobodys_patience(waiting):
    waiting.wait("p-0")
    waiting.channel.answers = deque([Refused(answer="550")])
    waiting.deliver()
    ids = waiting.wait(*[f"p-{n}" for n in range(1, 4)])
    waiting.clock.go(days=7)
    waiting.channel.answers = deque([TryLater(answer="451 greylisted")])
    waiting.deliver()
    assert all(waiting.states()[id_] == "pending" for id_ in ids)
