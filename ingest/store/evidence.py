"""The evidence of a citation as stored: addresses, passages with mismatches, mentions, reasons.

What was stored by earlier programs has fewer names: what is missing has its usual value.
"""

from dataclasses import asdict
from typing import Any

from ingest.store.session import Row
from schemas.records.citations import FoundCitation, Mismatch, Quotation, Span


def evidence(found: FoundCitation) -> dict[str, Any]:
    """What shows that the post cites the statement."""
    return {
        "addresses": [asdict(address) for address in found.addresses],
        "quotations": [quotation_to_json(quotation) for quotation in found.quotations],
        "mentions": [asdict(mention) | {"post": list(mention.post)} for mention in found.mentions],
        "reasons": list(found.reasons),
    }


def quotation_to_json(quotation: Quotation) -> dict[str, Any]:
    """A quotation as stored."""
    return {
        "post": list(quotation.post),
        "statement": list(quotation.statement),
        "score": quotation.score,
        "method": quotation.method,
        "margin": quotation.margin,
        "signals": dict(quotation.signals),
        "mismatches": [_mismatch_to_json(each) for each in quotation.mismatches],
    }


def quotation_from_json(stored: Row) -> Quotation:
    """The quotation as it was stored."""
    (post_start, post_end), (start, end) = stored["post"], stored["statement"]
    return Quotation(
        post=(post_start, post_end),
        statement=(start, end),
        score=float(stored["score"]),
        method=stored.get("method", "verbatim"),
        margin=stored.get("margin"),
        signals=stored.get("signals", {}),
        mismatches=tuple(_mismatch_from_json(each) for each in stored.get("mismatches", ())),
    )


def quotations_of(citation: Row) -> list[Quotation]:
    """The quotations of a citation as stored."""
    return [quotation_from_json(each) for each in citation["evidence"]["quotations"]]


def _mismatch_to_json(mismatch: Mismatch) -> dict[str, Any]:
    spans = {"post": mismatch.post, "statement": mismatch.statement}
    return {
        "kind": mismatch.kind,
        **{side: list(span) if span is not None else None for side, span in spans.items()},
        "reason": mismatch.reason,
        "firm": mismatch.firm,
    }


def _mismatch_from_json(stored: Row) -> Mismatch:
    return Mismatch(
        kind=stored["kind"],
        post=_span(stored["post"]),
        statement=_span(stored["statement"]),
        reason=stored["reason"],
        firm=stored["firm"],
    )


def _span(stored: list[int] | None) -> Span | None:
    return (stored[0], stored[1]) if stored is not None else None
