"""Revisions and edits: the immutable texts of a document and the steps between them."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Literal

from schemas.records.items import Item, Marker, View
from schemas.records.texts import RichText

# unseen: the site declares an edit of which we have seen nothing.
EditKind = Literal["changed", "reverted", "growing", "before_seen", "unseen"]
ChangeField = Literal["text", "title", "link", "author"]
# wording: whatever no other kind is sure of. A unit of measure counts as `number`.
ChangeKind = Literal[
    "number", "date", "name", "negation", "certainty", "quotation", "attribution", "link",
    "wording", "spelling", "typography", "format", "move", "addition", "removal", "rewrite",
]  # fmt: skip
Span = tuple[int, int]  # half open, in characters
DeclaredBy = Literal["author", "moderator"]


class Significance(IntEnum):
    """How much an edit matters; ordered, so that `at_least` is a comparison."""

    COSMETIC = 1  # typography, spacing, format: a reader reads the same
    MINOR = 2  # spelling
    SUBSTANTIVE = 3  # anything else, and whatever we are unsure of

    @property
    def word(self) -> str:
        """The word used in tables, payloads and watch lists."""
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> "Significance":
        """The significance that a word names. Raises: KeyError."""
        return cls[word.upper()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is compared: one document's text with what belongs to it, as seen in one view."""

    title: str  # visible text
    author: str | None
    text: RichText
    marker: Marker | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    partial: bool = False

    @classmethod
    def of(cls, item: Item) -> "Content":
        """The part of an item that is compared."""
        return cls(
            title=item.title,
            author=item.author,
            text=item.text,
            marker=item.marker,
            published_at=item.published_at,
            updated_at=item.updated_at,
            partial=item.partial,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRevision:
    """The stored head, or an earlier revision, of a document in one view."""

    revision_id: str
    seq: int  # 1, 2, 3 … within document and view
    fingerprint: str  # of the normalised content
    exact: str  # of the visible content: equal `exact` is equal in everything shown
    method: str  # extractor and version that read it
    content: Content | None = None  # loaded only where a comparison is needed


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One changed place; `before` and `after` are visible text.

    Spans count characters of the compared text (`ingest.revisions.shown.visible_of`) of the two
    revisions, and of the titles where `field` is title; None where there is no place to name.
    """

    field: ChangeField
    kind: ChangeKind
    before: str
    after: str
    before_span: Span | None = None
    after_span: Span | None = None
    reason: str = ""  # why it is of this kind, in English words a person can read


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """The step between two revisions of one view, judged."""

    kind: EditKind
    declared: bool
    declared_at: datetime | None
    declared_by: DeclaredBy | None
    significance: Significance
    changes: tuple[Change, ...]
    words_added: int
    words_removed: int
    reverted_to: int | None = None  # seq of the revision returned to


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """First sight of the document in this view."""

    content: Content
    fingerprint: str
    exact: str
    before_seen: Edit | None = None  # a marker at first sight


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """The text differs from the head: a new revision and an edit."""

    content: Content
    fingerprint: str
    exact: str
    edit: Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprocessed:
    """Another method read the page: a new revision that is no edit and alerts nobody."""

    content: Content
    fingerprint: str
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """Nothing a reader would read has changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Seen, not judged: a partial text against a full one, an empty extraction."""

    reason: str


Decision = New | Edited | Reprocessed | Unchanged | Held

__all__ = [
    "Change",
    "ChangeField",
    "ChangeKind",
    "Content",
    "Decision",
    "DeclaredBy",
    "Edit",
    "EditKind",
    "Edited",
    "Held",
    "KnownRevision",
    "New",
    "Reprocessed",
    "Significance",
    "Unchanged",
    "View",
]
