"""A first fetch of 200 feeds of 30 entries, and a re-poll without news, against lemon24/reader.

    python -m tests.benchmarks.first_fetch

Each side runs in a process of its own, one after the other in several rounds; counted is the CPU
of that process, without its start and the adding of the feeds. Ours polls and follows everything
up (parse, compare, store, link, alert) until nothing is due but the own pages of the posts; reader
(https://github.com/lemon24/reader) adds and updates its feeds. Both keep their data in SQLite.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

from tests.benchmarks import feed_server, polls

FEEDS = 200
ENTRIES = 30
ROUNDS = 3
# Ours over reader's.
BARS = {"first fetch": 1 / 5, "no-change re-poll": 1 / 3}

Measured = dict[str, float]  # CPU seconds by what was done


def main() -> None:
    """Print both ratios."""
    server, port = feed_server.start(items=ENTRIES)
    try:
        rounds = [(_run("ours", port), _run("reader", port)) for _ in range(ROUNDS)]
    finally:
        server.terminate()
        server.wait()
    for what, bar in BARS.items():
        ratio = statistics.median(ours[what] / readers[what] for ours, readers in rounds)
        ours_s, readers_s = (
            statistics.median(side[what] for side in pair) for pair in zip(*rounds, strict=True)
        )
        verdict = "met" if ratio <= bar else "MISSED"
        print(
            f"{what} of {FEEDS} feeds of {ENTRIES} entries: 1/{1 / ratio:.1f} of reader's CPU"
            f" (bar 1/{1 / bar:.0f}: {verdict}; {ours_s:.2f} s over {readers_s:.2f} s)"
        )


def _run(side: str, port: int) -> Measured:
    command = [sys.executable, "-m", "tests.benchmarks.first_fetch", side, str(port)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: Measured = json.loads(done.stdout.splitlines()[-1])
    return found


def _cpu_s(work: Callable[[], object]) -> float:
    started_s = time.process_time()
    work()
    return time.process_time() - started_s


def ours(urls: list[str], folder: Path) -> Measured:
    """Poll, observe, link and alert, as workers do, in this process."""
    from ingest.pipeline.inline import follow  # noqa: PLC0415 (each side imports its own)
    from ingest.pipeline.poll import poll  # noqa: PLC0415
    from workers import wiring  # noqa: PLC0415
    from workers.settings import load  # noqa: PLC0415

    parts = wiring.parts(load(polls.environment(folder, f"sqlite:///{folder / 'ours.db'}")))
    parts.store.upgrade()
    polls.add_feeds(parts.store, urls)

    def look_at_all() -> None:
        while (done := poll(parts)).rings:
            follow(parts, done)

    first_s = _cpu_s(look_at_all)
    _check(parts.store)
    polls.make_due(parts.store)
    return {"first fetch": first_s, "no-change re-poll": _cpu_s(look_at_all)}


def _check(store: "polls.Store") -> None:
    from sqlalchemy import func, select  # noqa: PLC0415

    from schemas.tables import revisions  # noqa: PLC0415

    with store.read() as connection:
        query = select(func.count()).where(revisions.c.linked_at.is_not(None))
        found = connection.execute(query).scalar_one()
    assert found == FEEDS * ENTRIES, f"{found} revisions were stored and linked"


def readers(urls: list[str], folder: Path) -> Measured:
    """The same feeds by `reader`."""
    # reader's own copy of feedparser asks for this module by the name that it had before feedparser
    # 6.0.12 brought it along under another.
    sys.modules["sgmllib"] = import_module("feedparser_sgmllib")
    from reader import make_reader  # noqa: PLC0415

    with make_reader(str(folder / "reader.db")) as reader:
        for url in urls:
            reader.add_feed(url)
        # Without `scheduled=False` the second time would do nothing at all.
        update = partial(reader.update_feeds, scheduled=False)
        first_s = _cpu_s(update)
        assert reader.get_entry_counts().total == FEEDS * ENTRIES
        return {"first fetch": first_s, "no-change re-poll": _cpu_s(update)}


def _side(name: str, port: int) -> Measured:
    urls = polls.addresses(FEEDS, port)
    with tempfile.TemporaryDirectory() as folder:
        return {"ours": ours, "reader": readers}[name](urls, Path(folder))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(_side(sys.argv[1], int(sys.argv[2]))))
    else:
        main()
