"""When a document's own page is looked at again: ever more rarely with age, while it may be edited.

The usual gap is a fixed part of the age. From there three things move it: the rate at which pages
of this source and age were found edited, the citations that lead to the document or from it, and
the room that its host has. Looks are so spaced by the root of the hazard (POLLING.md).
"""

import math
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from ingest.schedule.ages import FIRST_CLASS_S, PAGE_GAP, age_class, class_end_s
from ingest.schedule.reasons import PageReason

FIRST_PAGE_LOOK = timedelta(seconds=FIRST_CLASS_S)

# Each citation is one more text that an edit concerns. At sixteen the looks are four times as many,
# nearly 250 in fourteen days; without a bound one famous statement would take all of its host.
MOST_WEIGHT = 16.0

# For the wording only: up to here a page is looked at every few minutes.
YOUNG = timedelta(hours=1)

# By how much the logarithm of the age grows from look to look, where all is as usual.
GROWTH = math.log1p(PAGE_GAP)
_MOST_GROWTH = 12.0  # of a hundred thousand times the age: beyond any `recheck`


def _as_usual(_age_class: int) -> float:
    return 1.0


class Pace(NamedTuple):
    """What moves a page's gaps away from the usual ones."""

    eager: Callable[[int], float] = _as_usual
    """By age class; above one: edited so often that oftener than usual is worth it."""
    weight: float = 1.0  # one and one for each citation, up to MOST_WEIGHT
    stretch: float = 0.0  # of its host: how many times the gap that the rate is worth

    def factor(self, number: int) -> float:
        """By how much the usual gap is multiplied at an age."""
        return gap_factor(self.eager(number), self.stretch) / math.sqrt(self.weight)

    def is_stretched(self, number: int) -> bool:
        """Whether the host's limit is what the gap is made by at an age."""
        eager = self.eager(number)
        return gap_factor(eager, self.stretch) > gap_factor(eager, 0.0)


USUAL = Pace()


def gap_factor(eager: float, stretch: float) -> float:
    """The usual gap is never exceeded, but where the host has no room for it."""
    return max(1 / max(1.0, eager), stretch / eager)


def weight(citations: int) -> float:
    """How much a document weighs to or from which so many citations lead that still stand."""
    return min(1.0 + citations, MOST_WEIGHT)


def next_page_look(
    *,
    now: datetime,
    born_at: datetime,
    recheck: timedelta,
    floor: timedelta,
    first: timedelta = FIRST_PAGE_LOOK,
    pace: Pace = USUAL,
) -> datetime | None:
    """When a document's own page is looked at again; None once `recheck` is over.

    `born_at` is the latest of publication, first sight and last edit. Where the host has room, the
    gap is 15 % of the age or less, never more: an edit made at any age is seen within that much
    (or `floor`). The last look falls on the end of `recheck`.
    """
    age = max(now - born_at, timedelta())  # a site's clock may be ahead of ours
    if age > recheck:
        return None
    if age < first:
        return max(now + floor, now - age + first)
    gap = min(_next_age(age, pace) - age, recheck)
    return max(now + floor, min(now + gap, now - age + recheck))


def _next_age(age: timedelta, pace: Pace) -> timedelta:
    """The age at the next look: one look further, through the age classes on the way."""
    at_s = max(age.total_seconds(), 1.0)
    number, left = age_class(at_s), 1.0
    while True:
        growth = GROWTH * pace.factor(number)
        within = math.log(class_end_s(number) / at_s) / growth
        if within >= left:
            return timedelta(seconds=at_s * math.exp(min(growth * left, _MOST_GROWTH)))
        at_s, number, left = class_end_s(number), number + 1, left - within


def page_reason(*, age: timedelta, pace: Pace) -> PageReason:
    """Why `next_page_look` says what it says: what moved the gap most, the limit before all."""
    number = age_class(age.total_seconds())
    if pace.is_stretched(number):
        return "limit"
    if pace.weight > 1.0:
        return "cited"
    if pace.eager(number) > 1.0:
        return "rate"
    return "young" if age < YOUNG else "age"
