"""A stored passage in newer texts: where it stands now, if it stands as it stood on both sides."""

from dataclasses import replace

from schemas.records.citations import Mismatch, Quotation, Span

Texts = tuple[str, str]  # visible: of the post, of the statement


def moved_to(quotation: Quotation, *, before: Texts, now: Texts) -> Quotation | None:
    """The quotation with the spans that count in the newer texts; None if a side was altered."""
    post = _moved_by(quotation.post, before[0], now[0])
    statement = _moved_by(quotation.statement, before[1], now[1])
    if post is None or statement is None:
        return None
    return replace(
        quotation,
        post=_shifted(quotation.post, post),
        statement=_shifted(quotation.statement, statement),
        mismatches=tuple(_mismatch(one, post, statement) for one in quotation.mismatches),
    )


def _moved_by(span: Span, before: str, now: str) -> int | None:
    """By how many characters a passage has moved; the nearest place, where it stands twice."""
    passage = before[slice(*span)]
    places = (now.find(passage, span[0]), now.rfind(passage, 0, span[1]))
    found = [place - span[0] for place in places if place >= 0]
    return min(found, key=abs) if found and passage else None


def _shifted(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def _mismatch(one: Mismatch, post: int, statement: int) -> Mismatch:
    return replace(
        one,
        post=_shifted(one.post, post) if one.post else None,
        statement=_shifted(one.statement, statement) if one.statement else None,
    )
