"""A small world: a forum, a press office, one subscription, and the whole flow in this process."""

from datetime import timedelta

import pytest

from ingest.index.index import Index
from ingest.pipeline.inline import follow
from ingest.pipeline.parts import Parts
from ingest.pipeline.poll import poll
from ingest.pipeline.sweep import sweep
from ingest.store import watchlists
from schemas.watchlist import read_watchlist
from tests.fakes.channels import FakeChannel
from tests.fakes.clock import FakeClock
from tests.fakes.sites import ATOM, FORUM_FEED, OFFICE_FEED, RSS, Post, forum_feed, office_feed
from tests.fakes.web import FakeWeb
from tests.flow.baseline import FIRST, STATEMENT

WATCH = f"""
sources:
  - name: Telepolis forum
    kind: forum
    feeds: [{FORUM_FEED}]
    every: 1m
    engine: heise
    delay: 1s
    confirm_gone: 10m
  - name: Kremlin, English
    kind: official
    feeds: ["{OFFICE_FEED}"]
    every: 1m
    delay: 1s
    confirm_gone: 10m
subscriptions:
  - name: desk
    events: ["*"]
    at_least: minor
    settle: 0s
    to:
      - email: desk@example.org
"""


class World:
    """What stands on the sites, and a clock; `turn` lets the system look at it."""

    def __init__(self, store, folder) -> None:
        self.clock, self.web, self.channel = FakeClock(), FakeWeb(), FakeChannel()
        self.posts, self.statements = {}, {}
        self.parts = Parts(
            store=store, fetcher=self.web, senders={"email": self.channel}, now=self.clock,
            lease=timedelta(minutes=2), index=Index(folder / "index"),
        )  # fmt: skip

    def watch(self, text: str = WATCH) -> None:
        with self.parts.store.write() as connection:
            watchlists.apply(connection, read_watchlist(text), now=self.clock())

    def publish(self, *posts, listed: bool = True) -> None:
        for post in posts:
            self.web.put(post.url, post.page())
            if listed:
                self.posts[post.number] = post
        self.web.put(FORUM_FEED, forum_feed(list(self.posts.values())), kind=RSS)

    def state(self, *statements) -> None:
        for statement in statements:
            self.statements[statement.number] = statement
            self.web.put(statement.url, statement.page())
        self.web.put(OFFICE_FEED, office_feed(list(self.statements.values())), kind=ATOM)

    def begin(self, *statements) -> "World":
        """The baseline is stored: a post that cites nothing, and these statements."""
        self.publish(Post(101, "Etwas anderes", ("Ein erster Beitrag ohne Verweis.",)))
        self.state(*statements)
        self.watch()
        self.turn()
        self.pass_time(5)
        return self

    def turn(self) -> list[str]:
        """One tick: everything that is due now is done."""
        lines = follow(self.parts, poll(self.parts))
        return lines + follow(self.parts, sweep(self.parts))

    def pass_time(self, minutes: float, step_s: float = 30) -> list[str]:
        """Let the time go by in steps, with a tick at each."""
        lines = []
        for _ in range(int(minutes * 60 / step_s)):
            self.clock.go(seconds=step_s)
            lines += self.turn()
        return lines


@pytest.fixture
def world(store, tmp_path) -> World:
    return World(store, tmp_path)


@pytest.fixture
def watched(world) -> World:
    """The baseline is stored: one post, one statement, both pages seen."""
    world.publish(FIRST)
    world.state(STATEMENT)
    world.watch()
    world.turn()
    world.pass_time(5)
    return world
