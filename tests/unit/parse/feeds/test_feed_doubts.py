"""Which parser is believed, and what is said about bytes that are no feed."""

import socket
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.parse.feeds import parse_feed
from schemas.records.items import NotParsed, ParsedFeed
from tests.unit.parse.feeds.forms import NAMES, URL, form

ITEM = "<item><guid>g{0}</guid><title>t{0}</title><description>d{0}</description></item>"


def rss(count: int, *, tail: str = "</channel></rss>", head: str = "") -> str:
    items = "".join(ITEM.format(number) for number in range(count))
    return f"{head}<rss version='2.0'><channel><title>T</title>{items}{tail}"


def parse(source: str | bytes, *, last_count: int = 0, content_type: str | None = None):
    body = source.encode() if isinstance(source, str) else source
    return parse_feed(body, content_type=content_type, url=URL, last_count=last_count)


def guids(feed: ParsedFeed | NotParsed) -> list[str]:
    assert isinstance(feed, ParsedFeed), feed
    return [item.guid for item in feed.items]


def complaint(feed: ParsedFeed | NotParsed) -> str:
    assert isinstance(feed, NotParsed), feed
    return feed.complaint


def test_a_well_formed_feed_is_read_by_the_fast_parser_without_complaint():
    feed = parse(rss(3), last_count=3)
    assert (guids(feed), feed.method, feed.complaints) == (["g0", "g1", "g2"], "feeds.fast/2", ())


@pytest.mark.parametrize(
    "source",
    [
        rss(3).replace("d1", "AT&T & more"),
        rss(3).replace("d1", "a&nbsp;b"),
        rss(3).replace("d1", "<b>never closed"),
        rss(3).replace("d1", "\x0b"),
        rss(3).replace("t1", "<unbound:x/>t1"),
        rss(3, tail="</channel>"),
        "Warning: mysql_connect() in /x.php on line 5\n" + rss(3),
        "<br />\n<b>Warning</b>: x<br />\n<?xml version='1.0'?>\n" + rss(3),
    ],
)
def test_a_broken_feed_is_read_by_the_reference_and_the_complaint_is_kept(source):
    feed = parse(source)
    assert guids(feed) == ["g0", "g1", "g2"]
    assert feed.method == "feeds.reference/2"
    assert feed.complaints[0].startswith("It is not well-formed XML (")


def test_an_unknown_root_is_left_to_the_reference():
    feed = parse(
        "<feed><title>x</title><entry><id>1</id><title>no namespace</title></entry></feed>"
    )
    assert (guids(feed), feed.method) == (["1"], "feeds.reference/2")
    assert feed.complaints == ("Its root element <feed> is not a feed's.",)


def test_an_empty_feed_is_a_feed_with_a_complaint():
    feed = parse(rss(0))
    assert (guids(feed), feed.complaints) == ([], ("The feed holds no items.",))


def test_items_that_only_the_reference_finds_are_believed():
    feed = parse(f"<rss><channel><title>T</title><x>{ITEM.format(1)}</x></channel></rss>")
    assert (guids(feed), feed.method) == (["g1"], "feeds.reference/2")
    assert feed.complaints == ("The feed holds no items.",)


@pytest.mark.parametrize(("count", "last_count", "asked"), [(5, 11, True), (5, 10, False)])
def test_sharply_fewer_items_than_last_time_is_a_complaint(count, last_count, asked):
    feed = parse(rss(count), last_count=last_count)
    assert (len(feed.items), feed.method) == (count, "feeds.fast/2")
    assert bool(feed.complaints) is asked


def test_sharply_fewer_items_are_counted_again_by_the_reference():
    hidden = f"<x>{ITEM.format(8)}{ITEM.format(9)}</x>"
    feed = parse(rss(1, tail=f"{hidden}</channel></rss>"), last_count=3)
    assert (guids(feed), feed.method) == (["g0", "g8", "g9"], "feeds.reference/2")
    assert feed.complaints == ("The feed holds 1 items, 3 at the last look.",)


@pytest.mark.parametrize("cut", range(200, 330, 7))
def test_an_item_that_the_end_of_the_bytes_cuts_is_left_out(cut):
    whole = {"g0": "d0", "g1": "d1", "g2": "d2"}
    feed = parse(rss(3)[:cut])
    read = {item.guid: item.text.visible for item in feed.items}
    assert read.items() <= whole.items()
    assert len(read) >= 2 or cut < 260


