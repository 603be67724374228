"""Citations: what a post refers to, with the evidence on both sides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

CitationMethod = Literal["url", "quotation", "translation", "mention"]
CitationStatus = Literal["held", "new", "lost", "changed"]
LinkKind = Literal["authored", "inherited"]  # inherited: inside a quoted earlier post
# How sure it is that the post draws on that statement; only `certain` and `likely` are alerted.
Certainty = Literal["certain", "likely", "possible"]
Verdict = Literal["confirmed", "rejected"]  # a person's, kept for ever
QuotationMethod = Literal["verbatim", "translation"]
MismatchKind = Literal[
    "number", "date", "name", "negation", "certainty", "wording", "omission", "addition"
]

Span = tuple[int, int]  # half open, in characters of a visible text


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAddress:
    """An address found in a post's visible text or behind one of its links."""

    start: int  # span in the visible text of the post
    end: int
    displayed: str  # as the post gave it
    url: str  # repaired and unwrapped, a shortened one resolved: what is to be fetched
    key: str  # identity key: equal for all addresses of one document as far as rules tell
    wrappers: tuple[str, ...] = ()  # names of the wrappers opened, outermost first
    chain: tuple[str, ...] = ()  # the addresses that a shortened one led through, its own first
    kind: LinkKind = "authored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """Where a quotation does not say what the statement says."""

    kind: MismatchKind
    post: Span | None  # None: nothing stands there in the post
    statement: Span | None
    reason: str  # one English clause for a reader: "6 in the post, 8 in the statement"
    firm: bool  # False: the evidence only suggests it, and whoever shows it says so


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A span of a post and the span of a statement that it reproduces (visible text, half open)."""

    post: Span
    statement: Span
    score: float  # verbatim: share of equal words, 1.0 word for word; translation: 0 to 1
    method: QuotationMethod = "verbatim"
    margin: float | None = None  # of a translation: by how much its score passes the runner-up's
    signals: Mapping[str, float] = field(default_factory=dict)  # what the score is made of, by name
    mismatches: tuple[Mismatch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span of a post that names a statement without address or quotation."""

    post: Span
    speaker: str | None = None
    title: str | None = None
    date: str | None = None  # ISO 8601


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCitation:
    """One citation as found in one revision of a post."""

    method: CitationMethod
    url: str  # address of the face that is cited
    statement_key: str  # identity of the statement: `kremlin:67568`, else the address key
    publisher: str | None
    language: str | None  # of the face that is cited
    confidence: float
    certainty: Certainty = "certain"
    margin: float | None = None  # by how much the evidence passes that for the next statement
    reasons: tuple[str, ...] = ()  # why that certainty: "quoted beside the speaker's name", …
    addresses: tuple[FoundAddress, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
