"""Passages that change at look after look: told twice, observed, and told again when they rest."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from schemas.tables import edits, events, feeds, heads, revisions
from tests.flow.baseline import FIRST

COUNTED = "Diesen Beitrag haben schon {} Leserinnen und Leser zustimmend zur Kenntnis genommen."


def page(world, number, *, second=FIRST.paragraphs[0], **more):
    """The page alone shows a counter in its prose."""
    post = replace(FIRST.with_text(COUNTED.format(number), second), **more)
    world.web.put(FIRST.url, post.page())


@pytest.fixture
def counting(watched):
    """The counter stands there already, and its coming was told."""
    page(watched, 100)
    watched.pass_time(30)
    watched.channel.taken.clear()
    return watched


def restless(world, start=101, *, hours=12, step_s=30):
    """The counter moves at every tick, so that each look sees another number."""
    for at in range(int(hours * 3600 / step_s)):
        page(world, start + at)
        world.pass_time(step_s / 60, step_s=step_s)


def changes(message):
    return [(each["before"], each["after"]) for each in message.payload["edit"]["changes"]]


def stored(world):
    with world.parts.store.read() as connection:
        query = select(edits).where(edits.c.view == "page").order_by(edits.c.to_seq)
        return list(connection.execute(query).mappings())


def test_a_counter_in_prose_alerts_twice_at_most_and_not_daily(counting):
    restless(counting, hours=2)
    restless(counting, start=1_001, hours=28, step_s=600)
    assert 1 <= len(counting.channel.taken) <= 2
    assert len(stored(counting)) > 10, "and yet every text is kept"


def test_every_text_of_a_restless_passage_is_kept(counting):
    restless(counting, hours=1)
    with counting.parts.store.read() as connection:
        query = select(revisions.c.text).where(
            revisions.c.view == "page",
            revisions.c.document_id == stored(counting)[0]["document_id"],
        )
        texts = list(connection.execute(query.order_by(revisions.c.seq)).scalars())
    assert len(set(texts)) == len(texts) > 3
    steps = stored(counting)
    assert [row["to_seq"] for row in steps] == list(range(2, len(texts) + 1))
    assert steps[-1]["story_of"] is not None


def test_an_edit_outside_of_an_observed_passage_alerts_as_ever(counting):
    restless(counting, hours=2)
    counting.channel.taken.clear()
    page(counting, 999, second=FIRST.paragraphs[0].replace("6", "8"))
    counting.pass_time(60)
    assert ("6", "8") in changes(counting.channel.taken[0][0])
    assert len(counting.channel.taken) == 1


def test_a_declared_edit_of_an_observed_passage_alerts_as_ever(counting):
    restless(counting, hours=2)
    counting.channel.taken.clear()
    local = counting.clock()
    page(counting, 7_000, marker=f"{local:%d.%m.%Y} {local.hour + 1:02}:{local.minute:02}")
    counting.pass_time(60)
    edit = counting.channel.taken[0][0].payload["edit"]
    assert edit["declared"] is True
    assert changes(counting.channel.taken[0][0])[0][1].startswith("7")


def test_an_observed_passage_that_rests_is_told_as_one_step(counting):
    restless(counting, hours=3)
    last_told = changes(counting.channel.taken[-1][0])[0][1]
    counting.channel.taken.clear()
    page(counting, 5_000)
    counting.pass_time(36 * 60, step_s=600)
    assert len(counting.channel.taken) == 1
    assert changes(counting.channel.taken[0][0]) == [(last_told, "5000")]


def test_a_third_silent_edit_within_minutes_is_told_once_an_author_would_be_done(counting):
    page(counting, 101)
    while not counting.channel.taken:
        counting.pass_time(0.5)
    page(counting, 105)  # at the very next look
    while len(counting.channel.taken) < 2:
        counting.pass_time(0.5)
    page(counting, 109)
    counting.pass_time(9)
    assert len(counting.channel.taken) == 2
    counting.pass_time(30)
    assert [changes(message) for message, _ in counting.channel.taken] == [
        [("100", "101")], [("101", "105")], [("105", "109")],
    ]  # fmt: skip


def test_a_quotation_of_the_day_is_not_told_for_ever(watched):
    sayings = ("Aller Anfang ist schwer.", "Eile mit Weile.", "Morgenstund hat Gold im Mund.",
               "Ohne Fleiß kein Preis.", "Wer rastet, der rostet.", "Ende gut, alles gut.",
               "Stille Wasser sind tief.", "Viele Köche verderben den Brei.")  # fmt: skip
    for saying in sayings:
        post = FIRST.with_text(*FIRST.paragraphs, f"Spruch des Tages: {saying}")
        watched.web.put(FIRST.url, post.page())
        watched.pass_time(24 * 60, step_s=900)
    assert len(watched.channel.taken) <= 5
    assert len(stored(watched)) == len(sayings)


def test_a_passage_that_never_rests_raises_no_alert_when_its_page_is_left_alone(counting):
    """`recheck` ends while the counter still moves: nobody has seen it rest."""
    restless(counting, hours=1)
    told = len(counting.channel.taken)
    with counting.parts.store.read() as connection:
        waits = connection.execute(select(events).where(events.c.alerted_at.is_(None)))
        assert len(waits.all()) == 1
    with counting.parts.store.write() as connection:
        connection.execute(update(feeds).where(feeds.c.url == FIRST.url).values(active=False))
    counting.pass_time(5 * 24 * 60, step_s=3600)
    assert len(counting.channel.taken) == told
    with counting.parts.store.read() as connection:
        assert connection.execute(select(events).where(events.c.alerted_at.is_(None))).all() == []


def test_nobody_is_told_of_rest_before_the_page_was_looked_at_again(counting):
    restless(counting, hours=1)
    told, known = len(counting.channel.taken), len(stored(counting))
    page(counting, 5_000)
    while len(stored(counting)) == known:
        counting.pass_time(0.5)
    with counting.parts.store.write() as connection:
        later = counting.clock() + timedelta(days=4)
        query = update(feeds).where(feeds.c.url == FIRST.url)
        connection.execute(query.values(next_poll_at=later))
    counting.pass_time(3 * 24 * 60, step_s=3600)
    assert len(counting.channel.taken) == told
    counting.pass_time(3 * 24 * 60, step_s=3600)
    assert len(counting.channel.taken) == told + 1


def test_what_is_observed_is_kept_with_the_head(counting):
    restless(counting, hours=1)
    with counting.parts.store.read() as connection:
        query = select(heads.c.observing, heads.c.seq).where(heads.c.view == "page")
        row = next(row for row in connection.execute(query) if row.observing)
    assert [each["observed"] for each in row.observing["passages"] if each["times"] > 2] == [True]
    assert row.observing["seq"] == row.seq
