"""When a delivery is tried again and when it is given up. Pure: `now` and `jitter` are given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, assert_never

from schemas.records.alerts import Delivered, Refused, SendOutcome, TryLater

# Dense at first, for a receiver that is started anew; the fifth repetition falls just past the hour
# after which the operator is told (`pauses.TELL_AFTER`); then once an hour, as mail servers do
# (Postfix `maximal_backoff_time`, 67 min). Sparser, as the example of Standard Webhooks (24 h at
# last), and what is up again is told a day late.
DELAYS = (
    timedelta(seconds=5),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(minutes=40),
    timedelta(hours=1),
)

# Shorter: a receiver that is down over a weekend loses alerts. Longer: a desk is told of a thing
# that nobody remembers.
PATIENCE = timedelta(days=3)

# A receiver's `Retry-After` is believed up to here: one that says "in ten years" would otherwise
# keep an alert open for ever, neither delivered nor given up.
LONGEST_WISH = timedelta(hours=24)

# Between two attempts at most, or nothing ran or was to be sent meanwhile; a receiver's wish may
# take a day of it.
LONGEST_GAP = LONGEST_WISH + timedelta(hours=12)

# Jitter spreads what a receiver refused at one moment over a tenth of the delay.
JITTER_SHARE = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """An alert that an attempt was just made of."""

    attempts: int  # with this one
    due_at: datetime  # when it was first due
    first_at: datetime | None = None  # since when it is tried again and again, see `tried_since`
    failing_since: datetime | None = None  # its channel, before this attempt


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What becomes of an alert after an attempt."""

    state: Literal["delivered", "pending", "dead"]
    next_attempt_at: datetime | None = None  # of a pending one


def fate(outcome: SendOutcome, tried: Tried, *, now: datetime, jitter: float) -> Fate:
    """Delivered, dead where it was refused or its patience is over, else tried again."""
    match outcome:
        case Delivered():
            return Fate(state="delivered")
        case Refused():
            return Fate(state="dead")
        case TryLater() if is_over(tried, now=now):
            return Fate(state="dead")
        case TryLater():
            wish = outcome.not_before
            at = next_attempt(tried.attempts, now=now, not_before=wish, jitter=jitter)
            return Fate(state="pending", next_attempt_at=at)
        case _:
            assert_never(outcome)


def tried_since(attempts: Sequence[datetime], *, now: datetime) -> datetime | None:
    """Since when there were attempts without a gap; `attempts` newest first, None without one.

    A machine that was off over the weekend does not give up with its first attempts after it.
    """
    since = None
    for at in attempts:
        if (since or now) - at > LONGEST_GAP:
            break
        since = at
    return since


def is_over(tried: Tried, *, now: datetime) -> bool:
    """Whether the patience with an alert is over: three days of trying since it was due.

    Of trying: where nothing ran for a week, the first failure after it is not the last.
    """
    known = [at for at in (tried.first_at, tried.failing_since) if at is not None]
    return now >= max(tried.due_at, min(known, default=now)) + PATIENCE


def next_attempt(
    attempts: int, *, now: datetime, not_before: datetime | None, jitter: float
) -> datetime:
    """When to try again after so many failed attempts.

    `jitter` is from 0 to 1 and moves the attempt later only. `not_before` is the receiver's wish.

        attempts         1        2        3        4        5        6 and more
        wait             5 s      1 min    5 min    15 min   40 min   1 h
        since the first  0:00:05  0:01:05  0:06:05  0:21:05  1:01:05  2:01:05 …

    Raises: ValueError where `attempts` is below 1 or `jitter` not from 0 to 1.
    """
    if attempts < 1:
        raise ValueError(f"attempts {attempts} must be at least 1")
    delay = DELAYS[min(attempts, len(DELAYS)) - 1]
    return put_off(delay, now=now, not_before=not_before, jitter=jitter)


def put_off(
    delay: timedelta, *, now: datetime, not_before: datetime | None, jitter: float
) -> datetime:
    """`delay` and its jitter from now, or when the receiver wishes, if that is later.

    Raises: ValueError where `jitter` is not from 0 to 1.
    """
    if not 0 <= jitter <= 1:
        raise ValueError(f"jitter {jitter} must be from 0 to 1")
    due = now + delay * (1 + JITTER_SHARE * jitter)
    if not_before is None:
        return due
    return max(due, min(not_before, now + LONGEST_WISH))
