"""Cited statements that are not held yet: their own pages become feeds, due at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ingest.pipeline.identities import Offices
from ingest.store import feeds, ids, sources
from ingest.store.session import Connection
from ingest.urls import host_of
from schemas.records.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A statement that a post cites."""

    key: str
    url: str  # where to fetch it
    publisher: str
    cited_by: int  # source of the citing post


def ask_for(
    connection: Connection, wanted: Iterable[Wanted], offices: Offices, *, now: datetime
) -> None:
    """Add the feeds of their pages; a page that is asked for already stays as it is."""
    for each in wanted:
        source = offices.at(each.url) or _made_for(connection, each, now=now)
        row = feeds.new_feed(
            source_id=source.id,
            url=each.url,
            host=host_of(each.url),
            now=now,
            document_id=ids.document_id("statement", each.key),
        )
        feeds.add(connection, [row])


def _made_for(connection: Connection, wanted: Wanted, *, now: datetime) -> Source:
    """The publisher is not watched: a source that holds what is cited of it."""
    row = sources.rows_by_id(connection, [wanted.cited_by])[wanted.cited_by]
    settings = sources.source_from_row(row)
    return sources.cited_source(connection, wanted.publisher, settings=settings, now=now)
