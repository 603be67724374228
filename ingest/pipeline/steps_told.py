"""The edit that an event tells: by itself, with those before it, or what is left of it."""

from dataclasses import asdict, dataclass
from typing import Any

from ingest.pipeline.shelf import Shelf
from ingest.pipeline.when_changed import between
from ingest.revisions.echo import in_a_row, rest_of
from ingest.revisions.join import whole_step
from ingest.store import edits
from ingest.store.session import Row
from schemas.records.revisions import Content, Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeStep:
    """An edit as it is told, with the texts around it."""

    row: Row | None
    before: Content | None
    after: Content | None


def whole_step_of(shelf: Shelf, row: Row) -> WholeStep:
    """The edit that an event tells: by itself, with those before it, or what is left of it."""
    edit = shelf.edits.get(row["edit_id"]) if row["edit_id"] else None
    if edit is None:
        return WholeStep(row=None, before=None, after=None)
    since = row["detail"].get("since") or edit["from_seq"]
    before, after = (shelf.content(edit, seq) for seq in (since, edit["to_seq"]))
    told = [edits.edit_from_row(shelf.told[id_]) for id_ in row["detail"].get("told", ())]
    if told:
        edit = _row_of(rest_of(in_a_row(told), edits.edit_from_row(edit)), edit)
    if since != edit["from_seq"] and before is not None and after is not None:
        edit = _joined(shelf, edit, since, before, after)
    story = shelf.stories.get(edit["story_of"] or edit["id"])
    shown = {
        "story": asdict(story) if story else None,
        "reverted_to_at": shelf.seen_at(edit, edit["reverted_to"]),
        **_changed(shelf, row),
    }
    return WholeStep(row={**edit, **shown}, before=before, after=after)


def _changed(shelf: Shelf, row: Row) -> Row:
    """Between which moments it was edited, by all views that have shown it.

    Of an edit before first sight only the site knows.
    """
    last = shelf.edits[row["edit_id"]]
    if last["kind"] == "before_seen":
        return {}
    since = row["detail"].get("since") or last["from_seq"]
    steps = [last]
    if since != last["from_seq"]:
        steps = _between(shelf, last, since) or steps
    known = shelf.accounts
    if steps[0]["id"] not in known:
        known = known | edits.accounts(shelf.connection, steps[:1])
    found = between(steps, known)
    return {"changed_after": found.after, "changed_before": found.before}


def _between(shelf: Shelf, last: Row, since: int) -> list[Row]:
    return edits.between(
        shelf.connection, last["document_id"], last["view"], since=since, to_seq=last["to_seq"]
    )


def _joined(shelf: Shelf, last: Row, since: int, before: Content, after: Content) -> Row:
    """Edits that waited for each other, as one step from the text that was told last."""
    rows = _between(shelf, last, since)
    whole = whole_step(before, after, [edits.edit_from_row(row) for row in rows])
    return _row_of(whole, last) | {"from_seq": since}


def _row_of(edit: Edit, row: Row) -> dict[str, Any]:
    """The row of an edit that is told otherwise than it is stored."""
    made = edits.edit_row(
        edit, document=row["document_id"], view=row["view"], to_seq=row["to_seq"],
        detected_at=row["detected_at"], echo_of=row["echo_of"],
    )  # fmt: skip
    return made | {"story_of": row["story_of"]}
