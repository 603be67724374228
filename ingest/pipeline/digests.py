"""Alerts that waited for one moment on a channel for people, told as one message.

What matters is chosen from the ledger's columns alone; texts are read only for the lines that are
shown, a few at a time. So 10,000 alerts cost little more than the sixty that are told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ingest.alerts.digest import Occasion, message_of_digest
from ingest.alerts.digest_line import Line, Matter, lines_of
from ingest.alerts.digest_lines import Chosen, chosen
from ingest.alerts.join import joined
from ingest.alerts.matters import is_edit
from ingest.alerts.phrases import phrases
from ingest.alerts.sure_enough import sure_only
from ingest.pipeline.digest_items import items_of
from ingest.pipeline.facts import load_facts
from ingest.store import alerting, bundles
from ingest.store.session import Connection, Row
from schemas.records.alerts import Channel, Message, Subscription

Payload = dict[str, Any]

# Alerts in one message; those beyond wait for the next one, which follows at once.
MOST_ALERTS: Final = 10_000

# So many edits of one document in one view are told as one step; and of what edits did to
# citations, so much is read.
_MOST_STEPS: Final = 5
_MOST_BESIDE: Final = 10

# Lines whose texts are in memory at a time.
_LINES_AT_A_TIME: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedDigest:
    """All that a digest is made of, read in one transaction."""

    occasion: Occasion
    chosen: Chosen
    payloads: tuple[tuple[Payload, ...], ...]  # of the lines shown, those at the top first


def gather(connection: Connection, taken: Row) -> None:
    """Join to an alert of a bundle, its first attempt begun, all that wait with it and are due.

    What comes due while its lease is held goes along: a minute later it would be one more message.
    Belongs into the transaction that took it. What was told once is told the same again, whatever
    is due by then: receivers know the message by its id.
    """
    if bundles.is_untold(connection, taken):
        due_by = taken["lease_until"]
        ids = bundles.waiting(connection, taken, due_by=due_by, limit=MOST_ALERTS)
        alerting.join(connection, ids, into=taken["id"])


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
    lines = lines_of(items_of(connection, rows, subscription.citations))
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


def _occasion(
    taken: Row, rows: Sequence[Row], lines: Sequence[Line], subscription: Subscription
) -> Occasion:
    """The same in every attempt, and nothing in it is later than the first one.

    Who is taken was due by then; those that go along may be due a little later, and what is sent
    again is due anew. So the first that any of them was due counts, or the last that happened.
    """
    begins, ends = (pick(row["at"] for row in rows) for pick in (min, max))
    due = min((row["due_at"] for row in rows if row["due_at"]), default=taken["created_at"])
    return Occasion(
        alert_id=taken["id"],
        subscription=subscription,
        bundles=frozenset(row["bundle"] for row in rows if row["bundle"]),
        alerts=sum(len(line.matters) for line in lines),
        begins=begins,
        ends=ends,
        created_at=max(ends, due),
    )


def _payloads(
    connection: Connection,
    lines: Sequence[Line],
    subscription: Subscription,
    console_url: str | None,
) -> Iterator[tuple[Payload, ...]]:
    for start in range(0, len(lines), _LINES_AT_A_TIME):
        some = [_read(line) for line in lines[start : start + _LINES_AT_A_TIME]]
        ids = [id_ for line in some for matter in line for id_ in matter]
        told = load_facts(connection, ids, console_url=console_url)
        least = subscription.citations
        payloads = {each.facts.id: sure_only(each.facts.payload, least) for each in told}
        for line in some:
            yield tuple(joined([payloads[id_] for id_ in matter]) for matter in line)


def _read(line: Line) -> list[list[str]]:
    """The events whose texts are read, of each matter that is told.

    Of matters that repeat one is told, with what all of them did to citations.
    """
    if line.repeats is None:
        return [[matter[0].event_id, *_beside([matter])] for matter in line.told]
    ((leader, *_),) = line.told
    return [[leader.event_id, *_beside(line.matters)]]


def _beside(matters: Sequence[Matter]) -> list[str]:
    found = [item for matter in matters for item in matter[1:] if not is_edit(item.type)]
    return [item.event_id for item in found[:_MOST_BESIDE]]
