"""Manners: one request at a time to a host, pauses kept, connections reused, nothing given away."""

import os
import time
from datetime import timedelta
from itertools import pairwise

import pytest

from ingest.fetch.settings import ResolveRule
from schemas.records.fetches import FailureReason, Fetched, FetchFailed, Gone, NotModified
from tests.fetch.conftest import AGENT, fetch, request, utc_now
from tests.fetch.servers import Page


def to(site, *hosts):
    return tuple(
        ResolveRule(host=host, port=80, to_host="127.0.0.1", to_port=site.port) for host in hosts
    )


def test_who_we_are_is_said_and_nothing_else(site, fetcher):
    site.respond = lambda asked: (
        Page(b"x", status="302 Found", headers=(b"Set-Cookie: id=1; Path=/", b"Location: /2"))
        if asked.target == "/1"
        else Page(b"x", headers=(b"Set-Cookie: id=2",))
    )
    for _ in range(2):
        fetch(fetcher, site.url + "/1", accept="application/rss+xml")
    for asked in site.asked:
        assert asked.fields["user-agent"] == AGENT.encode()
        assert asked.fields["accept"] == b"application/rss+xml"
        assert set(asked.fields) == {"host", "user-agent", "accept", "accept-encoding"}


@pytest.mark.parametrize("name", ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"])
def test_a_proxy_in_the_environment_is_not_used(new_site, new_fetcher, monkeypatch, name):
    proxy, site = new_site(), new_site()
    monkeypatch.setenv(name, proxy.url)
    monkeypatch.delenv("no_proxy", raising=False)
    assert os.environ[name] == proxy.url
    assert isinstance(fetch(new_fetcher(), site.url), Fetched)
    assert proxy.accepted == 0


def test_a_netrc_file_is_not_read(site, new_fetcher, monkeypatch, tmp_path):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login desk password hunter2\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    fetch(new_fetcher(), site.url)
    assert "authorization" not in site.asked[0].fields


def test_outcomes_stand_in_the_order_of_the_requests(site, new_fetcher):
    def respond(asked):
        number = int(asked.target[2:])
        time.sleep(0.05 * (number % 3))
        return [Page(b"%d" % number), Page(status="404 Gone"), Page(status="500 Oops")][number % 3]

    site.respond = respond
    hosts = [f"h{number}.example" for number in range(9)]
    fetcher = new_fetcher(resolve=to(site, *hosts))
    requests = [request(f"http://{host}/n{number}") for number, host in enumerate(hosts)]
    requests.insert(4, request("no address"))
    outcomes = fetcher.fetch_all(requests, now=utc_now)
    assert [outcome.request for outcome in outcomes] == requests
    kinds = [type(outcome) for outcome in outcomes if outcome.request.url != "no address"]
    assert kinds == [Fetched, Gone, FetchFailed] * 3
    assert site.at_once > 1


def test_no_requests_are_no_outcomes(fetcher):
    assert fetcher.fetch_all([], now=utc_now) == []


def test_the_same_request_twice_has_two_outcomes(site, fetcher):
    outcomes = fetcher.fetch_all([request(site.url)] * 2, now=utc_now)
    assert [type(outcome) for outcome in outcomes] == [Fetched, Fetched]
    assert len(site.asked) == 2


def test_a_host_is_never_asked_in_parallel(site, fetcher):
    site.respond = lambda asked: (time.sleep(0.02), Page(b"x"))[1]
    requests = [request(f"{site.url}/{number}") for number in range(8)]
    fetcher.fetch_all(requests, now=utc_now)
    assert site.at_once == 1
    assert site.targets == [f"/{number}" for number in range(8)]
    assert site.accepted == 1


def test_a_redirect_to_a_busy_host_waits_for_its_turn(site, new_fetcher):
    def respond(asked):
        if asked.fields["host"] != b"b.example":
            return Page(status="302 Found", headers=(b"Location: http://b.example/",))
        site.at_once = max(site.at_once, len(busy) + 1)
        busy.append(1)
        time.sleep(0.1)
        busy.pop()
        return Page(b"x")

    busy = []
    site.respond = respond
    fetcher = new_fetcher(resolve=to(site, "a.example", "b.example", "c.example"))
    hosts = ("b", "a", "c")
    outcomes = fetcher.fetch_all([request(f"http://{h}.example/") for h in hosts], now=utc_now)
    assert all(isinstance(outcome, Fetched) for outcome in outcomes)
    arrivals = [asked.at_s for asked in site.asked if asked.fields["host"] == b"b.example"]
    assert all(later - sooner >= 0.1 for sooner, later in pairwise(arrivals))


def test_other_hosts_do_not_wait_for_a_slow_one(site, new_fetcher):
    site.respond = lambda asked: (
        time.sleep(0.5 if asked.fields["host"] == b"slow.example" else 0),
        Page(b"x"),
    )[1]
    fetcher = new_fetcher(resolve=to(site, "slow.example", "fast.example"))
    urls = ["http://slow.example/", *[f"http://fast.example/{n}" for n in range(5)]]
    outcomes = fetcher.fetch_all([request(url) for url in urls], now=utc_now)
    assert all(outcome.observed_at < outcomes[0].observed_at for outcome in outcomes[1:])


def test_the_pause_is_kept_within_a_batch_and_between_batches(site, fetcher):
    delay = timedelta(seconds=0.3)
    fetcher.fetch_all([request(site.url, delay=delay) for _ in range(2)], now=utc_now)
    fetcher.fetch_all([request(site.url, delay=delay)], now=utc_now)
    times = [asked.at_s for asked in site.asked]
    assert all(later - sooner >= 0.29 for sooner, later in pairwise(times))
    assert len(times) == 3


def test_the_pause_of_one_host_holds_up_no_other(new_site, new_fetcher):
    site = new_site()
    fetcher = new_fetcher(resolve=to(site, "a.example", "b.example"))
    slow = [request("http://a.example/", delay=timedelta(seconds=0.4)) for _ in range(2)]
    quick = [request("http://b.example/") for _ in range(3)]
    outcomes = fetcher.fetch_all([*slow, *quick], now=utc_now)
    assert max(o.observed_at for o in outcomes[2:]) < outcomes[1].observed_at


def test_two_polls_use_one_connection(site, fetcher):
    site.respond = lambda asked: Page(status="304 Not Modified")
    for _ in range(2):
        assert isinstance(fetch(fetcher, site.url, etag=b'"a"'), NotModified)
    assert site.accepted == 1


def test_connections_to_many_hosts_are_all_kept(site, new_fetcher):
    hosts = [f"h{number}.example" for number in range(40)]
    fetcher = new_fetcher(resolve=to(site, *hosts), parallel=16)
    for _ in range(3):
        fetcher.fetch_all([request(f"http://{host}/") for host in hosts], now=utc_now)
    assert site.accepted == 40
    assert len(site.asked) == 120


@pytest.fixture
def many_open_files():
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    if limits[0] < 2048:
        pytest.skip("this machine allows fewer open files")
    opened = [os.open(os.devnull, os.O_RDONLY) for _ in range(1100)]
    yield
    for each in opened:
        os.close(each)


def test_a_process_with_many_open_files_neither_spins_nor_sleeps_past_answers(
    site, many_open_files, new_fetcher
):
    site.respond = lambda asked: (time.sleep(0.4), Page(b"x"))[1]
    wall_s, cpu_s = time.monotonic(), time.process_time()
    assert isinstance(fetch(new_fetcher(), site.url), Fetched)
    assert time.monotonic() - wall_s < 0.9
    assert time.process_time() - cpu_s < 0.2


def test_a_connection_that_the_server_has_closed_meanwhile_is_no_failure(site, fetcher):
    fetch(fetcher, site.url)
    site.hang_up()
    time.sleep(0.1)
    assert isinstance(fetch(fetcher, site.url), Fetched)
    assert site.accepted == 2


def test_a_batch_broken_off_leaves_the_fetcher_usable_and_the_pause_kept(site, fetcher):
    def broken_clock():
        raise RuntimeError("stopped")

    site.respond = lambda asked: (time.sleep(0.1), Page(b"x"))[1]
    delay = timedelta(seconds=0.3)
    many = [request(f"{site.url}/{number}", delay=delay) for number in range(4)]
    with pytest.raises(RuntimeError, match="stopped"):
        fetcher.fetch_all(many, now=broken_clock)
    outcomes = fetcher.fetch_all([request(f"{site.url}/after", delay=delay)], now=utc_now)
    assert isinstance(outcomes[0], Fetched)
    assert site.targets == ["/0", "/after"]
    assert site.asked[1].at_s - site.asked[0].at_s >= 0.29


def test_a_host_that_does_not_answer_twice_is_let_alone_for_the_rest(new_site, new_fetcher):
    site = new_site(lambda asked: lambda connection: connection.recv(1))
    fetcher = new_fetcher(timeout_s=0.2)
    outcomes = fetcher.fetch_all([request(site.url) for _ in range(20)], now=utc_now)
    assert len(site.asked) == 2
    assert [o.reason for o in outcomes] == [FailureReason.TIMEOUT] * 2 + [
        FailureReason.CONNECTION
    ] * 18
    site.respond = lambda asked: Page(b"awake")
    assert isinstance(fetch(fetcher, site.url), Fetched)


def test_one_failure_among_answers_lets_nobody_alone(site, fetcher):
    def respond(asked):
        return (lambda connection: connection.close()) if "bad" in asked.target else Page(b"x")

    site.respond = respond
    urls = [f"{site.url}/{part}" for part in ("bad1", "a", "bad2", "b", "bad3", "c")]
    outcomes = fetcher.fetch_all([request(url) for url in urls], now=utc_now)
    assert [type(outcome) for outcome in outcomes] == [FetchFailed, Fetched] * 3


def test_a_batch_ends_though_its_pauses_would_not(site, new_fetcher):
    fetcher = new_fetcher(batch_s=0.5)
    slow = [request(site.url, delay=timedelta(seconds=5)) for _ in range(3)]
    started_s = time.monotonic()
    outcomes = fetcher.fetch_all(slow, now=utc_now)
    assert time.monotonic() - started_s < 3
    assert isinstance(outcomes[0], Fetched)
    assert [outcome.reason for outcome in outcomes[1:]] == [FailureReason.TIMEOUT] * 2
    assert "was not asked" in outcomes[1].message
    assert isinstance(fetch(fetcher, site.url), Fetched)
