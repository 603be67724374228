"""Conditional requests: validators are opaque bytes (POLLING.md, rule 1)."""

from datetime import timedelta

import pytest

from ingest.fetch.settings import ResolveRule
from schemas.records.fetches import FailureReason, Fetched, FetchFailed, NotModified
from tests.fetch.conftest import fetch
from tests.fetch.servers import Page

ETAGS = [
    b'"abc"',
    b'W/"abc"',
    b"abc-without-quotes",
    b'"a"b"',
    b'""',
    b'"spaces  in , it"',
    b'"\xc3\xa9-utf8"',
    b'"\xe9-latin1"',
    b"W/W/'odd'",
    b'"' + b"x" * 4000 + b'"',
]
DATES = [b"Sun, 06 Nov 1994 08:49:37 GMT", b"yesterday", b"2026-11-25T10:00:00+01:00", b"0"]


@pytest.mark.parametrize("etag", ETAGS)
@pytest.mark.parametrize("last_modified", DATES[:2])
def test_validators_come_back_byte_for_byte(site, fetcher, etag, last_modified):
    site.respond = lambda asked: Page(
        b"one", headers=(b"ETag: " + etag, b"Last-Modified: " + last_modified)
    )
    first = fetch(fetcher, site.url)
    assert isinstance(first, Fetched)
    assert (first.etag, first.last_modified) == (etag, last_modified)

    site.respond = lambda asked: Page(status="304 Not Modified")
    second = fetch(fetcher, site.url, etag=first.etag, last_modified=first.last_modified)
    assert isinstance(second, NotModified)
    assert site.asked[-1].fields["if-none-match"] == etag
    assert site.asked[-1].fields["if-modified-since"] == last_modified


@pytest.mark.parametrize("last_modified", DATES)
def test_a_date_alone_is_sent_alone(site, fetcher, last_modified):
    site.respond = lambda asked: Page(status="304 Not Modified")
    assert isinstance(fetch(fetcher, site.url, last_modified=last_modified), NotModified)
    assert site.asked[0].fields["if-modified-since"] == last_modified
    assert "if-none-match" not in site.asked[0].fields


def test_without_validators_nothing_conditional_is_sent(site, fetcher):
    fetch(fetcher, site.url)
    assert not [name for name in site.asked[0].fields if name.startswith("if-")]


def test_a_reused_handle_forgets_the_validators_of_the_request_before(site, fetcher):
    fetch(fetcher, site.url, etag=b'"secret"', accept="text/html")
    fetch(fetcher, site.url, accept="application/json")
    assert b"secret" not in site.asked[1].head
    assert site.asked[1].fields["accept"] == b"application/json"


def test_a_200_without_validators_deletes_the_stored_ones(site, fetcher):
    outcome = fetch(fetcher, site.url, etag=b'"old"', last_modified=b"old")
    assert isinstance(outcome, Fetched)
    assert outcome.etag is None
    assert outcome.last_modified is None


def test_an_empty_validator_is_none(site, fetcher):
    site.respond = lambda asked: Page(b"x", headers=(b"ETag: ", b"Last-Modified:"))
    outcome = fetch(fetcher, site.url)
    assert (outcome.etag, outcome.last_modified) == (None, None)


def test_a_304_refreshes_what_it_names_and_nothing_else(site, fetcher):
    site.respond = lambda asked: Page(
        status="304 Not Modified", headers=(b'ETag: W/"new"', b"Cache-Control: max-age=90")
    )
    outcome = fetch(fetcher, site.url, etag=b'"old"')
    assert isinstance(outcome, NotModified)
    assert (outcome.etag, outcome.last_modified) == (b'W/"new"', None)
    assert outcome.not_before == outcome.observed_at + timedelta(seconds=90)


def test_a_304_that_nobody_asked_for_is_a_failure(site, fetcher):
    site.respond = lambda asked: Page(status="304 Not Modified")
    outcome = fetch(fetcher, site.url)
    assert isinstance(outcome, FetchFailed)
    assert outcome.reason is FailureReason.BAD_RESPONSE


@pytest.mark.parametrize(
    ("bad", "held_back"),
    [
        (b'"a"\r\nX-Evil: 1', "if-none-match"),
        (b'"a"\nX: 1', "if-none-match"),
        (b"a\0b", "if-none-match"),
    ],
)
def test_a_validator_never_breaks_out_of_its_line(site, fetcher, bad, held_back):
    assert isinstance(fetch(fetcher, site.url, etag=bad), Fetched)
    assert held_back not in site.asked[0].fields
    assert b"evil" not in site.asked[0].head.lower()


def test_a_redirect_to_another_host_is_asked_with_an_etag_but_never_with_a_date_alone(
    site, new_fetcher
):
    fetcher = new_fetcher(
        resolve=tuple(
            ResolveRule(host=host, port=80, to_host="127.0.0.1", to_port=site.port)
            for host in ("a.example", "b.example")
        )
    )
    site.respond = lambda asked: (
        Page(status="302 Found", headers=(b"Location: http://b.example/",))
        if asked.fields["host"] == b"a.example"
        else Page(b"body", headers=(b'ETag: "b"',))
        if not {"if-none-match", "if-modified-since"} & asked.fields.keys()
        else Page(status="304 Not Modified")
    )
    assert isinstance(fetch(fetcher, "http://a.example/", etag=b'"b"'), NotModified)
    assert isinstance(fetch(fetcher, "http://a.example/", last_modified=b"x"), Fetched)
