"""Whether a dead and a slow channel delay the others: real workers, a real broker, real webhooks.

    make bench ARGS=alerts             4,500 events, which is 9,000 alerts
    make bench ARGS="alerts 10000"     so many

A hundred subscriptions with a webhook each; every event is wanted by two of them. In waves that
take turns, all receivers are well, or one is dead (refuses connections, or takes them and hangs
until we give up) and one is slow (answers after 2 s). Measured is the time from the commit of an
event to the end of its webhook at the receiver, of the 98 others.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count, islice
from pathlib import Path
from typing import Any

from celery import Celery
from sqlalchemy import event, insert, select, update

from ingest.pipeline.sweep import IDS_A_MESSAGE
from ingest.store import events, watchlists
from ingest.store.session import Store
from ops.servers import free_port, start_broker
from schemas.records.steps import Ring
from schemas.tables import alerts, channels, documents
from schemas.watchlist import read_watchlist
from tests.benchmarks import alerting
from tests.benchmarks.alerts_receiver import DEAD, SLOW, Came, Mood, Receivers
from tests.benchmarks.polls import database, environment
from tests.flow.waiting import Waiting
from workers.app import make_app
from workers.rings import ring
from workers.settings import load
from workers.wiring import utc_now

EVENTS, SOURCES = 4_500, 50
KINDS = ("SQLite", "PostgreSQL")
BAR = 1.1  # "does not grow"
MOODS: tuple[Mood, ...] = ("well", "refused", "hangs")
ROUNDS = len(MOODS)
COUNTED = 500
TICK_S = 5  # as beat's
PATIENCE_S = 300


@dataclass
class Bench:
    """Everything that runs for one database."""

    store: Store
    app: Celery
    receivers: Receivers
    numbers: Iterator[int] = field(default_factory=count)

    def wave(self, mood: Mood, number: int) -> list[float]:
        """So many events at once: the delays of the others' webhooks in seconds."""
        self.receivers.be(mood)
        events_at, at = self._happen(number)
        left = {
            (channel, id_)
            for id_, source in events_at.items()
            for channel in (source, source + SOURCES)
            if channel not in (DEAD, SLOW)
        }
        delays = []
        for came in self._coming():
            if (came.channel, came.event) in left:
                left.remove((came.channel, came.event))
                delays.append(came.at - at)
            if not left:
                break
        self.receivers.be("well")
        self._forget()
        return delays

    def _happen(self, number: int) -> tuple[dict[str, int], float]:
        """Posts that are gone, each event with the number of its source; and when it was stored."""
        now = utc_now()
        made = [(f"doc{n}", n % SOURCES) for n in islice(self.numbers, number)]
        rows = [
            events.event_row(
                "post.gone", subject=name, source_id=source + 1, at=now, document_id=name
            )
            for name, source in made
        ]
        with self.store.write() as connection:
            connection.execute(insert(documents), [_document(*each, now=now) for each in made])
            events.add(connection, rows)
        at = time.time()
        ids = [row["id"] for row in rows]
        some = [ids[n : n + IDS_A_MESSAGE] for n in range(0, number, IDS_A_MESSAGE)]
        ring(self.app, [Ring(step="alert", ids=tuple(each), label="") for each in some], lease_s=60)
        return {row["id"]: row["source_id"] - 1 for row in rows}, at

    def _coming(self) -> Iterator[Came]:
        """What comes, for as long as anybody asks; the sweep is rung for as beat does."""
        for tick in range(PATIENCE_S):
            if tick % TICK_S == 0:
                self.app.send_task("palimpsest.sweep", expires=60)
            time.sleep(1)
            yield from self.receivers.came()
        raise RuntimeError(f"not all came within {PATIENCE_S} s")

    def _forget(self) -> None:
        """What the dead and the slow one have not taken yet is no part of the next wave."""
        done = update(alerts).where(alerts.c.state == "pending").values(state="joined")
        with self.store.write() as connection:
            connection.execute(done)
        held = select(channels.c.key).where(channels.c.lease_until.is_not(None))
        for _ in range(PATIENCE_S):
            with self.store.write() as connection:
                well = {"paused_until": None, "failures": 0, "failing_since": None}
                connection.execute(update(channels).values(**well))
                if connection.execute(held).first() is None:
                    return
            time.sleep(0.5)


def _document(name: str, source: int, *, now: datetime) -> dict[str, Any]:
    return {
        "id": name, "kind": "post", "key": name, "source_id": source + 1, "title": "Ein Beitrag",
        "url": f"https://forum.example/{name}", "first_seen_at": now, "state": "gone",
        "baseline": False,
    }  # fmt: skip


