"""What an alert says when it leaves: edits that settled together told as one step."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ingest.alerts.join import join_key, joined
from ingest.alerts.payload import edit_payload
from ingest.alerts.render import render
from ingest.alerts.sure_enough import sure_only
from ingest.pipeline.facts import Told, load_facts
from ingest.revisions.differ.segments import segments
from ingest.revisions.differ.unified import unified
from ingest.revisions.join import whole_step
from ingest.store import alerts, subscriptions
from ingest.store.edits import edit_row
from ingest.store.session import Connection, Row
from schemas.records.alerts import Message
from schemas.records.citations import Certainty
from schemas.records.revisions import Content


def steps_of(connection: Connection, taken: Row, *, console_url: str | None) -> list[Told]:
    """The events that an alert tells, its lease just taken.

    Alerts that wait to tell edits of the same document are joined into it. Citations that are less
    sure than the subscription asks for are left out.
    """
    least = subscriptions.certainty_of(connection, taken["subscription_id"])
    loaded = load_facts(connection, _event_ids(connection, taken), console_url=console_url)
    told = [_as_sure(each, least) for each in loaded]
    own = next(each for each in told if each.facts.id == taken["event_id"])
    steps = [each for each in told if _joins(own, each)]
    _join(connection, taken, steps)
    return steps or [own]


def _as_sure(told: Told, least: Certainty) -> Told:
    payload = sure_only(told.facts.payload, least)
    return replace(told, facts=replace(told.facts, payload=payload))


def _event_ids(connection: Connection, taken: Row) -> list[str]:
    """The alert's own event, those joined at an earlier attempt, and those that wait as well."""
    ids = [taken["event_id"], *alerts.joined_events(connection, taken["id"])]
    if taken["attempts"] == 1 and taken["document_id"]:
        ids += [row["event_id"] for row in alerts.joinable(connection, taken)]
    return ids


def _joins(own: Told, other: Told) -> bool:
    key = join_key(own.facts.payload)
    return key is not None and join_key(other.facts.payload) == key


def _join(connection: Connection, taken: Row, steps: Sequence[Told]) -> None:
    """What the first attempt told together is told together by every later attempt."""
    if taken["attempts"] != 1 or len(steps) < 2:
        return
    events = {each.facts.id for each in steps}
    waiting = alerts.joinable(connection, taken)
    ids = [row["id"] for row in waiting if row["event_id"] in events]
    alerts.join(connection, ids, into=taken["id"])


def message_of(taken: Row, steps: Sequence[Told]) -> Message:
    """The message that tells these events as one step."""
    ordered = sorted(steps, key=_place)
    before, after = ordered[0].before, ordered[-1].after
    edit = _edit(ordered)
    payload = joined([each.facts.payload for each in ordered], edit=edit)
    if edit is not None and len(ordered) == 1:
        payload["edit"] = edit
    return render(
        taken["id"],
        payload,
        segments=segments(_text(before), _text(after)) if before and after else (),
        text_before=_text(before) if before else None,
        text_after=_text(after) if after else None,
        created_at=taken["created_at"],
    )


def _place(told: Told) -> tuple[int, str]:
    edit = told.facts.payload["edit"]
    return (edit["to"] if edit else 0, told.facts.id)


def _edit(ordered: Sequence[Told]) -> dict[str, Any] | None:
    """The `edit` of the whole step with its unified diff."""
    first, last = ordered[0], ordered[-1]
    row, before, after = last.material.edit, first.before, last.after
    if row is None or before is None or after is None:
        return None
    diff = unified(_shown(before, after)[0], _shown(before, after)[1])
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
        return _text(before), _text(after)
    return f"{before.title}\n\n{_text(before)}", f"{after.title}\n\n{_text(after)}"


def _text(content: Content) -> str:
    return content.text.visible
