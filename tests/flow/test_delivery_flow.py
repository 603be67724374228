"""Alerts reach their channels: joined, in order, retried, given up loudly, sent again."""

from collections import deque

import pytest
from sqlalchemy import select

from ingest.pipeline.inline import follow
from ingest.pipeline.observe import observe
from ingest.pipeline.poll import poll
from ingest.pipeline.sweep import sweep
from ingest.store import alerts
from schemas.records.alerts import Refused, TryLater
from schemas.tables import alerts as table
from tests.flow.baseline import FIRST, STATEMENT
from tests.flow.conftest import WATCH

AWAY = TryLater(answer="503", code="server_error")

# No database decides it.
ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def settling(world):
    world.publish(FIRST)
    world.state(STATEMENT)
    world.watch(WATCH.replace("settle: 0s", "settle: 5m"))
    world.turn()
    world.pass_time(5)
    return world


def edit(world, text: str) -> None:
    world.publish(FIRST.with_text(text, FIRST.paragraphs[1]))


def rows(world):
    with world.parts.store.read() as connection:
        query = select(table).order_by(table.c.created_at)
        return list(connection.execute(query).mappings())


def test_edits_within_the_settling_time_are_one_alert_of_the_whole_step(settling):
    edit(settling, "Der Einsatz dauerte 8 Stunden.")
    settling.pass_time(3)
    edit(settling, "Der Einsatz dauerte 9 Stunden.")
    settling.pass_time(15)
    (message,) = settling.channel.of_type("post.edited")
    assert len(message.payload["joined"]) == 2
    assert "+Der Einsatz dauerte 9 Stunden." in message.payload["edit"]["diff"]
    assert "8 Stunden" not in message.payload["edit"]["diff"]
    assert sorted(row["state"] for row in rows(settling)) == ["delivered", "joined"]


def test_a_channel_that_is_away_is_tried_again_with_the_same_key(watched):
    watched.channel.answers = deque([AWAY, AWAY])
    edit(watched, "Der Einsatz dauerte 8 Stunden.")
    watched.pass_time(30)
    assert watched.channel.types == ["post.edited"]
    assert len({alert for alert, _ in watched.channel.attempts}) == 1
    assert len(watched.channel.attempts) == 3


def test_what_a_channel_refuses_for_good_is_told_and_can_be_sent_again(watched):
    watched.channel.answers = deque([Refused(answer="no such mailbox")])
    edit(watched, "Der Einsatz dauerte 8 Stunden.")
    watched.pass_time(15)
    assert watched.channel.types == []
    (row,) = rows(watched)
    assert row["state"] == "dead"
    with watched.parts.store.write() as connection:
        assert alerts.redeliver(connection, [row["id"]], now=watched.clock()) == 1
    follow(watched.parts, sweep(watched.parts))
    assert watched.channel.types == ["post.edited"]


def test_a_message_that_was_lost_is_rung_for_again(watched):
    edit(watched, "Der Einsatz dauerte 8 Stunden.")
    watched.clock.go(minutes=2)
    done = poll(watched.parts)
    for ring in done.rings:
        observe(watched.parts, ring.ids)  # what it rings for is lost: the broker was flushed
    watched.pass_time(15)
    assert watched.channel.types == ["post.edited"]


@ON_ONE
def test_an_alert_whose_workers_die_is_given_up_loudly(watched):
    class Deadly:
        def send(self, message, channel, *, now):
            raise MemoryError

    watched.parts.senders["email"] = Deadly()
    edit(watched, "Der Einsatz dauerte 8 Stunden.")
    for _ in range(120):
        try:
            watched.pass_time(1, step_s=60)
        except MemoryError:
            continue
    (row,) = rows(watched)
    assert row["state"] == "dead"


OPERATOR = """
  - name: operator
    events: [channel.failing, channel.recovered, alert.dead]
    settle: 0s
    to:
      - webhook: https://operator.example/hook
        secret: ${OPERATOR_SECRET}
"""


@ON_ONE
def test_the_operator_is_told_by_another_channel_when_one_fails_and_when_it_recovers(world):
    operator = type(world.channel)()
    world.parts.senders["webhook"] = operator
    world.publish(FIRST)
    world.state(STATEMENT)
    world.watch(WATCH + OPERATOR)
    world.turn()
    world.pass_time(5)
    world.channel.answers = deque([AWAY] * 6)
    edit(world, "Der Einsatz dauerte 8 Stunden.")
    world.pass_time(150, step_s=150)
    assert operator.types == ["channel.failing", "channel.recovered"]
    failing, recovered = [message.payload for message, _ in operator.taken]
    assert (failing["channel"], failing["code"]) == ("email:desk@example.org", "server_error")
    assert recovered["channel"] == "email:desk@example.org"
    assert world.channel.types == ["post.edited"]


@ON_ONE
def test_a_refusal_is_one_alert_that_says_whose_channel_it_is_and_what_was_given_up(world):
    operator = type(world.channel)()
    world.parts.senders["webhook"] = operator
    world.publish(FIRST)
    world.state(STATEMENT)
    world.watch(WATCH + OPERATOR)
    world.turn()
    world.pass_time(5)
    world.channel.answers = deque([Refused(answer="410 Gone", code="gone")])
    edit(world, "Der Einsatz dauerte 8 Stunden.")
    world.pass_time(5)
    ((message, _),) = operator.taken
    told = message.payload
    assert (told["type"], told["also"]) == ("channel.failing", ["alert.dead"])
    assert len(told["joined"]) == 2
    assert told["subscriptions"] == ["desk"]
    assert "“desk”" in message.subject
    assert "given up" in message.text
    assert "Telepolis forum" not in message.text


@ON_ONE
def test_the_death_of_an_alert_is_never_told_to_the_channel_that_it_died_on(world):
    world.publish(FIRST)
    world.state(STATEMENT)
    world.watch()  # one subscription that wants everything, by one channel
    world.turn()
    world.pass_time(5)
    world.channel.answers = deque([Refused(answer="no such mailbox")])
    edit(world, "Der Einsatz dauerte 8 Stunden.")
    world.pass_time(15)
    assert world.channel.types == []
    assert len(world.channel.attempts) == 1


def test_two_channels_with_one_label_are_each_told(world):
    to = "[{apprise: 'slack://T1/A1/one'}, {apprise: 'slack://T1/A1/two'}]"
    world.parts.senders["apprise"] = world.channel
    world.publish(FIRST)
    world.state(STATEMENT)
    text = WATCH.replace("settle: 0s", "settle: 5m").partition("    to:")[0]
    world.watch(f"{text}    to: {to}\n")
    world.turn()
    world.pass_time(5)
    edit(world, "Der Einsatz dauerte 8 Stunden.")
    world.pass_time(3)
    edit(world, "Der Einsatz dauerte 9 Stunden.")
    world.pass_time(15)
    told = [channel.target for message, channel in world.channel.taken]
    assert sorted(told) == ["slack://T1/A1/one", "slack://T1/A1/two"]
    assert all(len(message.payload["joined"]) == 2 for message, _ in world.channel.taken)
