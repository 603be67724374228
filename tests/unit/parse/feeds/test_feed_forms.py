from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ingest.parse.fast_xml import read_feed, read_tree
from ingest.parse.feed_entries import parsed_feed
from ingest.parse.feeds import parse_feed
from ingest.parse.reference import read_reference
from schemas.records.items import Item, ParsedFeed
from tests.unit.parse.feeds.forms import ENCODINGS, NAMES, URL, all_facts, form


def parsed(body: bytes, content_type: str | None = None) -> ParsedFeed:
    feed = parse_feed(body, content_type=content_type, url=URL, last_count=0)
    assert isinstance(feed, ParsedFeed)
    return feed


def by_fast(text: str) -> ParsedFeed:
    raw = read_feed(read_tree(text.encode()))
    return parsed_feed(raw, url=URL, method="", complaints=())


def by_reference(text: str) -> ParsedFeed:
    raw, complaints = read_reference(text)
    assert complaints == ()
    return parsed_feed(raw, url=URL, method="", complaints=())


def test_there_are_at_least_twelve_forms():
    assert len(NAMES) >= 12


@pytest.mark.parametrize("name", NAMES)
def test_a_form_is_read_by_the_fast_parser_as_it_was_checked(name):
    known = form(name)
    feed = parsed(known.body)
    assert (feed.method, feed.complaints) == ("feeds.fast/2", ())
    assert all_facts(feed) == known.expected


@pytest.mark.parametrize("name", NAMES)
def test_the_reference_reads_the_same_items_as_the_fast_parser(name):
    known = form(name)
    assert all_facts(by_reference(known.text)) == all_facts(by_fast(known.text)) == known.expected


@pytest.mark.parametrize("name", NAMES)
def test_the_reference_reads_the_same_wishes_and_names(name):
    text = form(name).text
    fast, slow = by_fast(text), by_reference(text)
    hints = [
        replace(feed, items=(), method="", complaints=(), title=feed.title) for feed in (fast, slow)
    ]
    assert hints[0] == hints[1]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_the_encoding_of_the_bytes_changes_nothing(name, encoding):
    known = form(name)
    assert all_facts(parsed(known.text.encode(encoding))) == known.expected


@pytest.mark.parametrize("name", sorted(ENCODINGS))
def test_a_wrong_label_in_the_header_does_not_spoil_the_text(name):
    known = form(name)
    assert all_facts(parsed(known.body, "application/xml; charset=utf-8")) == known.expected


# Where the two differ, both for a reason. A difference that goes away, or a new one, fails.
PODCAST = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
DIFFERENCES = {
    # A reference to a C1 control names no character in XML. feedparser takes it for windows-1252,
    # as browsers do in HTML; the fast parser leaves it out, for XML's rules hold in XML.
    "a control for a quotation mark": (
        "<rss><channel><item><title>It&#146;s</title></item></channel></rss>",
        "title",
        ("Its", "It’s"),
    ),
    # feedparser takes UTF-8 that was read as Latin-1 and encoded again for a mistake. A post may
    # show such letters on purpose, and an edit of them must not be hidden.
    "letters that look like a mistake": (
        "<rss><channel><item><title>CafÃ©</title></item></channel></rss>",
        "title",
        ("CafÃ©", "Café"),
    ),
    # `dc:date` is a date of the item, which of them is not said. feedparser has no other place for
    # it than `updated`; beside a pubDate the fast parser does not read it at all.
    "a second date": (
        (
            f"<rss {DC}><channel><item><title>x</title>"
            "<pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate>"
            "<dc:date>2026-11-20T11:00:00Z</dc:date></item></channel></rss>"
        ),
        "updated_at",
        (None, datetime(2026, 11, 20, 11, tzinfo=UTC)),
    ),
    # A guid is compared byte for byte (POLLING.md rule 6). feedparser resolves one that may be a
    # link against xml:base.
    "a relative guid under xml:base": (
        '<rss xml:base="https://a.example/"><channel><item><guid>n/1</guid></item></channel></rss>',
        "guid",
        ("n/1", "https://a.example/n/1"),
    ),
    # feedparser takes a second description that holds markup for content. The fast parser keeps
    # to the description, which podcasts set for readers and `itunes:summary` for players.
    "a second description with markup": (
        (
            f"<rss {PODCAST}><channel><item><description>one</description>"
            "<itunes:summary>&lt;p&gt;two&lt;/p&gt;</itunes:summary></item></channel></rss>"
        ),
        "text",
        ("one", "two"),
    ),
}


@pytest.mark.parametrize("name", sorted(DIFFERENCES))
def test_the_differences_are_those_that_are_named(name):
    source, field, expected = DIFFERENCES[name]
    (fast,), (slow,) = by_fast(source).items, by_reference(source).items
    assert tuple(_value(item, field) for item in (fast, slow)) == expected
    others = {"guid", "url", "title", "text", "author", "published_at", "updated_at"} - {field}
    if field in {"title", "guid", "text"}:  # what stands in for a missing guid follows these
        others -= {"guid", "url"}
    assert [_value(fast, other) for other in others] == [_value(slow, other) for other in others]


def _value(item: Item, field: str) -> object:
    value = getattr(item, field)
    return value.visible if field == "text" else value


def test_a_short_or_cut_excerpt_is_partial_and_a_whole_text_is_not():
    partial = {
        name: [item.partial for item in parsed(form(name).body).items]
        for name in ("smf.rss", "xenforo.rss", "wordpress_excerpt.rss", "wordpress.rss")
    }
    assert partial == {
        "smf.rss": [True, False],
        "xenforo.rss": [True, False],
        "wordpress_excerpt.rss": [True],
        "wordpress.rss": [False],
    }


def test_wishes_about_polling_are_read_from_the_feed():
    feed = parsed(form("netscape.rss091").body)
    assert (feed.skip_hours, feed.skip_days) == ((1, 2), (6,))
    assert parsed(form("smf.rss").body).ttl_s == 1800
    assert parsed(form("wordpress.rss").body).ttl_s == 3600


def test_a_hub_and_the_older_pages_are_named():
    source = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>'
        '<link rel="hub" href="https://hub.example/"/><link rel="prev-archive" href="/2025"/>'
        "<entry><id>1</id><title>t</title></entry></feed>"
    )
    for feed in (by_fast(source), by_reference(source)):
        assert (feed.hub, feed.older) == ("https://hub.example/", "https://feed.example/2025")
