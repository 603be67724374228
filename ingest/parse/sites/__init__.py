"""Press offices: one module for each site, registered in `SITES`.

A site is a module with the names of `Site`. To add one: write the module, name it in `SITES`, put a
golden page `<name>.html` with its expected items `<name>.json` into tests/unit/parse/pages (a test
fails while it is missing).
"""

from typing import Protocol

from ingest.parse.page import Page
from ingest.parse.sites import kremlin
from schemas.records.items import Identity, NotParsed, ParsedPage


class Site(Protocol):
    """How the statements of one publisher are told apart and read. Never fetches."""

    NAME: str  # the publisher, as in the first half of its identity keys
    METHOD: str  # `sites.<name>/<n>`; n rises when it reads the same page differently

    def identity(self, url: str) -> Identity | None:
        """The statement at an address, one for all its faces; None for addresses of others."""

    def read(self, page: Page) -> ParsedPage | NotParsed:
        """The statement of a page."""


SITES: tuple[Site, ...] = (kremlin,)


def of(url: str) -> Site | None:
    """The site that knows the statement at this address."""
    return next((site for site in SITES if site.identity(url)), None)


def identity(url: str) -> Identity | None:
    """The statement at an address, where one of the sites knows it."""
    return next((found for site in SITES if (found := site.identity(url))), None)
