"""One document as a person reads it: what it is, how it changed, what it cites, who was told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from ops.shown import observed, reused
from ops.shown.citing import citation, evidence
from ops.shown.due import next_look
from ops.shown.terminal import safe_line, styled
from ops.shown.times import moment
from ops.shown.waiting import alert_state, outcome
from ops.shown.wording import change, edit_kind, edit_place, title

Row = Mapping[str, Any]

# An edit of a hundred places would bury the history; `diff` shows them all.
_CHANGES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All that `show` shows, as rows of `ingest.store.histories`."""

    document: Row
    addresses: Sequence[Row]
    revisions: Sequence[Row]
    edits: Sequence[Row]
    cites: Sequence[Row]
    cited_by: Sequence[Row]
    alerts: Sequence[Row]
    reuses: Sequence[Row] = ()  # `ingest.store.reuses.shown_of`
    observed: Sequence[Row] = ()  # `ops.shown.observed.passages`
    faces: Sequence[Row] = ()  # of a statement: its language versions, itself among them


def lines(history: History) -> Iterator[str]:
    """Every line for a person."""
    yield from _head(history.document)
    parts = (
        ("Addresses", _addresses(history)),
        ("Faces", _faces(history)),
        ("Revisions", _revisions(history.revisions)),
        ("Edits", _edits(history)),
        ("Under observation", observed.lines(history.observed)),
        ("Cites", _cites(history.cites)),
        ("Cited by", _cited_by(history.cited_by)),
        ("Posts quoted", reused.lines(history.reuses)),
        ("Alerts", _alerts(history.alerts)),
    )
    for heading, part in parts:
        yield from _part(heading, part)


def _part(heading: str, part: Iterator[str]) -> Iterator[str]:
    for number, line in enumerate(part):
        if not number:
            yield ""
            yield styled(heading, "heading")
        yield f"  {line}"


def _head(row: Row) -> Iterator[str]:
    yield styled(f"{row['kind']} {row['id']}: {row['state']}", "heading")
    facts = (
        ("title", title(row)),
        ("author", safe_line(row["author"])),
        ("source", safe_line(row["source"])),
        ("key", safe_line(row["key"], 500)),
        ("language", safe_line(row["language"])),
        (
            "published",
            f"{moment(row['published_at'])} (the site says)" if row["published_at"] else "",
        ),
        ("first seen", moment(row["first_seen_at"])),
        ("last edit", moment(row["last_edit_at"])),
        ("absent since", moment(row["first_absent_at"])),
        ("next look", next_look(row["next_look"], datetime.now(UTC))),
    )
    for name, value in facts:
        if value:
            yield f"  {name:<12}  {value}"


def _addresses(history: History) -> Iterator[str]:
    shown = dict.fromkeys([history.document["url"], *(row["url"] for row in history.addresses)])
    for url in shown:
        yield safe_line(url, 500)


def _faces(history: History) -> Iterator[str]:
    """The other language versions of a statement."""
    for row in history.faces:
        if row["id"] != history.document["id"]:
            yield f"{row['language'] or '??'} {row['id']}  {safe_line(row['url'], 500)}"


def _revisions(rows: Sequence[Row]) -> Iterator[str]:
    for view, of_view in groupby(rows, key=lambda row: row["view"]):
        for row in of_view:
            words = len(row["text"].split())
            noted = ", ".join([f"{words} words", *_notes(row)])
            yield f"{view} {row['seq']:<3} {moment(row['observed_at'])}  {noted}"


def _notes(row: Row) -> Iterator[str]:
    if row["partial"]:
        yield "an excerpt"
    if row["reprocessed"]:
        yield "read anew by another method, no edit"
    if row["marker"]:
        yield f"“{safe_line(row['marker']['raw'], 120)}”"


def _edits(history: History) -> Iterator[str]:
    for row in history.edits:
        echo = ", told already by another view" if row["echo_of"] else ""
        yield (
            f"{moment(row['detected_at'])}  {edit_place(row)}: {edit_kind(row)}, "
            f"{row['significance']}{_declared(row)}{echo}"
        )
        for told in row["changes"][:_CHANGES]:
            yield f"    {change(told, longest=80)}"
        if len(row["changes"]) > _CHANGES:
            yield f"    and {len(row['changes']) - _CHANGES} more: palimpsest diff {row['id']}"


def _declared(row: Row) -> str:
    by = f" by the {row['declared_by']}" if row["declared_by"] else ""
    return f", edited {moment(row['declared_at'])}{by}" if row["declared_at"] else by


def _cites(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        held = f"statement {row['statement_id']}" if row["statement_id"] else "not held yet"
        name = safe_line(row["title"]) or safe_line(row["statement_key"])
        yield f"{citation(row)}: {name} ({held})"
        yield f"    {safe_line(row['url'], 500)}"
        yield from evidence(row)


def _cited_by(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        author = f", {safe_line(row['author'])}" if row["author"] else ""
        yield f"{citation(row)}: {title(row)}{author} (post {row['post_id']})"
        yield from evidence(row)


def _alerts(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        state = alert_state(row, datetime.now(UTC))
        yield (
            f"{moment(row['created_at'])}  {row['event']} to {safe_line(row['subscription'])} by "
            f"{safe_line(row['channel'])}: {state} (alert {row['id']})"
        )
        for tried in row["deliveries"]:
            answer = f": {safe_line(tried['answer'])}" if tried["answer"] else ""
            yield f"    {moment(tried['attempted_at'])}  {outcome(tried)}{answer}"
