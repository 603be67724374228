"""An author who corrects a correction within minutes: one alert, of the text as it stands now."""

from dataclasses import replace

import jsonschema
import pytest

from ingest.store import watchlists
from schemas.payloads import load
from schemas.watchlist import read_watchlist
from tests.fakes.sites import FORUM_FEED, RSS, forum_feed
from tests.flow.baseline import FIRST, STATEMENT
from tests.flow.conftest import WATCH

SENTENCE = "Der Einsatz dauerte {} Stunden."


def reading(word):
    return FIRST.with_text(SENTENCE.format(word), FIRST.paragraphs[1])


@pytest.fixture
def settling(world):
    """A subscription that waits for two minutes, as if nothing had been set."""
    world.publish(reading("neun"))
    world.state(STATEMENT)
    text = WATCH.replace("settle: 0s", "settle: 2m").replace("every: 1m", "every: 5s", 1)
    with world.parts.store.write() as connection:
        found = read_watchlist(text, local_host=lambda host: host.endswith(".example"))
        watchlists.apply(connection, found, now=world.clock())
    world.turn()
    world.pass_time(5)
    world.channel.taken.clear()
    return world


def told(world):
    """Before and after of each change in each alert, in their order."""
    return [
        [(each["before"], each["after"]) for each in message.payload["edit"]["changes"]]
        for message, _ in world.channel.taken
    ]


@pytest.mark.parametrize(("apart_s", "step_s"), [(10, 5), (30, 10), (60, 30)])
def test_a_correction_corrected_is_one_alert_of_the_whole_step(settling, apart_s, step_s):
    settling.publish(reading("sieben"))
    settling.pass_time(apart_s / 60, step_s=step_s)
    settling.publish(reading("acht"))
    settling.pass_time(6)
    assert told(settling) == [[("neun", "acht")]]
    settling.pass_time(24 * 60, step_s=600)
    assert len(told(settling)) == 1


def test_a_correction_corrected_is_never_called_a_passage_that_never_rests(settling):
    settling.publish(reading("sieben"))
    settling.pass_time(0.5, step_s=5)
    settling.publish(reading("acht"))
    settling.pass_time(6)
    (message,) = [message for message, _ in settling.channel.taken]
    assert message.payload["edit"].get("story") is None
    assert "never rests" not in message.text


def test_a_page_that_shows_both_corrections_as_one_tells_both(settling):
    """The feed is looked at twice before the page is looked at for the first time."""
    feed_only(settling, "sieben")
    settling.web.take_down(FIRST.url, status=503)
    settling.pass_time(0.25, step_s=5)
    feed_only(settling, "acht")
    settling.pass_time(0.25, step_s=5)
    settling.publish(reading("acht"))
    settling.pass_time(10)
    assert told(settling) == [[("neun", "acht")]]


def test_a_page_that_is_late_for_the_first_correction_does_not_tell_it_twice(settling):
    settling.web.take_down(FIRST.url, status=503)
    feed_only(settling, "sieben")
    settling.pass_time(1.5, step_s=10)  # longer than an edit seen in a feed waits for the page
    feed_only(settling, "acht")
    settling.pass_time(0.25, step_s=5)
    settling.publish(reading("acht"))
    settling.pass_time(10)
    assert told(settling) == [[("neun", "acht")]]


def test_whatever_an_author_leaves_standing_is_told_within_the_hour(settling):
    for word in ("sieben", "acht", "zehn", "zwölf", "elf"):
        settling.publish(reading(word))
        settling.pass_time(1)
    settling.pass_time(50)
    assert told(settling)[-1][-1][1] == "elf"
    assert len(told(settling)) <= 3
    assert all(
        message.payload["edit"].get("story") is None for message, _ in settling.channel.taken
    )


def test_a_text_put_back_and_put_in_again_within_minutes_is_told_within_the_hour(settling):
    for word in ("sieben", "neun", "sieben"):
        settling.publish(reading(word))
        settling.pass_time(1)
    settling.pass_time(50)
    assert told(settling)[-1] == [("neun", "sieben")]


def test_an_edit_that_is_undone_while_it_settles_is_told_with_what_stood_in_between(settling):
    settling.publish(reading("sieben"))
    settling.pass_time(1)
    settling.publish(reading("neun"))
    settling.pass_time(10)
    (message,) = [message for message, _ in settling.channel.taken]
    edit = message.payload["edit"]
    jsonschema.validate(message.payload, load("event.v1"))
    assert (edit["kind"], edit["changes"]) == ("reverted", [])
    assert [each["after"] for each in edit["undone"]["changes"]] == ["sieben"]
    assert 0 < edit["undone"]["within_s"] <= 240
    assert "changed “neun” to “sieben” in" in message.subject
    assert ", put back within " in message.subject
    assert "the text reads as it did before" in message.text
    assert "[-neun-]{+sieben+}" in message.text
    assert "Earlier text in full" not in message.text


def feed_only(world, word):
    posts = {**world.posts, FIRST.number: replace(reading(word))}
    world.web.put(FORUM_FEED, forum_feed(list(posts.values())), kind=RSS)
