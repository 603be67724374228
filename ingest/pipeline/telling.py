"""Edits become events: once for each step, through whichever view it was seen first."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from ingest.pipeline.rows import Rows
from ingest.pipeline.sightings import Sighting
from ingest.pipeline.work import Work
from ingest.revisions.echo import in_a_row, same_change
from ingest.store import ids
from ingest.store.edits import edit_from_row, edit_row
from ingest.store.events import event_row
from schemas.records.documents import KnownDocument
from schemas.records.items import Marker, View
from schemas.records.revisions import Edit, KnownRevision

# An edit seen in a feed waits this long for the look at the document's own page (DESIGN.md 5).
WAIT_FOR_PAGE = timedelta(minutes=1)

# Markers give whole minutes, and a forum's clock may differ from ours by a few more.
_MARKER_SLACK = timedelta(minutes=5)


def tell_before_seen(
    sighting: Sighting, document: KnownDocument, edit: Edit | None, rows: Rows
) -> None:
    """The site says at first sight that the document was edited earlier."""
    if edit is None:
        return
    row = edit_row(
        edit, document=document.id, view=sighting.view, to_seq=1, detected_at=sighting.at
    )
    rows.edits.append(row)
    rows.events.append(
        event_row(
            f"{document.kind}.edited_before_seen", subject=document.id,
            source_id=document.source_id, at=sighting.at, document_id=document.id,
            edit_id=row["id"], baseline=document.baseline,
            revision_id=ids.revision_id(document.id, sighting.view, 1),
        )
    )  # fmt: skip


def tell_edit(
    sighting: Sighting,
    document: KnownDocument,
    work: Work,
    *,
    edit: Edit,
    revision: KnownRevision,
) -> None:
    """An edit and its event, unless another view has told the same step already."""
    known, rows, outcome = work.known, work.rows, work.outcome
    told = _told_elsewhere(edit, known.edits.get(document.id, ()), sighting.view)
    row = edit_row(
        edit, document=document.id, view=sighting.view, to_seq=revision.seq,
        detected_at=sighting.at, echo_of=told,
    )  # fmt: skip
    rows.edits.append(row)
    known.edits.setdefault(document.id, []).insert(0, row)  # this message may bring its echo
    if told is not None:
        outcome.echoes.append((told, row["id"], revision.revision_id))
        return
    outcome.count(sighting.feed, edited=1)
    rows.events.append(_edit_event(sighting, document, row["id"], revision.revision_id))
    if sighting.view == "feed":
        outcome.page_due.append(document.id)


def _edit_event(
    sighting: Sighting, document: KnownDocument, edit_id: str, revision_id: str
) -> dict[str, Any]:
    """Seen in a feed, it waits for the look at the document's own page."""
    waits = WAIT_FOR_PAGE if sighting.view == "feed" else timedelta()
    return event_row(
        f"{document.kind}.edited", subject=edit_id, source_id=document.source_id, at=sighting.at,
        document_id=document.id, edit_id=edit_id, revision_id=revision_id,
        not_before=sighting.at + waits,
    )  # fmt: skip


def _told_elsewhere(edit: Edit, recent: Sequence[Any], view: View) -> str | None:
    """The edit of another view that is the same step of the document.

    Each view echoes a step once: who goes from A to B twice has made two edits.
    """
    echoed = {row["echo_of"] for row in recent if row["view"] == view}
    told = [
        row
        for row in recent
        if row["echo_of"] is None and row["id"] not in echoed and row["view"] != view
    ]
    for row in told:
        if same_change(edit_from_row(row), edit):
            return str(row["id"])
    return _last_of_a_row(told, edit)


def _last_of_a_row(told: Sequence[Any], edit: Edit) -> str | None:
    """A view that lags shows several steps of another as one: the last of them is echoed."""
    steps = [edit_from_row(row) for row in told]  # newest first
    for count in range(2, len(steps) + 1):
        if same_change(in_a_row(steps[:count][::-1]), edit):
            return str(told[0]["id"])
    return None


def declare(sighting: Sighting, document: KnownDocument, work: Work) -> bool:
    """Whether this view's marker declares an edit that another view showed without one."""
    marker = sighting.content.marker
    stamps = document.stamps.get(sighting.view)
    if marker is None or (stamps is not None and stamps.marker == marker):
        return False
    for row in work.known.edits.get(document.id, ()):
        if row["view"] != sighting.view and _declares(marker, row, document):
            work.outcome.declared.append((row["id"], sighting))
            return True
    return False


def _declares(marker: Marker, row: Any, document: KnownDocument) -> bool:  # noqa: ANN401 (a row mapping)
    if row["declared"] or row["kind"] == "before_seen" or row["echo_of"]:
        return False
    if marker.edited_at is None:
        return True
    reach = timedelta(seconds=marker.uncertainty_s) + _MARKER_SLACK
    return bool(document.first_seen_at - reach <= marker.edited_at <= row["detected_at"] + reach)
