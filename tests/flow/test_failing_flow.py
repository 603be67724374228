"""A source that cannot be read is told once, with cause and remedy, and once when it is back."""

from datetime import datetime, timedelta

import jsonschema
import pytest
from sqlalchemy import select, update

from ingest.pipeline.silence import tell_silence
from schemas.payloads import load
from schemas.records.fetches import FailureReason, FetchFailed
from schemas.tables import documents, events, sources
from tests.fakes.sites import FORUM, FORUM_FEED, OFFICE_FEED, RSS, Post, forum_feed
from tests.flow.baseline import FIRST
from tests.flow.conftest import WATCH

WALL = "<html><title>Just a moment...</title><body>Checking your browser</body></html>"
OTHER_FEED = f"{FORUM}/other.rss"
TWO_FEEDS = WATCH.replace(f"[{FORUM_FEED}]", f"[{FORUM_FEED}, {OTHER_FEED}]")


def told(world):
    return [message.payload["type"] for message, _ in world.channel.taken]


def event_details(world, type_="source.failing"):
    query = select(events.c.detail).where(events.c.type == type_).order_by(events.c.at)
    with world.parts.store.read() as connection:
        return list(connection.execute(query).scalars())


def source(world, name="Telepolis forum"):
    with world.parts.store.read() as connection:
        query = select(sources).where(sources.c.name == name)
        return connection.execute(query).mappings().one()


def cut_off(world, *hosts):
    """Nothing of these hosts answers any more; of none: all answer again."""
    answer = type(world.web)._answer

    def answers(request, now):
        if not any(host in request.url for host in hosts):
            return answer(world.web, request, now)
        return FetchFailed(
            request=request, reason=FailureReason.CONNECTION, message="It cannot be reached.",
            observed_at=now, elapsed=timedelta(seconds=1),
        )  # fmt: skip

    world.web._answer = answers


# For what is no matter of the database.
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_the_cause_and_the_way_out_are_told_and_kept(watched):
    watched.web.take_down(FORUM_FEED, status=403)
    watched.pass_time(30, step_s=300)
    (message,) = (message for message, _ in watched.channel.taken)
    jsonschema.validate(message.payload, load("event.v1"))
    (detail,) = event_details(watched)
    assert (detail["code"], detail["place"]) == ("blocked", "feed")
    assert detail["cause"] == "The site answered 403."
    assert source(watched)["state_reason"] == f"{detail['cause']} {detail['remedy']}"


@on_sqlite
def test_which_address_failed_from_when_to_when_is_told(watched):
    begun = watched.clock()
    watched.web.take_down(FORUM_FEED, status=503)
    watched.pass_time(60, step_s=60)
    watched.web.put(FORUM_FEED, forum_feed([FIRST]), kind=RSS)
    watched.pass_time(120, step_s=60)
    messages = [message for message, _ in watched.channel.taken]
    failing, recovered = [message.payload for message in messages]
    jsonschema.validate(failing, load("event.v1"))
    assert failing["address"] == recovered["address"] == FORUM_FEED.partition("://")[2]
    since = datetime.fromisoformat(failing["since"])
    assert begun < since < begun + timedelta(minutes=2)
    assert datetime.fromisoformat(failing["read_at"]) <= begun
    assert since < datetime.fromisoformat(failing["detected_at"])
    assert recovered["since"] == failing["since"]
    assert "Could not be read: from " in messages[1].text


def test_of_two_feeds_the_one_that_fails_is_named_and_holds_the_source_until_it_is_well(watched):
    watched.watch(TWO_FEEDS)
    watched.web.put(OTHER_FEED, forum_feed([FIRST]), kind=RSS)
    watched.pass_time(3)
    watched.web.take_down(OTHER_FEED, status=503)
    watched.pass_time(30, step_s=300)
    (detail,) = event_details(watched)
    assert detail["cause"].startswith("forum.example/other.rss: ")
    assert told(watched) == ["source.failing"]
    assert source(watched)["state"] == "failing"
    watched.web.put(OTHER_FEED, forum_feed([FIRST]), kind=RSS)
    watched.pass_time(120, step_s=600)
    assert told(watched) == ["source.failing", "source.recovered"]