def test_a_cut_feed_says_so():
    feed = parse(rss(3)[:-40])
    assert guids(feed) == ["g0", "g1"]
    assert feed.complaints[-1].startswith("It is cut off; its last item")


@pytest.mark.parametrize("body", [b"", b"  \r\n\t", b"\xef\xbb\xbf", "\ufeff".encode("utf-16")])
def test_an_empty_body_is_told_as_such(body):
    assert complaint(parse(body)).startswith("The body is empty: ")


@pytest.mark.parametrize(
    "body",
    [
        bytes(range(256)) * 40,
        b"\x89PNG\r\n\x1a\n" + bytes(500),
        b"%PDF-1.7\n" + bytes(100) + b"<</Type/Catalog>>",
        b"\x1f\x8b\x08" + bytes(4000),
        b"OK",
    ],
)
def test_binary_and_plain_text_are_neither_xml_nor_json(body):
    assert complaint(parse(body)).startswith("This is neither XML nor JSON: ")


PAGE = """<!DOCTYPE html><html><head><title>News</title>
<script>var a = "<link rel='alternate' type='application/rss+xml' href='/no'>"</script>
<link rel="stylesheet" href="/s.css"><link rel="alternate" hreflang="de" href="/de">
{links}</head><body><p>Hello</body></html>"""
LINK = '<link rel="alternate" type="application/{0}+xml" title="x" href="{1}">'


def test_a_page_instead_of_a_feed_names_the_feed_that_it_advertises():
    links = LINK.format("rss", "/feed.xml?a=1&amp;b=2") + LINK.format("atom", "//b.example/x.atom")
    assert complaint(parse(PAGE.format(links=links))) == (
        "This is a web page, not a feed; it names its feed (and 1 more):"
        " put https://feed.example/feed.xml?a=1&b=2 into the watch list."
    )


def test_a_page_that_names_no_feed_says_what_else_can_be_done():
    assert "it names no feed" in complaint(parse(PAGE.format(links="")))
    assert "format: listing" in complaint(parse(PAGE.format(links="")))


def test_a_page_never_offers_an_address_that_is_not_of_the_web():
    links = LINK.format("rss", "javascript:alert(1)") + LINK.format("rss", "http://[bad")
    assert "it names no feed" in complaint(parse(PAGE.format(links=links)))


def test_a_page_of_well_formed_xml_is_a_page_too():
    page = '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head/><body/></html>'
    assert complaint(parse(page)).startswith("This is a web page")


@pytest.mark.parametrize("source", ["<entry><id>1</id>", "<item>", "<rss", "<", "<!--", "<?xml"])
def test_a_feed_that_ends_within_its_first_item_is_none(source):
    assert complaint(parse(source)).startswith("No item of this feed could be read (")


def test_xml_that_is_no_feed_says_why():
    assert complaint(parse("<catalog><book/></catalog>")) == (
        "No item of this feed could be read (its root element <catalog> is not a feed's): look at"
        " the address in a browser, and give that of the source's feed if it is another."
    )


def entities(depth: int, width: int) -> str:
    """Billion laughs."""
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * width}">' for n in range(1, depth))
    return f'<!DOCTYPE rss [<!ENTITY e0 "lol">{lines}]>'


LOOP = '<!DOCTYPE rss [<!ENTITY e "&e;">]>'
REFERENCES = "&e;" * 20_000
BIG = f'<!DOCTYPE rss [<!ENTITY e "{"x" * 100_000}">]>'
HOSTILE = {
    "billion laughs": rss(2, head=entities(12, 10)).replace("d1", "&e11;"),
    "quadratic blow-up": rss(2, head=BIG).replace("d1", REFERENCES),
    "quadratic blow-up in an attribute": rss(2, head=BIG).replace("t1", f"<a b='{REFERENCES}'/>"),
    "an entity that holds itself": rss(2, head=LOOP).replace("d1", "&e;"),
    "10 MB of nesting": "<rss><channel>" + "<a>" * 3_300_000,
    "10 MB of nesting in an item": rss(2).replace("d1", "<b>" * 3_300_000),
    "10 MB of items without end": "<rss><channel>" + "<item>" * 1_700_000,
    "10 MB of one word": rss(2).replace("d1", "x" * 10_500_000),
    "10 MB of line feeds": "<?xml version='1.0'?>" + "\n" * 10_000_000 + "<rss><a></rss>",
    "10 MB of opening brackets": rss(2).replace("d1", "<" * 10_000_000),
    "10 MB of JSON lists": "[" * 10_000_000,
    "JSON nested in a feed": '{"items":' + "[" * 100_000,
    "a number without end": '{"items": [{"id": ' + "9" * 100_000 + "}]}",
    "a million attributes": "<rss " + " ".join(f"a{n}=''" for n in range(200_000)) + "><a>",
    "references to nothing": rss(2).replace("d1", "&#xD800;&#99999999999;&#0;&#xFFFFFFFFFF;"),
}  # fmt: skip


