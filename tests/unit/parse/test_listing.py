from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parse.listing import parse_listing
from schemas.records.items import NotParsed, ParsedFeed

URL = "https://office.example/news/"


def row(
    number,
    *,
    time="<time datetime='2022-01-{:02}'></time>",
    link="/news/{}/",
    title="Statement number {}",
):
    return (
        f"<div class='teaser'>{time.format(number)}<h3><a href='{link.format(number)}'>"
        f"{title.format(number)}</a></h3><p>Summary {number}.</p><a href='/tags/x'>A tag of it</a>"
        "</div>"
    )


def listing(*rows, head="", foot=""):
    menu = "".join(
        f"<li class=menu><a href='/section/{n}/'>Section number {n}</a></li>" for n in range(9)
    )
    return (
        f"<html lang=en-GB><title>News</title>{head}<nav><ul>{menu}</ul></nav>{''.join(rows)}{foot}"
    )


def read(html, *, url=URL, kind="statement", engine=None):
    return parse_listing(
        html.encode(), content_type="text/html; charset=utf-8", url=url, kind=kind, engine=engine
    )


def test_rows_with_link_title_and_date_are_items_without_text():
    feed = read(listing(*map(row, range(1, 6))))
    assert [item.url for item in feed.items] == [f"{URL}{n}/" for n in range(1, 6)]
    first = feed.items[0]
    assert (first.title, first.language) == ("Statement number 1", "en")
    assert first.published_at == datetime(2022, 1, 1, tzinfo=UTC)
    assert (first.partial, first.text.blocks) == (True, ())
    assert feed.format == "listing"


def test_a_document_that_is_listed_twice_is_one_item():
    feed = read(listing(*map(row, (1, 2, 3, 2))))
    assert len(feed.items) == 3


def test_links_to_other_sites_are_no_documents_of_this_one():
    foreign = [row(n, link="https://other.example/{}") for n in range(1, 6)]
    assert isinstance(read(listing(*foreign)), NotParsed)


def test_a_row_of_kremlin_ru_knows_which_statement_it_is():
    rows = (row(n, link="/events/president/news/6756{}") for n in range(1, 5))
    feed = read(listing(*rows), url="http://en.kremlin.ru/events/president/news")
    assert feed.items[0].identity.key == "kremlin:67561"


def test_of_several_times_the_earliest_is_when_it_was_published():
    both = "<time datetime='2022-02-{0:02}'></time><time datetime='2022-01-{0:02}'></time>"
    feed = read(listing(*(row(n, time=both) for n in range(1, 5))))
    assert feed.items[0].published_at == datetime(2022, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("html", "word"),
    [
        (listing(), "three alike rows"),
        (listing(row(1), row(2)), "three alike rows"),
        (listing(*(row(n, time="") for n in range(1, 6))), "three alike rows"),
        ("<h1>502 Bad Gateway</h1>", "error page"),
        ("<p>You must be logged in to see this page.</p>", "account"),
        ("<script>var bobcmn=1</script>", "JavaScript challenge"),
        ("%PDF-1.7", "PDF"),
        ('{"a": 1}', "JSON"),
        ("", "three alike rows"),
    ],
)
def test_a_page_that_lists_nothing_is_not_parsed_and_says_why(html, word):
    parsed = read(html)
    assert isinstance(parsed, NotParsed)
    assert word in parsed.complaint


def test_an_engine_reads_its_own_index():
    subject = "<a class=posting_subject href='/forum/p-7/'>Subject</a>"
    html = f"<div id=forum_wrap><ol><li class=posting_element>{subject}</li></ol></div>"
    feed = read(html, url="https://www.heise.de/forum/x/forum-1/comment/", kind="post")
    assert (feed.method, feed.items[0].identity.key) == ("forums.heise/1", "heise:7")


@given(body=st.binary(max_size=400))
def test_no_body_raises(body):
    for kind in ("post", "statement"):
        parsed = parse_listing(body, content_type=None, url=URL, kind=kind, engine="heise")
        assert isinstance(parsed, ParsedFeed | NotParsed)
