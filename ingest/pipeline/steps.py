"""An edit held against what is known of the document's earlier ones: echo, story, unrest."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any

from ingest.pipeline.known import Known
from ingest.pipeline.sightings import Sighting
from ingest.revisions.echo import in_a_row, same_change, tells_more
from ingest.revisions.stories.flapping import PastStep
from ingest.revisions.stories.unrest import Step, Unrest
from ingest.store.edits import edit_from_row
from ingest.store.ids import revision_id
from schemas.records.documents import KnownDocument
from schemas.records.items import View
from schemas.records.revisions import Edit, Edited, KnownRevision

# Steps of one view that another may show as one. Each row of them is compared whole, so more would
# hold the transaction for long: 360 edits in six hours took 14 s.
MOST_IN_A_ROW = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Echoed:
    """Another view's edits that are the same step of the document, rows as stored."""

    rows: tuple[Any, ...]  # oldest first; several where this view shows them as one
    own: Edit  # what this view shows of it; with its earlier edits where it takes several

    @property
    def last(self) -> Any:  # noqa: ANN401 (a row mapping)
        """The one that is echoed."""
        return self.rows[-1]

    @property
    def told(self) -> Edit:
        """All that was told of it."""
        return in_a_row([edit_from_row(row) for row in self.rows])

    @property
    def has_more(self) -> bool:
        """Whether this view shows more of it than was told."""
        return tells_more(self.told, self.own)


def same_step(edit: Edit, recent: Sequence[Any], view: View) -> Echoed | None:
    """The edit of another view that is the same step of the document.

    Each view echoes a step once: who goes from A to B twice has made two edits. A view that lags
    shows several steps of another as one, or had shown as one what this edit completes.
    """
    echoed = {row["echo_of"] for row in recent if row["view"] == view}
    others = [row for row in recent if row["echo_of"] is None and row["view"] != view]
    told = [row for row in others if row["id"] not in echoed and row["changes"]]  # newest first
    for row in told:
        if same_change(edit_from_row(row), edit):
            return Echoed(rows=(row,), own=edit)
    in_order = (
        Echoed(rows=tuple(told[:count][::-1]), own=edit)
        for count in range(2, min(len(told), MOST_IN_A_ROW) + 1)
    )
    found = next((each for each in in_order if same_change(each.told, edit)), None)
    return found or (_completed(edit, recent, view, told[0]) if told else None)


def _completed(edit: Edit, recent: Sequence[Any], view: View, told: Any) -> Echoed | None:  # noqa: ANN401 (a row)
    """The other view's newest edit, where this one and those of this view before it are that one.

    Those that were told; an echo of another step ends the row.
    """
    mine = (row for row in recent if row["view"] == view)
    own = list(takewhile(lambda row: row["echo_of"] is None and row["changes"], mine))
    told_there = edit_from_row(told)
    for count in range(1, min(len(own), MOST_IN_A_ROW - 1) + 1):
        steps = [edit_from_row(row) for row in own[:count][::-1]]
        whole = in_a_row([*steps, edit])
        if same_change(told_there, whole):
            return Echoed(rows=(told,), own=whole)
    return None


def unrest_of(known: Known, document: str, head: KnownRevision, view: View) -> Unrest:
    """What is remembered of the view's edits, as far as it still holds.

    Where the event that waited was alerted meanwhile, or the head was read anew behind our back,
    everything up to the head counts as told: the event is left to tell for itself what it tells.
    Where another view's edit superseded it, the text told last is the one before it still.
    """
    stored = known.unrest.get((document, view))
    if stored is None or stored.seq != head.seq:
        return Unrest(seq=head.seq, told=head.seq)
    if stored.waiting is None or stored.waiting in known.resting.values():
        return stored
    if stored.waiting in known.superseded:
        return replace(stored, waiting=None)
    return replace(stored, told=head.seq, waiting=None)


def step_of(
    sighting: Sighting, document: KnownDocument, known: Known, decision: Edited, *, story: str
) -> Step:
    """The edit with all that deciding how to tell it needs; `story`: its id as stories know it."""
    history = known.history[document.id, sighting.view]
    head = history[-1]
    if head.content is None:
        raise ValueError(f"revision {head.revision_id} came without its content")
    return Step(
        story=story,
        edit=decision.edit,
        before=head.content,
        after=decision.content,
        head=head,
        seen=KnownRevision(
            revision_id=revision_id(document.id, sighting.view, head.seq + 1),
            seq=head.seq + 1,
            fingerprint=decision.fingerprint,
            exact=decision.exact,
            method=sighting.look.method,
        ),
        texts={each.seq: each for each in history},
        past=_past(known.past.get(document.id, ()), sighting.view),
        at=sighting.at,
        last_look_at=sighting.feed.last_polled_at,
    )


def _past(rows: Sequence[Any], view: View) -> list[PastStep]:
    return [
        PastStep(
            edit_id=row["id"],
            from_seq=row["from_seq"],
            to_seq=row["to_seq"],
            at=row["detected_at"],
            story=row["story_of"] or row["echo_of"],
        )
        for row in rows
        if row["view"] == view and row["from_seq"] is not None
    ]