def test_a_feed_that_ended_for_good_holds_the_source_until_it_is_off_the_list(watched):
    watched.watch(TWO_FEEDS)
    watched.web.put(OTHER_FEED, forum_feed([FIRST]), kind=RSS)
    watched.pass_time(3)
    watched.web.take_down(OTHER_FEED, status=410)
    watched.pass_time(20, step_s=300)
    assert [detail["code"] for detail in event_details(watched)] == ["gone"]
    assert told(watched) == ["source.failing"]
    watched.watch(WATCH)
    watched.pass_time(3)
    assert told(watched) == ["source.failing", "source.recovered"]


@on_sqlite
def test_an_outage_is_told_again_only_where_it_is_worse_in_kind(watched):
    for status in (503, 502, 404, 403):
        watched.web.take_down(FORUM_FEED, status=status)
        watched.pass_time(24 * 60, step_s=7200)
    assert [detail["code"] for detail in event_details(watched)] == ["server_error", "gone"]
    watched.publish(FIRST)
    watched.pass_time(7 * 24 * 60, step_s=4 * 3600)
    assert told(watched) == ["source.failing", "source.failing", "source.recovered"]


@on_sqlite
def test_what_comes_and_goes_is_told_once_a_day_unless_it_lasts(watched):
    for _ in range(3):
        watched.web.take_down(FORUM_FEED, status=503)
        watched.pass_time(30, step_s=300)
        watched.publish(FIRST)
        watched.pass_time(60, step_s=600)
    assert told(watched) == ["source.failing", "source.recovered"]
    watched.web.take_down(FORUM_FEED, status=503)
    watched.pass_time(5 * 60, step_s=1800)
    assert told(watched) == ["source.failing", "source.recovered"]
    watched.pass_time(3 * 60, step_s=1800)
    assert told(watched) == ["source.failing", "source.recovered", "source.failing"]


@on_sqlite
def test_where_nothing_answers_at_all_no_source_is_blamed(watched):
    cut_off(watched, "forum.example", "kremlin.ru")
    watched.pass_time(120, step_s=600)
    assert told(watched) == []
    cut_off(watched)
    watched.pass_time(120, step_s=600)
    assert told(watched) == []
    cut_off(watched, "forum.example")
    watched.pass_time(120, step_s=600)
    assert [detail["code"] for detail in event_details(watched)] == ["unreachable"]


def posts(count):
    return [
        Post(200 + n, f"Beitrag {n}", (f"Das ist der Beitrag Nummer {n} von vielen.",))
        for n in range(count)
    ]


def test_a_wall_before_nearly_all_pages_is_the_source_failing_while_its_feed_is_well(watched):
    many = posts(7)
    watched.publish(*many)
    watched.pass_time(10, step_s=60)
    watched.channel.taken.clear()
    for post in (FIRST, *many):
        watched.web.put(post.url, WALL)
    watched.pass_time(240, step_s=600)
    assert told(watched) == ["source.failing"]
    (detail,) = event_details(watched)
    assert (detail["code"], detail["place"]) == ("blocked", "pages")
    watched.publish(*many, FIRST)
    watched.pass_time(900, step_s=900)
    assert told(watched) == ["source.failing", "source.recovered"]


@on_sqlite
def test_pages_without_their_texts_are_the_source_failing_and_no_edits(watched):
    many = posts(7)
    watched.publish(*many)
    watched.pass_time(10, step_s=60)
    watched.channel.taken.clear()
    for post in (FIRST, *many):
        watched.web.put(post.url, post.with_text().page())
    watched.pass_time(240, step_s=600)
    assert told(watched) == ["source.failing"]
    assert event_details(watched)[0]["code"] == "markup"


