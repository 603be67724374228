"""A child that hands over what waits in a ledger, counts its steps and is killed at one.

With the real parts of a worker, but the clock, which leaps from one moment at which something is
due to the next. The messages of the broker are a list, and lost when the child is killed.
"""

import json
import random
import sqlite3
from collections import deque
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from sqlalchemy import event, select

from ingest.pipeline.deliver import deliver_now
from ingest.pipeline.inline import run
from ingest.pipeline.parts import Parts
from ingest.pipeline.sweep import AGAIN, sweep
from ingest.store import alerts as alert_store
from ingest.store import watchlists
from schemas.tables import alerts, channels, events
from schemas.watchlist import read_watchlist
from tests.fakes.clock import FakeClock
from tests.faults import forks, steps
from workers import wiring
from workers.settings import load

REPORT = "steps.json"  # below the home: the names of the steps that were reached

# Longer than any of the stories takes: what is open then, hangs.
LONGEST = timedelta(hours=1)


@dataclass
class Child:
    """What a script of a story can ask for, word by word."""

    parts: Parts
    clock: FakeClock

    def count(self) -> None:
        """From now on steps count; what comes before is not the matter of the story."""
        steps.count()

    def turn(self) -> None:
        """What a sweep finds to do, and all that follows from it."""
        waiting = deque(sweep(self.parts).rings)
        while waiting:
            waiting.extend(run(self.parts, waiting.popleft()).rings)

    def finish(self) -> None:
        """Turn until nothing is open."""
        end = self.clock() + LONGEST
        while self.clock() < end:
            self.turn()
            if not self._is_open():
                return
            self.clock.now = self._next_moment()
        raise RuntimeError(f"open after {LONGEST}")

    def day(self) -> None:
        """A day goes by."""
        self.clock.go(days=1)

    def again(self) -> None:
        """Send all once more, by both ways that there are."""
        with self.parts.store.read() as connection:
            ids = list(connection.execute(select(alerts.c.id).order_by(alerts.c.id)).scalars())
        deliver_now(self.parts, ids[0])
        with self.parts.store.write() as connection:
            alert_store.redeliver(connection, ids, now=self.clock())

    def _is_open(self) -> bool:
        untold = select(events.c.id).where(events.c.alerted_at.is_(None))
        pending = select(alerts.c.id).where(alerts.c.state == "pending")
        with self.parts.store.read() as connection:
            return any(connection.execute(query).first() for query in (untold, pending))

    def _next_moment(self) -> datetime:
        """The soonest at which a wait ends that began: of an event, an alert or a channel."""
        ends = (
            select(events.c.not_before).where(events.c.alerted_at.is_(None)),
            select(alerts.c.next_attempt_at).where(alerts.c.state == "pending"),
            select(alerts.c.lease_until).where(alerts.c.state == "pending"),
            select(channels.c.paused_until),
            select(channels.c.lease_until),
        )
        now = self.clock()
        with self.parts.store.read() as connection:
            found = [at for query in ends for at in connection.execute(query).scalars()]
        return min((at for at in found if at is not None and at > now), default=now + AGAIN)


def play(given: forks.Run) -> None:
    """Follow a script, in which the deadly step may come; what was reached is reported then."""
    random.seed(1)  # jitter
    home = Path(given["settings"]["PALIMPSEST_HOME"])
    reached = steps.begin(home, deadly=given["deadly"])
    clock = FakeClock(datetime.fromisoformat(given["at"]))
    parts = replace(_parts(tuple(given["settings"].items())), now=clock)
    if given["watch"]:
        with parts.store.write() as connection:
            watchlists.apply(connection, read_watchlist(given["watch"]), now=clock())
    child = Child(parts, clock)
    for word in given["script"]:
        getattr(child, word)()
    parts.store.close()
    (home / REPORT).write_text(json.dumps(reached))


@cache
def _parts(settings: tuple[tuple[str, str], ...]) -> Parts:
    """A worker's own, with senders that count; made before the fork, the children share them."""
    parts = wiring.parts(load(dict(settings)))
    if parts.store.is_sqlite:
        event.listen(parts.store.engine, "connect", _forgo_the_disk)
    senders = {kind: steps.Counted(kind, sender) for kind, sender in parts.senders.items()}
    return replace(parts, senders=senders)


def _forgo_the_disk(connection: sqlite3.Connection, _entry: object) -> None:
    """What a process has handed to the system outlives it; this is about no power cut."""
    connection.execute("PRAGMA synchronous=OFF")


if __name__ == "__main__":
    steps.count_all()
    forks.serve(play)
