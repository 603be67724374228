"""What a parser reads from one feed or page; values, never stored as such."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from schemas.records.texts import RichText

View = Literal["feed", "page", "api"]
DocumentKind = Literal["post", "statement"]
PageState = Literal["live", "tombstone", "hidden", "wall", "error"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """The site's own words that a document was edited."""

    raw: str  # the words as they stood on the page
    edited_at: datetime | None = None  # aware UTC; None where the site does not say
    uncertainty_s: int = 0  # how far `edited_at` may be off (zone unknown, month only)
    by: Literal["author", "moderator"] | None = None
    name: str | None = None  # the name given in the marker
    count: int | None = None
    reason: str | None = None


def face_key(key: str, language: str | None) -> str:
    """The key of a statement's face: `kremlin:67568@en`; of what has no language the key itself."""
    return f"{key}@{language}" if language else key


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who a document is, whatever address it was seen under.

    `key` is unique for its `kind` over the whole database: `kremlin:67568` for a statement with a
    site adapter, `heise:39983233` for a post of a known engine, else the address's identity key.
    """

    kind: DocumentKind
    key: str
    publisher: str | None = None  # of a statement: `kremlin`
    language: str | None = None  # of the face at this address: `en`

    @property
    def face_key(self) -> str:
        """Of the face: the key with its language."""
        return face_key(self.key, self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a feed, or one post or statement of a page."""

    guid: str  # the feed's id byte for byte, or the page's own number for the document
    url: str  # displayed address, absolute
    text: RichText
    title: str = ""
    author: str | None = None
    published_at: datetime | None = None  # the site says; aware UTC
    updated_at: datetime | None = None  # the site's stamp of the last edit
    marker: Marker | None = None
    partial: bool = False  # a feed's excerpt: cut text
    identity: Identity | None = None  # set by engines and sites that know it
    language: str | None = None
    locked: bool = False  # a tombstone stands in the document's place


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """A feed as read, by the fast parser or by the reference."""

    format: Literal["rss", "atom", "json-feed", "listing", "sitemap"]
    items: tuple[Item, ...]
    title: str = ""
    method: str = ""  # parser and its version: `feeds.fast/2`, `feeds.reference/2`
    ttl_s: int | None = None  # RSS ttl and sy:updatePeriod, seconds
    skip_hours: tuple[int, ...] = ()  # hours of GMT
    skip_days: tuple[int, ...] = ()  # Monday is 0, GMT
    hub: str | None = None  # WebSub
    older: str | None = None  # RFC 5005 prev-archive
    complaints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedPage:
    """A document's own page as read; may carry several posts."""

    state: PageState
    items: tuple[Item, ...]
    method: str  # adapter and its version: `forums.heise/1`, `sites.kremlin/1`, `generic/1`
    view: Literal["page", "api"] = "page"
    complaint: str | None = None  # why the page could not be read, one sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class NotParsed:
    """Bytes that are no feed and no page we can read: recorded, harms nothing."""

    complaint: str  # one sentence with the way out
