"""Bodies: compression undone, size and time bounded."""

import contextlib
import gzip
import time
import zlib

import pycurl
import pytest

from schemas.records.fetches import FailureReason, Fetched, FetchFailed
from tests.fetch.conftest import fetch
from tests.fetch.servers import Page

TEXT = "Ein Posting, später geändert. ".encode() * 30
MEGABYTE = 1024 * 1024


FLIPPED = gzip.compress(TEXT)[:-8] + bytes(8)  # another checksum and length (RFC 1952 2.3.1)


def brotli(text: bytes) -> bytes:
    """A Brotli stream of one uncompressed meta-block (RFC 7932 9.2)."""
    return ((len(text) - 1) << 4 | 1 << 20).to_bytes(3, "little") + text + b"\x03"


def zstd(text: bytes) -> bytes:
    """A Zstandard frame of one raw block (RFC 8878 3.1.1)."""
    header = b"\x28\xb5\x2f\xfd\x60" + (len(text) - 256).to_bytes(2, "little")
    return header + (len(text) << 3 | 1).to_bytes(3, "little") + text


@pytest.mark.parametrize(
    ("coding", "body"),
    [("gzip", gzip.compress(TEXT)), ("br", brotli(TEXT)), ("zstd", zstd(TEXT))],
    ids=["gzip", "br", "zstd"],
)
def test_compression_is_undone_where_it_was_asked_for(site, fetcher, coding, body):
    header = b"Content-Encoding: " + coding.encode()
    site.respond = lambda asked: Page(body, headers=(header,))
    outcome = fetch(fetcher, site.url)
    if coding in site.asked[0].fields["accept-encoding"].decode():
        assert isinstance(outcome, Fetched)
        assert outcome.body == TEXT
    else:  # a libcurl without it never asks for it; whoever sends it still is not understood
        assert outcome.reason is FailureReason.BAD_RESPONSE


def test_gzip_is_always_asked_for_and_zstd_where_libcurl_can(site, fetcher):
    fetch(fetcher, site.url)
    asked = site.asked[0].fields["accept-encoding"]
    assert b"gzip" in asked
    assert (b"zstd" in asked) == bool(pycurl.version_info()[4] & pycurl.VERSION_ZSTD)


def test_a_chunked_body_is_joined_and_its_trailers_are_no_body(site, fetcher):
    body = b"3\r\nabc\r\n2\r\nde\r\n0\r\nX-Trailer: 1\r\n\r\n"
    site.respond = lambda asked: Page(body, headers=(b"Transfer-Encoding: chunked",))
    assert fetch(fetcher, site.url).body == b"abcde"


@pytest.mark.parametrize("body", [b"this is no gzip", FLIPPED], ids=["no gzip", "checksum"])
def test_broken_compression_is_a_bad_response_and_never_half_a_body(site, fetcher, body):
    site.respond = lambda asked: Page(body, headers=(b"Content-Encoding: gzip",))
    outcome = fetch(fetcher, site.url)
    assert isinstance(outcome, FetchFailed), outcome.body[:40]
    assert outcome.reason is FailureReason.BAD_RESPONSE


def test_a_gzip_bomb_is_too_large(site, new_fetcher):
    bomb = gzip.compress(bytes(64 * MEGABYTE))
    assert len(bomb) < MEGABYTE // 10
    site.respond = lambda asked: Page(bomb, headers=(b"Content-Encoding: gzip",))
    outcome = fetch(new_fetcher(max_bytes=MEGABYTE), site.url)
    assert outcome.reason is FailureReason.TOO_LARGE


def test_stacked_compressions_are_refused(site, fetcher):
    body = TEXT
    for _ in range(8):
        body = gzip.compress(body)
    stack = b"Content-Encoding: " + b", ".join([b"gzip"] * 8)
    site.respond = lambda asked: Page(body, headers=(stack,))
    assert fetch(fetcher, site.url).reason is FailureReason.BAD_RESPONSE


