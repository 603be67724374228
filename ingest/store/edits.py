"""Edits: stored steps, and the ones that another view may tell again."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import bindparam, case, distinct, func, select, update

from ingest.store.ids import edit_id, revision_id
from ingest.store.session import Connection, Row, insert_ignore, update_each
from schemas.records.items import View
from schemas.records.revisions import Change, Edit, Significance
from schemas.tables import documents, edits

# flapping: to and fro between known texts; restless: a passage that changes again and again;
# alike: the same edit of many documents at once.
StoryKind = Literal["flapping", "restless", "alike"]

first = edits.alias("first")


def edit_row(  # noqa: PLR0913 (where it was seen, and when)
    edit: Edit,
    *,
    document: str,
    view: View,
    to_seq: int,
    detected_at: datetime,
    unchanged_at: datetime | None = None,
    echo_of: str | None = None,
) -> dict[str, Any]:
    """The row of an edit; `before_seen` has no revision it starts from.

    `unchanged_at`: when a look last showed the text before it, in this view; None: not known.
    """
    return {
        "id": edit_id(revision_id(document, view, to_seq)), "document_id": document, "view": view,
        "from_seq": None if edit.kind == "before_seen" else to_seq - 1, "to_seq": to_seq,
        "kind": edit.kind, "declared": edit.declared, "declared_at": edit.declared_at,
        "declared_by": edit.declared_by, "significance": int(edit.significance),
        "changes": [asdict(change) for change in edit.changes], "words_added": edit.words_added,
        "words_removed": edit.words_removed, "reverted_to": edit.reverted_to, "echo_of": echo_of,
        "story_of": None, "detected_at": detected_at, "unchanged_at": unchanged_at,
    }  # fmt: skip


def unseen_row(
    edit: Edit,
    *,
    document: str,
    view: View,
    seq: int,
    detected_at: datetime,
    unchanged_at: datetime | None = None,
) -> dict[str, Any]:
    """The row of an edit of which nothing was seen: from the head's revision to itself.

    It leads to no revision, so that its id is made from what the site declares.
    """
    row = edit_row(
        edit, document=document, view=view, to_seq=seq, detected_at=detected_at,
        unchanged_at=unchanged_at,
    )  # fmt: skip
    declared = edit.declared_at or detected_at
    return row | {
        "id": edit_id(f"{revision_id(document, view, seq)} unseen {declared.isoformat()}"),
        "from_seq": seq,
    }


def edit_from_row(row: Any) -> Edit:  # noqa: ANN401 (a row mapping)
    """The edit as it was stored."""
    return Edit(
        kind=row["kind"],
        declared=row["declared"],
        declared_at=row["declared_at"],
        declared_by=row["declared_by"],
        significance=Significance(row["significance"]),
        changes=tuple(map(_change, row["changes"])),
        words_added=row["words_added"],
        words_removed=row["words_removed"],
        reverted_to=row["reverted_to"],
    )


def _change(stored: Row) -> Change:
    spans = {name: span and tuple(span) for name, span in stored.items() if name.endswith("_span")}
    return Change(**{**stored, **spans})


def rows_by_id(connection: Connection, ids: Sequence[str]) -> dict[str, Any]:
    """Whole rows of these edits."""
    query = select(edits).where(edits.c.id.in_(ids))
    return {row["id"]: row for row in connection.execute(query).mappings()}


def add(connection: Connection, rows: Sequence[Row]) -> None:
    """Add edits; those that are there stay as they are."""
    insert_ignore(connection, edits, rows)


def recent(
    connection: Connection, document_ids: Sequence[str], *, since: datetime
) -> dict[str, list[Any]]:
    """Rows of the edits of these documents, echoes too, newest first."""
    query = (
        select(edits)
        .where(edits.c.document_id.in_(document_ids), edits.c.detected_at >= since)
        .order_by(edits.c.detected_at.desc())
    )
    found: dict[str, list[Any]] = {}
    for row in connection.execute(query).mappings():
        found.setdefault(row["document_id"], []).append(row)
    return found


def between(
    connection: Connection, document: str, view: View, *, since: int, to_seq: int
) -> list[Any]:
    """Rows of the edits of one view that lead from one of its revisions to another, in order."""
    query = select(edits).where(
        edits.c.document_id == document, edits.c.view == view, edits.c.from_seq >= since,
        edits.c.to_seq <= to_seq, edits.c.to_seq > edits.c.from_seq,
    )  # fmt: skip
    return list(connection.execute(query.order_by(edits.c.to_seq)).mappings())


def accounts(connection: Connection, rows: Sequence[Row]) -> dict[str, list[Row]]:
    """What other views have told of these edits (whole rows), by edit: rows of echoes and echoed.

    A step that another view shows as several is an echo of the last of them alone.
    """
    told = {row["id"]: row["echo_of"] or row["id"] for row in rows}
    query = select(edits).where(
        edits.c.document_id.in_({row["document_id"] for row in rows}),
        edits.c.id.in_(told.values()) | edits.c.echo_of.in_(told.values()),
    )
    found: list[Row] = [dict(row) for row in connection.execute(query).mappings()]
    return {
        id_: [row for row in found if row["id"] != id_ and step in (row["id"], row["echo_of"])]
        for id_, step in told.items()
    }


def said_by_stamps(
    connection: Connection, source_id: int, *, since: datetime, limit: int
) -> tuple[int, int]:
    """How often a source's newest declared edits showed nothing, and how often a text.

    Only those that name nobody are counted: a stamp names none.
    """
    query = (
        select(edits.c.kind)
        .join(documents, edits.c.document_id == documents.c.id)
        .where(documents.c.source_id == source_id, edits.c.detected_at >= since)
        .where(edits.c.declared, edits.c.declared_by.is_(None), edits.c.echo_of.is_(None))
        .order_by(edits.c.detected_at.desc())
        .limit(limit)
    )
    kinds = list(connection.execute(query).scalars())
    unseen = kinds.count("unseen")
    return unseen, len(kinds) - unseen


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What became of one text, or of many at once, told as one story."""

    kind: StoryKind
    times: int  # edits in it; of `alike` the documents


