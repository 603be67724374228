"""One attempt: an alert whose lease is taken is sent, and what came of it is saved in one go."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Final

from ingest.alerts.pauses import (
    Health,
    failing_since,
    health_after,
    is_its_own_fault,
    is_over_for_all,
)
from ingest.alerts.retry import PATIENCE, Tried, fate, tried_since
from ingest.pipeline import letters
from ingest.pipeline.channel_events import Happened, tell
from ingest.pipeline.parts import Parts
from ingest.store import alerts, channels
from ingest.store.session import Connection, Row
from schemas.records.alerts import Channel, Delivered, Refused, SendOutcome, TryLater

# Given up unsent in one transaction, which takes well below a second.
GIVEN_UP_AT_ONCE = 1_000

_KILLS: Final = Refused(
    answer="gave up: workers died while they tried, see their logs, then `palimpsest redeliver`",
    code="other",
)

_TAKEN_OFF: Final = Refused(
    answer="the watch list sends nothing here any more: if it should, name this channel in its "
    "subscription again, apply it, then `palimpsest redeliver`",
    code="settings",
)

_HEALTH = ("failures", "failing_since", "paused_until", "told_at", "last_ok_at")

Jitter = Callable[[], float]  # from 0 to 1


@dataclass(frozen=True, slots=True)
class Begun:
    """An alert whose lease is taken, with what its message is made of and where it goes."""

    taken: Any  # its row
    channel: Channel | None  # as the watch list says now; none: it was taken off
    prepared: letters.Prepared | None  # none: nowhere to go, or it kills workers


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """An attempt that is stored."""

    state: str  # of the alert now
    all_over: bool  # what has waited for the channel as long as an alert may is given up too
    event_ids: tuple[str, ...]  # what the operator is told of it


def attempt(parts: Parts, begun: Begun, *, jitter: Jitter) -> Saved:
    """Send it and save what came of it; no session is open while the channel is waited for."""
    outcome = _sent(parts, begun)
    now = parts.now()
    with parts.store.write() as connection:
        saved = _save(connection, begun, outcome, now=now, jitter=jitter)
    if saved.all_over:
        _give_up_overdue(parts, begun.taken["channel_key"], outcome, now=now)
    return saved


def _sent(parts: Parts, begun: Begun) -> SendOutcome:
    if begun.channel is None:
        return _TAKEN_OFF
    if begun.prepared is None:
        return _KILLS
    sender = parts.senders.get(begun.channel.kind)
    if sender is None:
        answer = f"No sender for {begun.channel.kind} is set up here."
        return Refused(answer=answer, code="settings")
    message = letters.message_of(begun.taken, begun.prepared)
    return sender.send(message, begun.channel, now=parts.now())


def _save(
    connection: Connection, begun: Begun, outcome: SendOutcome, *, now: datetime, jitter: Jitter
) -> Saved:
    taken, is_named = begun.taken, begun.channel is not None
    key = taken["channel_key"]
    row = channels.lock(connection, key)
    before = Health(**{name: row[name] for name in _HEALTH})
    tried = _tried(connection, taken, before, now=now)
    what = fate(outcome, tried, now=now, jitter=jitter())
    ours = alerts.record(
        connection, taken["id"], delivery=_delivery(outcome, now), state=what.state,
        next_attempt_at=what.next_attempt_at, held=taken["lease_until"],
    )  # fmt: skip
    failed = isinstance(outcome, TryLater) and not is_its_own_fault(before, tried)
    over = failed and is_over_for_all(before, now=now)
    overdue = alerts.overdue(connection, key, due_by=now - PATIENCE, now=now) if over else 0
    after = health_after(before, outcome, tried, now=now, jitter=jitter()) if is_named else before
    happened = Happened(
        taken=taken, outcome=outcome, died=ours and what.state == "dead", overdue=overdue, at=now,
        before=before, after=after, is_named=is_named,
    )  # fmt: skip
    event_ids, told_at = tell(connection, happened)
    if is_named:  # else nobody was asked
        learned = asdict(replace(after, told_at=told_at)) | {"last_answer": outcome.answer}
        channels.change(connection, key, learned)
    if isinstance(outcome, Delivered) and before.failures:
        alerts.let_go(connection, key, now=now)
    return Saved(state=what.state, all_over=over, event_ids=tuple(event_ids))


def _tried(connection: Connection, taken: Row, before: Health, *, now: datetime) -> Tried:
    earlier = alerts.answered(connection, taken) if taken["attempts"] > 1 else ()
    return Tried(
        attempts=taken["attempts"], due_at=taken["due_at"],
        first_at=tried_since(earlier, now=now), failing_since=failing_since(before, now=now),
    )  # fmt: skip


def _delivery(outcome: SendOutcome, at: datetime) -> dict[str, Any]:
    word = type(outcome).__name__.lower()
    return {"attempted_at": at, "outcome": word, "answer": outcome.answer}


def _give_up_overdue(parts: Parts, key: str, outcome: SendOutcome, *, now: datetime) -> None:
    """Give up, without an attempt, what has waited for this channel as long as an alert may."""
    said = f"given up after {PATIENCE.days} days; its channel takes nothing and last said:"
    unsent = {"attempted_at": now, "outcome": "expired", "answer": f"{said} {outcome.answer}"}
    number = GIVEN_UP_AT_ONCE
    while number == GIVEN_UP_AT_ONCE:
        with parts.store.write() as connection:
            number = alerts.give_up(
                connection, key, due_by=now - PATIENCE, delivery=unsent, limit=GIVEN_UP_AT_ONCE
            )
