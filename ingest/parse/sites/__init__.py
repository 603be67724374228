"""Press offices' pages: one module for each site that can be read, registered in `SITES`.

A site is a module with the names of `Site`. To add one: write the module, name it in `SITES`, put a
golden page `<name>.html` with its expected items `<name>.json` into tests/unit/parse/pages (a test
fails while it is missing). Which statement an address is says `ingest.urls.offices`, of every
office, whether or not its pages can be read here.
"""

from typing import Protocol

from ingest.parse.page import Page
from ingest.parse.sites import kremlin
from ingest.urls.offices import identity
from schemas.records.items import NotParsed, ParsedPage

__all__ = ["SITES", "Site", "identity", "of"]


class Site(Protocol):
    """How the statements of one publisher are read. Never fetches."""

    NAME: str  # the publisher, as its table in `ingest.urls.offices` names it
    METHOD: str  # `sites.<name>/<n>`; n rises when it reads the same page differently

    def read(self, page: Page) -> ParsedPage | NotParsed:
        """The statement of a page."""


SITES: tuple[Site, ...] = (kremlin,)


def of(url: str) -> Site | None:
    """The site that can read the statement at this address."""
    found = identity(url)
    return next((site for site in SITES if found and found.publisher == site.NAME), None)
