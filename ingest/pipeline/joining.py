"""Which alerts one alert tells too, and what it says of all of them as one step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from ingest.alerts.join import joined
from ingest.alerts.matters import is_edit, is_of_citation, rank
from ingest.alerts.payload import Payload, edit_payload
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

    Later edits of the same document within `settle`, and what the edits did to citations. What
    waits for longer because a worker or a channel was away is told for itself, or a step and its
    way back would be told as nothing. What the first attempt told together, later ones do too.
    """
    if not bundles.is_untold(connection, taken):
        return
    beside = alerting.beside(connection, taken)
    if not beside:
        return
    (own,) = events.rows_by_id(connection, [taken["event_id"]])
    given = [row["edit_id"] for row in (own, *beside) if row["edit_id"] is not None]
    views = {id_: row["view"] for id_, row in edits.rows_by_id(connection, given).items()}
    steps = event_steps.steps_of(connection, given)
    settled = [row for row in beside if _settles_with(own, row, views)]
    told = {steps[row["edit_id"]] for row in (own, *settled) if row["edit_id"] is not None}
    did = [
        row
        for row in beside
        if is_of_citation(row["type"]) and steps.get(row["edit_id"] or "") in told
    ]
    alerting.join(connection, [row["id"] for row in (*settled, *did)], into=taken["id"])


def _settles_with(own: Row, beside: Row, views: Mapping[str, str]) -> bool:
    """Whether both are edits in one view, which numbers its revisions, soon after each other."""
    if not is_edit(own["type"]) or beside["type"] != own["type"]:
        return False
    within = timedelta(seconds=beside["settle_s"])
    soon = abs(beside["happened_at"] - own["at"]) < within
    return soon and views[beside["edit_id"]] == views[own["edit_id"]]


def told_by(
    connection: Connection, alert: Row, *, least: Certainty, console_url: str | None
) -> list[Told]:
    """The events that an alert tells; citations that are less sure than `least` are left out."""
    ids = [alert["event_id"], *alerting.joined_events(connection, alert["id"])]
    loaded = load_facts(connection, ids, console_url=console_url)
    return [_as_sure(each, least) for each in loaded]


def _as_sure(told: Told, least: Certainty) -> Told:
    payload = sure_only(told.facts.payload, least)
    return replace(told, facts=replace(told.facts, payload=payload))


def whole_of(told: Sequence[Told]) -> Whole:
    """All of it as one step."""
    steps = sorted((each for each in told if is_edit(each.facts.type)), key=_place)
    shown = steps or [min(told, key=lambda each: rank(each.facts.type))]
    before, after = shown[0].before, shown[-1].after
    edit = _edit(shown)
    payload = joined([each.facts.payload for each in told], edit=edit)
    if edit is not None and len(shown) == 1:
        payload["edit"] = edit
    return Whole(payload=payload, before=before, after=after)


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
