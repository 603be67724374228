"""Redirects: followed by us hop by hop, each guarded and counted (POLLING.md, rule 3)."""

from collections.abc import Callable

import pytest

from ingest.fetch.settings import ResolveRule
from schemas.records.fetches import FailureReason, Fetched, FetchFailed
from tests.fetch.conftest import fetch
from tests.fetch.servers import Asked, Page


def moves(*steps: tuple[str, str, str]) -> Callable[[Asked], Page]:
    """A site whose targets lead on: (from, status, to); all else has a body."""
    table = {start: (status, to) for start, status, to in steps}

    def respond(asked: Asked) -> Page:
        if asked.target not in table:
            return Page(b"arrived")
        status, to = table[asked.target]
        return Page(b"moved", status=f"{status} Moved", headers=(b"Location: " + to.encode(),))

    return respond


@pytest.mark.parametrize("status", ["301", "308"])
def test_a_permanent_move_is_told(site, fetcher, status):
    site.respond = moves(("/old", status, "/new"))
    outcome = fetch(fetcher, site.url + "/old")
    assert isinstance(outcome, Fetched)
    assert outcome.permanent_url == outcome.url == site.url + "/new"
    assert outcome.hops == ()


@pytest.mark.parametrize("status", ["302", "303", "307"])
def test_a_passing_move_is_followed_and_never_told_as_permanent(site, fetcher, status):
    site.respond = moves(("/old", status, "/new"))
    outcome = fetch(fetcher, site.url + "/old")
    assert (outcome.body, outcome.permanent_url) == (b"arrived", None)
    assert outcome.url == site.url + "/new"


def test_a_move_is_permanent_up_to_the_first_step_that_is_not(site, fetcher):
    site.respond = moves(("/1", "301", "/2"), ("/2", "302", "/3"), ("/3", "301", "/4"))
    outcome = fetch(fetcher, site.url + "/1")
    assert outcome.permanent_url == site.url + "/2"
    assert outcome.url == site.url + "/4"
    assert outcome.hops == (site.url + "/2", site.url + "/3")


@pytest.mark.parametrize(
    ("location", "arrives"),
    [
        ("other", "/a/other"),
        ("../up?x=1#part", "/up?x=1"),
        ("//127.0.0.1:{port}/net", "/net"),
        ("?page=2", "/a/b?page=2"),
        ("/größe", "/gr%C3%B6%C3%9Fe"),
        ("/with space", "/with%20space"),
    ],
)
def test_a_location_is_read_as_servers_write_it(site, fetcher, location, arrives):
    site.respond = moves(("/a/b", "302", location.format(port=site.port)))
    assert isinstance(fetch(fetcher, site.url + "/a/b"), Fetched)
    assert site.targets[-1] == arrives


@pytest.mark.parametrize(
    ("steps", "reason"),
    [
        ([("/1", "302", "/1")], FailureReason.REDIRECT_LOOP),
        ([("/1", "302", "/2"), ("/2", "301", "/1")], FailureReason.REDIRECT_LOOP),
        ([(f"/{n}", "302", f"/{n + 1}") for n in range(1, 9)], FailureReason.REDIRECT_LOOP),
        ([("/1", "302", "file:///etc/passwd")], FailureReason.BAD_REDIRECT),
        ([("/1", "302", "ftp://127.0.0.1/x")], FailureReason.BAD_REDIRECT),
        ([("/1", "302", "gopher://127.0.0.1:70/_x")], FailureReason.BAD_REDIRECT),
        ([("/1", "302", "javascript:alert(1)")], FailureReason.BAD_REDIRECT),
        ([("/1", "302", "http://[bad/")], FailureReason.BAD_REDIRECT),
        ([("/1", "302", "")], FailureReason.BAD_REDIRECT),
        ([("/1", "301", "http://10.0.0.1/")], FailureReason.REFUSED_ADDRESS),
        ([("/1", "302", "http://169.254.169.254/latest/")], FailureReason.REFUSED_ADDRESS),
        ([("/1", "302", "http://[::1]/")], FailureReason.REFUSED_ADDRESS),
        ([("/1", "302", "http://[::ffff:10.0.0.1]/")], FailureReason.REFUSED_ADDRESS),
    ],
)
def test_a_redirect_that_leads_nowhere_good_is_a_failure(site, fetcher, steps, reason):
    site.respond = moves(*steps)
    outcome = fetch(fetcher, site.url + "/1")
    assert isinstance(outcome, FetchFailed)
    assert outcome.reason is reason
    assert outcome.message.endswith(".")
    assert len(site.asked) <= 6


def test_five_redirects_are_followed(site, fetcher):
    site.respond = moves(*[(f"/{n}", "302", f"/{n + 1}") for n in range(1, 6)])
    assert fetch(fetcher, site.url + "/1").url == site.url + "/6"


def test_a_huge_body_of_a_redirect_does_not_matter(site, fetcher):
    site.respond = lambda asked: (
        Page(b"x" * 50_000, status="302 Found", headers=(b"Location: /there",))
        if asked.target == "/"
        else Page(b"here")
    )
    assert fetch(fetcher, site.url, max_bytes=1000).body == b"here"


def test_the_time_is_for_all_steps_together(site, new_fetcher):
    import time  # noqa: PLC0415

    def slow_ring(asked: Asked) -> Page:
        time.sleep(0.3)
        return Page(status="302 Found", headers=(b"Location: /%d" % len(site.asked),))

    site.respond = slow_ring
    outcome = fetch(new_fetcher(timeout_s=0.7), site.url)
    assert outcome.reason is FailureReason.TIMEOUT
    assert len(site.asked) == 3


def test_no_password_shows_in_an_outcome(site, fetcher):
    site.respond = moves(("/a", "302", "/b"), ("/b", "302", "/c"))
    outcome = fetch(fetcher, site.url.replace("//", "//desk:hunter2@") + "/a")
    assert site.asked[0].fields["authorization"].startswith(b"Basic ")
    assert "hunter2" not in outcome.url + "".join(outcome.hops)


def test_another_host_never_gets_the_password(new_site, new_fetcher):
    site = new_site(moves(("/a", "302", "http://b.example/b")))
    rules = tuple(
        ResolveRule(host=host, port=80, to_host="127.0.0.1", to_port=site.port)
        for host in ("a.example", "b.example")
    )
    fetch(new_fetcher(resolve=rules), "http://desk:hunter2@a.example/a")
    assert "authorization" in site.asked[0].fields
    assert "authorization" not in site.asked[1].fields


def test_a_request_that_follows_none_is_told_where_a_redirect_leads(site, fetcher):
    site.respond = moves(("/short", "302", "/a/b"), ("/a/b", "301", "/c"))
    outcome = fetch(fetcher, site.url + "/short", follow=False)
    assert isinstance(outcome, FetchFailed)
    assert outcome.reason is FailureReason.NOT_FOLLOWED
    assert outcome.location == site.url + "/a/b"
    assert [asked.target for asked in site.asked] == ["/short"]
