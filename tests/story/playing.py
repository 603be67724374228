"""Plays a story: sites and a desk around `palimpsest up`, waves one after the other."""

import contextlib
from collections import Counter
from pathlib import Path
from typing import Self

from ops.servers import free_port
from tests.fakes.desk import Desk
from tests.fakes.site_server import SiteServer
from tests.story import cast
from tests.story.acts import Expected, Wave
from tests.story.running import Ledger, Up, differing, told, wait_until
from tests.story.script import Story
from tests.story.world import World

# A wave takes 10 to 20 s on an idle machine; a loaded one gets many times that.
PATIENCE_S = 180.0

_SECRETS = {
    "/desk": "whsec_" + "ZGVzay1kZXNrLWRlc2stZGVzay0xMjM0",
    "/offices": "typed-by-an-office",
}


class Play:
    """Everything of one story, within `with`."""

    def __init__(self, story: Story, folder: Path, database_url: str, **settings: str) -> None:
        self.story = story
        self.world = World(story.sites, [*story.documents, *story.later])
        self.sites, self.desk = SiteServer(self.world), Desk(_SECRETS)
        self.ledger = Ledger(database_url)
        self.wanted: Counter[Expected] = Counter()
        self.home = folder / "home"
        self._folder, self._settings = folder, {"PALIMPSEST_DATABASE_URL": database_url, **settings}
        self._undo = contextlib.ExitStack()

    def __enter__(self) -> Self:
        self.world.open_with(self.story.documents)
        with contextlib.ExitStack() as undo:
            undo.callback(self.ledger.store.close)
            undo.enter_context(self.sites)
            undo.enter_context(self.desk)
            watch = cast.watch_list(self.story.sites, self.desk.url)
            (self._folder / "watch.yaml").write_text(watch, encoding="utf-8")
            self.up = undo.enter_context(Up(self._folder, self._variables()))
            self._undo = undo.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._undo.close()

    def _variables(self) -> dict[str, str]:
        hosts = sorted({host for site in self.story.sites for host in site.all_hosts})
        return {
            "PALIMPSEST_HOME": str(self.home),
            "PALIMPSEST_CONTACT": "tests@palimpsest.example",
            "PALIMPSEST_RESOLVE": self.sites.resolve(*hosts),
            "PALIMPSEST_ALLOW_NETWORKS": "127.0.0.0/8",
            "PALIMPSEST_FLOWER_PORT": str(free_port()),
            # Half a second and few feeds of a host in one message: the least delay of an edit.
            "PALIMPSEST_TICK_S": "0.5",
            "PALIMPSEST_LEASE_S": "12",
            "PALIMPSEST_THREADS": "4",  # each asks every host for its robots.txt
            # None: nothing is translated here, and making one would keep a core for 12 s.
            "PALIMPSEST_DICTIONARIES": str(self.home / "no dictionaries"),
            "DESK_SECRET": _SECRETS["/desk"],
            "OFFICES_SECRET": _SECRETS["/offices"],
            **self._settings,
        }

    def begin(self) -> None:
        """Wait for the baseline: every feed, and every document's own page, was looked at."""
        wanted = len(self.story.documents)

        def looked() -> bool:
            with contextlib.suppress(Exception):  # the ledger is being made
                return self.ledger.documents_looked_at() >= wanted
            return False

        wait_until(looked, patience_s=PATIENCE_S, why=lambda: f"no baseline\n{self.up.said()}")

    def perform(self, wave: Wave) -> None:
        """Let a wave happen."""
        self.wanted.update(wave.expected)
        self.world.perform(wave.acts)

    def wait_for_alerts(self) -> None:
        """Wait until everything that is to be told was told."""
        wait_until(
            lambda: not self.wanted - told(self.desk, "/desk"),
            patience_s=PATIENCE_S,
            why=lambda: f"{self.difference('/desk')}\n{self.up.said()}",
        )

    def wait_for_quiet(self) -> None:
        """Wait until all was looked at as it stands now, and nothing is left to do."""
        since = self.world.changed_at
        wait_until(
            lambda: not self.ledger.behind(self.sites, since) and not self.ledger.still_to_do(),
            patience_s=PATIENCE_S,
            why=lambda: (
                f"{self.ledger.behind(self.sites, since)} {self.ledger.still_to_do()}\n"
                f"{self.up.said()}"
            ),
        )

    def difference(self, path: str) -> str:
        """What a subscription was not told, and what it was told too much; a line each."""
        wanted = self.wanted
        if path == "/offices":
            wanted = Counter({e: n for e, n in wanted.items() if e.type.startswith("statement.")})
        return differing(told(self.desk, path), wanted)

    def doubled(self) -> list[str]:
        """Ids that came more often than once."""
        return [
            id_
            for path in _SECRETS
            for id_, bodies in self.desk.deliveries(path).items()
            if len(bodies) > 1
        ]
