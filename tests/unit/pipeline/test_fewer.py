"""A feed that answers and yields far less than it used to is not well, though it is read."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ingest.pipeline.fewer import complaint, is_collapse, is_far_fewer
from tests.unit.pipeline.test_feed_health import FEED, ITEM, NOW, row_of, seen

HOUR = timedelta(hours=1)


def look(found, *, usual=30, hours=2.0, format_="listing", **fields):
    feed = replace(
        FEED, item_count=usual, last_full_at=NOW - hours * HOUR, format=format_, **fields
    )
    return replace(seen(feed), items=(ITEM,) * found, format=format_)


@pytest.mark.parametrize(
    ("found", "collapsed"),
    [
        (look(3), True),
        (look(0), True),
        (look(0, usual=2), True),
        (look(7), True),
        (look(8), False),
        (look(1, usual=3), False),
        (look(0, usual=0), False),
        (look(0, usual=None), False),
        (look(3, hours=0.5), False),
        (look(3, format_="rss"), False),
        (look(0, format_="rss", hours=30), False),
        (look(3, format_="rss", hours=80), True),
        (look(3, hours=11 * 24), False),
    ],
    ids=[
        "three of thirty", "none", "none of two", "a quarter", "more than a quarter",
        "one of three", "there never was one", "the first look", "for half an hour",
        "a feed, for two hours", "an empty feed on a Sunday", "a feed, for three days",
        "by now it is the usual number",
    ],
)  # fmt: skip
def test_a_collapse_is_far_fewer_items_for_longer_than_a_feeds_ordinary_days(found, collapsed):
    assert is_collapse(found) is collapsed


def test_while_far_fewer_are_found_the_usual_number_stays_and_bodies_are_read_again():
    row = row_of(look(3))
    assert (row["item_count"], row["last_full_at"]) == (30, NOW - 2 * HOUR)
    assert (row["etag"], row["last_modified"], row["body_hash"]) == (None, None, None)
    assert (row["failures"], row["last_error"]) == (1, complaint(look(3)))


def test_an_empty_feed_is_no_failure_before_it_lasts():
    row = row_of(look(0, format_="rss"))
    assert (row["failures"], row["item_count"]) == (0, 30)


def test_after_ten_days_the_number_is_taken_as_usual():
    found = look(3, hours=11 * 24, failures=9)
    assert not is_far_fewer(found)
    assert (row_of(found)["item_count"], row_of(found)["failures"]) == (3, 0)


def test_a_feed_goes_on_being_looked_at_as_often_while_it_yields_little():
    assert row_of(look(3, failures=6))["due_because"] == row_of(look(30))["due_because"]


def test_what_is_said_names_both_numbers():
    assert complaint(look(1)) == "It answers and yields 1 item, where it used to yield 30."
