"""Events with all that rules and templates need, loaded together for a whole message."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.alerts.matters import is_edit, is_of_citation
from ingest.alerts.payload import Material, payload_of
from ingest.pipeline.cited import Ends, cited_in, what_became
from ingest.pipeline.shelf import Shelf
from ingest.pipeline.steps_told import whole_step_of
from ingest.store import edits, events, revisions
from ingest.store.session import Connection, Row
from schemas.records.alerts import EventFacts
from schemas.records.revisions import Content, Edit, Significance


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event: its facts, its material and the texts before and after."""

    facts: EventFacts
    material: Material
    edit: Edit | None
    before: Content | None
    after: Content | None
    stored: Row | None = None  # the edit as it is stored, whatever is told with it


def load_facts(
    connection: Connection, event_ids: Sequence[str], *, console_url: str | None
) -> list[Told]:
    """The facts of these events, in the order they happened; without any diff in the payload."""
    shelf = Shelf(connection, events.rows_by_id(connection, event_ids))
    ends = what_became(shelf)
    return [_told(shelf, row, ends, console_url) for row in shelf.events]


def _told(shelf: Shelf, row: Row, ends: Ends, console_url: str | None) -> Told:
    step = whole_step_of(shelf, row)
    material = Material(
        event=row,
        source=shelf.sources[row["source_id"]],
        document=shelf.documents.get(row["document_id"]) if row["document_id"] else None,
        edit=step.row if _has_edit(row["type"]) else None,
        cited=tuple(cited_in(shelf, row, ends)),
    )
    shown = shelf.revisions.get(row["revision_id"]) if row["revision_id"] else None
    newest = revisions.content_from_row(shown) if shown is not None else None
    after = step.after or newest
    return Told(
        facts=_facts(row, material, after, console_url),
        material=material,
        edit=edits.edit_from_row(step.row) if step.row is not None else None,
        before=step.before,
        after=after,
        stored=shelf.edits.get(row["edit_id"] or ""),
    )


def _has_edit(event_type: str) -> bool:
    """Whether the text's step is told; what was done to a citation is told with what did it."""
    return event_type.endswith((".edited", ".edited_before_seen")) or is_of_citation(event_type)


def _is_weighed(event_type: str) -> bool:
    """Whether the event matters as much as its edit; that a citation came or went always does."""
    return is_edit(event_type) or event_type == "quotation.broken"


def _facts(
    row: Row, material: Material, after: Content | None, console_url: str | None
) -> EventFacts:
    judged = material.edit is not None and _is_weighed(row["type"])
    return EventFacts(
        id=row["id"],
        type=row["type"],
        at=row["at"],
        baseline=row["baseline"],
        source_name=material.source["name"],
        document_id=row["document_id"],
        author=material.document["author"] if material.document is not None else None,
        text=after.text.visible if after else "",
        significance=Significance(material.edit["significance"])
        if judged and material.edit is not None
        else None,
        payload=payload_of(material, console_url=console_url),
    )
