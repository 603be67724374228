"""When to look again. Pure: `now` is an argument, and the jitter is a hash, never randomness.

Intervals are learned from whether earlier looks found something new (`FeedLooks`), and give way to
what the server or the feed asks for. Later than asked for is polite; earlier never happens.
"""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from zlib import crc32

# First interval of a feed that we know nothing of: the middle of what forums' feeds ask for by
# `ttl` and max-age (5 to 60 minutes). Learning replaces it after a few looks.
START_S = 900.0

# What a poll costs, in seconds of delay: a poll is worth making when it is expected to save that
# much (see `learned_interval`). With it a feed changed hourly is looked at every 15 minutes, daily
# every 76, weekly every 3.4 hours. Doubling it makes every interval longer by the root of two.
POLL_PRICE_S = 120.0

# The gap imagined once as changed and once as unchanged, so that one lucky look does not swing the
# interval: its rate, ln 2 / gap, is the one whose learned interval is START_S.
PRIOR_GAP_S = START_S**2 * math.log(2) / (2 * POLL_PRICE_S)

FLOOR_S = 60.0  # DESIGN.md section 6: polite floor; no publisher expects more than a look a minute
LOCAL_FLOOR_S = 1.0  # ... "may be as short as one second" towards addresses named in settings
_FLOOR, _LOCAL_FLOOR = timedelta(seconds=FLOOR_S), timedelta(seconds=LOCAL_FLOOR_S)
CEILING_S = 86_400.0  # a learned interval is a day at most: a feed that wakes up is seen that day

# A feed's own ttl may be beyond a day, but a typing error costs a month at most (as for max-age).
LONGEST_TTL_S = 31 * 86_400

# Looks remembered at full weight: about a day of a busy feed. A feed that never changes settles at
# 2 · POLL_PRICE_S · MEMORY = 6.6 hours. Fewer and that is more often; more and a feed that falls
# asleep is polled as if awake for days, or one that wakes up as if asleep.
MEMORY = 100.0

# Enough to spread feeds that were added together; more would only delay.
JITTER = 0.05

# A page's looks, see `next_page_look`.
FIRST_PAGE_LOOK = timedelta(minutes=2)
PAGE_GAP = 0.15


class FeedLooks(NamedTuple):
    """What earlier looks at a feed found; four numbers, kept in the feed's row.

    A tuple, because every look makes two and a frozen dataclass is slower to make.
    """

    feed_id: int  # only spreads feeds in time
    changed: float = 0.0  # looks that found something new, old ones counting less
    unchanged: float = 0.0
    changed_gap_s: float = 0.0  # mean time between such a look and the one before it
    unchanged_gap_s: float = 0.0

    def after(self, *, changed: bool, gap_s: float) -> "FeedLooks":
        """The looks with one more; `gap_s` is the time since the look before it."""
        gap_s = max(gap_s, LOCAL_FLOOR_S)  # a clock running backwards teaches nothing
        fade = min(1.0, (MEMORY - 1) / max(self.changed + self.unchanged, 1.0))
        seen, missed = self.changed * fade, self.unchanged * fade
        if changed:
            return FeedLooks(
                feed_id=self.feed_id,
                changed=seen + 1,
                changed_gap_s=(seen * self.changed_gap_s + gap_s) / (seen + 1),
                unchanged=missed,
                unchanged_gap_s=self.unchanged_gap_s,
            )
        return FeedLooks(
            feed_id=self.feed_id,
            changed=seen,
            changed_gap_s=self.changed_gap_s,
            unchanged=missed + 1,
            unchanged_gap_s=(missed * self.unchanged_gap_s + gap_s) / (missed + 1),
        )

    @property
    def change_rate(self) -> float:
        """Changes per second, with the imagined gaps counted in.

        For gaps near their mean, which learned intervals are, the equation of `change_rate` below
        has a closed form (Cho and Garcia-Molina 2003, "Estimating Frequency of Change"); every poll
        that finds nothing asks for this number, so it must cost nothing.
        """
        changed, changed_s = self.changed + 1, self.changed * self.changed_gap_s + PRIOR_GAP_S
        unchanged_s = self.unchanged * self.unchanged_gap_s + PRIOR_GAP_S
        return math.log1p(changed_s / unchanged_s) * changed / changed_s


