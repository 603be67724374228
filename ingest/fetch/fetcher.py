"""The fetcher: takes a batch of requests through lanes, robots.txt, transfers and redirects."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime

from ingest.fetch.addresses import wire_address
from ingest.fetch.batches import Batch
from ingest.fetch.errands import ROBOTS, Errand
from ingest.fetch.failures import bad_address, forbidden, silent
from ingest.fetch.lanes import Lanes
from ingest.fetch.outcomes import conclude, is_redirect, redirected
from ingest.fetch.robots import Robots, robots_errand, robots_url
from ingest.fetch.settings import FetchSettings
from ingest.fetch.transfers import Ended, Transfers
from schemas.records.fetches import FetchOutcome, FetchRequest

Now = Callable[[], datetime]


class HttpFetcher:
    """Fetches over HTTP as `ingest.ports.Fetcher` asks for.

    Connections, hosts' delays and robots.txt are kept from batch to batch, so one fetcher is to be
    used for long. It is used by one thread at a time. A batch that an exception breaks off leaves
    it usable. Other processes are not known of: that two of them never ask one host at once is up
    to whoever hands out the feeds.
    """

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._lanes = Lanes()
        self._robots = Robots(settings.user_agent)
        self._transfers = Transfers(settings)

    def fetch_all(self, requests: Sequence[FetchRequest], *, now: Now) -> list[FetchOutcome]:
        """One outcome for each request, in the order of the requests; `now` gives aware UTC.

        What a site does wrong is an outcome, never an exception.
        """
        batch = Batch(requests)
        try:
            self._admit(batch, requests, now)
            self._run(batch, now)
        finally:
            if batch.open:  # broken off by an exception or by the bound on time
                self._transfers.stop()
                self._lanes.abandon(time.monotonic())
        self._lanes.tidy(time.monotonic())
        return batch.outcomes(now())

    def close(self) -> None:
        """Free sockets and files; the fetcher is of no use afterwards."""
        self._transfers.close()

    def _admit(self, batch: Batch, requests: Sequence[FetchRequest], now: Now) -> None:
        now_s = time.monotonic()
        for place, request in enumerate(requests):
            address = wire_address(request.url)
            if address is None:
                batch.settle(place, bad_address(request, now()))
            else:
                self._lanes.put(Errand(request, address, place), now_s)

    def _run(self, batch: Batch, now: Now) -> None:
        deadline_s = time.monotonic() + self._settings.batch_s
        while batch.open:
            now_s = time.monotonic()
            if now_s < deadline_s:
                self._start(batch, now, now_s)
            if not self._transfers.busy and (not batch.open or now_s >= deadline_s):
                return  # all are settled, some without a transfer; or time is up
            for ended in self._transfers.ended(self._wait_s(now_s)):
                self._settle(batch, ended, now)

    def _wait_s(self, now_s: float) -> float:
        """How long nothing but a transfer's end can happen."""
        due_s = self._lanes.next_due_s() if self._transfers.room else None
        return float("inf") if due_s is None else due_s - now_s

    def _start(self, batch: Batch, now: Now, now_s: float) -> None:
        room = self._transfers.room
        while room and (errand := self._lanes.take(now_s)):
            if self._may_go(batch, errand, now):
                self._transfers.start(errand)
                room -= 1
            else:
                self._lanes.give_back(errand.host, now_s)

    def _may_go(self, batch: Batch, errand: Errand, now: Now) -> bool:
        """Whether to ask; else the errand has been settled or waits for a robots.txt."""
        failure = silent(errand, now()) if batch.is_silent(errand.host) else None
        if failure is None and errand.request.check_robots:
            address = robots_url(errand.address)
            rules = self._robots.rules(address, now())
            if rules is None:
                self._park(batch, errand, address)
                return False
            if not self._robots.allows(rules, errand.address):
                failure = forbidden(errand, rules.unreachable, now(), rules.until)
        if failure is not None:
            self._finish(batch, errand, failure)
        return failure is None

    def _park(self, batch: Batch, errand: Errand, address: str) -> None:
        """Let an errand wait for the robots.txt at `address`, which is asked for once."""
        waiting = batch.parked.setdefault(address, [])
        waiting.append(errand)
        if len(waiting) == 1:
            self._lanes.put_first(robots_errand(errand), time.monotonic())

    def _settle(self, batch: Batch, ended: Ended, now: Now) -> None:
        """Read an ended transfer, free its lane, and settle its errand or send it on."""
        handle, code, said = ended
        errand = handle.errand
        assert errand is not None, "a transfer runs for an errand"  # noqa: S101
        host, now_s = errand.host, time.monotonic()
        errand.spent_s += now_s - handle.started_s
        outcome: FetchOutcome | None
        if is_redirect(handle, code):
            outcome = redirected(
                errand, handle, max_redirects=self._settings.max_redirects, now=now()
            )
        else:
            outcome = conclude(errand, handle, code, said, now())
        self._transfers.give_back(handle)
        self._lanes.release(host, now_s)
        batch.heard(host, outcome)
        if outcome is None:
            self._lanes.put_first(errand, now_s)
        else:
            self._finish(batch, errand, outcome)

    def _finish(self, batch: Batch, errand: Errand, outcome: FetchOutcome) -> None:
        if errand.place != ROBOTS:
            batch.settle(errand.place, outcome)
            return
        address = errand.request.url
        rules = self._robots.learn(address, outcome)
        now_s = time.monotonic()
        waiting = batch.parked.pop(address)
        self._lanes.slow_down(waiting[0].host, rules.delay_s)
        for each in reversed(waiting):
            self._lanes.put_first(each, now_s)
