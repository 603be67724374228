"""When a feed is polled again: by the watch list or as learned, and never before anybody's wish."""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from zlib import crc32

from ingest.schedule.limits import CEILING_S, FLOOR, LOCAL_FLOOR, LOCAL_FLOOR_S, POLL_PRICE_S
from ingest.schedule.rates import Looks, feed_rate
from ingest.schedule.reasons import Because, Planned

# A feed's own ttl may be beyond a day, but a typing error costs a month at most (as for max-age).
LONGEST_TTL_S = 31 * 86_400

# Enough to spread feeds that were added together; more would only delay.
JITTER = 0.05


def learned_interval(looks: Looks) -> timedelta:
    """How long to wait by what was learned alone, between the local floor and a day.

    A feed changed at rate Δ and polled every I seconds costs Δ·I/2 seconds of delay a second, and
    POLL_PRICE_S/I for the polls. The sum is least at I = sqrt(2 · price / Δ): visits proportional
    to the root of the rate, which is the best spending of any common budget (POLLING.md).
    """
    interval_s = math.sqrt(2 * POLL_PRICE_S / feed_rate(looks))
    return timedelta(seconds=min(max(interval_s, LOCAL_FLOOR_S), CEILING_S))


def next_poll(  # noqa: PLR0913 - each is a fact or a wish with its own column; no two belong together
    *,
    feed_id: int,
    now: datetime,
    every: timedelta | None,
    looks: Looks,
    not_before: datetime | None = None,
    ttl_s: int | None = None,
    skip_hours: Sequence[int] = (),
    skip_days: Sequence[int] = (),
    local: bool = False,
) -> Planned:
    """When a feed is due again and why: what asks for the most time is the reason.

    `local` is true where the address is named in RESOLVE or ALLOW_NETWORKS: one second is then
    long enough, and there is no jitter, which `feed_id` makes differ from feed to feed.
    `skip_hours` and `skip_days` (Monday is 0) are of GMT.
    """
    because: Because = "every" if every else "learned"
    interval = max(every or learned_interval(looks), LOCAL_FLOOR if local else FLOOR)
    due = now + interval
    if ttl_s and (later := now + timedelta(seconds=min(ttl_s, LONGEST_TTL_S))) > due:
        due, because = later, "ttl"
    if not_before is not None and not_before > due:
        due, because = not_before, "asked"
    if not local:
        due += _jitter(feed_id, interval)
    if (skip_hours or skip_days) and (later := _outside(due, skip_hours, skip_days)) > due:
        due, because = later, "skipped"
    return Planned(due, because)


def _jitter(feed_id: int, interval: timedelta) -> timedelta:
    """Up to 5 % of the interval, the same for the same feed and interval; never negative."""
    spread = crc32(f"{feed_id}:{interval.total_seconds():.0f}".encode()) / 2**32
    return interval * (JITTER * spread)


def _outside(due: datetime, skip_hours: Sequence[int], skip_days: Sequence[int]) -> datetime:
    """The first moment from `due` on in no skipped hour or day; wishes that skip all are junk."""
    hours, days = set(skip_hours), set(skip_days)
    if hours.issuperset(range(24)) or days.issuperset(range(7)):
        return due
    while due.hour in hours or due.weekday() in days:
        due += timedelta(
            hours=1
        )  # the minute stays, so that feeds do not all come at the full hour
    return due
