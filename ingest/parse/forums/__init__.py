"""Forum engines: one module for each, registered in `ENGINES`.

An engine is a module with the names of `Engine`. To add one: write the module, name it in
`ENGINES`, put a golden page `<name>.html` with its expected items `<name>.json` into
tests/unit/parse/pages (a test fails while it is missing).
"""

from typing import Protocol

from ingest.parse.forums import heise
from ingest.parse.page import Page
from ingest.urls import host_of
from schemas.records.items import Identity, NotParsed, ParsedFeed, ParsedPage


class Engine(Protocol):
    """How posts of one forum software are found and read. Never fetches, never asks a clock."""

    NAME: str  # as in `engine:` of watch.yaml
    METHOD: str  # `forums.<name>/<n>`; n rises when it reads the same page differently
    HOSTS: frozenset[str]  # sites that are known to run it; empty for software that anyone runs

    def recognise(self, page: Page) -> bool:
        """Whether the page's markup is this engine's."""

    def identity(self, url: str) -> Identity | None:
        """The post at an address of this engine; None where the address names no post."""

    def read(self, page: Page) -> ParsedPage | NotParsed:
        """The posts of a page."""

    def read_listing(self, page: Page) -> ParsedFeed | NotParsed:
        """The posts that an index page lists, without their texts."""


ENGINES: tuple[Engine, ...] = (heise,)
_BY_NAME = {engine.NAME: engine for engine in ENGINES}


def names() -> tuple[str, ...]:
    """What may stand in `engine:` of watch.yaml."""
    return tuple(_BY_NAME)


def named(name: str) -> Engine | None:
    """The engine of this name."""
    return _BY_NAME.get(name)


def recognised(page: Page) -> Engine | None:
    """The engine whose markup the page has; its host is believed first."""
    host = host_of(page.url)
    by_host = sorted(ENGINES, key=lambda engine: host not in engine.HOSTS)
    return next((engine for engine in by_host if engine.recognise(page)), None)


def identity(url: str, *, engine: str | None = None) -> Identity | None:
    """The post at an address, told by the engine named for its source or known for its host."""
    if engine is not None:
        chosen = named(engine)
        return chosen.identity(url) if chosen else None
    host = host_of(url)
    owners = (one for one in ENGINES if host in one.HOSTS)
    return next((found for one in owners if (found := one.identity(url))), None)
