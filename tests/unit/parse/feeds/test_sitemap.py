from datetime import UTC, datetime

from ingest.parse.feeds import parse_feed
from schemas.records.items import NotParsed, ParsedFeed

URL = "https://s.example/sitemap.xml"
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
# In the form of Google's news sitemaps, with a picture whose title is not the page's.
PAGES = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset {SPACE} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><image:image><image:loc>https://s.example/p.jpg</image:loc>
<image:title>No</image:title></image:image>
<loc> https://s.example/a?x=1&amp;y=2 </loc>
<lastmod>2026-11-20T10:00:00+02:00</lastmod><priority>0.5</priority></url>
<url><loc>/b</loc><news:news><news:publication><news:name>N</news:name>
<news:language>fr</news:language></news:publication>
<news:publication_date>2026-11-19</news:publication_date>
<news:title>Élus &amp; lois</news:title></news:news></url>
<url><lastmod>2026-11-20</lastmod></url>
</urlset>"""
INDEX = f"""<sitemapindex {SPACE}>
<sitemap><loc>https://s.example/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap>
<sitemap><loc>https://s.example/new.xml</loc><lastmod>2026-11-20</lastmod></sitemap>
<sitemap><loc>https://s.example/undated.xml</loc></sitemap></sitemapindex>"""


def parse(source: str) -> ParsedFeed | NotParsed:
    return parse_feed(source.encode(), content_type="text/xml", url=URL, last_count=0)


def test_a_sitemap_gives_items_with_dates_and_without_texts():
    feed = parse(PAGES)
    assert (feed.format, feed.method) == ("sitemap", "feeds.sitemap/1")
    first, second = feed.items
    assert (first.guid, first.url) == ("https://s.example/a?x=1&y=2",) * 2
    assert first.updated_at == datetime(2026, 11, 20, 8, tzinfo=UTC)
    assert (first.title, second.title) == ("", "Élus & lois")
    assert (second.url, second.language) == ("https://s.example/b", "fr")
    assert second.published_at == datetime(2026, 11, 19, tzinfo=UTC)
    assert all(item.partial and item.text.visible == "" for item in feed.items)
    assert feed.complaints == ("1 of its entries have no address.",)


def test_a_sitemap_is_known_without_its_namespace_too():
    feed = parse("<urlset><url><loc>https://s.example/1</loc></url></urlset>")
    assert [item.url for item in feed.items] == ["https://s.example/1"]


def test_an_index_names_the_sitemap_that_was_changed_last():
    assert parse(INDEX) == NotParsed(
        complaint="This is an index of 3 sitemaps, not a list of pages: put one of them into the"
        " watch list, for example https://s.example/new.xml"
    )


def test_an_index_of_nothing_says_so():
    assert "names none" in parse(f"<sitemapindex {SPACE}/>").complaint


def test_an_address_that_is_none_is_left_out():
    feed = parse("<urlset><url><loc>http://[x</loc></url><url><loc></loc></url></urlset>")
    assert (feed.items, len(feed.complaints)) == ((), 1)