def stories(connection: Connection, ids: Sequence[str]) -> dict[str, Story]:
    """The stories that these edits begin; echoes are not counted."""
    query = (
        select(
            edits.c.story_of, func.count(), func.count(distinct(edits.c.document_id)),
            func.sum(case((edits.c.kind == "reverted", 1), else_=0)),
            func.max(case((edits.c.document_id != first.c.document_id, 1), else_=0)),
        )
        .join(first, edits.c.story_of == first.c.id)
        .where(edits.c.story_of.in_(ids), edits.c.echo_of.is_(None))
        .group_by(edits.c.story_of)
    )  # fmt: skip
    return {id_: _story(*counts) for id_, *counts in connection.execute(query)}


def with_stories(connection: Connection, rows: Sequence[Row]) -> list[Row]:
    """Rows of edits, each with the `story` that it is part of: its `kind` and `times`, or None."""
    begun = {str(row["story_of"] or row["echo_of"] or row["id"]) for row in rows}
    found = stories(connection, sorted(begun)) if begun else {}
    told = ((row, found.get(row["story_of"] or row["echo_of"] or row["id"])) for row in rows)
    return [{**row, "story": asdict(story) if story else None} for row, story in told]


def in_stories(connection: Connection, *, since: datetime) -> int:
    """Documents with edits since then that were part of a story."""
    query = select(func.count(distinct(edits.c.document_id))).where(
        edits.c.detected_at >= since, edits.c.story_of.is_not(None)
    )
    return connection.execute(query).scalar_one()


def _story(edits_in: int, documents_in: int, reverted: int, of_others: int) -> Story:
    """The first edit is none of those that name it."""
    if of_others:
        return Story(kind="alike", times=documents_in + 1)
    return Story(kind="flapping" if reverted else "restless", times=edits_in + 1)


_STORY = update(edits).where(edits.c.id == bindparam("b_id")).values(story_of=bindparam("b_story"))


def add_to_stories(connection: Connection, rows: Sequence[Row]) -> None:
    """Edits that turned out to belong to a story; rows have `id` and `story`."""
    update_each(connection, _STORY, rows)


def absorb(connection: Connection, unseen: str, *, into: str) -> None:
    """An edit declared and not seen was seen in another view: it is that edit's declaration."""
    connection.execute(update(edits).where(edits.c.id == unseen).values(echo_of=into))


def declare(
    connection: Connection, id_: str, *, declared_at: datetime | None, declared_by: str | None
) -> None:
    """The site was found to say, in another view, that this edit was made."""
    connection.execute(
        update(edits)
        .where(edits.c.id == id_)
        .values(declared=True, declared_at=declared_at, declared_by=declared_by)
    )
