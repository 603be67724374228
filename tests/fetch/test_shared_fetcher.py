"""One fetcher for many threads: each gets its own outcomes, and a defect of one ends nobody."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from ingest.fetch.settings import FetchSettings
from ingest.fetch.shared import SharedFetcher
from schemas.records.fetches import Fetched, FetchRequest
from tests.fetch.conftest import AGENT, LOOPBACK
from tests.fetch.servers import Page


def utc_now():
    return datetime.now(UTC)


@pytest.fixture
def shared():
    return SharedFetcher(
        FetchSettings(user_agent=AGENT, allow_networks=LOOPBACK, timeout_s=5.0, parallel=8)
    )


def asked(site, *parts):
    return [
        FetchRequest(feed_id=n, url=f"{site.url}/{part}", delay=timedelta())
        for n, part in enumerate(parts)
    ]


def test_threads_at_once_each_get_the_outcomes_of_their_own_requests(site, shared):
    site.respond = lambda asked: Page(asked.target.encode())

    def visit(number):
        batch = asked(site, *(f"{number}/{n}" for n in range(5)))
        return [outcome.body.decode() for outcome in shared.fetch_all(batch, now=utc_now)]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(visit, range(24)))
    assert found == [[f"/{number}/{n}" for n in range(5)] for number in range(24)]


def test_a_batch_that_comes_while_another_waits_for_its_answer_is_begun_at_once(site, shared):
    released = threading.Event()

    def respond(asked):
        if asked.target == "/slow":
            released.wait(5)
        return Page(b"x")

    site.respond = respond
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(shared.fetch_all, asked(site, "slow"), now=utc_now)
        other = [FetchRequest(feed_id=9, url=site.url.replace("127.0.0.1", "127.0.0.2") + "/quick")]
        (quick,) = shared.fetch_all(other, now=utc_now)
        assert not slow.done()
        released.set()
        assert isinstance(slow.result(10)[0], Fetched)
    assert quick.request.feed_id == 9


def test_an_empty_batch_has_no_outcomes(shared):
    assert shared.fetch_all([], now=utc_now) == []


def test_a_defect_reaches_its_caller_and_the_next_batch_is_fetched(site, shared):
    def broken_clock():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        shared.fetch_all(asked(site, "a"), now=broken_clock)
    (outcome,) = shared.fetch_all(asked(site, "b"), now=utc_now)
    assert isinstance(outcome, Fetched)
