"""robots.txt (RFC 9309): asked for once, kept to for pages, never for feeds that a person named."""

import time
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest

from ingest.fetch.settings import ResolveRule
from schemas.records.fetches import FailureReason, Fetched, FetchFailed
from tests.fetch.conftest import fetch, request, utc_now
from tests.fetch.servers import Asked, Page

FORBIDS = b"User-agent: *\nDisallow: /private\n"


def with_robots(robots: Page) -> Callable[[Asked], Page]:
    return lambda asked: robots if asked.target == "/robots.txt" else Page(b"page")


def page(fetcher, site, path="/private/1", **fields):
    return fetch(fetcher, site.url + path, check_robots=True, **fields)


def test_a_forbidden_page_is_not_asked_for(site, fetcher):
    site.respond = with_robots(Page(FORBIDS))
    outcome = page(fetcher, site)
    assert isinstance(outcome, FetchFailed)
    assert outcome.reason is FailureReason.ROBOTS
    assert "robots.txt" in outcome.message
    assert "watch list" in outcome.message
    assert site.targets == ["/robots.txt"]


def test_an_allowed_page_is_asked_for_after_the_rules_and_the_rules_once(site, fetcher):
    site.respond = with_robots(Page(FORBIDS))
    for number in range(3):
        assert isinstance(page(fetcher, site, f"/public/{number}"), Fetched)
    assert site.targets == ["/robots.txt", "/public/0", "/public/1", "/public/2"]


def test_a_feed_that_a_person_named_is_fetched_without_asking(site, fetcher):
    site.respond = with_robots(Page(FORBIDS))
    assert isinstance(fetch(fetcher, site.url + "/private/feed"), Fetched)
    assert site.targets == ["/private/feed"]


def test_pages_of_one_batch_wait_for_one_robots_txt_and_keep_their_order(site, fetcher):
    site.respond = with_robots(Page(FORBIDS))
    urls = ["/a", "/private/b", "/c", "/private/d", "/e"]
    outcomes = fetcher.fetch_all(
        [request(site.url + url, check_robots=True) for url in urls], now=utc_now
    )
    assert [type(outcome) for outcome in outcomes] == [
        Fetched, FetchFailed, Fetched, FetchFailed, Fetched
    ]  # fmt: skip
    assert site.targets == ["/robots.txt", "/a", "/c", "/e"]


def test_the_most_specific_group_binds_us(site, fetcher):
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: PALIMPSEST\nDisallow: /no\nAllow: /\n"
    site.respond = with_robots(Page(rules))
    assert isinstance(page(fetcher, site, "/yes"), Fetched)
    assert page(fetcher, site, "/no/1").reason is FailureReason.ROBOTS


@pytest.mark.parametrize("status", ["400 x", "401 x", "403 x", "404 x", "410 x", "451 x"])
def test_a_client_error_allows_all(site, fetcher, status):
    site.respond = with_robots(Page(FORBIDS, status=status))
    assert isinstance(page(fetcher, site), Fetched)


@pytest.mark.parametrize("status", ["429 x", "500 x", "503 x"])
def test_a_server_error_forbids_all_for_a_while(site, fetcher, status):
    site.respond = with_robots(Page(FORBIDS, status=status))
    outcome = page(fetcher, site, "/public")
    assert outcome.reason is FailureReason.ROBOTS
    wait = outcome.not_before - outcome.observed_at
    assert timedelta(minutes=4) < wait <= timedelta(minutes=5)
    assert status[:3] in outcome.message
    started_s = time.monotonic()
    assert page(fetcher, site, "/public").reason is FailureReason.ROBOTS
    assert time.monotonic() - started_s < 0.5  # known without a transfer, told without a wait
    assert site.targets == ["/robots.txt"]


def test_silence_forbids_all(new_site, new_fetcher):
    site = new_site(lambda asked: lambda connection: connection.recv(1))
    assert page(new_fetcher(timeout_s=0.3), site).reason is FailureReason.ROBOTS
    assert site.targets == ["/robots.txt"]


