"""Deliver: hand due alerts to their channel; try later, or give up loudly."""

import random
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, assert_never

from ingest.alerts.retry import next_attempt
from ingest.pipeline.labels import counted
from ingest.pipeline.letters import message_of, steps_of
from ingest.pipeline.parts import Parts
from ingest.store import alerts
from schemas.records.alerts import Channel, Delivered, Message, Refused, SendOutcome, TryLater
from schemas.records.steps import Done

# An attempt may take this long before another worker may take the alert: the longest time-out of
# a channel (30 s) with room for rendering.
LEASE = timedelta(minutes=2)

# An alert whose attempts never end in an answer kills its workers; the usual ones end at ten.
MOST_LEASES = 15

_DEAD = "gave up: workers died while they tried, see their logs, then `palimpsest redeliver`"


def deliver(parts: Parts, alert_ids: Sequence[str]) -> Done:
    """Deliver alerts of one channel; when it does not answer, the others wait for it as well."""
    done: Counter[str] = Counter()
    label = "nothing"
    for at, alert_id in enumerate(alert_ids):
        taken = _take(parts, alert_id)
        if taken is None:
            continue
        label = taken["channel_label"]
        outcome, until = _attempt(parts, taken)
        done[_word(outcome, until)] += 1
        if isinstance(outcome, TryLater) and until is not None:
            _postpone(parts, alert_ids[at + 1 :], until=until)
            break
    return Done(line=f"{label}: {_line(done)}")


def _take(parts: Parts, alert_id: str) -> Any | None:  # noqa: ANN401 (a row mapping)
    now = parts.now()
    with parts.store.write() as connection:
        taken = alerts.take(connection, alert_id, now=now, lease=LEASE)
        if taken is not None and taken["attempts"] > MOST_LEASES:
            given_up = {"attempted_at": now, "outcome": "refused", "answer": _DEAD}
            alerts.record(
                connection, alert_id, delivery=given_up, state="dead", next_attempt_at=None
            )
            return None
    return taken


def _attempt(parts: Parts, taken: Any) -> tuple[SendOutcome, datetime | None]:  # noqa: ANN401 (a row mapping)
    """One attempt; no session is open while the channel is waited for."""
    channel = Channel(**taken["channel"])
    with parts.store.write() as connection:
        steps = steps_of(connection, taken, console_url=parts.console_url)
    outcome = _send(parts, message_of(taken, steps), channel)
    now = parts.now()
    until = _retry_at(outcome, attempts=taken["attempts"], now=now)
    word = type(outcome).__name__.lower()
    with parts.store.write() as connection:
        alerts.record(
            connection,
            taken["id"],
            delivery={"attempted_at": now, "outcome": word, "answer": outcome.answer},
            state=_state(outcome, until),
            next_attempt_at=until,
        )
    return outcome, until


def _send(parts: Parts, message: Message, channel: Channel) -> SendOutcome:
    sender = parts.senders.get(channel.kind)
    if sender is None:
        return Refused(answer=f"No sender for {channel.kind} is set up here.")
    return sender.send(message, channel, now=parts.now())


def _retry_at(outcome: SendOutcome, *, attempts: int, now: datetime) -> datetime | None:
    if not isinstance(outcome, TryLater):
        return None
    jitter = random.random()  # noqa: S311 (spreads attempts, keeps no secret)
    return next_attempt(attempts, now=now, not_before=outcome.not_before, jitter=jitter)


def _state(outcome: SendOutcome, until: datetime | None) -> str:
    match outcome:
        case Delivered():
            return "delivered"
        case Refused():
            return "dead"
        case TryLater():
            return "pending" if until is not None else "dead"
        case _:
            assert_never(outcome)


def _word(outcome: SendOutcome, until: datetime | None) -> str:
    return {"delivered": "delivered", "dead": "given up", "pending": "to be tried again"}[
        _state(outcome, until)
    ]


def _postpone(parts: Parts, alert_ids: Sequence[str], *, until: datetime) -> None:
    if alert_ids:
        with parts.store.write() as connection:
            alerts.postpone(connection, alert_ids, until=until)


def _line(done: Counter[str]) -> str:
    if not done:
        return "nothing was due"
    return ", ".join(f"{counted(number, 'alert')} {word}" for word, number in done.items())
