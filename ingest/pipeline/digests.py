"""Alerts that waited for one moment on a channel for people, told as one message.

What matters is chosen from the ledger's columns alone; texts are read only for the lines that are
shown, a few at a time. So 10,000 alerts cost little more than the sixty that are told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ingest.alerts.digest import Occasion, message_of_digest
from ingest.alerts.digest_lines import Chosen, Item, Line, chosen, lines_of
from ingest.alerts.join import joined
from ingest.alerts.matters import is_edit, is_of_citation
from ingest.alerts.phrases import phrases
from ingest.alerts.sure_enough import sure_only
from ingest.pipeline.facts import load_facts
from ingest.store import bundles, event_steps
from ingest.store.session import Connection, Row
from schemas.records.alerts import Channel, Message, Subscription
from schemas.records.revisions import Significance

Payload = dict[str, Any]

# Alerts in one message; those beyond wait for the next one, which follows at once.
MOST_ALERTS: Final = 10_000

# Of a line that tells several edits of one document, so many are read, the newest; and of what
# they did to citations, so much.
_MOST_STEPS: Final = 5
_MOST_BESIDE: Final = 10

# Lines whose texts are in memory at a time.
_LINES_AT_A_TIME: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedDigest:
    """All that a digest is made of, read in one transaction."""

    occasion: Occasion
    chosen: Chosen
    payloads: tuple[Payload, ...]  # of the lines shown, those at the top first


def gather(connection: Connection, taken: Row) -> None:
    """Join to an alert of a bundle, its first attempt begun, all that wait with it and are due.

    What comes due while its lease is held goes along: a minute later it would be one more message.
    Belongs into the transaction that took it. What was told once is told the same again, whatever
    is due by then: receivers know the message by its id.
    """
    if bundles.is_untold(connection, taken):
        due_by = taken["lease_until"]
        ids = bundles.waiting(connection, taken, due_by=due_by, limit=MOST_ALERTS)
        bundles.join(connection, ids, into=taken["id"])


def prepare_digest(
    connection: Connection, taken: Row, subscription: Subscription, *, console_url: str | None
) -> PreparedDigest | None:
    """Gather and read what an alert of a bundle tells with others.

    None where it is told by itself: on a channel for programs, where it is alone, or where all are
    edits of one document, which are told as one step in full.
    """
    if not Channel(**taken["channel"]).is_for_people:
        return None
    gather(connection, taken)
    rows = bundles.told_together(connection, taken["id"])
    edits = {row["edit_id"] for row in rows} - {None}
    steps = event_steps.steps_of(connection, edits) if edits else {}
    lines = lines_of(_item(row, steps) for row in rows)
    if len(lines) == 1 and _is_a_step(connection, lines[0]):
        return None
    shown = chosen(lines)
    loading = _payloads(connection, [*shown.top, *shown.others], subscription, console_url)
    return PreparedDigest(
        occasion=_occasion(taken, rows, lines, subscription),
        chosen=shown,
        payloads=tuple(loading),
    )


def _is_a_step(connection: Connection, line: Line) -> bool:
    """Whether a line is one step from one text to another, and not there and back."""
    if len(line.matters) == 1:
        return True
    if not line.is_one_step or len(line.matters) > _MOST_STEPS:
        return False
    ends = [line.matters[0][0].event_id, line.newest.event_id]
    first, last = load_facts(connection, ends, console_url=None)
    return first.before != last.after


def message_of_bundle(prepared: PreparedDigest) -> Message:
    """The message of a digest; reads nothing."""
    subscription = prepared.occasion.subscription
    say = phrases(subscription.language, subscription.zone)
    return message_of_digest(prepared.occasion, prepared.chosen, prepared.payloads, say=say)


def _item(row: Row, steps: Mapping[str, str]) -> Item:
    weighed = row["significance"]
    return Item(
        event_id=row["event_id"],
        type=row["type"],
        at=row["at"],
        source=row["source"],
        step=_step(row, steps),
        document_id=row["document_id"],
        significance=Significance(weighed) if weighed is not None else None,
        declared=bool(row["declared"]),
        view=row["view"],
    )


def _step(row: Row, steps: Mapping[str, str]) -> str:
    """What names the step that an event belongs to, as `pipeline/matters.py` finds it."""
    if row["type"].endswith((".new", ".edited_before_seen")) and not is_of_citation(row["type"]):
        return f"first sight of {row['document_id']}"
    if row["edit_id"] is not None:
        return steps[row["edit_id"]]
    return str(row["revision_id"] or row["event_id"])


def _occasion(
    taken: Row, rows: Sequence[Row], lines: Sequence[Line], subscription: Subscription
) -> Occasion:
    """`ends` is when the last of those that were gathered was due: the same in every attempt."""
    others = [row["due_at"] for row in rows if row["id"] != taken["id"] and row["due_at"]]
    ends = max(others, default=taken["due_at"] or taken["created_at"])
    bundled = frozenset(row["bundle"] for row in rows if row["bundle"])
    begins = min(row["at"] for row in rows)
    if "digest" in bundled and subscription.digest:
        begins = min(begins, ends - subscription.digest)
    return Occasion(
        alert_id=taken["id"],
        subscription=subscription,
        bundles=bundled,
        alerts=sum(len(line.matters) for line in lines),
        begins=begins,
        ends=max(begins, ends),
        created_at=max(ends, taken["created_at"]),
    )


def _payloads(
    connection: Connection,
    lines: Sequence[Line],
    subscription: Subscription,
    console_url: str | None,
) -> Iterator[Payload]:
    for start in range(0, len(lines), _LINES_AT_A_TIME):
        some = [_read(line) for line in lines[start : start + _LINES_AT_A_TIME]]
        ids = [id_ for line in some for id_ in line]
        told = load_facts(connection, ids, console_url=console_url)
        least = subscription.citations
        payloads = {each.facts.id: sure_only(each.facts.payload, least) for each in told}
        yield from (joined([payloads[id_] for id_ in line]) for line in some)


def _read(line: Line) -> list[str]:
    """The events of a line whose texts are read: of the newest matter, and of one step with it."""
    matters = line.matters[-_MOST_STEPS:] if line.is_one_step else line.matters[-1:]
    beside = [item for matter in matters for item in matter[1:] if not is_edit(item.type)]
    leaders = [matter[0] for matter in matters]
    return [item.event_id for item in (*leaders, *beside[:_MOST_BESIDE])]
