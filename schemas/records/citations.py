"""Citations: what a post refers to, with the evidence on both sides."""

from dataclasses import dataclass
from typing import Literal

CitationMethod = Literal["url", "quotation", "translation", "mention"]
CitationStatus = Literal["held", "new", "lost", "changed"]
LinkKind = Literal["authored", "inherited"]  # inherited: inside a quoted earlier post


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAddress:
    """An address found in a post's visible text or behind one of its links."""

    start: int  # span in the visible text of the post
    end: int
    displayed: str  # as the post gave it
    url: str  # repaired and unwrapped: what is to be fetched
    key: str  # identity key: equal for all addresses of one document as far as rules tell
    wrappers: tuple[str, ...] = ()  # names of the wrappers opened, outermost first
    kind: LinkKind = "authored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A span of a post and the span of a statement that it reproduces (visible text, half open)."""

    post: tuple[int, int]
    statement: tuple[int, int]
    score: float  # 1.0: word for word


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCitation:
    """One citation as found in one revision of a post."""

    method: CitationMethod
    url: str  # address of the face that is cited
    statement_key: str  # identity of the statement: `kremlin:67568`, else the address key
    publisher: str | None
    language: str | None
    confidence: float
    addresses: tuple[FoundAddress, ...] = ()
    quotations: tuple[Quotation, ...] = ()