def watch_list(receivers: Receivers) -> str:
    """Each source is wanted by two of a hundred subscriptions, each with a webhook of its own."""
    watched = "".join(
        f"  - {{name: s{n}, kind: forum, feeds: ['https://forum.example/{n}.rss']}}\n"
        for n in range(SOURCES)
    )
    desks = "".join(
        f"  - {{name: d{n}, events: [post.gone], where: {{source: [s{n % SOURCES}]}}, "
        f"to: [{{webhook: '{receivers.url(n)}'}}]}}\n"
        for n in range(2 * SOURCES)
    )
    return f"sources:\n{watched}subscriptions:\n{desks}"


@contextmanager
def running(kind: str) -> Iterator[Bench]:
    """A ledger, a broker, a worker that hands over and one that does the rest."""
    with (
        tempfile.TemporaryDirectory() as name,
        database(kind, Path(name)) as (url, _),
        Receivers() as receivers,
    ):
        port = free_port()
        broker = start_broker(Path(name) / "broker", port)
        settings = environment(Path(name), url)
        settings["PALIMPSEST_BROKER_URL"] = f"redis://127.0.0.1:{port}/0"
        store = Store(url)
        store.upgrade()
        with store.write() as connection:
            watchlists.apply(connection, read_watchlist(watch_list(receivers)), now=utc_now())
        workers = [_worker(queues, settings) for queues in ("deliver", "alert,sweep")]
        try:
            yield Bench(store, make_app(load(settings)), receivers)
        finally:
            for process in (*workers, broker):
                process.terminate()
                process.wait()
            store.close()


def _worker(queues: str, settings: dict[str, str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "ops.cli", "worker", "--queues", queues]
    return subprocess.Popen(command, env=os.environ | settings)


def measure(kind: str, number: int) -> None:
    """Waves of all moods in turn, so that whatever else this machine does meets all of them.

    Each round begins with another mood.
    """
    a_wave = number // (ROUNDS * len(MOODS))
    with running(kind) as bench:
        bench.wave("well", IDS_A_MESSAGE)  # connections are made, templates read
        began = time.monotonic()
        rounds = [
            {mood: bench.wave(mood, a_wave) for mood in (*MOODS[first:], *MOODS[:first])}
            for first in range(ROUNDS)
        ]
        took = time.monotonic() - began
    print(
        f"{kind}: {ROUNDS} rounds of {len(MOODS)} waves of {a_wave} events for {2 * SOURCES} "
        f"subscriptions, {2 * a_wave} alerts each; {took:.0f} s"
    )
    for mood in MOODS:
        print(_row(mood, rounds))


def _row(mood: Mood, rounds: Sequence[Mapping[Mood, list[float]]]) -> str:
    """Medians of the rounds: the machine may have been busy with something else in one of them."""
    middle = statistics.median(statistics.median(each[mood]) for each in rounds)
    late = statistics.median(_late(each[mood]) for each in rounds)
    told = f"  {mood:8} median {middle:6.2f} s, p99 {late:6.2f} s"
    if mood == "well":
        return told
    ratios = [_late(each[mood]) / _late(each["well"]) for each in rounds]
    ratio = statistics.median(ratios)
    verdict = "met" if ratio <= BAR else "MISSED"
    return (
        f"{told}: {ratio:.2f} times as when all are well (bar {BAR:g}: {verdict}; rounds "
        f"{', '.join(f'{each:.2f}' for each in ratios)})"
    )


def _cost(kind: str) -> str:
    """What one alert costs that a channel takes at once: in this process, without a network."""
    done: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name, database(kind, Path(name)) as (url, _):
        store = Store(url)
        store.upgrade()
        waiting = Waiting(store)
        waiting.wait("first")
        waiting.deliver()  # templates are read
        waiting.wait(*(f"doc{n}" for n in range(COUNTED)))
        event.listen(store.engine, "before_cursor_execute", lambda *_: done.update(["statements"]))
        event.listen(store.engine, "commit", lambda *_: done.update(["transactions"]))
        began = time.process_time()
        waiting.deliver()
        cpu_ms = (time.process_time() - began) * 1000
        assert len(waiting.channel.taken) == COUNTED + 1
        store.close()
    return (
        f"  an alert costs {done['statements'] / COUNTED:.1f} statements in "
        f"{done['transactions'] / COUNTED:.1f} transactions, and {cpu_ms / COUNTED:.1f} ms CPU"
    )


def _late(delays: list[float]) -> float:
    """The 99th percentile."""
    return statistics.quantiles(delays, n=100)[98]


def main() -> None:
    """Print the ratios."""
    numbers = [int(each) for each in sys.argv[1:] if each.isdigit()] or [EVENTS]
    for kind in KINDS:
        measure(kind, numbers[0] // len(KINDS))
        print(_cost(kind))
    alerting.main()


if __name__ == "__main__":
    main()
