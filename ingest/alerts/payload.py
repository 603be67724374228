"""The body of an event as DESIGN.md section 6 gives it (`schemas/payloads/event.v1.json`). Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ingest.alerts.standing import MOST_CITATIONS

Row = Mapping[str, Any]
Payload = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A citation with what is known of both sides; rows as stored."""

    citation: Row
    status: str  # held, new, lost, changed: as of the event
    statement: Row | None
    post: Row | None  # where the document of the event is the statement
    quotations: tuple[Row, ...]  # spans, and the passages on both sides where they are at hand
    verdict: str | None = None  # a person's, where one was given
    statement_revision: int | None = None  # number of the face's revision that was compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that a payload is made of; rows as stored."""

    event: Row
    source: Row
    document: Row | None
    edit: Row | None
    cited: tuple[Cited, ...]


def payload_of(material: Material, *, console_url: str | None, diff: str = "") -> Payload:
    """The payload of one event; `diff` is the unified text diff, where it was made."""
    event, document = material.event, material.document
    edit = edit_payload(material.edit, diff=diff) if material.edit is not None else None
    body: Payload = {
        "id": event["id"],
        "type": event["type"],
        "schema": 1,
        "detected_at": instant(event["at"]),
        "source": {"name": material.source["name"], "kind": material.source["kind"]},
        "document": _document(document) if document is not None else None,
        "edit": edit,
        "citations": [_citation(each) for each in _shown(material.cited)],
        "links": _links(document, edit, console_url),
    }
    told = {name: event["detail"].get(name) for name in _of_health(event["type"])}
    return body | {name: value for name, value in told.items() if name in _TOLD or value}


# Told of every source or channel; what older events did not keep is left out.
_TOLD = ("channel", "code", "cause", "remedy")
_OF_LOOKS = ("address", "since", "read_at")


def _of_health(event_type: str) -> tuple[str, ...]:
    """What is told of a source or a channel, and of no document."""
    told = _TOLD[1:]
    if event_type.startswith(("channel.", "alert.")):
        return ("channel", "subscriptions", *told)
    return (*_OF_LOOKS, *told) if event_type.startswith("source.") else ()


def _shown(cited: Iterable[Cited]) -> list[Cited]:
    """What became of some is told before those that merely stand there."""
    return sorted(cited, key=lambda each: each.status == "held")[:MOST_CITATIONS]


def instant(at: datetime | None) -> str | None:
    """An instant as RFC 3339 in UTC with `Z`."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z") if at is not None else None


def _document(row: Row) -> Payload:
    names = ("id", "kind", "url", "title", "author", "state", "key", "publisher")
    return {name: row[name] for name in names} | {"published_at": instant(row["published_at"])}


def edit_payload(row: Row, *, diff: str) -> Payload:
    """The `edit` of a payload from an edit's row; `significance` is an `IntEnum`'s number there.

    The row may have `story`, `changed_after` and `changed_before` as looks have found them, and
    `reverted_to_at`, when the text that was put back was first seen.
    """
    words = {1: "cosmetic", 2: "minor", 3: "substantive"}
    names = (
        "view", "kind", "declared", "declared_by", "words_added", "words_removed", "reverted_to",
    )  # fmt: skip
    return (
        {name: row[name] for name in names}
        | {
            "from": row["from_seq"],
            "to": row["to_seq"],
            "declared_at": instant(row["declared_at"]),
            "significance": words[int(row["significance"])],
            "changes": [_change(change) for change in row["changes"]],
            "diff": diff,
        }
        | ({"story": row["story"]} if row.get("story") else {})
        | ({"id": row["id"]} if row.get("id") else {})
        | ({"reverted_to_at": instant(at)} if (at := row.get("reverted_to_at")) else {})
        | _changed(row)
    )


def _changed(row: Row) -> Payload:
    """When at the earliest and the latest; the site's own time counts where it may be true."""
    after, before, declared_at = (
        row.get("changed_after"),
        row.get("changed_before"),
        row["declared_at"],
    )
    if before is None:
        return {}
    if declared_at is not None and declared_at < before and (after is None or declared_at >= after):
        before = declared_at
    return {"changed_after": instant(after), "changed_before": instant(before)}


def _change(change: Row) -> Payload:
    told = {name: change[name] for name in ("field", "kind", "before", "after")}
    spans = {name: list(change[name]) for name in ("before_span", "after_span") if change.get(name)}
    return told | spans | ({"reason": change["reason"]} if change.get("reason") else {})


def _citation(cited: Cited) -> Payload:
    row = cited.citation
    body: Payload = {
        "statement_id": row["statement_id"],
        "url": row["url"],
        "method": row["method"],
        "confidence": row["confidence"],
        "status": cited.status,
        "quotations": [_quotation(each) for each in cited.quotations],
        "id": row["id"],
        "certainty": row["certainty"],
        "margin": row["margin"],
        "reasons": list(row["evidence"].get("reasons", ())),
        "verdict": cited.verdict,
        "language": row["language"],
        "face_id": row["face_id"],
        "statement_revision": cited.statement_revision,
        "key": row["statement_key"],
        "publisher": row["publisher"],
        "title": cited.statement["title"] if cited.statement is not None else None,
    }
    if cited.post is not None:
        body |= {
            "post_id": cited.post["id"],
            "post_url": cited.post["url"],
            "post_author": cited.post["author"],
        }
    return body


def _quotation(row: Row) -> Payload:
    shown: Payload = {"post": list(row["post"]), "statement": list(row["statement"])}
    judged = ("method", "score", "margin", "signals", "mismatches")
    shown |= {name: row[name] for name in judged if name in row}
    texts = ("post_text", "statement_text")
    return shown | {name: row[name] for name in texts if row.get(name)}


def _links(document: Row | None, edit: Payload | None, console_url: str | None) -> Payload:
    if document is None or not console_url:
        return {"document": None, "diff": None}
    page = f"{console_url.rstrip('/')}/documents/{document['id']}"
    steps = edit is not None and edit["from"] is not None
    diff = f"{page}/diff/{edit['from']}/{edit['to']}" if steps and edit else None
    return {"document": page, "diff": diff}


def passages(quotations: Iterable[Row], *, post: str, statement: str) -> tuple[Row, ...]:
    """Quotations with the passages that their spans mark in both visible texts."""
    return tuple(
        {
            **each,
            "post": tuple(each["post"]),
            "statement": tuple(each["statement"]),
            "post_text": post[slice(*each["post"])],
            "statement_text": statement[slice(*each["statement"])],
        }
        for each in quotations
    )
