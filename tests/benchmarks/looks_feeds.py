"""Feeds that change at very different rates, simulated: how late is a change seen?

Every schedule makes as many polls in the same days, learns on the way what it has to know, and sees
the same changes. The product's schedule is its own `next_poll` and `Looks`.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from ingest.schedule import Looks, feed_rate, next_poll

DAYS = 7
FEEDS = 60
# Feeds of one watch list: their rates spread over orders of magnitude. One standard deviation of
# the logarithm, and the middle: a feed changed every four hours.
SPREAD = 1.8
MIDDLE_S = 4 * 3600.0
FASTEST_S = 180.0  # what changes oftener than this is polled at the floor by every schedule

SPAN_S = DAYS * 86_400.0
LEAST_S, MOST_S = 60.0, 86_400.0
_EPOCH = datetime(2026, 3, 2, tzinfo=UTC)


class Look(NamedTuple):
    """One look at a feed, and what all looks at it have found."""

    feed_id: int
    looks: Looks
    gap_s: float = 900.0  # before it
    changed: bool = False


Interval = Callable[[Look], float]
"""How long to wait after a look, in seconds."""


@dataclass(frozen=True)
class Seen:
    """What one schedule has come to."""

    polls: int
    delay_s: float  # mean, from a change until the poll that shows it


def changes(seed: int) -> list[list[float]]:
    """When each feed changes, in seconds: a Poisson process with a rate of its own."""
    chance = random.Random(seed)
    found = []
    for _ in range(FEEDS):
        mean_s = max(MIDDLE_S * chance.lognormvariate(0, SPREAD), FASTEST_S)
        at, of_feed = chance.expovariate(1 / mean_s), []
        while at < SPAN_S:
            of_feed.append(at)
            at += chance.expovariate(1 / mean_s)
        found.append(of_feed)
    return found


def watch(feeds: Sequence[Sequence[float]], interval: Interval) -> Seen:
    """Poll all feeds for all days by a schedule; a change not seen at the end is seen then."""
    polls, late_s, number = 0, 0.0, 0
    for feed_id, of_feed in enumerate(feeds):
        looks, at, waits = Looks(), 0.0, interval(Look(feed_id, Looks()))
        unseen = 0
        while at < SPAN_S:
            at = min(at + waits, SPAN_S)
            polls += 1
            changed = unseen < len(of_feed) and of_feed[unseen] <= at
            while unseen < len(of_feed) and of_feed[unseen] <= at:
                late_s += at - of_feed[unseen]
                unseen += 1
            looks = looks.after(changed=changed, gap_s=waits)
            waits = interval(Look(feed_id, looks, waits, changed))
        number += len(of_feed)
    return Seen(polls, late_s / number)


def ours(look: Look) -> float:
    """The product's."""
    planned = next_poll(feed_id=look.feed_id, now=_EPOCH, every=None, looks=look.looks)
    return (planned.at - _EPOCH).total_seconds()


def uniform(every_s: float) -> Interval:
    """All feeds equally often."""
    return lambda _look: every_s


def geometric(growth: float) -> Interval:
    """Half as long after a change, longer by a factor after none: what most pollers do."""

    def interval(look: Look) -> float:
        return min(max(look.gap_s * (0.5 if look.changed else growth), LEAST_S), MOST_S)

    return interval


def proportional(changes_a_poll: float) -> Interval:
    """As often as a feed changes, by the same learned rates."""

    def interval(look: Look) -> float:
        return min(max(changes_a_poll / feed_rate(look.looks), LEAST_S), MOST_S)

    return interval


def at_equal_polls(
    feeds: Sequence[Sequence[float]], make: Callable[[float], Interval], polls: int,
    low: float, high: float,
) -> Seen:  # fmt: skip
    """The schedule that makes so many polls; a greater number makes its polls fewer."""
    for _ in range(6):
        middle = (low * high) ** 0.5
        seen = watch(feeds, make(middle))
        low, high = (middle, high) if seen.polls > polls else (low, middle)
    return seen


def by_true_rates(feeds: Sequence[Sequence[float]]) -> Callable[[float], Interval]:
    """The rule of the square root with nothing to learn: what learning can come to."""
    rates = [max(len(of_feed), 0.5) / SPAN_S for of_feed in feeds]

    def make(price_s: float) -> Interval:
        waits = [min(max((2 * price_s / rate) ** 0.5, LEAST_S), MOST_S) for rate in rates]
        return lambda look: waits[look.feed_id]

    return make


def compare(seed: int) -> dict[str, float]:
    """The mean delay of each schedule over that of the uniform one."""
    feeds = changes(seed)
    own = watch(feeds, ours)
    even = watch(feeds, uniform(SPAN_S * len(feeds) / own.polls))
    others = {
        "true rates": at_equal_polls(feeds, by_true_rates(feeds), own.polls, 1.0, 10_000.0),
        "geometric": at_equal_polls(feeds, geometric, own.polls, 1.001, 3.0),
        "proportional": at_equal_polls(feeds, proportional, own.polls, 0.001, 50.0),
    }
    found = {"ours": own} | others
    return {name: seen.delay_s / even.delay_s for name, seen in found.items()}
