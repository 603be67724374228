"""One matter, one alert: what an edit did to citations is told with it, waits with it, or not."""

import threading
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from jsonschema import Draft202012Validator
from sqlalchemy import select, update

from ingest.pipeline import planning
from ingest.pipeline.alert import alert
from ingest.store import events
from schemas import tables
from schemas.payloads import load
from tests.fakes.sites import FORUM_FEED, RSS, Post, forum_feed
from tests.flow.baseline import FIRST, STATEMENT
from tests.flow.conftest import WATCH
from tests.flow.test_quotations_flow import QUOTING, SAID, SOURCE
from tests.flow.test_replay_flow import made, rehearsed, replayed

CITING = QUOTING.with_text(f"Siehe {SOURCE.url} dazu.", f"“{SAID}”", "Das ist deutlich genug.")
WITHOUT = QUOTING.with_text("Siehe dort.", "Das ist deutlich genug.")
DAYS = 24 * 60
LINK = f"Mehr dazu steht bei {SOURCE.url} und dort"


@pytest.fixture
def citing(world):
    """A post that cites a statement, told already."""
    world.begin(STATEMENT, SOURCE)
    world.publish(CITING)
    world.pass_time(10)
    world.channel.taken.clear()
    return world


def publish(world, *states):
    for state in states:
        world.publish(state)
        world.pass_time(20)


def all_told(world):
    return [
        [message.payload["type"], *message.payload.get("also", ())]
        for message, _ in world.channel.taken
    ]


def rows(world, table=tables.alerts):
    with world.parts.store.read() as connection:
        return list(connection.execute(select(table)).mappings())


ALONE = """
  - name: citations
    events: [citation.lost]
    to:
      - email: citations@example.org
"""


def test_an_edit_that_takes_a_quotation_out_is_one_alert_and_tells_of_both(citing):
    citing.watch(WATCH + ALONE)
    publish(citing, WITHOUT)
    by_target = {channel.target: message.payload for message, channel in citing.channel.taken}
    assert len(citing.channel.taken) == 2
    both, alone = by_target["desk@example.org"], by_target["citations@example.org"]
    assert (both["type"], both["also"]) == ("post.edited", ["citation.lost"])
    assert {row["state"] for row in rows(citing) if row["joined_into"]} == {"joined"}
    assert alone["type"] == "citation.lost"
    for payload in (both, alone):
        Draft202012Validator(load("event.v1")).validate(payload)
        (lost,) = payload["citations"]
        assert (lost["status"], bool(lost["quotations"])) == ("lost", True)
        assert SAID in payload["edit"]["diff"]
        assert payload["edit"]["changed_after"] < payload["edit"]["changed_before"]


def test_a_citation_that_goes_to_and_fro_is_told_there_and_back_and_where_it_rests(citing):
    publish(citing, WITHOUT, CITING, WITHOUT, CITING)
    there, back = all_told(citing)
    assert "citation.lost" in there
    assert "citation.new" in back
    assert None not in [row["alerted_at"] for row in rows(citing, tables.events)]
    publish(citing, WITHOUT)
    citing.pass_time(4 * DAYS, step_s=7200)
    (rests,) = all_told(citing)[2:]
    assert rests[0] == "post.edited"
    assert "citation.lost" in rests


def held_back(world):
    """A citation was lost by an edit that waits: gives the ids of both events."""
    publish(world, WITHOUT, CITING, WITHOUT)
    waiting = [row for row in rows(world, tables.events) if row["alerted_at"] is None]
    by_type = {row["type"]: row["id"] for row in waiting}
    return by_type["post.edited"], by_type["citation.lost"]


def test_what_waits_for_an_edit_that_is_never_told_is_told_by_itself(citing):
    edited, _ = held_back(citing)
    with citing.parts.store.write() as connection:
        events.supersede(connection, [{"id": edited, "by": None, "at": citing.clock()}])
    citing.channel.taken.clear()
    citing.pass_time(3 * DAYS, step_s=7200)
    assert citing.channel.told.count("citation.lost") == 1
    assert "post.edited" not in citing.channel.told


def test_what_waits_for_an_edit_is_told_though_the_document_is_never_looked_at_again(citing):
    held_back(citing)
    with citing.parts.store.write() as connection:
        connection.execute(update(tables.feeds).values(active=False))
    citing.channel.taken.clear()
    citing.pass_time(3 * DAYS, step_s=7200)
    assert citing.channel.told.count("citation.lost") == 1


