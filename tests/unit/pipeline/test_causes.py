"""Why a look failed: one word, one sentence, and what a person can do about it."""

from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pipeline.causes import Code, cause_of, is_like, is_worse, of_code, place_of
from ingest.pipeline.looks import Failed, read_look
from schemas.records.fetches import FailureReason, FetchFailed, Gone
from tests.unit.pipeline.test_feed_health import FEED, NOW, REQUEST, SECOND, fetched

HTML = (("content-type", "text/html; charset=utf-8"),)
PAGE = "<!DOCTYPE html><html><head><title>{0}</title></head><body><p>{0}</p></body></html>"
WELL = replace(FEED, last_full_at=NOW - timedelta(hours=1))
LISTING = replace(WELL, format="listing", url="https://forum.example/board/")


def broken(reason, feed=WELL, **fields):
    outcome = FetchFailed(
        request=REQUEST, reason=reason, message="forum.example is ill.", observed_at=NOW,
        elapsed=SECOND, **fields,
    )  # fmt: skip
    return read_look(feed, outcome)


def status(number):
    return broken(FailureReason.HTTP_STATUS, status=number)


def nothing(number, feed=WELL, url=FEED.url):
    gone = Gone(
        request=REQUEST, url=url, status=number, observed_at=NOW, elapsed=SECOND
    )  # fmt: skip
    return read_look(feed, gone)


def body(text, feed=WELL, **fields):
    request = replace(REQUEST, url=feed.url)
    usual = {"body": text.encode(), "headers": HTML, "request": request, "url": feed.url}
    return read_look(feed, fetched(**(usual | fields)))


LONG_AGO = replace(WELL, last_full_at=NOW - timedelta(days=2))
CASES = {
    "gone": [
        nothing(404), nothing(410),
        broken(FailureReason.UNKNOWN_HOST, LONG_AGO),
        broken(FailureReason.UNKNOWN_HOST, replace(WELL, last_full_at=None)),
    ],
    "moved": [
        nothing(404, url="http://elsewhere.example/"),
        broken(FailureReason.REDIRECT_LOOP), broken(FailureReason.BAD_REDIRECT),
        body(PAGE.format("Our new forum"), url="https://forum.example/new/",
             permanent_url="https://forum.example/new/"),
    ],
    "blocked": [
        *map(status, (401, 402, 403, 429, 451)),
        body(PAGE.format("Just a moment..."), replace(WELL, format="rss")),
        body(PAGE.format("Log in"), url="https://forum.example/login"),
        body(PAGE.format("Just a moment..."), LISTING),
    ],
    "markup": [
        body(PAGE.format("Welcome")), body("<rss><channel>"), body(""),
        body(PAGE.format("A list without rows"), LISTING),
    ],
    "certificate": [broken(FailureReason.CERTIFICATE)],
    "slow": [broken(FailureReason.TIMEOUT)],
    "unreachable": [
        broken(FailureReason.CONNECTION), broken(FailureReason.UNKNOWN_HOST),
    ],
    "too_large": [broken(FailureReason.TOO_LARGE)],
    "robots": [broken(FailureReason.ROBOTS)],
    "refused_address": [broken(FailureReason.REFUSED_ADDRESS)],
    "server_error": [*map(status, (500, 502, 503, 520))],
    "other": [status(400), broken(FailureReason.BAD_RESPONSE), broken(FailureReason.BAD_ADDRESS)],
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "look"), [(code, look) for code, looks in CASES.items() for look in looks]
)
def test_every_failure_has_a_cause_in_one_word_and_a_way_out(code, look):
    assert isinstance(look, Failed)
    cause = cause_of(look)
    assert cause.code == code
    assert cause.message.endswith(".")
    assert cause.remedy.endswith(".")


def test_every_cause_but_silence_is_met():
    assert {*CASES, "silent"} == {*get_args(Code)}


def test_every_reason_of_a_failed_fetch_has_a_cause():
    assert all(cause_of(broken(reason)).code in get_args(Code) for reason in FailureReason)


@pytest.mark.parametrize(
    ("look", "said"),
    [
        (nothing(404), "The address answers 404."),
        (nothing(410), "The address is gone for good (410)."),
        (
            nothing(404, url="https://me:secret@elsewhere.example/new?key=secret"),
            "The address leads to elsewhere.example/new, which answers 404.",
        ),
        (
            nothing(404, url=FEED.url + "/404"),
            "The address leads to forum.example/feed/404, which answers 404.",
        ),
    ],
)
def test_a_cause_says_where_an_address_leads_and_leaves_what_to_do_to_the_remedy(look, said):
    cause = cause_of(look)
    assert cause.message == said
    assert cause.reason.lower().count("put ") == 1


@pytest.mark.parametrize(
    ("code", "told", "like"),
    [
        ("slow", "slow", True),
        ("slow", "unreachable", True),
        ("gone", "moved", True),
        ("blocked", "markup", False),
        ("server_error", "blocked", False),
        ("slow", "a word of tomorrow", False),
    ],
)
def test_a_host_that_hangs_or_is_gone_is_one_matter_however_it_shows(code, told, like):
    assert is_like(code, told) is like


def test_too_many_requests_are_mended_by_asking_more_rarely():
    assert "`delay`" in cause_of(status(429)).remedy


@pytest.mark.parametrize(
    ("code", "told", "worse"),
    [
        ("gone", "slow", True),
        ("blocked", "server_error", True),
        ("slow", "silent", True),
        ("slow", "unreachable", False),
        ("slow", "gone", False),
        ("gone", "moved", False),
        ("blocked", "a word of tomorrow", True),
        ("slow", "a word of tomorrow", False),
    ],
)
def test_only_what_is_worse_in_kind_is_told_again(code, told, worse):
    assert is_worse(code, told) is worse


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://user:secret@forum.example/feed.rss?token=abc#top", "forum.example/feed.rss"),
        ("https://forum.example/f3a91c77b2d04e6f8a1b2c3d/feed", "forum.example/…/feed"),
        ("https://forum.example", "forum.example"),
    ],
)  # fmt: skip
def test_an_address_is_named_without_what_opens_it(url, shown):
    assert place_of(url) == shown


@given(path=st.text(max_size=2000), secret=st.from_regex(r"[a-z0-9]{12,40}", fullmatch=True))
def test_a_password_or_a_querys_token_is_never_shown(path, secret):
    plain = path.replace("/", "").replace("?", "").replace("#", "").replace(secret, "")
    shown = place_of(f"https://me:{secret}@forum.example/{plain}?key={secret}")
    assert secret not in shown
    assert len(shown) <= 200


def test_a_hostile_address_takes_no_time():
    assert len(place_of("https://forum.example/" + "a1-" * 1_000_000)) <= 200


def test_both_sentences_are_kept_with_the_state():
    cause = of_code("slow", "It sleeps.")
    assert cause.reason == f"It sleeps. {cause.remedy}"
