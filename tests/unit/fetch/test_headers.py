"""Header lines as libcurl hands them over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.fetch.headers import all_headers, wanted_fields

STATUS = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        ([STATUS, b'ETag: "a"\r\n', b"\r\n"], {"etag": b'"a"'}),
        ([STATUS, b"eTaG:x\r\n"], {"etag": b"x"}),
        ([STATUS, b"ETag:  \t W/\"\xe9\" \t\r\n"], {"etag": b'W/"\xe9"'}),
        ([STATUS, b"ETag: a:b: c\r\n"], {"etag": b"a:b: c"}),
        ([STATUS, b"ETag: 1\r\n", b"ETag: 2\r\n"], {"etag": b"1"}),
        ([STATUS, b"X-ETag: 1\r\n", b"Server: x\r\n", b"no colon\r\n"], {}),
        (
            [STATUS, b"Cache-Control: no-cache\r\n", b"Cache-Control: max-age=5\r\n"],
            {"cache-control": b"no-cache, max-age=5"},
        ),
        ([b"HTTP/1.1 103 Early\r\n", b"ETag: hint\r\n", b"\r\n", b"HTTP/2 200 \r\n"], {}),
    ],
)  # fmt: skip
def test_the_fields_of_the_final_response_are_read_byte_for_byte(lines, fields):
    assert wanted_fields(lines) == fields


def test_all_headers_keep_their_order_and_doubles():
    lines = [STATUS, b"B: 1\r\n", b"a:\xe9 \r\n", b"B: 2\r\n", b"junk\r\n", b"\r\n"]
    assert all_headers(lines) == (("b", "1"), ("a", "é"), ("b", "2"))


@given(st.lists(st.binary(max_size=40)))
def test_junk_never_raises(lines):
    wanted_fields(lines)
    all_headers(lines)
