"""When a delivery is tried again. Pure: `now` and `jitter` are arguments."""

from datetime import datetime, timedelta

# The example schedule of the Standard Webhooks specification ("Deliverability and reliability").
# Shorter: a receiver that is down over a weekend loses alerts. Longer: a desk is told of a thing
# that nobody remembers.
DELAYS = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)

# A receiver's `Retry-After` is believed up to here: one that says "in ten years" would otherwise
# keep an alert open for ever, neither delivered nor given up.
LONGEST_WISH = timedelta(hours=24)

# Jitter spreads what a receiver refused at one moment over a tenth of the delay.
JITTER_SHARE = 0.1


def next_attempt(
    attempts: int, *, now: datetime, not_before: datetime | None, jitter: float
) -> datetime | None:
    """When to try again after so many failed attempts, or None: given up, loudly.

    `jitter` is from 0 to 1 and moves the attempt later only. `not_before` is the receiver's wish.

        attempts         1        2        3        4        5      6     7     8     9     10
        wait             5 s      5 min    30 min   2 h      5 h    10 h  14 h  20 h  24 h  None
        since the first  0:00:05  0:05:05  0:35:05  2:35:05  7:35…  17 h  31 h  51 h  75 h

    Ten attempts over 75 h 35 min 5 s without jitter: a little over three days.

    Raises: ValueError where `attempts` is below 1 or `jitter` not from 0 to 1.
    """
    if attempts < 1 or not 0 <= jitter <= 1:
        raise ValueError(f"attempts {attempts} and jitter {jitter} must be at least 1 and 0 to 1")
    if attempts > len(DELAYS):
        return None
    due = now + DELAYS[attempts - 1] * (1 + JITTER_SHARE * jitter)
    if not_before is None:
        return due
    return max(due, min(not_before, now + LONGEST_WISH))