def test_after_a_while_the_rules_are_asked_for_again(site, fetcher):
    def ask(after: timedelta):
        wanted = request(site.url + "/private/1", check_robots=True)
        return fetcher.fetch_all([wanted], now=lambda: start + after)[0]

    start = utc_now()
    site.respond = with_robots(Page(status="503 x"))
    assert ask(timedelta()).reason is FailureReason.ROBOTS
    site.respond = with_robots(Page(FORBIDS))
    assert ask(timedelta(minutes=4)).message == ask(timedelta()).message
    assert "operator" in ask(timedelta(minutes=6)).message
    site.respond = with_robots(Page(b""))
    assert ask(timedelta(hours=24)).reason is FailureReason.ROBOTS
    assert isinstance(ask(timedelta(hours=24, minutes=7)), Fetched)


def test_each_port_and_scheme_has_rules_of_its_own(new_site, fetcher):
    closed = new_site(with_robots(Page(b"User-agent: *\nDisallow: /")))
    open_ = new_site(with_robots(Page(status="404 x")))
    assert page(fetcher, closed).reason is FailureReason.ROBOTS
    assert isinstance(page(fetcher, open_), Fetched)


def test_a_robots_txt_may_be_redirected_to_another_host(site, new_fetcher):
    def respond(asked):
        if asked.fields["host"] == b"a.example" and asked.target == "/robots.txt":
            return Page(status="301 x", headers=(b"Location: http://b.example/robots.txt",))
        return Page(FORBIDS if asked.target == "/robots.txt" else b"page")

    site.respond = respond
    rules = tuple(
        ResolveRule(host=host, port=80, to_host="127.0.0.1", to_port=site.port)
        for host in ("a.example", "b.example")
    )
    fetcher = new_fetcher(resolve=rules)
    urls = ["http://a.example/private", "http://a.example/open", "http://a.example/open2"]
    outcomes = fetcher.fetch_all([request(url, check_robots=True) for url in urls], now=utc_now)
    assert outcomes[0].reason is FailureReason.ROBOTS
    assert [type(outcome) for outcome in outcomes[1:]] == [Fetched, Fetched]
    assert site.targets == ["/robots.txt", "/robots.txt", "/open", "/open2"]


def test_a_robots_txt_in_a_ring_of_redirects_counts_as_none(site, fetcher):
    site.respond = with_robots(Page(status="302 x", headers=(b"Location: /robots.txt",)))
    assert isinstance(page(fetcher, site), Fetched)


def test_a_robots_txt_that_leads_to_a_private_address_forbids(site, fetcher):
    site.respond = with_robots(Page(status="302 x", headers=(b"Location: http://10.0.0.1/",)))
    assert page(fetcher, site).reason is FailureReason.ROBOTS


def test_a_page_that_redirects_is_bound_by_the_rules_of_where_it_leads(site, fetcher):
    def respond(asked):
        if asked.target == "/start":
            return Page(status="302 x", headers=(b"Location: /private/1",))
        return with_robots(Page(FORBIDS))(asked)

    site.respond = respond
    assert page(fetcher, site, "/start").reason is FailureReason.ROBOTS
    assert site.targets == ["/robots.txt", "/start"]


def test_the_first_500_kilobytes_count_and_the_rest_is_cut(site, fetcher):
    filler = b"# " + b"x" * 98 + b"\n"
    within = b"User-agent: *\n" + filler * 5000 + b"Disallow: /within\n"
    site.respond = with_robots(Page(within + filler * 50_000 + b"Disallow: /beyond\n"))
    assert page(fetcher, site, "/within").reason is FailureReason.ROBOTS
    assert isinstance(page(fetcher, site, "/beyond"), Fetched)


def test_a_crawl_delay_is_the_pause_of_that_host_from_then_on(site, fetcher):
    site.respond = with_robots(Page(b"User-agent: *\nCrawl-delay: 0.4\n"))
    for path in ("/1", "/2"):
        assert isinstance(page(fetcher, site, path), Fetched)
    fetch(fetcher, site.url + "/feed")
    times = [asked.at_s for asked in site.asked]
    assert all(later - sooner >= 0.39 for sooner, later in pairwise(times))
    assert len(times) == 4


def test_a_hostile_robots_txt_costs_little(site, fetcher):
    names = b"".join(b"User-agent: a%d\n" % number for number in range(15_000))
    rules = b"Disallow: /*a*b*c$\n" * 12_000
    site.respond = with_robots(Page(names + b"User-agent: *\n" + rules))
    started_s = time.process_time()
    assert isinstance(page(fetcher, site, "/" + "a" * 2000), Fetched)
    assert time.process_time() - started_s < 3
