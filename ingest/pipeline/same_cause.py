"""One cause, one message: the same edit of many documents, seen one look after the other.

`alike.py` sees what one look shows. A board that puts words into every post is seen page by page,
by as many looks, for as long as its pages are looked at.

Which edits are one story is decided here; whom of those who want them has been told of it already,
by `planning.py`, for each subscription.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from ingest.alerts.matters import is_of_citation
from ingest.pipeline.facts import Told
from ingest.pipeline.same_changes import WITHIN, same_within
from ingest.revisions.stories.layout import LEAST_ALIKE, shape_of
from ingest.store import edits, event_steps, same_edits
from ingest.store.session import Connection, Row

# Of an event's detail: it tells several edits, or belongs to a story already.
_KNOWN = {"since", "alike"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """A matter whose edit a layout may have made."""

    event_id: str  # of the edit
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
            found.append(Suspect(event_id=ids[0], edit=known.stored))
    return found


def _may_be_layout(told: Told, ids: Sequence[str]) -> bool:
    edit = told.stored
    if edit is None or edit["declared"] or not _KNOWN.isdisjoint(told.material.event["detail"]):
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


@dataclass(slots=True)
class Stories:
    """The stories of many documents that the edits of one message belong to."""

    of: dict[str, str] = field(default_factory=dict)  # by the id of the edit's event
    told: set[str] = field(default_factory=set)  # those that were told before, to whomever
    # by story, edits that were told or wait to be told by themselves until now
    alone: dict[str, list[str]] = field(default_factory=dict)

    def of_events(self, matters: Iterable[Sequence[str]]) -> dict[str, str]:
        """The story of each event of these matters, as far as they belong to one."""
        return {id_: self.of[ids[0]] for ids in matters if ids[0] in self.of for id_ in ids}


def stories_of(
    connection: Connection, rows: Iterable[Row], found: Iterable[Suspect], *, now: datetime
) -> Stories:
    """The stories that the events `rows` belong to, by what one look has shown or `found` shows.

    From the fifth document on, by as many authors, the edits are one story, which that one tells;
    those that follow belong to it. All are stored and listed.
    """
    looked = {row["id"]: row["detail"]["alike"] for row in rows if "alike" in row["detail"]}
    stories = _of_looks(connection, looked, now=now)
    begun: set[str] = set()
    for suspect in found:
        story = _story_of(connection, suspect.edit, now=now)
        if story is not None:
            stories.of[suspect.event_id] = story.id
            stories.alone[story.id] = [*stories.alone.get(story.id, ()), *story.alone]
            (begun if story.begins else stories.told).add(story.id)
    stories.told -= begun
    return stories


def _of_looks(connection: Connection, looked: Mapping[str, str], *, now: datetime) -> Stories:
    """The stories that looks have shown, as what pages looked at before them have begun."""
    told = same_edits.told_of(connection, set(looked.values()))
    leaders = edits.rows_by_id(connection, sorted(set(looked.values())))
    whole = {id_: _as_begun(connection, row, now=now) for id_, row in leaders.items()}
    ids = {story: whole[story].id if story in whole else story for story in looked.values()}
    elsewhere = {id_ for story, id_ in ids.items() if id_ != story}
    return Stories(
        of={event: ids[story] for event, story in looked.items()},
        told={ids[story] for story in told} | same_edits.told_of(connection, elsewhere),
        alone={story.id: list(story.alone) for story in whole.values()},
    )


def _as_begun(connection: Connection, leader: Row, *, now: datetime) -> "_Story":
    """The story that a look has shown, begun with `leader`, with the same edits of the hour before.

    A story that they are goes on; where they were too few they belong to this one.
    """
    own = str(leader["id"])
    if leader["story_of"] is not None:
        return _Story(_alike(connection, [leader]) or own, begins=False)
    rows = [row for row in same_within(connection, leader, now=now) if row["story_of"] != own]
    others = [row for row in rows if row["document_id"] != leader["document_id"]]
    if (id_ := _alike(connection, others)) is not None:
        same_edits.continue_story(connection, own, into=id_)
        return _Story(id_, begins=False)
    lead = edits.stories(connection, [row["id"] for row in others])
    alone = [row["id"] for row in others if row["story_of"] is None and row["id"] not in lead]
    _add(connection, alone, own)
    return _Story(own, begins=False, alone=tuple(alone))


def held(
    connection: Connection,
    told: Iterable[Told],
    stories: Stories,
    of_events: Mapping[str, str],
    *,
    now: datetime,
) -> dict[str, datetime]:
    """Until when that waits, by id, which edits of stories that were told did to citations.

    `of_events`: the story of each event. Every page shows its own; an hour's worth is one message.
    """
    late = {id_: story for id_, story in of_events.items() if story in stories.told}
    begun = event_steps.begun(connection, set(late.values())) if late else {}
    until = {
        each.facts.id: gathered_until(each.facts.at, begun=begun[late[each.facts.id]][1])
        for each in told
        if each.facts.id in late and is_of_citation(each.facts.type)
    }
    return {id_: at for id_, at in until.items() if at > now}


def gathered_by(connection: Connection, stories: Stories) -> dict[str, str]:
    """Events whose alerts wait and tell the story that their edits belong to now, by story.

    Who has such an alert is told by it, with the number as it is when it leaves.
    """
    return {
        event: story
        for story, ids in stories.alone.items()
        for event in same_edits.untried(connection, ids)
    }


def gathered_until(at: datetime, *, begun: datetime) -> datetime:
    """The end of the hour of a story, begun at some moment, in which something was seen."""
    return begun + ((at - begun) // WITHIN + 1) * WITHIN


@dataclass(frozen=True, slots=True)
class _Story:
    id: str
    begins: bool  # with this edit
    alone: tuple[str, ...] = ()  # edits that belonged to none until now


def _story_of(connection: Connection, edit: Row, *, now: datetime) -> _Story | None:
    """The story that the edit belongs to from now on; it is begun where it is time."""
    rows = same_within(connection, edit, now=now)
    others = [row for row in rows if row["document_id"] != edit["document_id"]]
    id_ = _alike(connection, others)
    if id_ is not None and edit["story_of"] in (None, id_):
        _add(connection, [_first(edit)], id_)
        return _Story(id_, begins=False)
    alone = [row for row in rows if row["story_of"] is None]
    if id_ is None and edit["story_of"] is None and _are_many(alone):
        _add(connection, [row["id"] for row in alone[1:]], alone[0]["id"])
        ids = tuple(row["id"] for row in alone if row["id"] != _first(edit))
        return _Story(alone[0]["id"], begins=True, alone=ids)
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