@pytest.mark.timeout(60)  # each takes under 8 s; without bounds, some take days
@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_feed_made_to_do_harm_gives_its_items_or_one_sentence(name):
    feed = parse(HOSTILE[name])
    if isinstance(feed, NotParsed):
        assert len(feed.complaint) < 400
        assert feed.complaint.endswith(".")
    else:
        assert sum(len(item.text.visible) for item in feed.items) < 11_000_000
        assert all(guid.startswith(("g", "sha256:")) for guid in guids(feed))


def test_entities_of_the_document_itself_are_read_and_those_from_outside_are_not(tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP SECRET")
    inside = '<!DOCTYPE rss [<!ENTITY co "Co. KG">]>'
    assert parse(rss(1, head=inside).replace("d0", "A &co;")).items[0].text.visible == "A Co. KG"
    outside = f'<!DOCTYPE rss [<!ENTITY co SYSTEM "{secret.as_uri()}">]>'
    feed = parse(rss(1, head=outside).replace("d0", "A &co;"))
    assert isinstance(feed, ParsedFeed)
    assert "SECRET" not in repr(feed)


def test_no_feed_makes_a_parser_touch_the_network(monkeypatch: pytest.MonkeyPatch):
    def refuse(*args, **options):
        raise AssertionError("the network was touched")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    head = (
        '<?xml-stylesheet href="http://127.0.0.1:1/s.xsl"?>'
        '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://127.0.0.1:1/rss.dtd"'
        ' [<!ENTITY % p SYSTEM "http://127.0.0.1:1/p"> %p;'
        ' <!ENTITY e SYSTEM "http://127.0.0.1:1/e">]>'
    )
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="http://127.0.0.1:1/i"/>'
    assert guids(parse(rss(2, head=head, tail=f"{include}&e;</channel></rss>"))) == ["g0", "g1"]
    assert complaint(parse("http://127.0.0.1:1/feed"))


@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=60)), st.integers(0, 50))
def test_no_bytes_make_it_fail(body, content_type, last_count):
    for lead in (
        b"",
        b"<",
        b"<rss><channel><item>",
        b"{",
        b"<feed xmlns='http://www.w3.org/2005/Atom'>",
    ):
        feed = parse(lead + body, content_type=content_type, last_count=last_count)
        assert isinstance(feed, ParsedFeed | NotParsed)


JUNK = (b"<", b">", b"&", b"]]>", b"<![CDATA[", b"</item>", b"&#x0;", b'"', b"\0", b"<!--")


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A real form with some pieces replaced, doubled, moved or cut off."""
    body = form(draw(st.sampled_from(NAMES))).body
    for _ in range(draw(st.integers(1, 4))):
        first, second = sorted(draw(st.tuples(*[st.integers(0, len(body))] * 2)))
        piece = body[first:second][:200]
        junk = draw(st.one_of(st.binary(max_size=6), st.sampled_from([*JUNK, piece])))
        body = body[:first] + junk + body[draw(st.sampled_from([first, second])) :]
    return body


@settings(deadline=None)  # some take the slow parser, which takes milliseconds
@given(mutated(), st.integers(0, 9))
def test_no_mutation_of_a_feed_makes_it_fail(body, last_count):
    feed = parse(body, last_count=last_count)
    if isinstance(feed, ParsedFeed):
        assert all(item.guid for item in feed.items)
        assert all(item.url == "" or ":" in item.url for item in feed.items)
    else:
        assert feed.complaint.endswith(".")
