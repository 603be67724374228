"""`palimpsest up` as a process, the questions put to its ledger, and what the desk was told."""

import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import psutil
from sqlalchemy import func, select

from ingest.store.session import Store
from schemas.tables import alerts, events, feeds, revisions
from tests.fakes.desk import Desk
from tests.fakes.site_server import SiteServer
from tests.story.acts import NOTHING, Expected
from tests.story.texts import Told, difference

# The sites put it behind addresses, see `forms`.
_TRACKED = re.compile(r"\?utm_source=\w+")

ROOT = Path(__file__).parents[2]

# The words in a child's command line that tell which of them it is; Valkey gives itself a title.
_CHILDREN = {
    "broker": ("valkey-server", "redis-server"), "deliver": ("--queues deliver",),
    "worker": ("--queues poll",), "beat": ("ops.cli beat",), "flower": ("ops.cli flower",),
}  # fmt: skip


class Up:
    """`palimpsest up watch.yaml` in a folder of its own, ended with `with`."""

    def __init__(self, folder: Path, variables: dict[str, str]) -> None:
        self.folder, self.variables = folder, variables

    def __enter__(self) -> Self:
        with (self.folder / "up.log").open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "ops.cli", "up", "watch.yaml"],
                env={**os.environ, "PYTHONPATH": str(ROOT), **self.variables},
                cwd=self.folder, stdout=log, stderr=log,
            )  # fmt: skip
        return self

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=60)
        finally:
            self.process.kill()

    def children(self) -> dict[str, psutil.Process]:
        """The processes that `up` keeps running, by name."""
        found: dict[str, psutil.Process] = {}
        for child in psutil.Process(self.process.pid).children():
            try:
                line = " ".join(child.cmdline())
            except psutil.Error:  # it has just ended
                continue
            for name, words in _CHILDREN.items():
                if any(each in line for each in words):
                    found[name] = child
        return found

    def kill(self, name: str) -> int:
        """End a child with SIGKILL, waiting until there is one; gives its process id."""
        wait_until(lambda: name in self.children(), patience_s=60, why=lambda: f"no {name}")
        child = self.children()[name]
        child.kill()
        return child.pid

    def said(self) -> str:
        """Everything it printed, and the ends of its children's logs: for a failing test."""
        logs = [self.folder / "up.log", *sorted((self.folder / "home" / "logs").glob("*.log"))]
        return "\n".join(f"--- {log.name}\n{log.read_text()[-3000:]}" for log in logs)


def wait_until(holds: Callable[[], object], *, patience_s: float, why: Callable[[], str]) -> None:
    """Wait for what is to become true. Fails with `why` when the time is up."""
    end = time.monotonic() + patience_s
    while not holds():
        assert time.monotonic() < end, why()
        time.sleep(0.2)


class Ledger:
    """Questions to the running system's ledger; never writes."""

    def __init__(self, url: str) -> None:
        self.store = Store(url)

    def documents_looked_at(self) -> int:
        """Own pages that were looked at once."""
        query = select(func.count()).where(
            feeds.c.document_id.is_not(None), feeds.c.last_polled_at.is_not(None)
        )
        return self._count(query)

    def still_to_do(self) -> dict[str, int]:
        """What a message or a person is still owed; empty when all is done."""
        open_ = {
            "revisions to link": select(func.count()).where(revisions.c.linked_at.is_(None)),
            "events to alert": select(func.count()).where(events.c.alerted_at.is_(None)),
            "alerts to deliver": select(func.count()).where(alerts.c.state == "pending"),
        }
        return {name: found for name, query in open_.items() if (found := self._count(query))}

    def behind(self, sites: SiteServer, since: datetime) -> list[str]:
        """Addresses of which no answer that was begun after `since` is stored yet."""
        query = select(feeds.c.url, feeds.c.last_polled_at).where(feeds.c.active)
        with self.store.read() as connection:
            rows = connection.execute(query).all()
        return [url for url, at in rows if not _has_stored(sites, url, at, since)]

    def _count(self, query: Any) -> int:
        with self.store.read() as connection:
            return int(connection.execute(query).scalar_one())


def _has_stored(sites: SiteServer, url: str, at: datetime | None, since: datetime) -> bool:
    address = url.partition("#")[0]
    answers = [each for each in list(sites.answered_at[address]) if each > since]
    return bool(answers) and at is not None and at > answers[0]


def told_of(body: dict[str, Any]) -> list[Expected]:
    """A delivery as expectations would say it: its own event, and those told with it."""
    document = body["document"]
    about = _TRACKED.sub("", document["url"]) if document else body["source"]["name"]
    others = [Expected(type=each, about=about) for each in body.get("also", ())]
    return [_leader(body, about), *others]


def _leader(body: dict[str, Any], about: str) -> Expected:
    edit = body["edit"]
    if edit is None or body["type"] in ("quotation.broken", "citation.new", "citation.lost"):
        return Expected(type=body["type"], about=about)
    return Expected(
        type=body["type"], about=about, kind=edit["kind"], declared=edit["declared"],
        words=_words(edit["changes"]) if edit["changes"] else NOTHING,
    )  # fmt: skip


def _words(changes: Iterable[dict[str, str]]) -> Told:
    sides = [" ".join(each[side] for each in changes) for side in ("before", "after")]
    return difference(*(_TRACKED.sub("", side) for side in sides))


def told(desk: Desk, path: str) -> Counter[Expected]:
    """What a subscription was told, each webhook-id once."""
    deliveries = desk.deliveries(path).values()
    return Counter(each for bodies in deliveries for each in told_of(bodies[0]))


def now() -> datetime:
    return datetime.now(UTC)


def differing(found: Counter[Expected], wanted: Counter[Expected]) -> str:
    """What is missing and what is too much, a line each."""
    missing = [f"missing  {each}" for each in sorted((wanted - found).elements())]
    surplus = [f"surplus  {each}" for each in sorted((found - wanted).elements())]
    return "\n".join(missing + surplus)
