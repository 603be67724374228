"""What an author marks in a quotation as not the speaker's: [insertions] and omissions. Pure."""

import re
from dataclasses import dataclass

from ingest.citations.spans import Span

_DOTS = r"(?:…|\.{3,}|\.\s\.\s\.|<\s?(?:…|\.{3})\s?>)"
# "[…]", "(...)", "..." and "<…>", as kremlin.ru writes it.
ELLIPSIS = re.compile(rf"[\[(]\s*{_DOTS}\s*[\])]|{_DOTS}|\[\s*--?\s*\]")
# "[der kasachische Präsident]"; round ones only if they say that the author speaks.
_INSERTION = re.compile(r"\[[^\[\]\n]{1,300}\]")
_REMARK = re.compile(
    r"\((?:sic|!+|\?+|anm|red|d\. ?red|ed|editor|note|прим|ред|ndlr|ndt|n\. ?d)[^()\n]{0,200}\)"
    r"|\([^()\n]{1,200}[-–—,]\s*(?:anm|red|ed|author|ред|авт|прим|ndlr)[^()\n]{0,20}\)"
    r"|\([!?]{1,3}\)",
    re.IGNORECASE,
)
_ROUND = re.compile(r"\([^()\n]{1,300}\)")


@dataclass(frozen=True, slots=True)
class Marks:
    """Spans of one passage."""

    insertions: tuple[Span, ...]
    ellipses: tuple[Span, ...]
    rounds: tuple[Span, ...]  # in round brackets: the speaker's or the author's, nobody knows


def marks_of(text: str) -> Marks:
    """What is marked in a passage; an omission in brackets is no insertion."""
    ellipses = tuple(found.span() for found in ELLIPSIS.finditer(text))
    insertions = tuple(
        found.span()
        for pattern in (_INSERTION, _REMARK)
        for found in pattern.finditer(text)
        if not ELLIPSIS.fullmatch(found[0])
    )
    rounds = tuple(found.span() for found in _ROUND.finditer(text))
    return Marks(tuple(sorted(insertions)), ellipses, rounds)


def holds(spans: tuple[Span, ...], start: int, end: int) -> bool:
    """Whether one of these spans holds the stretch."""
    return any(first <= start and end <= last for first, last in spans)
