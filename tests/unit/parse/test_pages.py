import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.parse.pages import identify
from schemas.records.items import NotParsed, ParsedPage
from tests.unit.parse import golden

URL = "https://office.example/news/7"
STATEMENT = golden.source("general-statement")


def page(body, **how):
    return golden.page(body, **{"url": URL, "kind": "statement", **how})


@pytest.mark.parametrize(
    ("body", "content_type", "word"),
    [
        (b"%PDF-1.7\n", "application/pdf", "PDF"),
        (b"%PDF-1.7\n", "text/html", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "text/html", "picture"),
        (b"PK\x03\x04", None, "office file"),
        (b"\x1f\x8b\x08", "text/html", "compressed"),
        (bytes(range(256)) * 40, None, "binary"),
        (b"\0" * 5000, None, "binary"),
        (b'{"posts": []}', "application/json", "JSON"),
        (b'\xef\xbb\xbf [{"id": 1}]', "text/html", "JSON"),
        (b"<?xml version='1.0'?>\n<rss version='2.0'>", "text/xml", "feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "text/html", "feed"),
        (b"moov", "video/mp4", "video/mp4"),
    ],
)
def test_a_body_that_is_no_page_is_named_in_one_sentence(body, content_type, word):
    parsed = page(body, content_type=content_type)
    assert isinstance(parsed, NotParsed)
    assert word in parsed.complaint
    assert parsed.complaint.count(". ") == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "windows-1251", "koi8-r"])
def test_a_page_is_decoded_as_it_says(encoding):
    html = f"<html><head><meta charset='{encoding}'></head><p>{'Сессия Совета безопасности. ' * 9}"
    parsed = page(html.encode(encoding), content_type=f"text/html; charset={encoding}")
    assert "Сессия Совета безопасности." in parsed.items[0].text.visible


@pytest.mark.parametrize("body", [b"", b" \n", b"<html></html>", b"<script>1</script>", b"<!--"])
def test_an_empty_extraction_is_an_error_and_never_an_empty_text(body):
    for kind in ("post", "statement"):
        parsed = page(body, kind=kind)
        assert (parsed.state, parsed.items) == ("error", ())


def test_the_front_page_in_a_documents_place_is_a_tombstone():
    parsed = page(STATEMENT, url="https://office.example/", asked=URL)
    assert parsed.state == "tombstone"
    assert page(STATEMENT, asked=URL).state == "live"


def test_a_front_page_that_asks_to_log_in_is_a_wall():
    html = "<p>Please log in to continue.</p>"
    assert page(html, url="https://office.example/", asked=URL).state == "wall"


def test_a_short_statement_that_begins_like_a_notice_stays_one_when_it_goes_on():
    begins = "<main><article><p>Access denied to the minister, as he told us himself.</p>"
    assert page(begins).state == "wall"  # too little to be sure: looked at again
    more = "".join(
        f"<p>He had come to speak of the {n} hours that it took, he said.</p>" for n in range(12)
    )
    assert page(f"{begins}{more}</article></main>").state == "live"


def test_a_thread_in_which_one_post_is_a_tombstone_is_not_gone():
    html = golden.source("general-forum")
    parsed = page(html, url="https://board.example/viewtopic.php?t=12", kind="post")
    assert [item.locked for item in parsed.items] == [False, False, True]


def test_a_page_nested_too_deeply_to_be_read_whole_is_an_error():
    parsed = page("<div>" * 5000 + "deep" + "</div>" * 5000)
    assert parsed.state == "error"
    assert "deeply" in parsed.complaint


def test_the_engine_named_in_the_watch_list_is_believed_over_the_markup():
    html = golden.source("general-forum")
    url = "https://board.example/viewtopic.php?t=12"
    assert page(html, url=url, kind="post").method == "forums.general/2"
    assert isinstance(page(html, url=url, kind="post", engine="heise"), NotParsed)


def test_an_engine_that_is_not_known_by_name_is_looked_for_in_the_markup():
    how = golden.expected("heise")["read"] | {"engine": "no-such-engine"}
    assert golden.read("heise", how).method == "forums.heise/1"


def test_a_forums_login_page_is_a_wall_though_its_engine_is_named():
    html = "<title>heise login service</title><form><input type=password></form>"
    assert page(html, kind="post", engine="heise").state == "wall"


def test_a_site_adapter_reads_statements_only():
    kremlin = "http://en.kremlin.ru/d/67568"
    assert identify(kremlin, kind="statement", engine=None).key == "kremlin:67568"
    assert identify(kremlin, kind="post", engine=None) is None


PIECES = (
    "<div>|</div>|<p>|<td>|<table>|<!--|-->|<li id='p1'>|<article id=post-2 class=message>|"
    "<time datetime='2022-01-11'>|<a href='#p1'>|<a href='http://[/'>|<base href='x:'>|<form>|"
    "<blockquote>|<script>|&#0;|\x00|text |11.01.2022 |<noscript>|<svg>|</html>|<title>|"
    "<meta charset=utf-7>|<plaintext>|<template>|<span class=edited>Last edited by x|<br>"
)
markup = st.lists(st.sampled_from(PIECES.split("|")), max_size=60).map("".join)


@given(body=st.one_of(st.binary(max_size=400), markup.map(str.encode)))
@settings(max_examples=150, deadline=None)
def test_no_body_raises(body):
    for kind in ("post", "statement"):
        assert isinstance(page(body, kind=kind), ParsedPage | NotParsed)


@given(url=st.text(max_size=40))
def test_no_address_raises(url):
    for kind in ("post", "statement"):
        identify(url, kind=kind, engine=None)
        identify(url, kind=kind, engine="heise")
