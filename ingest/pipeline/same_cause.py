"""One cause, one message: the same edit of many documents, seen one look after the other.

`alike.py` sees what one look shows. A board that puts words into every post is seen page by page,
by as many looks, for as long as its pages are looked at.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ingest.pipeline.facts import Told
from ingest.revisions.stories.layout import LEAST_ALIKE, shape_of
from ingest.store import edits, same_edits
from ingest.store.session import Connection, Row

# Chosen: most pages of a board are looked at within an hour at first (0020). Whoever does the same
# a day later may have another reason.
WITHIN = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """A matter whose edit a layout may have made."""

    event_ids: tuple[str, ...]
    edit: Row  # as stored


def suspects(told: Iterable[Told], matters: Iterable[Sequence[str]]) -> list[Suspect]:
    """The matters whose edit is silent, and put words in, took them out or was at an end.

    Computes what takes time; reads nothing.
    """
    by_id = {each.facts.id: each for each in told}
    found = []
    for ids in matters:
        known = next((by_id[id_] for id_ in ids if id_ in by_id), None)
        if known is not None and known.stored is not None and _may_be_layout(known, ids):
            found.append(Suspect(event_ids=tuple(ids), edit=known.stored))
    return found


def _may_be_layout(told: Told, ids: Sequence[str]) -> bool:
    edit = told.stored
    if edit is None or edit["declared"] or told.material.event["detail"].get("since"):
        return False
    if set(same_edits.own_events(_first(edit))).isdisjoint(ids):
        return False  # it is told already, and this is what it did to a citation
    if told.before is None or told.after is None:
        return False
    shape = shape_of(told.before, told.after)
    return shape is not None and bool(shape.words)


def _first(edit: Row) -> str:
    """The edit by which another view has shown this step before."""
    return str(edit["echo_of"] or edit["id"])


def told_already(
    connection: Connection, found: Iterable[Suspect], *, now: datetime
) -> dict[str, str]:
    """Events that tell what the reader is told of another document: by which edit, by id.

    From the fifth document on, by as many authors, the edits are one story, which that one tells;
    those that follow belong to it and are told no more. All are stored and listed.
    """
    over: dict[str, str] = {}
    stories: set[str] = set()  # that are told by this step
    for suspect in found:
        story = _story_of(connection, suspect.edit, now=now)
        if story is None:
            continue
        if story.id in stories or same_edits.told_of(
            connection, story.members, but=suspect.event_ids
        ):
            over |= dict.fromkeys(suspect.event_ids, story.id)
        stories.add(story.id)
    return over


@dataclass(frozen=True, slots=True)
class _Story:
    id: str
    members: tuple[str, ...]  # edits that belonged to it before, the first too


def _story_of(connection: Connection, edit: Row, *, now: datetime) -> _Story | None:
    """The story that the edit belongs to from now on; it is begun where it is time."""
    since = min(edit["detected_at"], now) - WITHIN
    rows = same_edits.same_edits(connection, edit, since=since)
    others = [row for row in rows if row["document_id"] != edit["document_id"]]
    id_ = _alike(connection, others)
    if id_ is not None and edit["story_of"] in (None, id_):
        _add(connection, [_first(edit)], id_)
        known = [row["id"] for row in others if id_ in (row["id"], row["story_of"])]
        return _Story(id_, (id_, *known))
    alone = [row for row in rows if row["story_of"] is None]
    if id_ is None and edit["story_of"] is None and _are_many(alone):
        _add(connection, [row["id"] for row in alone[1:]], alone[0]["id"])
        return _Story(alone[0]["id"], ())
    return None


def _alike(connection: Connection, rows: Iterable[Row]) -> str | None:
    """The story of many documents that some of these edits belong to; one that flaps is none."""
    found = edits.stories(connection, sorted({row["story_of"] for row in rows} - {None}))
    return next((id_ for id_, story in found.items() if story.kind == "alike"), None)


def _are_many(rows: Sequence[Row]) -> bool:
    """By authors too: one who corrects the same in all that they wrote is no layout."""
    names = ("document_id", "author")
    return all(len({row[name] for row in rows}) >= LEAST_ALIKE for name in names)


def _add(connection: Connection, ids: Iterable[str], story: str) -> None:
    edits.add_to_stories(connection, [{"id": id_, "story": story} for id_ in ids if id_ != story])
