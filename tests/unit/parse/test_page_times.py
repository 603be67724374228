from datetime import UTC, datetime, timedelta

import pytest
from lxml import html

from ingest.parse.page import Page
from ingest.parse.times import is_time, times_in

NOW = datetime(2022, 1, 11, 20, 0, tzinfo=UTC)
EVENING = datetime(2022, 1, 11, 18, 47, tzinfo=UTC)
PAGE = Page(url="https://board.example/", text="", now=NOW)


def times(source):
    return times_in(html.fragment_fromstring(source, create_parent="div"), PAGE)


@pytest.mark.parametrize(
    "source",
    [
        "<time datetime='2022-01-11T19:47:00+01:00'>yesterday</time>",
        "<time datetime='2022-01-11T19:47:00+0100'>yesterday</time>",
        "<time datetime='2022-01-11 18:47:00Z'>yesterday</time>",
        "<abbr class=timestamp data-time=1641926820 title='long ago'>1 yr</abbr>",
        "<span class=timeago data-timestamp='1641926820000'>1 yr</span>",
        "<woltlab-core-date-time date='2022-01-11T18:47:00+00:00'>1</woltlab-core-date-time>",
        "<span class=post_date>01-11-2022, 06:47 PM</span>",
        "<span class=date title='January 11, 2022 6:47 PM'>1 day</span>",
        "<time datetime='2022-01-11'>January 11, 2022, 18:47</time>",
        "<p>by <b>Anna</b> » Tue Jan 11, 2022 6:47 pm</p>",
        "<a href='#p1'>2022-01-11 18:47:00</a>",
    ],
)
def test_the_forms_in_which_engines_give_a_time_name_the_same_instant(source):
    assert times(source) == [EVENING]


def test_a_relative_time_is_counted_from_the_fetch():
    assert times("<span class=date>5 minutes ago</span>") == [NOW - timedelta(minutes=5)]


def test_a_time_without_a_zone_is_read_by_the_pages_clock():
    source = (
        "<html><body><p class=date>11.01.2022 19:47</p>"
        "<p>Alle Zeiten sind <span title='Europe/Berlin'>UTC+01:00</span></p></body></html>"
    )
    page = Page(url="https://board.example/", text=source, now=NOW)
    assert times_in(page.first("body"), page) == [EVENING]


def test_the_time_elements_of_a_part_speak_first_and_in_order():
    source = (
        "<span class=date>10.01.2022 10:00</span><time datetime='2022-01-11T18:47:00Z'></time>"
        "<time datetime='2022-01-11T19:00:00Z'></time>"
    )
    assert [at.hour for at in times(source)] == [18, 19, 10]


@pytest.mark.parametrize(
    "source",
    [
        "<p>The session began at 14:10 and ended on 10.01.2022, as those said who were there.</p>",
        "<span class=posts>Posts: 311</span>",
        "<span class=update-button>Update</span>",
        "<div>text</div>",
    ],
)
def test_what_is_no_time_gives_none(source):
    assert times(source) == []


def test_a_long_text_is_not_taken_for_the_holder_of_a_time():
    part = html.fragment_fromstring(f"<p>{'word ' * 30}14:10</p>")
    assert not is_time(part)
