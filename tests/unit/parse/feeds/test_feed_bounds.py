import pytest

from ingest.parse.feed_bounds import MOST_CHARACTERS, MOST_TAGS, bounded
from ingest.parse.feed_entries import parsed_feed
from ingest.parse.reference import read_reference

ITEM = "<item><guid isPermaLink='false'>{0}</guid><title>{0}</title></item>"


def rss(inside: str, attributes: str = "") -> str:
    return f"<rss{attributes}><channel>{inside}</channel></rss>"


def test_an_ordinary_feed_is_given_as_it_is_from_its_root_on():
    feed = rss(ITEM.format(1) + '<a xml:base="https://a.example/b/">x</a>')
    assert bounded(feed) == (feed, ())
    assert bounded(
        f"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY e 'x'>]>\n<!-- <b> -->{feed}"
    ) == (
        feed,
        (),
    )


@pytest.mark.parametrize(
    "feed",
    [
        rss("".join(f"{ITEM.format(n)}{'x' * 1000}" for n in range(1200))),
        rss("".join(f"{ITEM.format(n)}{'<b/>' * 60}" for n in range(1200))),
    ],
)
def test_a_large_feed_is_given_up_to_its_last_whole_item_with_a_complaint(feed):
    part, (complaint,) = bounded(feed)
    assert len(part) <= MOST_CHARACTERS
    assert part.count("<") <= MOST_TAGS
    assert part.count("<item>") == part.count("</item>") > 600
    assert complaint == f"Only the first {len(part)} of its {len(feed)} characters were read."


def test_relative_bases_that_pile_up_are_taken_away_and_few_are_not():
    few = rss(ITEM.format(1) * 20, ' xml:base="blog/2026/"')
    assert bounded(few)[0] == few
    nested = rss('<x xml:base="b/">' * 300)
    assert "base" not in bounded(nested)[0]
    absolute = rss('<x xml:base="https://a.example/2026/11/"/>' * 300)
    assert bounded(absolute)[0] == absolute


@pytest.mark.parametrize(
    "tag", ["author", "dc:creator", "managingEditor", "webMaster", "x-y:OWNER"]
)
@pytest.mark.parametrize(
    "inside",
    [
        "a" * 101,
        "a " * 301,
        "<![CDATA[" + "]]><![CDATA[".join(["a" * 60] * 3) + "]]>",
        "<b/>".join(["a" * 60] * 3),
        "<!-- -->".join(["a" * 60] * 3),
        "&#97;" * 101,
    ],
)
def test_a_person_whose_name_has_no_end_is_left_out(tag, inside):
    feed = rss(f"<item><{tag}>{inside}</{tag}><guid>1</guid></item>")
    assert "a" * 60 not in (part := bounded(feed)[0])
    assert "<guid>1</guid>" in part
    assert f"<{tag}>" not in part


def test_persons_and_long_words_of_ordinary_feeds_stay():
    feed = rss(
        f"<item><author/><link>https://a.example/{'a' * 900}</link>"
        "<dc:creator><![CDATA[Ana]]></dc:creator>"
        "<author><name>Ana</name><uri>https://a.example/users/ana</uri></author></item>"
    )
    assert bounded(feed) == (feed, ())


def test_the_reference_reads_markup_that_is_not_closed_and_entities_of_html():
    source = rss(
        f"{ITEM.format(1)}<item><title>caf&eacute; &amp; <b>bar</title><guid>2</guid></item>"
    )
    raw, complaints = read_reference(source)
    feed = parsed_feed(raw, url="https://a.example/", method="", complaints=complaints)
    assert [item.guid for item in feed.items] == ["1", "2"]
    assert feed.items[1].title.startswith("café &")
