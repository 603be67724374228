"""What the site declares and what we saw are four things: declared, silent, unseen, before."""

from dataclasses import replace
from datetime import timedelta

import jsonschema
import pytest
from sqlalchemy import select

from schemas.payloads import load
from schemas.records.items import Marker
from schemas.tables import edits, events, heads
from tests.fakes.sites import ATOM, OFFICE_FEED, Post, office_feed
from tests.flow.baseline import FIRST, STATEMENT
from tests.flow.conftest import WATCH
from tests.flow.reprocessing import one_line_more, release, rows

COSMETIC = WATCH.replace("at_least: minor", "at_least: cosmetic")


def local(world):
    """The forum's clock, as its markers print it."""
    at = world.clock()
    return f"{at:%d.%m.%Y} {at.hour + 1:02}:{at.minute:02}"


def stored(world, *, echoes=False):
    query = select(edits).order_by(edits.c.detected_at)
    if not echoes:
        query = query.where(edits.c.echo_of.is_(None))
    with world.parts.store.read() as connection:
        return list(connection.execute(query).mappings())


def mark(world, post=FIRST, **more):
    """The page alone: the feed of this forum shows no marker."""
    world.web.put(post.url, replace(post, marker=local(world), **more).page())


def test_a_marker_that_comes_while_the_text_stays_is_an_edit_unseen(watched):
    mark(watched)
    watched.pass_time(60)
    (edit,) = stored(watched)
    assert (edit["kind"], edit["declared"], edit["declared_by"]) == ("unseen", True, "author")
    assert edit["from_seq"] == edit["to_seq"] == 1
    assert (edit["changes"], edit["significance"]) == ([], 1)
    assert edit["declared_at"] is not None


def test_an_edit_unseen_alerts_nobody_who_asks_for_more_than_cosmetic_ones(watched):
    mark(watched)
    watched.pass_time(60)
    assert watched.channel.types == []


def test_an_edit_unseen_is_told_once_to_who_asks_for_cosmetic_ones(watched):
    watched.watch(COSMETIC)
    mark(watched)
    watched.pass_time(120)
    assert watched.channel.types == ["post.edited"]
    payload = watched.channel.taken[0][0].payload
    jsonschema.validate(payload, load("event.v1"))
    assert (payload["edit"]["kind"], payload["edit"]["diff"]) == ("unseen", "")


def test_each_declared_time_is_an_edit_unseen_of_its_own(watched):
    for _ in range(3):
        mark(watched)
        watched.pass_time(67)
    assert [row["kind"] for row in stored(watched)] == ["unseen"] * 3
    assert len({row["id"] for row in stored(watched)}) == 3


def test_a_marker_that_comes_after_its_silent_edit_declares_that_edit(watched):
    changed = FIRST.with_text(FIRST.paragraphs[0].replace("6", "8"), FIRST.paragraphs[1])
    watched.web.put(FIRST.url, changed.page())
    while not stored(watched):
        watched.pass_time(0.5)
    mark(watched, changed)
    watched.pass_time(60)
    (edit,) = stored(watched)
    assert (edit["kind"], edit["declared"]) == ("changed", True)


def test_an_edit_that_the_feed_shows_later_takes_the_pages_declaration(watched):
    watched.watch(COSMETIC)
    mark(watched)
    while not stored(watched):
        watched.pass_time(0.5)
    changed = FIRST.with_text(FIRST.paragraphs[0].replace("6", "8"), FIRST.paragraphs[1])
    watched.posts[FIRST.number] = changed
    watched.publish()  # the page still shows the earlier text: it comes from a cache
    watched.pass_time(60)
    (edit,) = stored(watched)
    assert (edit["kind"], edit["declared"], edit["view"]) == ("changed", True, "feed")
    assert watched.channel.types == ["post.edited"]
    assert {row["kind"] for row in stored(watched, echoes=True)} == {"changed", "unseen"}


def test_a_stamp_that_moves_while_page_and_feed_stay_is_an_edit_unseen(watched):
    watched.state(replace(STATEMENT, updated=watched.clock().isoformat()))
    watched.pass_time(30)
    (edit,) = stored(watched)
    assert (edit["kind"], edit["view"]) == ("unseen", "feed")


