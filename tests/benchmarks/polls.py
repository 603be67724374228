"""No-change polls of many feeds by a real worker, broker and database, over bare pycurl multi.

Counted is the CPU of everything of ours: the worker, the broker, PostgreSQL, and the sending of
the messages. The feed server is not ours. Each round measures both sides, one after the other.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select, update

from ingest.store import feeds as feed_store
from ingest.store.session import Store
from ops.servers import free_port, start_broker
from schemas.tables import feeds, sources
from tests.benchmarks import cpu, feed_server
from tests.benchmarks.yardstick import BarePycurl
from tests.fakes.postgres import Postgres
from workers.app import make_app
from workers.settings import Settings, load
from workers.wiring import utc_now

ROUNDS = 5
# The first stores the baseline, the second is the first to be answered 304: from then on a message
# holds as many feeds as it does in life.
WARM_UP = 2
FEEDS_A_HOST = 10
BARS = {"SQLite": 4.0, "PostgreSQL": 5.0}
SIZES = (1_000, 10_000)


Spent = dict[str, float]  # CPU seconds of each part


@dataclass
class Bench:
    """Everything that runs for one database."""

    store: Store
    urls: list[str]
    settings: Settings
    pids: dict[str, int]  # the worker's, the broker's and the database's

    def cycle(self) -> tuple[Spent, int]:
        """Poll every feed once; CPU seconds of everything of ours, and messages sent."""
        make_due(self.store)  # in life, the time does that
        begun = utc_now()
        before, own = self._spent(), time.process_time()
        messages = self._poll_until_done(begun)
        after = self._spent()
        spent = {name: after[name] - before[name] for name in after}
        return spent | {"sending": time.process_time() - own - self._watching}, messages

    def _spent(self) -> Spent:
        return {name: cpu.of_processes([pid]) for name, pid in self.pids.items()}

    def _poll_until_done(self, begun: datetime) -> int:
        """Ring for polls until every feed was looked at; what watching costs is not counted."""
        app, sent, self._watching = make_app(self.settings), 0, 0.0
        while True:
            app.send_task("palimpsest.poll", expires=60)
            sent += 1
            for _ in range(20):
                time.sleep(0.25)
                before = time.process_time()
                left = self._left(begun)
                self._watching += time.process_time() - before
                if not left:
                    return sent

    def _left(self, begun: datetime) -> bool:
        """Whether any feed waits still; one look into an index, since it is asked all the time."""
        query = select(feeds.c.id).where(feeds.c.active, feeds.c.next_poll_at <= begun).limit(1)
        with self.store.read() as connection:
            return connection.execute(query).first() is not None


def make_due(store: Store) -> None:
    """Make every named feed due; own pages of posts are feeds too and are not looked at here."""
    with store.write() as connection:
        connection.execute(
            update(feeds).values(next_poll_at=utc_now(), not_before=None, lease_until=None)
        )
        own_pages = feeds.c.document_id.is_not(None)
        connection.execute(update(feeds).where(own_pages).values(active=False))
    if not store.is_sqlite:  # our own doing here must not be tidied up at the worker's cost
        with store.engine.connect() as connection:
            autocommit = connection.execution_options(isolation_level="AUTOCOMMIT")
            autocommit.exec_driver_sql("VACUUM feeds")


def environment(folder: Path, database_url: str) -> dict[str, str]:
    """The settings of a worker that may ask this machine."""
    return {
        "PALIMPSEST_HOME": str(folder), "PALIMPSEST_DATABASE_URL": database_url,
        "PALIMPSEST_CONTACT": "bench@example.org", "PALIMPSEST_ALLOW_NETWORKS": "127.0.0.0/8",
        "PALIMPSEST_LOG_LEVEL": "WARNING",
    }  # fmt: skip


def add_feeds(store: Store, urls: list[str]) -> None:
    """One source with these feeds; the polite floors are lifted, since CPU is what is measured."""
    now = utc_now()
    with store.write() as connection:
        connection.execute(
            sources.insert().values(
                name="Bench", kind="forum", origin="watchlist", recheck_s=3600, confirm_gone_s=600,
                delay_s=0, robots=False, active=True, created_at=now, state="new",
            )
        )  # fmt: skip
        rows = [
            feed_store.new_feed(source_id=1, url=url, host=url.split("/")[2].split(":")[0], now=now)
            for url in urls
        ]
        feed_store.add(connection, rows)


def addresses(number: int, port: int) -> list[str]:
    """Addresses of feeds on a tenth as many hosts."""
    hosts = [f"127.{1 + n // 250}.0.{1 + n % 250}" for n in range(max(1, number // FEEDS_A_HOST))]
    return [f"http://{hosts[n % len(hosts)]}:{port}/f{n}" for n in range(number)]


@contextmanager
def database(kind: str, folder: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """The address of an empty database, and the process whose CPU it costs, if it has one."""
    if kind == "SQLite":
        yield f"sqlite:///{folder / 'palimpsest.db'}", {}
        return
    with Postgres(folder) as server:
        yield server.create_database(), {"database": server.process.pid}


@contextmanager
def running(kind: str, urls: list[str]) -> Iterator[Bench]:
    """A migrated database with the feeds, a broker and a worker."""
    with tempfile.TemporaryDirectory() as name, database(kind, Path(name)) as (url, pids):
        port = free_port()
        broker = start_broker(Path(name) / "broker", port)
        settings = environment(Path(name), url)
        settings["PALIMPSEST_BROKER_URL"] = f"redis://127.0.0.1:{port}/0"
        store = Store(url)
        store.upgrade()
        add_feeds(store, urls)
        command = [sys.executable, "-m", "ops.cli", "worker"]
        worker = subprocess.Popen(command, env=os.environ | settings)
        try:
            own = {"worker": worker.pid, "broker": broker.pid}
            yield Bench(store, urls, load(settings), own | pids)
        finally:
            for process in (worker, broker):
                process.terminate()
                process.wait()
            store.close()


def measure(number: int, *, tell: Callable[[str], None] = print) -> None:
    """Both databases, interleaved with the yardstick."""
    server, port = feed_server.start(items=1)
    try:
        urls = addresses(number, port)
        bare = BarePycurl(urls)
        bare.cycle()  # connections are made
        for kind, bar in BARS.items():
            with running(kind, urls) as bench:
                for _ in range(WARM_UP):
                    bench.cycle()
                tell(_row(bench, bare, kind, bar))
    finally:
        server.terminate()
        server.wait()


def _row(bench: Bench, bare: BarePycurl, kind: str, bar: float) -> str:
    rounds: list[tuple[float, Spent, int]] = []
    for _ in range(ROUNDS):
        yardstick = statistics.median(bare.cycle() for _ in range(3))  # one is short and noisy
        spent, messages = bench.cycle()
        rounds.append((sum(spent.values()) / yardstick, spent | {"bare": yardstick}, messages))
    ratios = [ratio for ratio, _, _ in rounds]
    ratio, spent, messages = sorted(rounds, key=lambda each: each[0])[ROUNDS // 2]
    verdict = "met" if ratio <= bar else "MISSED"
    return (
        f"no-change poll of {len(bench.urls)} feeds on {kind}: {ratio:.2f} times bare pycurl multi"
        f" (bar {bar:g}: {verdict}; rounds {', '.join(f'{each:.2f}' for each in ratios)};"
        f" {', '.join(f'{name} {value:.2f} s' for name, value in spent.items())};"
        f" {messages} polls; worker's peak {cpu.peak_mb(bench.pids['worker']):.0f} MB)"
    )


def main() -> None:
    """Print the ratios."""
    for number in SIZES:
        measure(number)


if __name__ == "__main__":
    main()
