"""Deliver: a channel is handed its due alerts in order, by one worker at a time.

Where it fails it is paused, and probed with one alert when the pause is over (`alerts/pauses.py`).
"""

import random
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from ingest.errors import PalimpsestError
from ingest.pipeline import letters
from ingest.pipeline.attempt import Begun, Jitter, Saved, attempt
from ingest.pipeline.bells import delivery_rings
from ingest.pipeline.labels import counted
from ingest.pipeline.parts import Parts
from ingest.store import addressing, alerts, channels, pending
from ingest.store.session import Connection
from schemas.records.alerts import Channel
from schemas.records.steps import Done, Ring

# A channel and an alert are kept from other workers for so long; renewed with each attempt. The
# longest time-out of a channel (a mail's 60 s) with room for rendering.
LEASE = timedelta(seconds=90)

# Then another channel gets this thread and this one a new message, behind those that wait. So
# slow channels, however many, hold all threads for no longer than this and one attempt. Shorter,
# and a message costs more than what it does: some 10 ms.
BUDGET = timedelta(seconds=5)

# Read at a time: one query for so many attempts, also where 100,000 alerts wait.
AT_A_TIME = 100

# What was due when it looked may follow one that was added since: then it looks anew.
LOOKS = 2

# An alert whose attempts never end in an answer kills its workers.
MOST_UNANSWERED = 15

_WORDS: Final = {"delivered": "delivered", "dead": "given up", "pending": "to be tried again"}


@dataclass(slots=True)
class _Visit:
    """What one message knows of the channel that it hands over to."""

    key: str
    held: datetime | None = None  # the end of its lease
    label: str = "A channel that is paused or handed over to by another message"
    waiting: deque[str] = field(default_factory=deque)  # alerts that were due when it looked


def deliver(parts: Parts, channel_keys: Sequence[str], *, jitter: Jitter = random.random) -> Done:
    """Hand over what is due on these channels, for as long as one message may."""
    until = parts.now() + BUDGET
    done = [_visit(parts, key, until=until, jitter=jitter) for key in channel_keys]
    rings = tuple(ring for each in done for ring in each.rings)
    return Done(line="; ".join(each.line for each in done), rings=rings)


def deliver_now(parts: Parts, alert_id: str, *, jitter: Jitter = random.random) -> Done:
    """Send one alert at once, whatever became of it and however its channel is.

    Of one that another told, that one. One that is being sent at this moment is left alone.
    """
    now = parts.now()
    with parts.store.write() as connection:
        alerts.redeliver(connection, [alert_id], now=now)
        telling = alerts.telling(connection, [alert_id])
        taken = alerts.take_alone(connection, telling[0], now=now, lease=LEASE) if telling else None
        if taken is None:
            return Done(line="A worker sends it at this moment.")
        channel = addressing.named_now(connection, taken)
        begun = Begun(taken, channel, _prepared(parts, connection, taken) if channel else None)
    saved = attempt(parts, begun, jitter=jitter)
    label = taken["channel_label"]
    return Done(line=f"{label}: 1 alert {_WORDS[saved.state]}", rings=_rings(saved, label))


def _visit(parts: Parts, key: str, *, until: datetime, jitter: Jitter) -> Done:
    visit, counts, rings = _Visit(key), Counter[str](), list[Ring]()
    rest: datetime | None = None
    try:
        while rest is None and (begun := _begin(parts, visit)) is not None:
            saved = attempt(parts, begun, jitter=jitter)
            counts[saved.state] += 1
            rings += _rings(saved, visit.label)
            rest = now if (now := parts.now()) >= until else None
    finally:
        _leave(parts, visit, rung_at=rest)
    if rest is not None:
        rings += delivery_rings([(key, visit.label)])
    return Done(line=f"{visit.label}: {_line(counts)}", rings=tuple(rings))


def _begin(parts: Parts, visit: _Visit) -> Begun | None:
    """Take the channel and its next alert; None where there is nothing to do, or not by us."""
    now, taken, begun = parts.now(), None, None
    until = now + LEASE
    try:
        with parts.store.write() as connection:
            held = visit.held
            row = channels.take(connection, visit.key, now=now, until=until, held=held)
            if row is None:
                return None
            visit.label = row["label"]
            now = parts.now()  # it may have waited for whoever wrote alerts that are due by now
            taken, channel = _next(connection, visit, now)
            if taken is not None:
                prepared = _prepared(parts, connection, taken) if channel else None
                begun = Begun(taken, channel, prepared)
            else:
                # In this transaction: who writes alerts waits for it, and rings when it is over.
                channels.free(connection, visit.key, held=until)
    except PalimpsestError:
        raise
    except Exception:
        # One that cannot be read must not be the next one for ever.
        if taken is not None:
            _set_aside(parts, visit.key, taken["id"], now)
        raise
    visit.held = until if begun is not None else None
    return begun


def _next(
    connection: Connection, visit: _Visit, now: datetime
) -> tuple[Any | None, Channel | None]:
    """The first alert that may be sent, its lease taken, and its channel as it is named now."""
    for _ in range(LOOKS):
        if not visit.waiting:
            found = pending.due_ids(connection, visit.key, now=now, limit=AT_A_TIME)
            visit.waiting.extend(found)
        while visit.waiting:
            id_ = visit.waiting.popleft()
            taken = alerts.take(connection, id_, channel_key=visit.key, now=now, lease=LEASE)
            if taken is None:
                continue
            channel = addressing.named_now(connection, taken)
            if channel is not None or not addressing.move(connection, taken, now=now):
                return taken, channel
    return None, None


def _prepared(parts: Parts, connection: Connection, taken: Any) -> letters.Prepared | None:  # noqa: ANN401 (a row mapping)
    if taken["attempts"] > MOST_UNANSWERED:
        answered = len(alerts.answered(connection, taken))
        if taken["attempts"] - answered > MOST_UNANSWERED:
            return None
    return letters.prepare(connection, taken, console_url=parts.console_url)


def _set_aside(parts: Parts, key: str, alert_id: str, now: datetime) -> None:
    """Count the attempt, and keep the alert from being taken for as long as a lease."""
    with parts.store.write() as connection:
        alerts.take(connection, alert_id, channel_key=key, now=now, lease=LEASE)


def _leave(parts: Parts, visit: _Visit, *, rung_at: datetime | None) -> None:
    if visit.held is not None:
        with parts.store.write() as connection:
            channels.free(connection, visit.key, held=visit.held, rung_at=rung_at)


def _rings(saved: Saved, label: str) -> tuple[Ring, ...]:
    return (Ring(step="alert", ids=saved.event_ids, label=label),) if saved.event_ids else ()


def _line(counts: Counter[str]) -> str:
    if not counts:
        return "nothing was due"
    return ", ".join(
        f"{counted(number, 'alert')} {_WORDS[word]}" for word, number in counts.items()
    )
