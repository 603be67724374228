"""What the store knows of the sighted documents: read once, before anything is decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from ingest.pipeline.sightings import Sighting
from ingest.revisions.fingerprint import same
from ingest.store import documents, edits, revisions
from ingest.store.session import Connection
from schemas.records.documents import KnownDocument
from schemas.records.items import DocumentKind, View
from schemas.records.revisions import KnownRevision

# How long after an edit another view may still tell the same one: forums cache their feeds for up
# to an hour (FORUMS.md 3.1, Lemmy), and a page is looked at within minutes of an edit in its feed.
ECHO_WITHIN = timedelta(hours=6)

History = dict[tuple[str, View], list[KnownRevision]]


@dataclass(slots=True)
class Known:
    """What is known of the sighted documents; grows while new ones are recorded."""

    ids: dict[tuple[DocumentKind, str], str]  # documents by kind and key
    documents: dict[str, KnownDocument]
    history: History
    edits: dict[str, list[Any]]  # rows of recent edits by document, newest first
    reread: dict[tuple[str, View], Sighting] = field(default_factory=dict)
    """Heads that another method had read, as today's method reads their snapshots."""

    def find(self, sighting: Sighting) -> KnownDocument | None:
        """The document that one of the sighting's keys leads to."""
        for key in sighting.keys:
            if id_ := self.ids.get((sighting.kind, key)):
                return self.documents[id_]
        return None


def load_known(
    connection: Connection,
    sightings: Sequence[Sighting],
    *,
    pages: Iterable[str],
    now: datetime,
) -> Known:
    """Everything that deciding about the sightings needs; `pages` are documents looked at."""
    ids = _ids(connection, sightings)
    wanted = {*ids.values(), *pages}
    if not wanted:  # looks without news, which are nearly all, ask nothing of the database
        return Known(ids=ids, documents={}, history={}, edits={})
    documents.lock(connection, wanted)
    known = documents.load(connection, wanted)
    recent = edits.recent(connection, sorted(known), since=now - ECHO_WITHIN)
    held = Known(ids=ids, documents=known, history={}, edits=recent)
    held.history = _history(connection, held, sightings)
    return held


def _ids(
    connection: Connection, sightings: Sequence[Sighting]
) -> dict[tuple[DocumentKind, str], str]:
    found: dict[tuple[DocumentKind, str], str] = {}
    for kind in sorted({each.kind for each in sightings}):
        keys = [key for each in sightings if each.kind == kind for key in each.keys]
        by_key = documents.ids_by_key(connection, kind, keys)
        found.update(((kind, key), id_) for key, id_ in by_key.items())
    return found


def _history(connection: Connection, known: Known, sightings: Sequence[Sighting]) -> History:
    """Revisions of the documents that look different; the last one with its content."""
    differing = {
        document.id
        for each in sightings
        if (document := known.find(each)) and not looks_the_same(each, document)
    }
    loaded = revisions.history(connection, sorted(differing))
    for (document_id, view), found in loaded.items():
        found[-1] = _stamped(found[-1], known.documents[document_id], view)
    return loaded


def looks_the_same(sighting: Sighting, document: KnownDocument) -> bool:
    """Whether the sighting shows what the head of its view shows, read by the same method."""
    head = document.heads.get(sighting.view)
    return head is not None and same(sighting.exact, head, method=sighting.look.method)


def _stamped(newest: KnownRevision, document: KnownDocument, view: View) -> KnownRevision:
    """The revision with the marker and stamp as they were last seen."""
    stamps = document.stamps.get(view)
    if newest.content is None or stamps is None:
        return newest
    content = replace(newest.content, marker=stamps.marker, updated_at=stamps.updated_at)
    head = document.heads[view]
    return replace(newest, content=content, method=head.method)