def test_a_stamp_of_an_edit_that_the_page_shows_a_minute_later_is_its_declaration(watched):
    watched.watch(COSMETIC)
    changed = STATEMENT.paragraphs[0].replace("statehood", "the nation")
    edited = replace(STATEMENT, paragraphs=(changed, *STATEMENT.paragraphs[1:]))
    watched.web.put(edited.url, edited.page())
    stamped = replace(STATEMENT, updated=watched.clock().isoformat())
    watched.statements[STATEMENT.number] = stamped
    watched.web.put(OFFICE_FEED, office_feed([stamped]), kind=ATOM)
    watched.pass_time(30)
    (edit,) = stored(watched)
    assert (edit["kind"], edit["declared"], edit["view"]) == ("changed", True, "page")
    assert watched.channel.types == ["statement.edited"]
    assert watched.channel.taken[0][0].payload["edit"]["declared"] is True


def test_a_stamp_that_moves_at_every_look_declares_nothing_for_long(watched):
    for _ in range(20):
        watched.state(replace(STATEMENT, updated=watched.clock().isoformat()))
        watched.pass_time(30)
    assert 1 <= len(stored(watched)) <= 4


def test_a_stamp_of_activity_that_takes_publication_along_declares_nothing(watched):
    for _ in range(3):
        now = watched.clock()
        before = (now - timedelta(hours=2)).isoformat()
        watched.state(replace(STATEMENT, published=before, updated=now.isoformat()))
        watched.pass_time(30)
    assert stored(watched) == []


def test_a_marker_with_the_time_of_publication_declares_no_edit_of_the_feed(watched, monkeypatch):
    """Some themes print one on every post; this one names nobody."""
    at = watched.clock()
    new = replace(FIRST, number=103, title="Neu", published=at.isoformat())
    watched.publish(new)
    watched.web.take_down(new.url, status=503)
    watched.pass_time(2)
    changed = new.with_text(FIRST.paragraphs[0].replace("6", "8"), FIRST.paragraphs[1])
    watched.posts[new.number] = changed
    watched.publish()
    watched.pass_time(3)
    assert [row["view"] for row in stored(watched)] == ["feed"]
    marker = Marker(raw="Stand 09:05", edited_at=at)
    release(monkeypatch, lambda text, _: (text, marker))
    watched.web.put(new.url, changed.page())
    watched.pass_time(120)
    assert [row["declared"] for row in stored(watched, echoes=True)] == [False]
    pages = rows(watched, heads, heads.c.view == "page")
    assert [row["marker"]["raw"] for row in pages if row["marker"]] == ["Stand 09:05"]


def upgrade(world, monkeypatch, post, change=lambda text, marker: (text, marker)):
    release(monkeypatch, change)
    world.web.put(post.url, post.page().replace("</body>", "<!-- 2 --></body>"))
    world.pass_time(60)


def test_a_marker_that_moves_while_our_method_changes_is_an_edit_unseen(watched, monkeypatch):
    marked = replace(FIRST, marker=local(watched))
    upgrade(watched, monkeypatch, marked)
    (edit,) = stored(watched)
    assert (edit["kind"], edit["declared"]) == ("unseen", True)


@pytest.mark.parametrize("change", [lambda text, marker: (text, marker), one_line_more])
def test_a_marker_told_before_our_method_changed_is_not_told_again(watched, monkeypatch, change):
    mark(watched)
    watched.pass_time(60)
    (edit,) = stored(watched)
    moment = watched.clock() - timedelta(minutes=60)
    marked = replace(FIRST, marker=f"{moment:%d.%m.%Y} {moment.hour + 1:02}:{moment.minute:02}")
    upgrade(watched, monkeypatch, marked, change)
    assert [row["id"] for row in stored(watched)] == [edit["id"]]


def test_a_marker_that_only_todays_method_reads_is_no_edit_unseen(watched, monkeypatch):
    upgrade(watched, monkeypatch, FIRST, lambda text, _: (text, Marker(raw="alt", by="author")))
    assert stored(watched) == []


def test_a_marker_at_first_sight_is_no_edit_unseen(watched):
    edited = Post(
        103, "Schon editiert", ("Dieser Text war schon anders.",),
        published="2026-03-02T08:04:00+00:00", marker="02.03.2026 09:05",
    )  # fmt: skip
    watched.publish(edited)
    watched.pass_time(60)
    assert [row["kind"] for row in stored(watched)] == ["before_seen"]


def test_looking_again_at_a_marker_stores_nothing_more(watched):
    mark(watched)
    watched.pass_time(30)
    before = len(stored(watched, echoes=True))
    watched.pass_time(240)
    assert len(stored(watched, echoes=True)) == before
    with watched.parts.store.read() as connection:
        assert connection.execute(select(events).where(events.c.alerted_at.is_(None))).all() == []
