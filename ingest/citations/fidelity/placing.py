"""From words of a sentence to spans of both texts. Pure."""

from collections.abc import Sequence

from ingest.citations.fidelity.passages import Passages, Side
from ingest.citations.fidelity.units import Unit
from ingest.citations.spans import Span
from schemas.records.citations import Mismatch, MismatchKind


def span_of(units: Sequence[Unit], place: tuple[int, int]) -> Span:
    """Where a row of words stands in its sentence."""
    return units[place[0]].span[0], units[place[1] - 1].span[1]


def cut(side: Side, sentence: Span, span: Span) -> str:
    """The words at a span of a sentence."""
    return side.text[slice(*sentence)][slice(*span)]


def moved(span: Span, sentence: Span) -> Span:
    """A span of a sentence as one of the passage."""
    return span[0] + sentence[0], span[1] + sentence[0]


def mismatch(
    passages: Passages,
    kind: MismatchKind,
    post: Span | None,
    statement: Span | None,
    reason: str,
    *,
    firm: bool = False,
) -> Mismatch:
    """A mismatch, from spans of the passages."""
    return Mismatch(
        kind=kind,
        post=passages.post.place(*post) if post else None,
        statement=passages.statement.place(*statement) if statement else None,
        reason=reason,
        firm=firm,
    )
