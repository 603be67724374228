"""When a channel that fails is paused, probed and let go again. Pure.

A circuit breaker: a failure pauses the channel; when the pause is over one alert is sent as a
probe, and its success lets all go. So a channel that is away costs one attempt at each pause,
however many alerts wait for it.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never

from ingest.alerts.retry import LONGEST_GAP, PATIENCE, Tried, put_off
from schemas.records.alerts import Delivered, Refused, SendOutcome, TryLater

# By failures in a row, the last one for all that follow. Longer at last, and a channel that is back
# is found out later; shorter, and its log is full of us.
PAUSES = (
    timedelta(seconds=5),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(minutes=30),
)

# A receiver that is installed anew is back sooner, and nobody need be told of it.
TELL_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What is known of a channel; the columns of the same names."""

    failures: int = 0  # in a row, an alert that fails again counted once
    failing_since: datetime | None = None  # none: the last alert was taken
    paused_until: datetime | None = None
    told_at: datetime | None = None  # when `channel.failing` was told
    last_ok_at: datetime | None = None


def health_after(
    health: Health, outcome: SendOutcome, tried: Tried, *, now: datetime, jitter: float
) -> Health:
    """What an attempt teaches of its channel; what was told stays for others to say.

    Refused: the other side answers, so there is nothing to wait for.
    """
    match outcome:
        case Delivered():
            return Health(told_at=health.told_at, last_ok_at=now)
        case Refused():
            since = health.failing_since or now
            return replace(health, failures=0, failing_since=since, paused_until=None)
        case TryLater() if is_its_own_fault(health, tried):
            return health
        case TryLater():
            return _failed(health, outcome, tried, now=now, jitter=jitter)
        case _:
            assert_never(outcome)


def is_its_own_fault(health: Health, tried: Tried) -> bool:
    """Whether the channel has taken others since it first did not take this alert.

    Then the alert is tried again by itself, and the others go on.
    """
    first, ok = tried.first_at, health.last_ok_at
    return first is not None and ok is not None and ok > first


def _failed(
    health: Health, outcome: TryLater, tried: Tried, *, now: datetime, jitter: float
) -> Health:
    """Paused the longer, the more alerts failed in a row.

    An alert that fails again says nothing new: what comes then would wait for half an hour because
    of a single one.
    """
    failures = health.failures + 1 if tried.attempts == 1 else max(health.failures, 1)
    pause = PAUSES[min(failures, len(PAUSES)) - 1]
    until = put_off(pause, now=now, not_before=outcome.not_before, jitter=jitter)
    since = failing_since(health, now=now) or now
    return replace(health, failures=failures, failing_since=since, paused_until=until)


def failing_since(health: Health, *, now: datetime) -> datetime | None:
    """Since when a channel is asked again and again, and takes nothing.

    None where it answered, if only with a refusal, and where nobody asked for long: a machine that
    was off over the weekend does not give up with its first attempt.
    """
    until = health.paused_until
    asked = health.failures > 0 and until is not None and now - until <= LONGEST_GAP
    return health.failing_since if asked else None


def is_over_for_all(health: Health, *, now: datetime) -> bool:
    """Whether a channel was tried in vain for as long as an alert may wait, by whichever alert."""
    since = failing_since(health, now=now)
    return since is not None and now >= since + PATIENCE


def is_to_be_told(health: Health, *, now: datetime) -> bool:
    """Whether a channel fails for so long that its operator should know, and does not.

    For so long already, or until it is asked again, since it wishes so.
    """
    since, until = health.failing_since, health.paused_until
    if since is None or health.told_at is not None:
        return False
    return now - since >= TELL_AFTER or (until is not None and until - now >= TELL_AFTER)