@pytest.mark.parametrize("length", [b"Content-Length: 209715200", b"Connection: close"])
def test_a_body_of_200_megabytes_is_left_early(site, new_fetcher, length):
    def stream(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\n" + length + b"\r\n\r\n")
        with contextlib.suppress(OSError):
            for _ in range(200):
                connection.sendall(bytes(MEGABYTE))
                site.sent += 1
        connection.close()

    site.respond = lambda asked: stream
    outcome = fetch(new_fetcher(max_bytes=MEGABYTE), site.url)
    assert outcome.reason is FailureReason.TOO_LARGE
    assert outcome.message.endswith(".")
    assert site.sent < 40  # what the sockets' buffers on both sides may hold


@pytest.mark.parametrize("over", [0, 1])
def test_the_bound_is_exact(site, fetcher, over):
    site.respond = lambda asked: Page(b"x" * (1000 + over))
    outcome = fetch(fetcher, site.url, max_bytes=1000)
    assert isinstance(outcome, FetchFailed if over else Fetched)


def test_an_endless_body_ends(site, new_fetcher):
    def endless(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        with contextlib.suppress(OSError):
            while True:
                connection.sendall(b"400\r\n" + bytes(1024) + b"\r\n")

    site.respond = lambda asked: endless
    assert fetch(new_fetcher(max_bytes=MEGABYTE), site.url).reason is FailureReason.TOO_LARGE


def drip(connection):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    with contextlib.suppress(OSError):
        for _ in range(50):
            connection.sendall(b"x")
            time.sleep(0.1)
    connection.close()


def drip_headers(connection):
    with contextlib.suppress(OSError):
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        for number in range(50):
            connection.sendall(b"X-%d: 1\r\n" % number)
            time.sleep(0.1)
    connection.close()


def hang(connection):
    with contextlib.suppress(OSError):
        connection.recv(1)


@pytest.mark.parametrize("behaviour", [drip, drip_headers, hang])
def test_slow_answers_end_in_time(site, new_fetcher, behaviour):
    site.respond = lambda asked: behaviour
    started_s = time.monotonic()
    outcome = fetch(new_fetcher(timeout_s=0.5), site.url)
    assert outcome.reason is FailureReason.TIMEOUT
    assert 0.4 < time.monotonic() - started_s < 2.5
    assert 0.4 < outcome.elapsed.total_seconds() < 2.5


def test_a_body_cut_off_by_the_server_is_a_failure_and_never_half_a_body(site, fetcher):
    def cut(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")
        connection.close()

    site.respond = lambda asked: cut
    assert fetch(fetcher, site.url).reason is FailureReason.CONNECTION


def test_a_header_bomb_is_too_large(site, fetcher):
    many = tuple(b"X-%d: %s" % (number, b"y" * 8000) for number in range(100))
    site.respond = lambda asked: Page(b"x", headers=many)
    assert fetch(fetcher, site.url).reason is FailureReason.TOO_LARGE


@pytest.mark.parametrize(
    "answer",
    [b"SSH-2.0-OpenSSH_9.6\r\n", b"220 mail.example ESMTP\r\n" * 3, b"\x00\x01\x02" * 50, b"hello"],
)
def test_what_is_not_http_is_a_bad_response(site, fetcher, answer):
    def talk(connection):
        connection.sendall(answer)
        connection.close()

    site.respond = lambda asked: talk
    outcome = fetch(fetcher, site.url)
    assert isinstance(outcome, FetchFailed)
    assert outcome.reason is FailureReason.BAD_RESPONSE


def test_a_large_body_of_an_error_page_does_not_hide_its_status(site, new_fetcher):
    site.respond = lambda asked: Page(b"x" * MEGABYTE, status="404 Not Found")
    outcome = fetch(new_fetcher(max_bytes=1000), site.url)
    assert outcome.status == 404


def test_all_headers_of_the_final_response_are_kept_as_sent(site, fetcher):
    interim = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
    page = Page(b"x", headers=(b"X-Odd:  caf\xe9 ", b"Set-Cookie: a=1", b"Set-Cookie: b=2"))
    site.respond = lambda asked: interim + page.encode()
    assert fetch(fetcher, site.url).headers == (
        ("x-odd", "café"), ("set-cookie", "a=1"), ("set-cookie", "b=2"), ("content-length", "1"),
    )  # fmt: skip


def test_deflate_is_not_asked_for_but_harmless(site, fetcher):
    site.respond = lambda asked: Page(zlib.compress(TEXT), headers=(b"Content-Encoding: deflate",))
    assert fetch(fetcher, site.url).body == TEXT