def test_an_edit_that_settles_is_told_before_the_post_is_gone(watched):
    watched.watch(WATCH.replace("settle: 0s", "settle: 2h"))
    publish(watched, FIRST.with_text("Etwas ganz anderes steht jetzt da."))
    assert watched.channel.taken == []
    watched.web.take_down(FIRST.url, status=410)
    watched.pass_time(30)
    assert watched.channel.types == ["post.edited", "post.gone"]


def test_two_alert_steps_at_once_never_fill_one_channel_twice(citing, monkeypatch):
    citing.watch(WATCH.replace("settle: 0s", "settle: 0s\n    at_most: {alerts: 5, per: 1h}"))
    (document,) = [row for row in rows(citing, tables.documents) if row["url"] == CITING.url]
    given = [
        events.event_row("post.gone", subject=f"{n}", source_id=document["source_id"],
                         at=citing.clock(), document_id=document["id"])
        for n in range(12)
    ]  # fmt: skip
    with citing.parts.store.write() as connection:
        events.add(connection, given)
    meeting, counted = threading.Barrier(2), planning.sent_of

    def met(*args, **named):
        found = counted(*args, **named)
        with suppress(threading.BrokenBarrierError):
            meeting.wait(timeout=0.3)  # never both here: the other one waits for our lock
        return found

    monkeypatch.setattr(planning, "sent_of", met)
    ids = [row["id"] for row in given]
    with ThreadPoolExecutor() as workers:
        list(workers.map(lambda some: alert(citing.parts, some), (ids[::2], ids[1::2])))
    assert sum(row["event_id"] in ids for row in rows(citing)) == 12
    assert sum(row["bundle"] is None for row in rows(citing)) == 5, "with that of the post itself"


def test_what_a_new_layout_does_to_the_citations_of_a_whole_board_is_told_once(world):
    world.begin(STATEMENT, SOURCE)
    posts = [
        Post(300 + n, f"Beitrag {n}", (f"Das hier ist der Beitrag mit der Nummer {n} dazu.", LINK),
             author=f"autor{n}", published="2026-03-02T08:04:00+00:00")
        for n in range(6)
    ]  # fmt: skip
    world.publish(*posts)
    world.pass_time(20)
    world.channel.taken.clear()
    without = [post.with_text(post.paragraphs[0]) for post in posts]
    world.web.put(FORUM_FEED, forum_feed([*world.posts.values(), *without][-6:]), kind=RSS)
    for post in without:
        world.pass_time(5, step_s=60)
        world.web.put(post.url, post.page())
    world.pass_time(3 * 60, step_s=60)
    assert world.channel.types.count("post.edited") == 1
    messages = world.channel.of_type("citation.lost")
    lost = [
        each for message in messages for each in message.payload["citations"]
        if each["status"] == "lost"
    ]  # fmt: skip
    assert len({each["id"] for each in lost}) == len(posts)
    assert len(messages) <= 2, "one for each hour"


def test_nothing_that_a_new_layout_does_to_citations_is_lost_page_by_page(world):
    """Each page shows its edit and the lost citation at one moment, long after a story was told."""
    world.begin(STATEMENT, SOURCE)
    posts = [
        Post(300 + n, f"Beitrag {n}", (f"Das hier ist der Beitrag mit der Nummer {n} dazu.", LINK),
             author=f"autor{n}", published="2026-03-02T08:04:00+00:00")
        for n in range(8)
    ]  # fmt: skip
    world.publish(*posts)
    world.pass_time(20)
    world.watch(WATCH + ALONE)
    world.channel.taken.clear()
    for post in posts:
        world.web.put(post.url, post.with_text(post.paragraphs[0]).page())
        world.pass_time(5, step_s=60)
    world.pass_time(2 * 60, step_s=60)
    told = defaultdict(list)
    for message, channel in world.channel.taken:
        told[channel.target].append(message.payload)
    for payloads in told.values():
        lost = [each["id"] for one in payloads for each in one["citations"]]
        assert (len(lost), len(set(lost))) == (len(posts), len(posts)), "each once"
        assert len(payloads) <= 7, "five until it is one story, then an hour's worth at a time"
    assert sorted(told) == ["citations@example.org", "desk@example.org"]
    assert rehearsed(replayed(world)) == made(world)
