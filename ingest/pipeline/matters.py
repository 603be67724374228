"""The open events that belong together: what an edit did to citations is told with the edit."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from ingest.alerts.following import Decided, OpenEvent, decide_matters
from ingest.alerts.matters import is_of_channel, is_of_citation
from ingest.pipeline.same_cause import gathered_until
from ingest.pipeline.untrue import untrue_now
from ingest.store import event_steps, events
from ingest.store.session import Connection, Row


def decide(
    connection: Connection, ready: Sequence[str], *, unrested: Collection[str], now: datetime
) -> Decided:
    """What becomes of ready events, and of the open ones that belong to them.

    `unrested`: ids of events whose time has come, but whose text may not rest; they go on waiting.
    """
    rows = _beside(connection, events.rows_by_id(connection, ready))
    links = links_of(connection, rows)
    steps = event_steps.steps_of(
        connection, {*_edits(rows), *links, *(by for by in links.values() if by)}
    )
    superseded = {steps[id_]: by and steps[by] for id_, by in links.items()}
    superseded |= _of_resting(connection, rows, steps, superseded)
    doubtful = [
        row for row in rows if step_name(row, steps) in superseded and is_of_citation(row["type"])
    ]
    untrue = untrue_now(connection, doubtful) if doubtful else set()
    gathered = _gathered(connection, rows, steps)
    opened = [
        OpenEvent(
            id=row["id"], type=row["type"], at=row["at"], step=step_name(row, steps),
            not_before=row["not_before"], citation=row["citation_id"],
            is_ready=_is_ready(row, now) and row["id"] not in unrested,
            is_true=row["id"] not in untrue, gathers_until=gathered.get(row["id"]),
        )
        for row in rows
    ]  # fmt: skip
    return _asked(decide_matters(opened, superseded, now=now), ready)


def _beside(connection: Connection, asked: Sequence[Row]) -> list[Row]:
    """The events asked for, and the open ones of the same documents and of edits alike in many."""
    alone = [_alone(row) for row in asked if row["document_id"] is None]
    documents = sorted({row["document_id"] for row in asked if row["document_id"] is not None})
    found = event_steps.open_of_documents(connection, documents) if documents else []
    own = event_steps.steps_of(connection, _edits(found))
    elsewhere = sorted(set(own.values()) - own.keys())
    rows = {row["id"]: row for row in (*alone, *found)}
    if own:
        stories = event_steps.open_of_stories(connection, sorted({*own, *own.values()}))
        rows |= {row["id"]: row for row in stories}
    if elsewhere:
        leaders = event_steps.open_of_edits(connection, elsewhere)
        rows |= {row["id"]: row for row in leaders}
    return list(rows.values())


def _alone(row: Row) -> Row:
    return {**row, "linked": True}


def _edits(rows: Iterable[Row]) -> set[str]:
    return {row["edit_id"] for row in rows if row["edit_id"] is not None}


def links_of(connection: Connection, rows: Sequence[Row]) -> dict[str, str | None]:
    """Which edits of these documents are told by later ones, as far as it matters to citations."""
    followers = [row for row in rows if is_of_citation(row["type"]) and row["edit_id"] is not None]
    if not followers:
        return {}
    documents = {row["document_id"] for row in followers}
    oldest = min(row["at"] for row in followers)
    return event_steps.superseded_since(connection, documents, since=oldest)


def _of_resting(
    connection: Connection,
    rows: Sequence[Row],
    steps: Mapping[str, str],
    superseded: Collection[str],
) -> dict[str, str | None]:
    """Steps that are told of in no way belong to that whose text may come to rest meanwhile.

    A feed shows that a text is back where it was a moment before its page does.
    """
    resting = {
        row["document_id"]: steps[row["edit_id"]] for row in rows if row["detail"].get("rest_s")
    }
    asked = {
        steps[row["edit_id"]]: resting[row["document_id"]]
        for row in rows
        if is_of_citation(row["type"])
        and row["edit_id"] is not None
        and row["document_id"] in resting
    }
    others = [step for step, by in asked.items() if step != by and step not in superseded]
    untold = event_steps.untold(connection, others) if others else set()
    return {step: asked[step] for step in sorted(untold)}


def _gathered(
    connection: Connection, rows: Sequence[Row], steps: Mapping[str, str]
) -> dict[str, datetime]:
    """Until when events wait for others of the same cause, by id.

    What an edit of many documents did to citations is seen page by page, long after it was told of
    one of them: an hour's worth is one message.
    """
    of_edits = [row for row in rows if is_of_citation(row["type"]) and row["edit_id"] is not None]
    if not of_edits:
        return {}
    begun = event_steps.begun(connection, {steps[row["edit_id"]] for row in of_edits})
    found: dict[str, datetime] = {}
    for row in of_edits:
        document_id, at = begun.get(steps[row["edit_id"]], (row["document_id"], row["at"]))
        if document_id != row["document_id"]:
            found[row["id"]] = gathered_until(row["at"], begun=at)
    return found


def step_name(row: Row, steps: Mapping[str, str]) -> str:
    """What names the step of an event: its edit, a first sight, its revision, else itself.

    Of a channel: the attempt that says it.
    """
    if is_of_channel(row["type"]):
        return f"{row['detail'].get('channel_key')} at {row['at']}"
    if row["type"].endswith((".new", ".edited_before_seen")) and not is_of_citation(row["type"]):
        return f"first sight of {row['document_id']}"
    if row["edit_id"] is not None:
        return steps[row["edit_id"]]
    return str(
        row["revision_id"] if is_of_citation(row["type"]) and row["revision_id"] else row["id"]
    )


def _is_ready(row: Row, now: datetime) -> bool:
    return bool(row["linked"]) and row["not_before"] <= now


def _asked(decided: Decided, ready: Sequence[str]) -> Decided:
    """Without what nobody asked for: other open events of these documents have messages too."""
    asked = set(ready)
    decided.matters = [ids for ids in decided.matters if asked.intersection(ids)]
    decided.waiting = {id_: until for id_, until in decided.waiting.items() if id_ in asked}
    return decided
