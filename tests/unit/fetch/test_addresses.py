"""Addresses fit for the wire: we and libcurl must read the same host."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.fetch.addresses import joined, shown, wire_address


@pytest.mark.parametrize(
    ("url", "wire", "host", "target"),
    [
        ("http://a.example", "http://a.example", "a.example", ("a.example", 80)),
        ("HTTPS://A.Example/X?y#z", "HTTPS://A.Example/X?y#z", "a.example", ("a.example", 443)),
        ("http://a.example:8080/x", "http://a.example:8080/x", "a.example", ("a.example", 8080)),
        ("http://a.example./", "http://a.example./", "a.example", ("a.example", 80)),
        ("http://u:p@a.example/", "http://u:p@a.example/", "a.example", ("a.example", 80)),
        ("http://[::1]:81/", "http://[::1]:81/", "[::1]", ("[::1]", 81)),
        (" http://a.example/x \n", "http://a.example/x", "a.example", ("a.example", 80)),
        ("http://münchen.example/ä", "http://xn--mnchen-3ya.example/%C3%A4",
         "xn--mnchen-3ya.example", ("xn--mnchen-3ya.example", 80)),
        ("http://a.example\\@b.example/", "http://a.example/@b.example/",
         "a.example", ("a.example", 80)),
        ("http:a.example/x", "http://a.example/x", "a.example", ("a.example", 80)),
        ("http://a.example/a b", "http://a.example/a%20b", "a.example", ("a.example", 80)),
        ("http://a.example:/x", "http://a.example/x", "a.example", ("a.example", 80)),
    ],
)  # fmt: skip
def test_an_address_is_made_fit(url, wire, host, target):
    found = wire_address(url)
    assert (found.url, found.host, found.target) == (wire, host, target)


@pytest.mark.parametrize(
    "url",
    ["", "x", "//a.example/", "ftp://a.example/", "http://", "http:///", "http://?x", "http://[::1",
     "http://a.example:65536/", "http://a.example:0/", "http://a b/", "file:///x", "http://a<b/",
     "data:text/html,x", "http://:80/", "javascript:http://a.example"],
)  # fmt: skip
def test_what_is_no_web_address_is_none(url):
    assert wire_address(url) is None


@given(st.text(max_size=60))
@pytest.mark.parametrize(
    "form", ["{}", "http://{}", "http://a.example/{}", "https://{}@b.example/"]
)
def test_any_text_is_ascii_with_a_host_or_none(form, text):
    found = wire_address(form.format(text))
    if found is not None:
        assert found.url.isascii()
        assert found.url.isprintable()
        assert " " not in found.url
        if not found.host.startswith("["):  # Python is stricter with what stands in brackets
            assert found.host == (urlsplit(found.url).hostname or "").rstrip(".")


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("http://a.example", "/"),
        ("http://a.example?q=1", "/?q=1"),
        ("http://a.example/x/y?q=/z#f", "/x/y?q=/z"),
        ("http://a.example//x", "//x"),
        ("http://u:p@a.example/x", "/x"),
    ],
)
def test_the_path_is_what_rules_are_compared_with(url, path):
    assert wire_address(url).path == path


@pytest.mark.parametrize(
    ("location", "target"),
    [
        (b"/x", "http://a.example/x"),
        (b"y", "http://a.example/d/y"),
        (b"https://b.example/#part", "https://b.example/"),
        (b" /x ", "http://a.example/x"),
        ("/ä".encode(), "http://a.example/ä"),
        ("/ä".encode("latin-1"), "http://a.example/ä"),
        (b"http://[bad/", ""),
    ],
)
def test_a_location_is_joined(location, target):
    assert joined("http://a.example/d/f", location) == target


def test_no_password_is_shown():
    assert shown("to http://u:p@a.example/ and //x@b/") == "to http://a.example/ and //b/"
