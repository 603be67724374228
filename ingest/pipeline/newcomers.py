"""Documents seen for the first time: their rows, their addresses, the feed of their own page."""

from datetime import datetime
from typing import Any

from ingest.pipeline.own_pages import first_look
from ingest.pipeline.sightings import Sighting
from ingest.pipeline.work import Work
from ingest.revisions.normal import fold
from ingest.revisions.shown import is_empty
from ingest.store import ids
from ingest.store.events import event_row
from ingest.store.feeds import new_feed
from ingest.urls import host_of, is_http
from schemas.records.documents import KnownDocument
from schemas.records.sources import Feed


def add_document(sighting: Sighting, work: Work) -> KnownDocument:
    """A new document; it has no revision yet."""
    face_of = work.known.first_face(sighting)
    document = _document(sighting, work, further_face=face_of is not None)
    rows = work.rows
    rows.documents.append(_row(document, sighting) | {"face_of": face_of})
    work.known.documents[document.id] = document
    rows.new_feeds.extend(_page_feed(sighting, document))
    if face_of is None and tells_new(sighting.feed, document):
        rows.events.append(_new_event(sighting, document))
    return document


def _document(sighting: Sighting, work: Work, *, further_face: bool) -> KnownDocument:
    """The first face that is held has the statement's own key, the others theirs."""
    item, feed = sighting.item, sighting.feed
    # The page of a document that is held may show another one, as of another language.
    taken = sighting.new_id in work.known.documents
    return KnownDocument(
        id=ids.document_id(sighting.kind, sighting.keys[0]) if taken else sighting.new_id,
        kind=sighting.kind,
        key=sighting.keys[0] if further_face else sighting.statement_key or sighting.keys[0],
        source_id=feed.source.id,
        url=item.url or feed.url,
        title=item.title,
        author=item.author,
        published_at=item.published_at,
        first_seen_at=sighting.at,
        last_edit_at=None,
        state="live",
        first_absent_at=None,
        baseline=is_baseline(feed, item.published_at),
    )


def is_baseline(feed: Feed, published_at: datetime | None) -> bool:
    """Whether a document is older than our watching: its events alert nobody (DESIGN.md 5).

    Found by a feed's first look, or published before the source was first read. What is found
    otherwise than through a feed that a person named is new only where it is surely younger: a
    new post may stand on its thread's page before its feed lists it.
    """
    started = feed.source.baseline_at
    if feed.document_id is not None:
        return not (started and published_at and published_at >= started)
    if feed.baseline_at is None:
        return True
    return bool(started and published_at and published_at < started)


def tells_new(feed: Feed, document: KnownDocument) -> bool:
    """Whether there is a `new` event: of the baseline for the record, and of what is really new.

    What is found later but older than the baseline raises none.
    """
    first_look = feed.document_id is None and feed.baseline_at is None
    return first_look or not document.baseline


def _row(document: KnownDocument, sighting: Sighting) -> dict[str, Any]:
    names = (
        "id", "kind", "key", "source_id", "url", "title", "author", "published_at",
        "first_seen_at", "state", "baseline",
    )  # fmt: skip
    identity = sighting.identity
    language = (identity.language if identity else None) or sighting.item.language
    publisher = identity.publisher if identity else None
    shown = {name: getattr(document, name) for name in names}
    return shown | {"language": language, "publisher": publisher}


def _new_event(sighting: Sighting, document: KnownDocument) -> dict[str, Any]:
    return event_row(
        f"{document.kind}.new", subject=document.id, source_id=document.source_id, at=sighting.at,
        document_id=document.id, baseline=document.baseline,
        revision_id=_first_revision(sighting, document),
    )  # fmt: skip


def _first_revision(sighting: Sighting, document: KnownDocument) -> str | None:
    """None where nothing but an address is known, as of a sitemap: its page will be the first."""
    content = sighting.content
    if is_empty(content) and not fold(content.title):
        return None
    return ids.revision_id(document.id, sighting.view, 1)


def _page_feed(sighting: Sighting, document: KnownDocument) -> list[dict[str, Any]]:
    """The document's own page becomes a feed, unless this look came from it."""
    if sighting.feed.document_id == document.id or not is_http(document.url):
        return []
    return [
        new_feed(
            source_id=document.source_id,
            url=document.url,
            host=host_of(document.url),
            now=sighting.at + first_look(sighting.feed.source),
            document_id=document.id,
        )
    ]


def learn_addresses(sighting: Sighting, document: KnownDocument, work: Work) -> None:
    """Every key that was seen leads to the document from now on."""
    names = (sighting.statement_key,) if sighting.statement_key else ()
    for key in (*sighting.keys, *names):
        if (sighting.kind, key) in work.known.ids:
            continue
        work.known.ids[sighting.kind, key] = document.id
        work.rows.addresses.append(
            {
                "kind": sighting.kind, "key": key, "document_id": document.id,
                "url": sighting.item.url or sighting.feed.url,
                "language": sighting.identity.language if sighting.identity else None,
                "first_seen_at": sighting.at,
            }
        )  # fmt: skip
