"""A citation as a person reads it: how sure it is and why, and both passages beside each other."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ingest.alerts.mismatches import mismatch_line
from ops.shown.terminal import safe_line
from ops.shown.times import moment
from ops.shown.wording import certainty

Row = Mapping[str, Any]

# Enough to recognise a passage; the whole texts are a `diff` or a click away.
_PASSAGE = 220
_REASONS = 400


def citation(row: Row) -> str:
    """How it was found, how sure it is, and whether it stands: `by url, certain 1.00, held`."""
    lost = f" {moment(row['lost_at'])}" if row["lost_at"] else ""
    sure = f"{certainty(row)}, confidence {row['confidence']:.2f}"
    return f"{row['id'][:8]} by {row['method']}, {sure}, {row['status']}{lost}"


def evidence(row: Row) -> Iterator[str]:
    """Why it is so sure, what people said of it, and its passages."""
    if reasons := row["evidence"].get("reasons"):
        yield f"    because:   {safe_line('; '.join(reasons), _REASONS)}"
    for address in row["evidence"].get("addresses", ()):
        if address.get("chain"):
            yield f"    by way of: {safe_line(' → '.join(address['chain']), _REASONS)}"
    for given in row.get("verdicts", ()):
        by = f" by {safe_line(given['given_by'])}" if given["given_by"] else ""
        note = f": {safe_line(given['note'])}" if given["note"] else ""
        yield f"    {given['verdict']} {moment(given['at'])}{by}{note}"
    for mention in row["evidence"].get("mentions", ()):
        if passage := _passage(row["post_text"], mention["post"]):
            yield f"    named:     “{passage}”"
    if row["evidence"].get("outdated"):
        yield "    the statement has been edited since: its newest text has other words"
    for quotation in row["evidence"].get("quotations", ()):
        yield from _passages(row, quotation)


def _passages(row: Row, quotation: Row) -> Iterator[str]:
    """Both sides of a quotation; a side whose text is not held is left out."""
    translated = quotation.get("method") == "translation"
    for side in ("post", "statement"):
        if passage := _passage(row[f"{side}_text"], quotation[side]):
            note = " (translated)" if translated and side == "post" else ""
            yield f"    {side + ':':<10} “{passage}”{note}"
    for mismatch in quotation.get("mismatches", ()):
        yield f"    {'differs:':<10} {mismatch_line(mismatch)}"


def _passage(text: str | None, span: Sequence[int]) -> str:
    return safe_line((text or "")[span[0] : span[1]], _PASSAGE)
