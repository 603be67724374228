"""Which addresses are statements: known to a site's adapter, held already, or an office's own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from ingest.parse.pages import identify as identify_page
from ingest.pipeline.sightings import address_key
from ingest.store import documents, sources
from ingest.store.session import Connection
from ingest.urls import host_of, registrable
from ingest.urls.offices import has_table
from schemas.records.citations import FoundAddress
from schemas.records.items import Identity
from schemas.records.sources import Source

_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".mp3", ".mp4", ".css", ".js")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offices:
    """The official sources that are watched, by what their addresses have in common."""

    by_site: Mapping[str, Source]  # registrable name of the host
    feed_keys: frozenset[str]  # the feeds themselves are no statements

    def at(self, url: str) -> Source | None:
        """The source whose site an address is on."""
        return self.by_site.get(registrable(host_of(url)))


def load_offices(connection: Connection) -> Offices:
    """The official sources that are watched now."""
    by_site: dict[str, Source] = {}
    keys: set[str] = set()
    for source, url in sources.official_feeds(connection):
        by_site.setdefault(registrable(host_of(url)), source)
        keys.add(address_key(url, kind="statement"))
    return Offices(by_site=by_site, feed_keys=frozenset(keys))


def identifier(
    connection: Connection, found: Sequence[FoundAddress], offices: Offices
) -> Callable[[str], Identity | None]:
    """Says who the statement at one of the found addresses is; None for what is no statement."""
    keys = {each.url: address_key(each.url, kind="statement") for each in found}
    held = documents.ids_by_key(connection, "statement", keys.values())

    def identify(url: str) -> Identity | None:
        known = identify_page(url, kind="statement", engine=None)
        if known is not None:
            return known
        key = keys.get(url) or address_key(url, kind="statement")
        if key in held or _is_page_of(offices, url, key):
            return Identity(kind="statement", key=key, publisher=registrable(host_of(url)))
        return None

    return identify


def _is_page_of(offices: Offices, url: str, key: str) -> bool:
    """On an office's site, and neither its front page, a section of it, nor one of its feeds.

    Where a table tells which addresses are statements, the others are pages about the office; a
    picture is none anywhere.
    """
    if offices.at(url) is None or key in offices.feed_keys or has_table(url):
        return False
    parts = urlsplit(url)
    if parts.path.lower().endswith(_PICTURES):
        return False
    deep = len([part for part in parts.path.split("/") if part]) >= 2
    return deep or bool(parts.query) or any(letter.isdigit() for letter in parts.path)
