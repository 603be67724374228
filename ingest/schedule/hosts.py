"""What one host may be asked for, and how its pages' looks are stretched where they want more.

The room follows from `delay`. What is wanted follows from how many pages of which age the host has.
Where that is more, all gaps are made longer by the rule of the square root, until it fits: first
those of pages that are looked at oftener than they are edited, then all alike.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from ingest.schedule.ages import middle_s
from ingest.schedule.limits import FLOOR_S
from ingest.schedule.pages import GROWTH, gap_factor

# What a host takes to answer, beside the delay before it; most answer sooner.
ANSWER_S = 1.0

# Of the time of a host so much is planned for pages. A quarter is left for its named feeds, which
# show many documents at a look, and for what comes unplanned: looks that are due at once,
# robots.txt, redirects. Planned to the brim, every look would wait long for its turn.
PAGES_SHARE = 0.75

# Where even this is too little, each page is looked at a time or two until `recheck` ends.
MOST_STRETCH = 2.0**30


class Crowd(NamedTuple):
    """Pages of one host, one source and one age class."""

    number: int
    age_class: int
    eagerness: float = 1.0


def room(delay: timedelta) -> float:
    """Looks a second that a host has for documents' own pages."""
    return PAGES_SHARE / (max(delay.total_seconds(), 0.0) + ANSWER_S)


def wanted(crowds: Sequence[Crowd], stretch: float = 0.0) -> float:
    """Looks a second that these pages ask for; stretched, where `stretch` is above nothing."""
    return sum(_asked(each, stretch) for each in crowds)


def _asked(crowd: Crowd, stretch: float) -> float:
    gap_s = GROWTH * middle_s(crowd.age_class) * gap_factor(crowd.eagerness, stretch)
    return crowd.number / max(gap_s, FLOOR_S)


def stretch(crowds: Sequence[Crowd], *, within: float) -> float:
    """The least stretch at which these pages ask for no more than `within` looks a second.

    Nothing (0) where they ask for no more anyway. At 1 every gap is the one that the page's rate is
    worth, at 2 twice that: visits stay proportional to the root of the rate (POLLING.md).
    """
    if wanted(crowds) <= within:
        return 0.0
    low, high = 0.0, 1.0
    while wanted(crowds, high) > within and high < MOST_STRETCH:
        low, high = high, 2 * high
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (middle, high) if wanted(crowds, middle) > within else (low, middle)
    return high
