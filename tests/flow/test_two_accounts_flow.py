"""One edit seen through two views: the fuller account is told, and lists and alerts agree."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from schemas.tables import edits
from tests.flow.baseline import FIRST, STATEMENT
from tests.flow.conftest import WATCH

MORE = FIRST.with_text(
    FIRST.paragraphs[0].replace("6", "8"),
    '<a href="https://amt.example/heute">Ich glaube</a> das nicht.',
)
PLAIN = FIRST.with_text(FIRST.paragraphs[0].replace("6", "8"), FIRST.paragraphs[1])


def listed(world):
    query = select(edits).where(edits.c.echo_of.is_(None)).order_by(edits.c.detected_at)
    with world.parts.store.read() as connection:
        return list(connection.execute(query).mappings())


def changes(message):
    shown = message.payload["edit"]["changes"]
    return [(each["field"], each["before"], each["after"]) for each in shown]


def feed_first(world, feed, page, *, minutes):
    """The feed shows the edit, its page `minutes` later: until then it answers with an error."""
    world.posts[FIRST.number] = feed
    world.publish()
    world.web.take_down(FIRST.url, status=503)
    world.pass_time(minutes)
    world.web.put(FIRST.url, page.page())
    world.pass_time(120, step_s=60)


def test_what_the_page_shows_beyond_the_feeds_alert_is_told_for_itself(watched):
    feed_first(watched, PLAIN, MORE, minutes=10)
    first, second = (message for message, _ in watched.channel.taken)
    assert changes(first) == [("text", "6", "8")]
    assert changes(second) == [("link", "", "https://amt.example/heute")]


def test_what_the_page_shows_beyond_the_feed_within_the_minute_is_one_alert(watched):
    watched.posts[FIRST.number] = PLAIN
    watched.publish()
    watched.web.put(FIRST.url, MORE.page())
    watched.pass_time(60)
    (message,) = (message for message, _ in watched.channel.taken)
    assert {field for field, *_ in changes(message)} == {"link", "text"}


def test_the_same_edit_on_the_page_ten_minutes_later_is_no_alert(watched):
    feed_first(watched, PLAIN, PLAIN, minutes=10)
    assert watched.channel.types == ["post.edited"]


def test_the_list_says_declared_where_the_alert_does(watched):
    marked = replace(PLAIN, marker="02.03.2026 09:07")
    watched.publish(marked)
    watched.pass_time(30)
    (edit,) = listed(watched)
    payload = watched.channel.taken[0][0].payload
    assert edit["declared"] is payload["edit"]["declared"] is True
    assert edit["declared_by"] == payload["edit"]["declared_by"] == "author"


def test_both_views_of_a_declared_edit_are_declared(watched):
    watched.publish(replace(PLAIN, marker="02.03.2026 09:07"))
    watched.pass_time(30)
    with watched.parts.store.read() as connection:
        rows = list(connection.execute(select(edits)).mappings())
    assert [row["declared"] for row in rows] == [True, True]


BESIDE = "Mehr dazu morgen."  # stands in the feed alone
SETTLING = WATCH.replace("settle: 0s", "settle: 1m")


@pytest.mark.parametrize("text", [SETTLING, WATCH])
def test_one_edit_whose_views_show_other_texts_beside_it_is_told_once_where_it_settles(world, text):
    before = FIRST.with_text(*FIRST.paragraphs, "Er sagte es heute früh.")
    now = FIRST.with_text(FIRST.paragraphs[0].replace("6", "8"), FIRST.paragraphs[1])
    world.publish(before.with_text(*before.paragraphs, BESIDE))
    world.web.put(FIRST.url, before.page())
    world.state(STATEMENT)
    world.watch(text)
    world.pass_time(5)
    world.publish(now)
    world.pass_time(5, step_s=10)
    told = [message.payload for message, _ in world.channel.taken]
    if text is WATCH:
        assert [payload["edit"]["view"] for payload in told] == ["page", "feed"]
        return
    (payload,) = told
    assert len(payload["joined"]) == 2
    assert len(payload["echoes"]) == 1
    assert payload["edit"]["view"] == "feed"
