"""Sightings: each item of a look with its keys, ready to be compared with what is known."""

from dataclasses import dataclass
from datetime import datetime

from ingest.parse.pages import identify
from ingest.pipeline.looks import Seen
from ingest.revisions.fingerprint import exact
from ingest.store.ids import document_id
from ingest.urls import identity_key
from schemas.records.documents import KnownDocument
from schemas.records.items import DocumentKind, Identity, Item, View
from schemas.records.revisions import Content
from schemas.records.sources import Feed


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One document as one look showed it."""

    look: Seen
    kind: DocumentKind
    keys: tuple[str, ...]  # the first one names a new document, each of them finds a known one
    identity: Identity | None
    item: Item
    content: Content
    exact: str
    alone: bool  # the only item of its look

    @property
    def feed(self) -> Feed:
        """The feed that was looked at."""
        return self.look.feed

    @property
    def view(self) -> View:
        """The view it was seen in."""
        return self.look.view

    @property
    def at(self) -> datetime:
        """When it was seen, aware UTC."""
        return self.look.outcome.observed_at

    @property
    def new_id(self) -> str:
        """The id of the document if it is new: of the one for which its own page was asked for."""
        if self.alone and self.feed.document_id and not _is_another_face(self.feed, self.identity):
            return self.feed.document_id
        return document_id(self.kind, self.keys[0])

    @property
    def statement_key(self) -> str | None:
        """What names the statement of which this is a face; None for what has no faces."""
        if self.identity is None or self.keys[0] == self.identity.key:
            return None
        return self.identity.key


def sightings_of(look: Seen) -> list[Sighting]:
    """Every item of a look; an item that is listed twice is one sighting, the first."""
    found: dict[str, Sighting] = {}
    alone = len(look.items) == 1
    for item in look.items:
        if item.locked:  # a tombstone in a list: the post's own page has to tell
            continue
        sighting = _sighting(look, item, alone=alone)
        found.setdefault(sighting.keys[0], sighting)
    return list(found.values())


def _sighting(look: Seen, item: Item, *, alone: bool) -> Sighting:
    kind = look.feed.source.document_kind
    identity = item.identity or identify(item.url, kind=kind, engine=look.feed.source.engine)
    content = Content.of(item)
    return Sighting(
        look=look,
        kind=kind,
        keys=_keys(look, item, identity, alone=alone),
        identity=identity,
        item=item,
        content=content,
        exact=exact(content),
        alone=alone,
    )


def _keys(look: Seen, item: Item, identity: Identity | None, *, alone: bool) -> tuple[str, ...]:
    keys = [_own_key(identity)] if identity else []
    if item.url:
        keys.append(address_key(item.url, kind=look.feed.source.document_kind))
    if look.view == "feed" and item.guid:
        keys.append(f"guid:{look.feed.source.id}:{item.guid}")
    if alone and look.feed.document_id and not _is_another_face(look.feed, identity):
        # The one document of its own page, whatever address it has moved to meanwhile.
        keys.append(address_key(look.feed.url, kind=look.feed.source.document_kind))
    return tuple(dict.fromkeys(keys)) or (f"guid:{look.feed.source.id}:{item.title}",)


def _is_another_face(feed: Feed, shown: Identity | None) -> bool:
    """Whether a page shows another language than its address is of, as one not translated yet."""
    if shown is None or shown.kind != "statement":
        return False
    asked = identify(feed.url, kind="statement", engine=None)
    return asked is not None and asked.key == shown.key and asked.face_key != shown.face_key


def is_page_of(feed: Feed, document: KnownDocument) -> bool:
    """Whether an own page's address may show the document, and not another language of it.

    Before faces were told apart the page of one was asked for as that of another.
    """
    if document.kind != "statement" or feed.url == document.url:
        return True
    return not _is_another_face(feed, identify(document.url, kind="statement", engine=None))


def _own_key(identity: Identity) -> str:
    """Language versions of a statement are documents of their own; a post has one language."""
    return identity.face_key if identity.kind == "statement" else identity.key


def address_key(url: str, *, kind: DocumentKind) -> str:
    """The key of a document that only its address names.

    A fragment may name a post within its thread's page; of a statement it names a passage.
    """
    return f"url:{identity_key(url, keep_fragment=kind == 'post')}"
