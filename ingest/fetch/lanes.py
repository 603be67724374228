"""One lane a host: its errands run one after the other, with the asked-for time between them.

Pure: `now_s` is an argument, in seconds of a clock that never runs backwards.
"""

import heapq
from collections import deque
from collections.abc import Callable

from ingest.fetch.errands import Errand

# Lanes older than this have no claim on anybody: no delay is that long (DESIGN.md: seconds).
_FORGET_AFTER_S = 3600.0
_FORGET_ABOVE = 10_000  # lanes; about 2 MB. Below it, tidying costs more than it frees


class _Lane:
    __slots__ = ("busy", "free_at_s", "least_delay_s", "queued", "waiting")

    def __init__(self) -> None:
        self.waiting: deque[Errand] = deque()
        self.busy = False  # an errand of this host is under way
        self.queued = False  # stands in `_ready` or `_later`
        self.free_at_s = -1e9  # when the last errand ended
        self.least_delay_s = 0.0  # the host's own wish

    @property
    def due_s(self) -> float:
        return self.free_at_s + max(self.waiting[0].delay_s, self.least_delay_s)


class Lanes:
    """Who may go next; kept over many batches, so that delays hold between them too."""

    def __init__(self) -> None:
        self._lanes: dict[str, _Lane] = {}
        self._ready: deque[_Lane] = deque()
        self._later: list[tuple[float, int, _Lane]] = []
        self._count = 0  # makes heap entries comparable
        self._tidy_above = _FORGET_ABOVE

    def put(self, errand: Errand, now_s: float) -> None:
        """Let an errand wait behind the others of its host."""
        lane = self._lane(errand.host)
        lane.waiting.append(errand)
        self._queue(lane, now_s)

    def put_first(self, errand: Errand, now_s: float) -> None:
        """Let an errand go before the others of its host: a redirect's next step, robots.txt."""
        lane = self._lane(errand.host)
        lane.waiting.appendleft(errand)
        self._queue(lane, now_s)

    def take(self, now_s: float) -> Errand | None:
        """The next errand that may start; its lane is busy until `release`."""
        self._wake(now_s)
        while self._ready:
            lane = self._ready.popleft()
            lane.queued = False
            if lane.due_s > now_s:  # another errand, with a longer delay, has moved to the front
                self._queue(lane, now_s)
                continue
            lane.busy = True
            return lane.waiting.popleft()
        return None

    def release(self, host: str, now_s: float) -> None:
        """An errand of this host has ended; the delay begins."""
        lane = self._lanes[host]
        lane.free_at_s = now_s
        self.give_back(host, now_s)

    def give_back(self, host: str, now_s: float) -> None:
        """The errand taken from this host was not run after all; no delay begins."""
        lane = self._lanes[host]
        lane.busy = False
        self._queue(lane, now_s)

    def slow_down(self, host: str, delay_s: float) -> None:
        """Keep at least this time between two errands of this host, until told otherwise."""
        self._lane(host).least_delay_s = delay_s

    def next_due_s(self) -> float | None:
        """When a lane becomes free to start; None where none is waiting for the clock."""
        if self._ready:
            return self._ready[0].due_s
        return self._later[0][0] if self._later else None

    def drop(self, is_over: Callable[[Errand], bool], now_s: float) -> list[Errand]:
        """Take away the errands that wait in vain: those of a batch that has ended early."""
        dropped: list[Errand] = []
        self._ready.clear()
        self._later.clear()
        for lane in self._lanes.values():
            dropped += (errand for errand in lane.waiting if is_over(errand))
            lane.waiting = deque(errand for errand in lane.waiting if not is_over(errand))
            lane.queued = False
            self._queue(lane, now_s)
        return dropped

    def abandon(self, now_s: float) -> None:
        """Drop all errands but keep what hosts are owed: a fetcher that was broken off."""
        for lane in self._lanes.values():
            lane.waiting.clear()
            if lane.busy:
                lane.free_at_s = now_s
            lane.busy = lane.queued = False
        self._ready.clear()
        self._later.clear()

    def tidy(self, now_s: float) -> None:
        """Forget hosts not visited for long, once there are many."""
        if len(self._lanes) > self._tidy_above:
            oldest = now_s - _FORGET_AFTER_S
            self._lanes = {
                host: lane for host, lane in self._lanes.items() if lane.free_at_s > oldest
            }
            self._tidy_above = max(_FORGET_ABOVE, 2 * len(self._lanes))

    def _lane(self, host: str) -> _Lane:
        lane = self._lanes.get(host)
        if lane is None:
            lane = self._lanes[host] = _Lane()
        return lane

    def _queue(self, lane: _Lane, now_s: float) -> None:
        if lane.busy or lane.queued or not lane.waiting:
            return
        lane.queued = True
        due_s = lane.due_s
        if due_s <= now_s:
            self._ready.append(lane)
            return
        self._count += 1
        heapq.heappush(self._later, (due_s, self._count, lane))

    def _wake(self, now_s: float) -> None:
        while self._later and self._later[0][0] <= now_s:
            self._ready.append(heapq.heappop(self._later)[2])
