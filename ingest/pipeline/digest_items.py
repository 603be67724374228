"""What a digest must know of each event to choose its lines: from columns, no texts are read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from ingest.alerts.digest_likeness import is_grave, words_changed, words_undone
from ingest.alerts.digest_line import Item
from ingest.alerts.matters import is_edit, is_of_citation
from ingest.alerts.sure_enough import is_sure
from ingest.store import digest_facts, event_steps
from ingest.store.session import Connection, Row
from schemas.records.citations import Certainty
from schemas.records.revisions import Significance


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    steps: Mapping[str, str]  # by the id of an edit
    alike: Mapping[str, int]  # by step
    changes: Mapping[str, Sequence[Any]]  # by the id of an edit
    cites: Mapping[str, frozenset[str]]  # by the id of a post


def items_of(connection: Connection, rows: Sequence[Row], least: Certainty) -> list[Item]:
    """The events of `bundles.told_together`; citations less sure than `least` are none."""
    edits = {row["edit_id"] for row in rows} - {None}
    steps = event_steps.steps_of(connection, edits) if edits else {}
    posts = {row["document_id"] for row in rows} - {None}
    sure = [each for each in get_args(Certainty) if is_sure(each, least)]
    known = _Known(
        steps=steps,
        alike=digest_facts.alike(connection, set(steps.values())),
        changes=digest_facts.short_changes(connection, edits),
        cites=digest_facts.cited_by(connection, posts, sure),
    )
    return [_item(row, known) for row in rows]


def _item(row: Row, known: _Known) -> Item:
    weighed, step = row["significance"], _step(row, known.steps)
    changes = known.changes.get(row["edit_id"], ()) if is_edit(row["type"]) else ()
    return Item(
        event_id=row["event_id"],
        type=row["type"],
        at=row["at"],
        source=row["source"],
        step=step,
        document_id=row["document_id"],
        significance=Significance(weighed) if weighed is not None else None,
        declared=bool(row["declared"]),
        view=row["view"],
        cites=known.cites.get(row["document_id"], frozenset()),
        words=words_changed(changes),
        undone=words_undone(changes),
        grave=is_grave(changes),
        documents=known.alike.get(step, 1) if is_edit(row["type"]) else 1,
    )


def _step(row: Row, steps: Mapping[str, str]) -> str:
    """What names the step that an event belongs to, as `pipeline/matters.py` finds it."""
    if row["type"].endswith((".new", ".edited_before_seen")) and not is_of_citation(row["type"]):
        return f"first sight of {row['document_id']}"
    if row["edit_id"] is not None:
        return steps[row["edit_id"]]
    return str(row["revision_id"] or row["event_id"])
