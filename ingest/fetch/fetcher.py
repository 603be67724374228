"""The fetcher: takes batches of requests through lanes, robots.txt, transfers and redirects."""

import math
import time
from collections.abc import Callable, Sequence
from datetime import datetime

from ingest.fetch.addresses import wire_address
from ingest.fetch.calls import Batch, Call
from ingest.fetch.errands import ROBOTS, Errand
from ingest.fetch.failures import bad_address, forbidden, overdue, silent
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
    used for long. It is used by one thread at a time; `ingest.fetch.shared` lets many use one. A
    batch that an exception breaks off leaves it usable. Other processes are not known of: that two
    of them never ask one host at once is up to whoever hands out the feeds.
    """

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._lanes = Lanes()
        self._robots = Robots(settings.user_agent)
        self._transfers = Transfers(settings)
        self._deadlines: list[
            float
        ] = []  # of batches, those that have ended too; monotonic seconds

    def fetch_all(self, requests: Sequence[FetchRequest], *, now: Now) -> list[FetchOutcome]:
        """One outcome for each request, in the order of the requests; `now` gives aware UTC.

        What a site does wrong is an outcome, never an exception.
        """
        batch = self.admit(requests, now)
        try:
            while batch.open:
                self.step()
        finally:
            if batch.open:
                self.break_off()
        return batch.outcomes(now())

    def admit(self, requests: Sequence[FetchRequest], now: Now) -> Batch:
        """Take on a batch, which `step` then brings to its end."""
        now_s = time.monotonic()
        call = Call(Batch(requests), now, now_s + self._settings.batch_s)
        self._deadlines.append(call.deadline_s)
        for place, request in enumerate(requests):
            address = wire_address(request.url)
            if address is None:
                call.batch.settle(place, bad_address(request, now()))
            else:
                errand = Errand(request, address, place)
                errand.call = call
                self._lanes.put(errand, now_s)
        return call.batch

    def step(self) -> None:
        """Start what may start, and settle what ends next; waits for it, or for `wake`."""
        now_s = time.monotonic()
        if self._deadlines[0] <= now_s:
            self._end_overdue(now_s)
        self._start(now_s)
        if self._transfers.busy or self._lanes.next_due_s() is not None:
            for ended in self._transfers.ended(self._wait_s(now_s)):
                self._settle(ended)
        self._lanes.tidy(now_s)

    def wake(self) -> None:
        """End the waiting of a `step`; any thread may."""
        self._transfers.wake()

    def break_off(self) -> None:
        """Forget all batches under way; the fetcher stays usable."""
        self._transfers.stop()
        self._lanes.abandon(time.monotonic())

    def close(self) -> None:
        """Free sockets and files; the fetcher is of no use afterwards."""
        self._transfers.close()

    def _wait_s(self, now_s: float) -> float:
        """How long nothing but a transfer's end can happen."""
        due_s = self._lanes.next_due_s() if self._transfers.room else None
        return math.inf if due_s is None else due_s - now_s

    def _end_overdue(self, now_s: float) -> None:
        """Settle what has not begun of batches whose time is up; what has begun goes on."""
        for errand in self._lanes.drop(lambda each: each.call.deadline_s <= now_s, now_s):
            for each in _bound(errand):
                each.call.batch.settle(each.place, overdue(each.request, each.call.now()))
        self._deadlines = [each for each in self._deadlines if each > now_s]

    def _start(self, now_s: float) -> None:
        room = self._transfers.room
        while room and (errand := self._lanes.take(now_s)):
            if self._may_go(errand, now_s):
                self._transfers.start(errand)
                room -= 1
            else:
                self._lanes.give_back(errand.host, now_s)

    def _may_go(self, errand: Errand, now_s: float) -> bool:
        """Whether to ask; else the errand has been settled or waits for a robots.txt."""
        call, failure = errand.call, None
        if call.deadline_s <= now_s:
            failure = overdue(errand.request, call.now())
        elif call.batch.is_silent(errand.host):
            failure = silent(errand, call.now())
        elif errand.request.check_robots:
            address, now = robots_url(errand.address), call.now()
            rules = self._robots.rules(address, now)
            if rules is None:
                self._park(errand, address)
                return False
            if not self._robots.allows(rules, errand.address):
                failure = forbidden(errand, rules.unreachable, now, rules.until)
        if failure is not None:
            self._finish(errand, failure)
        return failure is None

    def _park(self, errand: Errand, address: str) -> None:
        """Let an errand wait for the robots.txt at `address`, which is asked for once."""
        waiting = errand.call.batch.parked.setdefault(address, [])
        waiting.append(errand)
        if len(waiting) == 1:
            asking = robots_errand(errand)
            asking.call = errand.call
            self._lanes.put_first(asking, time.monotonic())

    def _settle(self, ended: Ended) -> None:
        """Read an ended transfer, free its lane, and settle its errand or send it on."""
        handle, code, said = ended
        errand = handle.errand
        assert errand is not None, "a transfer runs for an errand"  # noqa: S101
        host, call, now_s = errand.host, errand.call, time.monotonic()
        errand.spent_s += now_s - handle.started_s
        outcome: FetchOutcome | None
        if is_redirect(handle, code):
            outcome = redirected(
                errand, handle, max_redirects=self._settings.max_redirects, now=call.now()
            )
        else:
            outcome = conclude(errand, handle, code, said, call.now())
        self._transfers.give_back(handle)
        self._lanes.release(host, now_s)
        call.batch.heard(host, outcome)
        if outcome is None:
            self._lanes.put_first(errand, now_s)
        else:
            self._finish(errand, outcome)

    def _finish(self, errand: Errand, outcome: FetchOutcome) -> None:
        if errand.place != ROBOTS:
            errand.call.batch.settle(errand.place, outcome)
            return
        address = errand.request.url
        rules = self._robots.learn(address, outcome)
        now_s = time.monotonic()
        waiting = errand.call.batch.parked.pop(address)
        self._lanes.slow_down(waiting[0].host, rules.delay_s)
        for each in reversed(waiting):
            self._lanes.put_first(each, now_s)


def _bound(errand: Errand) -> list[Errand]:
    """The errand, or those that wait for the robots.txt that it was to bring."""
    return errand.call.batch.parked.pop(errand.request.url) if errand.place == ROBOTS else [errand]
