"""The same edit of many documents at one look is one story."""

from collections.abc import Iterable, Sequence

from ingest.pipeline.outcome import EditMade
from ingest.pipeline.sightings import Sighting
from ingest.pipeline.work import Work
from ingest.revisions.stories.layout import LEAST_ALIKE, Shape, alike, shape_of

# A feed, or all documents' own pages of a source that one message has looked at.
Place = tuple[str, int]


def tell_alike_once(sighted: Sequence[Sighting], work: Work) -> None:
    """Of the same edit of most documents shown the first begins a story; the others name it.

    Each has its event: the alert step tells every subscription of the first that it wants, be it
    the edit of the one document that it asks for. All of them are stored and listed.
    """
    if len(work.outcome.made) < LEAST_ALIKE:
        return
    for place in sorted({_place(each.sighting) for each in work.outcome.made}):
        shown = {each.keys[0] for each in sighted if _place(each) == place}
        here = {each.edit_id: each for each in work.outcome.made if _place(each.sighting) == place}
        for ids in alike(_shapes(here.values(), place), shown=len(shown)):
            _as_one_story([here[id_] for id_ in ids], work)


def _place(sighting: Sighting) -> Place:
    if sighting.feed.document_id is not None:
        return "pages", sighting.feed.source.id
    return "feed", sighting.feed.id


def _shapes(made: Iterable[EditMade], place: Place) -> dict[str, Shape]:
    """Only a feed has excerpts that may be cut elsewhere."""
    shapes = ((each.edit_id, shape_of(each.before, each.after)) for each in made)
    return {
        id_: shape
        for id_, shape in shapes
        if shape is not None and (shape.cut_at is None or place[0] == "feed")
    }


def _as_one_story(made: Sequence[EditMade], work: Work) -> None:
    """Only the first one's own page is worth a look at once: the others would show the same."""
    first, members = made[0].edit_id, {each.edit_id for each in made}
    for row in work.rows.edits:
        if row["id"] in members - {first}:
            row["story_of"] = first
    work.rows.events = [
        {**row, "detail": {**row["detail"], "alike": first}} if row["edit_id"] in members else row
        for row in work.rows.events
    ]
    waits = {each.document_id for each in made[1:]}
    work.outcome.page_due = [each for each in work.outcome.page_due if each not in waits]
