"""When something is looked at next, and why then, in words."""

import json
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from sqlalchemy import update

from ingest.schedule.reasons import FeedReason, PageReason
from ops.shown.due import next_look, reason
from schemas.tables import feeds

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
LOOK = {
    "at": NOW + timedelta(minutes=3), "because": "every", "stopped": None, "last_at": NOW,
    "every_s": 300.0, "changes_every_s": 10_800, "not_before": NOW + timedelta(hours=1),
    "ttl_s": 1800.0, "failures": 4,
}  # fmt: skip


@pytest.mark.parametrize("because", [*get_args(FeedReason), *get_args(PageReason)])
def test_every_reason_has_words(because):
    assert len(reason(LOOK | {"because": because})) > 10


@pytest.mark.parametrize(
    ("failures", "words"),
    [(1, "failed once, 2026-"), (4, "failed 4 times in a row, the last time 2026-")],
)
def test_failures_are_counted_as_people_do(failures, words):
    assert reason(LOOK | {"because": "failing", "failures": failures}).startswith(words)


@pytest.mark.parametrize(
    ("because", "words"),
    [
        ("every", "in 3 min: every 5 min, by the watch list"),
        ("learned", "in 3 min: learned: it changes about every 3 h"),
        ("asked", "in 3 min: the server asks to wait until 2026-03-02 09:00 UTC"),
        ("ttl", "in 3 min: the feed asks for 30 min between two looks"),
        ("confirm", "in 3 min: confirming that it is gone"),
        ("limit", "in 3 min: its host is at its limit: looks are further apart"),
        (None, "in 3 min"),
    ],
)
def test_a_look_is_told_with_its_time_and_reason(because, words):
    assert next_look(LOOK | {"because": because}, NOW) == words


def test_failures_are_told_with_their_number_and_the_last_one():
    told = next_look(LOOK | {"because": "failing"}, NOW)
    assert told == (
        "in 3 min: failed 4 times in a row, the last time 2026-03-02 08:00 UTC; "
        "tried again ever more rarely"
    )


def test_what_is_looked_at_no_more_says_why():
    ended = LOOK | {"at": None, "stopped": "recheck is over"}
    assert next_look(ended, NOW) == "no more: recheck is over"
    assert next_look(None, NOW) == "never: it has no page of its own"


def test_what_is_overdue_says_for_how_long():
    assert next_look(LOOK | {"at": NOW - timedelta(minutes=9)}, NOW).startswith("due for 9 min: ")
    assert next_look(LOOK | {"at": NOW}, NOW).startswith("now: ")


def test_lists_hold_the_next_look_of_each_document_and_source(lines_of, store, seeded):
    [post] = lines_of("posts")
    assert post["next_look"]["because"] == "first"
    assert post["next_look"]["at"].endswith("Z")
    forum = next(row for row in lines_of("sources") if row["name"] == "Telepolis forum")
    assert forum["next_look"]["because"] == "new"


def test_show_tells_the_next_look_at_the_documents_own_page(run, lines_of, seeded):
    [line] = [line for line in run("show", seeded.post).stdout.splitlines() if "next look" in line]
    assert "the first look at its own page" in line
    assert lines_of("show", seeded.post)[0]["next_look"]["because"] == "first"


def test_lists_tell_the_next_look_in_words(run, seeded):
    assert "the first look at its own page" in run("posts").stdout
    assert "it was never looked at" in run("sources").stdout


def test_a_post_whose_time_is_over_has_no_next_look(lines_of, store, seeded):
    with store.write() as connection:
        over = {"active": False, "stopped_reason": "recheck is over"}
        own_pages = feeds.c.document_id.is_not(None)
        connection.execute(update(feeds).where(own_pages).values(over))
    [post] = lines_of("posts")
    assert (post["next_look"]["at"], post["next_look"]["stopped"]) == (None, "recheck is over")


def _found(run, about):
    lines = [json.loads(line) for line in run("doctor", "--json").stdout.splitlines()]
    return [line for line in lines if line["about"] == about]


def test_doctor_says_which_feeds_are_due_next_and_why(run, store, seeded):
    due_at = datetime.now(UTC) + timedelta(minutes=30, seconds=30)
    with store.write() as connection:
        named = feeds.c.document_id.is_(None)
        values = {"next_poll_at": due_at, "due_because": "learned"}
        connection.execute(update(feeds).where(named).values(values))
    first, second = _found(run, "next")
    assert first["found"].startswith("Telepolis forum: https://forum.example/feed.rss, in 30 min: ")
    assert "learned: it changes about every" in second["found"]
    assert first["well"]


def test_doctor_names_hosts_at_their_limit_with_the_way_out(run, store, seeded):
    assert _found(run, "limit") == []
    with store.write() as connection:
        own_pages = feeds.c.document_id.is_not(None)
        connection.execute(update(feeds).where(own_pages).values(due_because="limit"))
    [limit] = _found(run, "limit")
    assert "forum.example" in limit["found"]
    assert "2 pages" in limit["found"]
    assert "`delay`" in limit["do"]
    assert limit["well"]
