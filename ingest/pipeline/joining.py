"""Which alerts one alert tells too, and what it says of all of them as one step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from ingest.alerts.join import joined
from ingest.alerts.matters import is_edit, is_of_citation, rank
from ingest.alerts.payload import Payload, edit_payload
from ingest.alerts.same_words import Steps, are_the_same, fullest
from ingest.alerts.sure_enough import sure_only
from ingest.pipeline.facts import Told, load_facts
from ingest.revisions.differ.unified import unified
from ingest.revisions.join import whole_step
from ingest.store import alerting, bundles, edits, event_steps, events
from ingest.store.edits import edit_row
from ingest.store.session import Connection, Row
from schemas.records.citations import Certainty
from schemas.records.revisions import Content


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """What one alert tells: its payload with the diff, and the texts around the step."""

    payload: Payload
    before: Content | None
    after: Content | None


def join_beside(connection: Connection, taken: Row) -> None:
    """Join what waits beside an alert whose first attempt begins.

    Later edits of the same document within `settle`, in its other view only where both show the
    same, and what the edits did to citations. What waits for longer because a worker or a channel
    was away is told for itself, or a step and its way back would be told as nothing. What the first
    attempt told together, later ones do too.
    """
    if not bundles.is_untold(connection, taken):
        return
    beside = alerting.beside(connection, taken)
    if not beside:
        return
    (own,) = events.rows_by_id(connection, [taken["event_id"]])
    given = [row["edit_id"] for row in (own, *beside) if row["edit_id"] is not None]
    known = edits.rows_by_id(connection, given)
    steps = event_steps.steps_of(connection, given)
    settled = _of_one_matter(own, [row for row in beside if _settles_with(own, row)], known)
    told = {steps[row["edit_id"]] for row in (own, *settled) if row["edit_id"] is not None}
    did = [
        row
        for row in beside
        if is_of_citation(row["type"]) and steps.get(row["edit_id"] or "") in told
    ]
    alerting.join(connection, [row["id"] for row in (*settled, *did)], into=taken["id"])


def _settles_with(own: Row, beside: Row) -> bool:
    """Whether both are edits soon after each other."""
    if not is_edit(own["type"]) or beside["type"] != own["type"]:
        return False
    within = timedelta(seconds=beside["settle_s"])
    return bool(abs(beside["happened_at"] - own["at"]) < within)


def _of_one_matter(own: Row, soon: Sequence[Row], known: Mapping[str, Row]) -> list[Row]:
    """Of edits soon after ours those in its view, and those in others that show the same.

    Each view numbers its revisions.
    """
    if not soon:
        return []
    ours = known[own["edit_id"]]["view"]
    views: dict[str, list[Row]] = {ours: []}
    for row in soon:
        views.setdefault(known[row["edit_id"]]["view"], []).append(row)
    first = [known[row["edit_id"]]["changes"] for row in (own, *views[ours])]
    same = [view for view, rows in views.items() if are_the_same(first, _changes(rows, known))]
    return [row for view in {ours, *same} for row in views[view]]


def _changes(rows: Sequence[Row], known: Mapping[str, Row]) -> Steps:
    return [known[row["edit_id"]]["changes"] for row in rows]


def told_by(
    connection: Connection, alert: Row, *, least: Certainty, console_url: str | None
) -> list[Told]:
    """The events that an alert tells; citations that are less sure than `least` are left out."""
    ids = [alert["event_id"], *alerting.joined_events(connection, alert["id"])]
    loaded = load_facts(connection, ids, console_url=console_url)
    return [as_sure(each, least) for each in loaded]


def as_sure(told: Told, least: Certainty) -> Told:
    """An event without the citations that are less sure than `least`."""
    payload = sure_only(told.facts.payload, least)
    return replace(told, facts=replace(told.facts, payload=payload))


def whole_of(told: Sequence[Told]) -> Whole:
    """All of it as one step, in that view which shows most of it."""
    echoes = _in_other_views(told)
    rest = [each for each in told if each.facts.id not in echoes]
    steps = sorted((each for each in rest if is_edit(each.facts.type)), key=_place)
    shown = steps or [min(rest, key=lambda each: rank(each.facts.type))]
    before, after = shown[0].before, shown[-1].after
    edit = _edit(shown)
    payload = joined([each.facts.payload for each in rest], edit=edit)
    if edit is not None and len(shown) == 1:
        payload["edit"] = edit
    if echoes:
        payload |= {"joined": [each.facts.id for each in told], "echoes": sorted(echoes)}
    return Whole(payload=payload, before=before, after=after)


def _in_other_views(told: Sequence[Told]) -> set[str]:
    """Ids of edits that are told as another view shows them: no step is told in two views."""
    views: dict[str, list[Told]] = {}
    for each in told:
        if is_edit(each.facts.type) and (edit := each.facts.payload["edit"]):
            views.setdefault(edit["view"], []).append(each)
    if len(views) < 2:
        return set()
    kept = fullest(
        {
            view: [one.facts.payload["edit"]["changes"] for one in all_]
            for view, all_ in views.items()
        }
    )
    return {one.facts.id for view, all_ in views.items() if view != kept for one in all_}


def _place(told: Told) -> tuple[int, str]:
    edit = told.facts.payload["edit"]
    return (edit["to"] if edit else 0, told.facts.id)


def _edit(ordered: Sequence[Told]) -> Payload | None:
    """The `edit` of the whole step with its unified diff."""
    first, last = ordered[0], ordered[-1]
    row, before, after = last.material.edit, first.before, last.after
    if row is None or before is None or after is None:
        return None
    diff = unified(*_shown(before, after))
    steps = [each.edit for each in ordered if each.edit is not None]
    if len(steps) < 2:
        return edit_payload(row, diff=diff)
    whole = whole_step(before, after, steps)
    made = edit_row(
        whole, document=row["document_id"], view=row["view"], to_seq=row["to_seq"],
        detected_at=row["detected_at"],
    )  # fmt: skip
    return edit_payload(made, diff=diff)


def _shown(before: Content, after: Content) -> tuple[str, str]:
    """Both visible texts, under their titles where those differ."""
    if before.title == after.title:
        return before.text.visible, after.text.visible
    first, second = (f"{each.title}\n\n{each.text.visible}" for each in (before, after))
    return first, second