def change_rate(
    changed_gaps_s: Sequence[float], unchanged_gaps_s: Sequence[float], *, prior_gap_s: float
) -> float:
    """Changes per second, from looks at irregular gaps that found something new or did not.

    The most likely rate Δ is the root of: sum over changed of t/(exp(Δt) - 1) = sum over unchanged
    of t (Kolobov et al. 2019, "Staying up to Date with Online Content Changes Using Reinforcement
    Learning for Scheduling"), with one changed and one unchanged gap of `prior_gap_s` imagined.
    """
    changed = (*changed_gaps_s, prior_gap_s)
    unchanged_s = sum(unchanged_gaps_s) + prior_gap_s

    def surplus(rate: float) -> float:
        return sum(_share(gap, rate) for gap in changed) - unchanged_s

    # The surplus falls from infinity below nothing, so halving a bracket finds its only root:
    # between once in 30,000 years and a thousand a second, to beyond a double's precision.
    low, high = 1e-12, 1e3
    for _ in range(60):
        middle = math.sqrt(low * high)
        low, high = (middle, high) if surplus(middle) > 0 else (low, middle)
    return low


def learned_interval(looks: FeedLooks) -> timedelta:
    """How long to wait by what was learned alone, between the local floor and a day.

    A feed changed at rate Δ and polled every I seconds costs Δ·I/2 seconds of delay a second, and
    POLL_PRICE_S/I for the polls. The sum is least at I = sqrt(2 · price / Δ): visits proportional
    to the root of the rate, which is the best spending of any common budget (POLLING.md).
    """
    interval_s = math.sqrt(2 * POLL_PRICE_S / looks.change_rate)
    return timedelta(seconds=min(max(interval_s, LOCAL_FLOOR_S), CEILING_S))


def next_poll(  # noqa: PLR0913 - each is a fact or a wish with its own column; no two belong together
    *,
    now: datetime,
    every: timedelta | None,
    looks: FeedLooks,
    not_before: datetime | None = None,
    ttl_s: int | None = None,
    skip_hours: Sequence[int] = (),
    skip_days: Sequence[int] = (),
    local: bool = False,
) -> datetime:
    """When a feed is due again: by `every` or as learned, and never before anybody's wish.

    `local` is true where the address is named in RESOLVE or ALLOW_NETWORKS: one second is then
    long enough, and there is no jitter. `skip_hours` and `skip_days` (Monday is 0) are of GMT.
    """
    interval = max(every or learned_interval(looks), _LOCAL_FLOOR if local else _FLOOR)
    due = now + interval
    if ttl_s:
        due = max(due, now + timedelta(seconds=min(ttl_s, LONGEST_TTL_S)))
    if not_before is not None:
        due = max(due, not_before)
    if not local:
        due += _jitter(looks.feed_id, interval)
    return _outside(due, skip_hours, skip_days)


def back_off(
    failures: int, *, base: timedelta, ceiling: timedelta = timedelta(days=7)
) -> timedelta:
    """Twice as long with each failure in a row: base, 2 base, 4 base, … up to `ceiling`."""
    if base >= ceiling:
        return ceiling
    base = max(base, timedelta(seconds=LOCAL_FLOOR_S))
    doublings = min(max(failures - 1, 0), math.ceil(math.log2(ceiling / base)))
    return min(base * float(2**doublings), ceiling)


def next_page_look(
    *,
    now: datetime,
    born_at: datetime,
    recheck: timedelta,
    floor: timedelta,
    first: timedelta = FIRST_PAGE_LOOK,
) -> datetime | None:
    """When a document's own page is looked at again; None once `recheck` is over.

    `born_at` is the latest of publication, first sight and last edit. Most edits come within
    minutes and ever more rarely after, so the gap is a fixed part of the age: an edit made at any
    age is seen within 15 % of that age (or `floor`), and fourteen days cost about 60 looks. The
    last look falls on the end of `recheck`.
    """
    age = max(now - born_at, timedelta())  # a site's clock may be ahead of ours
    if age > recheck:
        return None
    if age < first:
        return max(now + floor, now - age + first)
    return max(now + floor, min(now + age * PAGE_GAP, now - age + recheck))


def _share(gap_s: float, rate: float) -> float:
    exponent = rate * gap_s
    if gap_s <= 0 or exponent > 700:  # exp(710) is beyond a double; the share is nothing
        return 0.0
    return gap_s / math.expm1(exponent)


def _jitter(feed_id: int, interval: timedelta) -> timedelta:
    """Up to 5 % of the interval, the same for the same feed and interval; never negative."""
    spread = crc32(f"{feed_id}:{interval.total_seconds():.0f}".encode()) / 2**32
    return interval * (JITTER * spread)


def _outside(due: datetime, skip_hours: Sequence[int], skip_days: Sequence[int]) -> datetime:
    """The first moment from `due` on in no skipped hour or day; wishes that skip all are junk."""
    if not skip_hours and not skip_days:
        return due
    hours, days = set(skip_hours), set(skip_days)
    if hours.issuperset(range(24)) or days.issuperset(range(7)):
        return due
    while due.hour in hours or due.weekday() in days:
        due += timedelta(
            hours=1
        )  # the minute stays, so that feeds do not all come at the full hour
    return due