@on_sqlite
def test_a_feed_that_yields_far_less_for_days_is_told_and_loses_nothing(watched):
    many = posts(7)
    watched.publish(*many)
    watched.pass_time(10, step_s=60)
    watched.channel.taken.clear()
    watched.web.put(FORUM_FEED, forum_feed([FIRST]), kind=RSS)
    watched.pass_time(2 * 24 * 60, step_s=6 * 3600)
    assert told(watched) == []
    watched.pass_time(3 * 24 * 60, step_s=6 * 3600)
    assert told(watched) == ["source.failing"]
    (detail,) = event_details(watched)
    assert detail["code"] == "markup"
    assert detail["cause"] == "It answers and yields 1 item, where it used to yield 8."
    watched.publish(*many)
    watched.pass_time(60, step_s=600)
    assert told(watched) == ["source.failing", "source.recovered"]


@on_sqlite
def test_a_feed_that_fails_after_the_pages_is_told_too(watched):
    many = posts(7)
    watched.publish(*many)
    watched.pass_time(10, step_s=60)
    watched.channel.taken.clear()
    for post in (FIRST, *many):
        watched.web.put(post.url, WALL)
    watched.pass_time(240, step_s=600)
    watched.web.take_down(FORUM_FEED, status=503)
    watched.pass_time(60, step_s=600)
    places = [(detail["place"], detail["code"]) for detail in event_details(watched)]
    assert places == [("pages", "blocked"), ("feed", "server_error")]


@on_sqlite
def test_one_hang_is_told_once_though_pages_and_feed_meet_it(watched):
    many = posts(7)
    watched.publish(*many)
    watched.pass_time(10, step_s=60)
    watched.channel.taken.clear()
    cut_off(watched, "/posting-")
    watched.pass_time(240, step_s=600)
    cut_off(watched, "forum.example")
    watched.pass_time(60, step_s=600)
    assert told(watched) == ["source.failing"]
    assert [detail["place"] for detail in event_details(watched)] == ["pages"]
    assert source(watched)["state"] == "failing"


@on_sqlite
def test_one_page_that_is_closed_is_not_the_source(watched):
    many = posts(7)
    watched.publish(*many)
    watched.pass_time(10, step_s=60)
    watched.channel.taken.clear()
    watched.web.put(FIRST.url, WALL)
    watched.pass_time(240, step_s=600)
    assert told(watched) == []


def test_a_silence_beyond_habit_is_told_once_and_ends_with_the_next_post(watched):
    """As if a post had come every day until now."""
    store, now = watched.parts.store, watched.clock()
    row = {"kind": "post", "source_id": source(watched)["id"], "url": FORUM, "title": "Alt"}
    with store.write() as connection:
        connection.execute(
            documents.insert(),
            [
                row | {
                    "id": f"old{n}", "key": f"old{n}", "state": "live", "baseline": False,
                    "first_seen_at": now - timedelta(days=n),
                }
                for n in range(40)
            ],
        )  # fmt: skip
    for _ in range(20):
        watched.clock.go(hours=6)
        watched.turn()
        tell_silence(store, now=watched.clock())
    watched.pass_time(5)
    assert told(watched) == ["source.failing"]
    (detail,) = event_details(watched)
    assert (detail["code"], detail["place"]) == ("silent", "silence")
    assert "usually something comes every 24 hours" in detail["cause"]
    again = ("Wir sind zurück, und das ist ein neuer Beitrag.",)
    watched.publish(Post(300, "Wieder da", again, published=watched.clock().isoformat()))
    watched.pass_time(5)
    assert sorted(told(watched)) == ["post.new", "source.failing", "source.recovered"]


def test_nobody_was_silent_while_we_did_not_look(watched):
    store, now = watched.parts.store, watched.clock()
    with store.write() as connection:
        connection.execute(update(documents).values(baseline=False))
        held = connection.execute(select(documents).limit(1)).mappings().one()
        connection.execute(
            documents.insert(),
            [
                {**held, "id": f"n{n}", "key": f"n{n}", "first_seen_at": now - timedelta(days=n)}
                for n in range(1, 40)
            ],
        )
    watched.clock.go(hours=24 * 30)
    tell_silence(store, now=watched.clock())
    assert event_details(watched) == []
    assert OFFICE_FEED in {request.url for request in watched.web.asked}
