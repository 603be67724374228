"""Documents as loaded for a decision."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from schemas.records.items import DocumentKind, Marker, View
from schemas.records.revisions import KnownRevision

DocumentState = Literal["live", "hidden", "gone", "restored"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamps:
    """What the site last said of edits in one view; it may move while the text stays."""

    marker: Marker | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDocument:
    """A stored post or statement with the head of each view."""

    id: str
    kind: DocumentKind
    key: str
    source_id: int
    url: str
    title: str
    author: str | None
    published_at: datetime | None
    first_seen_at: datetime
    last_edit_at: datetime | None
    state: DocumentState
    first_absent_at: datetime | None
    baseline: bool
    heads: dict[View, KnownRevision] = field(default_factory=dict)
    head_hashes: dict[View, str] = field(default_factory=dict)  # ends of the hash chains
    stamps: dict[View, Stamps] = field(default_factory=dict)
    # The feed through which a view is kept, where that feed is still looked at.
    keepers: dict[View, int] = field(default_factory=dict)
