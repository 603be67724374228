import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parse.feeds import parse_feed
from schemas.records.items import NotParsed, ParsedFeed

URL = "https://j.example/feed.json"
# The example of the specification's kind, written by us.
VERSION_1_1 = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "J & <Co>",
    "home_page_url": "https://j.example/",
    "feed_url": URL,
    "next_url": "/feed.json?page=2",
    "hubs": [
        {"type": "rssCloud", "url": "https://no.example/"},
        {"type": "WebSub", "url": "https://h.example/"},
    ],
    "authors": [{"name": "The House"}],
    "language": "en",
    "items": [
        {
            "id": "1",
            "url": "https://j.example/1",
            "title": "A <b> in a title is text",
            "content_html": '<p>12 votes, <a href="/list">listed</a></p>',
            "content_text": "not this",
            "date_published": "2022-01-11T21:47:00+03:00",
            "date_modified": "2022-01-11T22:00:00+03:00",
            "authors": [{"name": "A"}, {"name": "B"}],
        },
        {
            "id": 2,
            "external_url": "https://x.example/",
            "content_text": "a < b\n\n<p>no tag</p>",
            "language": "de",
        },
        {"id": "https://j.example/3", "summary": "Only a summary that goes on. " * 4 + "Or…"},
    ],
}


def parse(feed: object) -> ParsedFeed:
    parsed = parse_feed(json.dumps(feed).encode(), content_type=None, url=URL, last_count=0)
    assert isinstance(parsed, ParsedFeed)
    return parsed


def test_a_feed_of_version_1_1_is_read():
    feed = parse(VERSION_1_1)
    assert (feed.format, feed.method, feed.complaints) == ("json-feed", "feeds.json/1", ())
    assert (feed.title, feed.hub) == ("J & <Co>", "https://h.example/")
    assert feed.older == "https://j.example/feed.json?page=2"
    first, second, third = feed.items
    assert (first.guid, first.url, first.author) == ("1", "https://j.example/1", "A, B")
    assert first.title == "A <b> in a title is text"
    assert first.text.visible == "12 votes, listed"
    assert [link.url for link in first.text.links] == ["https://j.example/list"]
    assert first.published_at == datetime(2022, 1, 11, 18, 47, tzinfo=UTC)
    assert first.updated_at == datetime(2022, 1, 11, 19, tzinfo=UTC)
    assert (second.guid, second.url, second.author) == ("2", "https://x.example/", "The House")
    assert second.text.visible == "a < b\n<p>no tag</p>"
    assert [item.language for item in feed.items] == ["en", "de", "en"]
    assert (third.url, third.partial) == ("https://j.example/3", True)


def test_a_feed_of_version_1_0_names_one_author():
    items = [{"id": "1", "author": {"name": "Own"}}, {"id": "2"}]
    feed = parse(
        {"version": "https://jsonfeed.org/version/1", "author": {"name": "All"}, "items": items}
    )
    assert [item.author for item in feed.items] == ["Own", "All"]


def test_the_key_of_mybb_with_a_space_at_its_end_is_read():
    body = """{"version": "https://jsonfeed.org/version/1", "title": "MyBB", "items": [{
        "id": "https://m.example/t-1", "url": "https://m.example/t-1", "title": "T",
        "content_html": "x", "author": {"name": "Heinz"},
        "date_published": "2026-11-19T20:20:20+00:00",
        "date_modified ": "2026-11-19T21:00:00+00:00"}]}"""
    feed = parse_feed(body.encode(), content_type="application/json", url=URL, last_count=0)
    assert feed.items[0].updated_at == datetime(2026, 11, 19, 21, tzinfo=UTC)


def test_a_tab_inside_a_string_is_forgiven():
    body = b'{"items": [{"id": "1", "content_text": "a\tb"}]}'
    feed = parse_feed(body, content_type=None, url=URL, last_count=0)
    assert feed.items[0].text.visible == "a b"


@pytest.mark.parametrize(
    ("body", "start"),
    [
        ('{"topic_list": {}}', "This is JSON, but no JSON Feed"),
        ("[1, 2]", "This is JSON, but no JSON Feed"),
        ('{"items": {"a": 1}}', "This is JSON, but no JSON Feed"),
        ('{"items": [', "This begins like JSON and is broken (at character 11)"),
        ("{" * 20, "This begins like JSON and is broken (at character 1)"),
        ("[" * 200_000, "This begins like JSON and is broken (nested"),
    ],
)
def test_other_json_is_told_as_such(body, start):
    parsed = parse_feed(body.encode(), content_type=None, url=URL, last_count=0)
    assert isinstance(parsed, NotParsed)
    assert parsed.complaint.startswith(start)


def test_a_feed_without_items_is_a_feed_with_a_complaint():
    assert parse({"items": []}).complaints == ("The feed holds no items.",)


NAMES = (
    *("id", "url", "title", "content_html", "content_text", "summary", "authors", "author", "name"),
    *("items", "date_published", "hubs", "type", "language", "next_url"),
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner),
    max_leaves=9,
)


@given(st.lists(values, max_size=4), st.dictionaries(st.sampled_from(NAMES), values))
def test_no_values_in_no_places_make_it_fail(items, feed):
    assert len(parse({**feed, "items": items}).items) == len(items)
