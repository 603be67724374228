"""`rules test` says what the alert step did: real events through both."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from ingest.alerts.matters import is_edit
from ingest.pipeline.replay import Replayed, replay
from ingest.store import subscriptions
from schemas import tables
from tests.fakes.channels import FakeChannel
from tests.fakes.sites import Post
from tests.flow.baseline import FIRST, STATEMENT
from tests.flow.conftest import WATCH
from tests.flow.test_quotations_flow import QUOTING, SAID, SOURCE

RULES = """
  - name: settling
    events: [post.*, statement.*, citation.*, quotation.broken]
    settle: 5m
    at_most: {alerts: 1, per: 10m}
    to: [{email: settling@example.org}, {webhook: https://desk.example/hook}]
  - name: digest
    events: [post.edited, post.gone, citation.lost]
    at_least: cosmetic
    digest: 30m
    to: [{email: digest@example.org}]
  - name: night
    events: ["*"]
    where: {contains: [Ministerium]}
    quiet: {from: 00:00, to: 23:00}
    to: [{email: night@example.org}]
  - name: nobody
    events: [post.edited]
    where: {author: [schulze]}
    to: [{email: nobody@example.org}]
"""


@pytest.fixture
def lived(world):
    """Some hours in which texts settle, go to and fro, lose citations and are gone."""
    world.parts.senders["webhook"] = FakeChannel()
    world.publish(FIRST)
    world.state(STATEMENT, SOURCE)
    world.watch(WATCH.replace("settle: 0s", "settle: 2m") + RULES)
    world.turn()
    world.pass_time(5, step_s=60)
    world.publish(QUOTING, Post(300, "Ohne Quelle", ("Ein Text, der nichts sagt.",)))
    world.pass_time(6, step_s=60)
    for hours in ("7", "8", "9"):
        world.publish(FIRST.with_text(FIRST.paragraphs[0].replace("6", hours)))
        world.pass_time(3, step_s=60)
    world.publish(QUOTING.with_text("Ich nehme alles zurück.", "Das war es."))
    world.pass_time(12, step_s=60)
    world.state(replace(SOURCE, paragraphs=(*SOURCE.paragraphs, SAID)))
    world.publish(FIRST.with_text("Das Ministerium sagt nichts mehr dazu, gar nichts."))
    world.pass_time(40, step_s=120)
    return world


Messages = dict[str, list[tuple[tuple[str, ...], str, datetime]]]


def made(world) -> Messages:
    """What was made, as messages: by subscription, which events, where to and when.

    What waits with others for one moment and is not gathered yet will be one message.
    """
    with world.parts.store.read() as connection:
        rows = {row["id"]: row for row in connection.execute(select(tables.alerts)).mappings()}
        names = select(tables.subscriptions.c.id, tables.subscriptions.c.name)
        named = dict(connection.execute(names).all())
    told: dict[object, list[str]] = defaultdict(list)
    for id_ in rows:
        row = _telling(rows, id_)
        place = (row["subscription_id"], row["channel_label"], row["due_at"])
        waits = row["bundle"] is not None and row["channel"]["kind"] == "email"
        told[place if waits else (*place, row["id"])].append(rows[id_]["event_id"])
    found: Messages = {name: [] for name in named.values()}
    for place, events in told.items():
        found[named[place[0]]].append((tuple(sorted(events)), *place[1:3]))
    return {name: sorted(messages) for name, messages in found.items()}


def _telling(rows, id_: str):
    """The alert that tells this one too, in the end; or itself."""
    into = rows[id_]["joined_into"]
    return _telling(rows, into) if into else rows[id_]


def rehearsed(replays: list[Replayed]) -> Messages:
    return {
        each.subscription.name: sorted(
            (
                tuple(sorted(id_ for alert in sending.alerts for id_ in alert.event_ids)),
                sending.channel.label,
                sending.due_at,
            )
            for sending in each.sendings
        )
        for each in replays
    }


def replayed(world) -> list[Replayed]:
    now = world.clock()
    with world.parts.store.read() as connection:
        active = subscriptions.active(connection)
        return replay(connection, active, since=now - timedelta(days=90), now=now)


def test_a_replay_makes_the_alerts_that_were_made_and_stores_nothing(lived):
    before = _counts(lived)
    found = replayed(lived)
    assert _counts(lived) == before
    assert rehearsed(found) == made(lived)
    bundles = {sending.bundle for each in found for sending in each.sendings}
    assert bundles == {None, "digest", "overflow", "quiet"}  # the hours had something of each
    nobody = next(each for each in found if each.subscription.name == "nobody")
    assert nobody.sendings == []
    assert {(each.type, each.reason) for each in nobody.nearly} == {("post.edited", "author")}
    _arrive(lived)


def _arrive(world) -> None:
    """As many messages arrive as the replay has, of those whose time has come."""
    world.pass_time(60, step_s=120)
    arrived = Counter(channel.label for _, channel in world.channel.taken)
    arrived += Counter(channel.label for _, channel in world.parts.senders["webhook"].taken)
    due = [
        sending.channel.label
        for each in replayed(world)
        for sending in each.sendings
        if sending.due_at <= world.clock()
    ]
    assert Counter(due) == arrived
    assert _headlines(world) == _subjects(world)


def _headlines(world) -> set[str]:
    """Of edits told alone: what was cited once is told as it is cited now."""
    return {
        sending.alerts[0].headline
        for each in replayed(world)
        for sending in each.sendings
        if sending.due_at <= world.clock() and len(sending.alerts) == 1
        if is_edit(sending.alerts[0].types[0])
    }


def _subjects(world) -> set[str]:
    sent = [*world.channel.taken, *world.parts.senders["webhook"].taken]
    return {message.subject for message, _ in sent if is_edit(message.payload["type"])}


def _counts(world) -> list[int]:
    with world.parts.store.read() as connection:
        counted = (select(func.count()).select_from(t) for t in tables.metadata.sorted_tables)
        return [connection.execute(each).scalar_one() for each in counted]
