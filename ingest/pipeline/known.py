"""What the store knows of the sighted documents: read once, before anything is decided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from ingest.pipeline.sightings import Sighting
from ingest.revisions.declared import stamp_moves_alone
from ingest.revisions.fingerprint import RULES, prints, same
from ingest.revisions.stories.flapping import FORGOTTEN
from ingest.revisions.stories.unrest import Unrest, unrest_from_json
from ingest.store import documents, edits, events, revisions, seen
from ingest.store.session import Connection
from schemas.records.documents import KnownDocument
from schemas.records.items import DocumentKind, View
from schemas.records.revisions import KnownRevision

# How long after an edit another view may still tell the same one: forums cache their feeds for up
# to an hour (FORUMS.md 3.1, Lemmy), and a page is looked at within minutes of an edit in its feed.
ECHO_WITHIN = timedelta(hours=6)

# A source's newest declared edits that are looked through: enough to tell habit from accident.
_STAMPED = 50

History = dict[tuple[str, View], list[KnownRevision]]


@dataclass(slots=True)
class Known:
    """What is known of the sighted documents; grows while new ones are recorded."""

    ids: dict[tuple[DocumentKind, str], str]  # documents by kind and key
    documents: dict[str, KnownDocument]
    history: History
    edits: dict[str, list[Any]]  # rows of recent edits by document, newest first
    past: dict[str, list[Any]] = field(default_factory=dict)
    """As `edits`, as far back as stories go; of the documents that look different."""
    unrest: dict[tuple[str, View], Unrest] = field(default_factory=dict)
    resting: dict[str, str] = field(default_factory=dict)
    """Events that wait for a text to rest, by their edits."""
    superseded: set[str] = field(default_factory=set)
    """Events that waited until another view told more."""
    stamps_alone: set[int] = field(default_factory=set)
    """Sources whose stamps are known to move by themselves."""
    published: dict[str, datetime | None] = field(default_factory=dict)
    """When a head's text was published, as the site said then; by revision, where a stamp moved."""
    seen_at: dict[tuple[str, View], datetime] = field(default_factory=dict)
    """When views first showed their newest text; of the documents that look or are said edited."""
    other_marker: set[tuple[str, View]] = field(default_factory=set)
    """Views whose marker, as last seen, only another method has read."""
    reread: dict[tuple[str, View], Sighting] = field(default_factory=dict)
    """Heads that another method had read, as today's method reads their snapshots."""

    def first_face(self, sighting: Sighting) -> str | None:
        """The id of the document that names the statement of which a sighting is a face."""
        if sighting.statement_key is None:
            return None
        return self.ids.get((sighting.kind, sighting.statement_key))

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
    faces = [each for each in sightings if _is_new_face(each, ids)]
    if faces:
        documents.lock_new_faces(connection)
        ids |= _ids(connection, faces)
    wanted = {*ids.values(), *pages}
    if not wanted:  # looks without news, which are nearly all, ask nothing of the database
        return Known(ids=ids, documents={}, history={}, edits={})
    documents.lock(connection, wanted)
    known = documents.load(connection, wanted)
    recent = edits.recent(connection, sorted(known), since=now - ECHO_WITHIN)
    held = Known(ids=ids, documents=known, history={}, edits=recent)
    differing = _differing(held, sightings)
    held.history = _history(connection, known, differing)
    if differing:
        _load_stories(connection, held, sorted(differing), now=now)
    _load_stamps(connection, held, sightings, now=now)
    held.seen_at = seen.newest_texts(connection, differing | _restamped(held, sightings))
    return held


def _is_new_face(sighting: Sighting, ids: Mapping[tuple[DocumentKind, str], str]) -> bool:
    """Whether it may be the first face of its statement, as another worker's may be just now."""
    key = sighting.statement_key
    return key is not None and (sighting.kind, key) not in ids


def _ids(
    connection: Connection, sightings: Sequence[Sighting]
) -> dict[tuple[DocumentKind, str], str]:
    found: dict[tuple[DocumentKind, str], str] = {}
    for kind in sorted({each.kind for each in sightings}):
        sighted = [each for each in sightings if each.kind == kind]
        keys = [key for each in sighted for key in each.keys]
        keys += [each.statement_key for each in sighted if each.statement_key]
        by_key = documents.ids_by_key(connection, kind, keys)
        found.update(((kind, key), id_) for key, id_ in by_key.items())
    return found


def _differing(known: Known, sightings: Sequence[Sighting]) -> set[str]:
    return {
        document.id
        for each in sightings
        if (document := known.find(each)) and not looks_the_same(each, document)
    }


def _restamped(known: Known, sightings: Sequence[Sighting]) -> set[str]:
    """Documents whose marker or stamp has moved: the site may declare an edit."""
    return {
        document.id
        for each in sightings
        if (document := known.find(each))
        and (stamps := document.stamps.get(each.view))
        and (stamps.marker, stamps.updated_at) != (each.content.marker, each.content.updated_at)
    }


def _history(
    connection: Connection, known: Mapping[str, KnownDocument], differing: Iterable[str]
) -> History:
    """Revisions of the documents that look different; the last one with its content.

    Of those with fingerprints of older rules the content too: they are made again where a text
    may have come back.
    """
    loaded = revisions.history(connection, sorted(differing), whole=_by_other_rules)
    for (document_id, view), found in loaded.items():
        found[:-1] = [_by_these_rules(each) for each in found[:-1]]
        found[-1] = _stamped(found[-1], known[document_id], view)
    return loaded


def _by_other_rules(fingerprint: str) -> bool:
    return not fingerprint.startswith(f"{RULES}:")


def _by_these_rules(known: KnownRevision) -> KnownRevision:
    if known.content is None:
        return known
    seen = prints(known.content)
    return replace(known, fingerprint=seen.fingerprint, exact=seen.exact, content=None)


def _load_stories(
    connection: Connection, known: Known, differing: Sequence[str], *, now: datetime
) -> None:
    known.past = edits.recent(connection, differing, since=now - FORGOTTEN)
    stored = revisions.observing(connection, differing)
    known.unrest = {place: unrest_from_json(each) for place, each in stored.items()}
    known.resting = events.resting(connection, differing)
    waited = {each.waiting for each in known.unrest.values() if each.waiting}
    known.superseded = events.superseded(connection, waited - {*known.resting.values()})


def _load_stamps(
    connection: Connection, known: Known, sightings: Sequence[Sighting], *, now: datetime
) -> None:
    """What tells whose stamps declare something, of those that moved while the text stayed."""
    moved = [
        (each.feed.source.id, document.heads[each.view].revision_id)
        for each in sightings
        if (document := known.find(each))
        and looks_the_same(each, document)
        and _stamp_moved(each, document)
    ]
    if not moved:
        return
    asked = {source for source, _ in moved}
    known.stamps_alone = {id_ for id_ in asked if _moves_alone(connection, id_, now=now)}
    known.published = revisions.published(connection, sorted({head for _, head in moved}))


def _stamp_moved(sighting: Sighting, document: KnownDocument) -> bool:
    stamps = document.stamps.get(sighting.view)
    return stamps is not None and stamps.updated_at != sighting.content.updated_at


def _moves_alone(connection: Connection, source_id: int, *, now: datetime) -> bool:
    alone, with_text = edits.said_by_stamps(
        connection, source_id, since=now - FORGOTTEN, limit=_STAMPED
    )
    return stamp_moves_alone(alone=alone, with_text=with_text)


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
    return replace(
        newest, content=content, method=head.method, fingerprint=head.fingerprint, exact=head.exact
    )
