"""Cited statements that are not held yet: their own pages become feeds, due at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from ingest.pipeline.identities import Offices
from ingest.pipeline.placed import Placed
from ingest.store import documents, feeds, ids, sources
from ingest.store.session import Connection
from ingest.urls import host_of, is_http
from ingest.urls.offices import faces
from schemas.records.items import face_key
from schemas.records.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A face of a statement: the one that a post cites, or the one in the post's own language."""

    key: str  # of the face
    url: str  # where to fetch it
    publisher: str
    cited_by: int  # source of the citing post


def wanted_of(placed: Sequence[Placed], *, cited_by: int, language: str | None) -> Iterator[Wanted]:
    """The faces that a post cites by address, and those in its own language.

    `language` is the post's. Which of them are held already is for `not_held` to say.
    """
    for each in placed:
        cited = each.citation
        if cited.method != "url" or not is_http(cited.url):
            continue
        publisher = cited.publisher or host_of(cited.url)
        if each.statement_id is None or (cited.publisher and cited.language):
            key = face_key(cited.statement_key, cited.language)
            yield Wanted(key=key, url=cited.url, publisher=publisher, cited_by=cited_by)
        own = own_face(each, language)
        if own is not None:
            key = face_key(cited.statement_key, language)
            yield Wanted(key=key, url=own, publisher=publisher, cited_by=cited_by)


def own_face(placed: Placed, language: str | None) -> str | None:
    """Where the office publishes the statement in the post's language, if the post cites another.

    Only of what is surely cited: a page that a quoted post points to is not worth a second look.
    """
    cited = placed.citation
    if language is None or cited.language == language or cited.certainty == "possible":
        return None
    return faces(cited.url).get(language)


def not_held(connection: Connection, wanted: Sequence[Wanted]) -> list[Wanted]:
    """Those of them that no document answers to yet."""
    held = documents.ids_by_key(connection, "statement", [each.key for each in wanted])
    return [each for each in wanted if each.key not in held]


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
