"""How regularly a source brings something new, and whether its silence is far beyond that. Pure.

A silence is held against the longest one that the source is known for. Whoever publishes often does
so by the clock and the calendar: there, time counts by how much usually comes at that hour of the
week, so that a weekend weighs nothing and a Tuesday without a word does.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import fmean, median

# Chosen: of fewer moments, or of less than two weekends, no habit is known.
LEAST_MOMENTS = 20
LEAST_SPAN = timedelta(days=15)
# Nobody is told of less: every source may have a day off.
LEAST_SILENCE = timedelta(hours=24)
# One gap in n + 1 is longer than the n before it; so many times the mean excess of the long gaps
# more it is by chance once in 150 of these (e⁻⁵, where the tail is exponential; simulated: 0040).
_EXCESSES = 5
# A source that keeps to its day may leave out one issue.
_LEFT_OUT = 1.2
# Days without a word are a habit of some sources; a bank holiday beside a weekend is not yet one.
_WORKING_DAYS = 3
# A week in blocks of three hours. With fewer arrivals to a block than some three the profile shows
# chance, and every silence would seem longer than any before.
_BLOCK_H = 3
_BLOCKS = 168 // _BLOCK_H
_LEAST_FOR_PROFILE = 3 * _BLOCKS
_LEAST_WEEKS = 3
# Arrivals within this are one moment: they came with one look, or were posted together.
_ONE_MOMENT = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A silence far beyond a source's habit."""

    since: datetime  # when the newest arrived, aware UTC
    usual: timedelta  # between two arrivals: half of the gaps are shorter
    longest: timedelta  # gap until now


def silence(arrivals: Sequence[datetime], *, looked_at: datetime) -> Silence | None:
    """Whether a source is silent beyond its habit; None where it is not, or no habit is known.

    `arrivals`: when each of its newest documents came, aware UTC, in any order; `looked_at`: the
    last look that would have shown more. Takes time with the number of arrivals alone.
    """
    moments = _moments(arrivals)
    if len(moments) < LEAST_MOMENTS or moments[-1] - moments[0] < LEAST_SPAN:
        return None
    if looked_at - moments[-1] < LEAST_SILENCE:
        return None
    gaps = sorted(later - earlier for earlier, later in pairwise(moments))
    if not _is_beyond(moments, looked_at, gaps[-1]):
        return None
    return Silence(since=moments[-1], usual=gaps[len(gaps) // 2], longest=gaps[-1])


def _moments(arrivals: Sequence[datetime]) -> list[datetime]:
    moments: list[datetime] = []
    for at in sorted(arrivals):
        if not moments or at - moments[-1] >= _ONE_MOMENT:
            moments.append(at)
    return moments


def _is_beyond(moments: Sequence[datetime], looked_at: datetime, longest: timedelta) -> bool:
    profile = _profile(moments)
    if profile is None:
        return _is_far_longer([each.timestamp() for each in moments], looked_at.timestamp())
    if looked_at - moments[-1] <= longest:
        return False
    places = [profile.place(each) for each in moments]
    now = profile.place(looked_at)
    has_days_off = longest >= LEAST_SILENCE
    if has_days_off and now - places[-1] < _WORKING_DAYS * profile.working_day:
        return False
    return _is_far_longer(places, now)


def _is_far_longer(places: Sequence[float], now: float) -> bool:
    """Whether the way from the last place to now is far longer than any between two places."""
    gaps = sorted(later - earlier for earlier, later in pairwise(places))
    more = max(_EXCESSES * _excess(gaps), _LEFT_OUT * median(gaps))
    return now - places[-1] > gaps[-1] + more


def _excess(gaps: Sequence[float]) -> float:
    """By how much the longest tenth of the gaps is longer than the others, on average."""
    tail = max(3, len(gaps) // 10)
    return fmean(gaps[-tail:]) - gaps[-tail - 1]


@dataclass(frozen=True, slots=True)
class _Profile:
    """What a source usually brings in each block of a week; one is the mean of an hour."""

    until: tuple[float, ...]  # what came in a week before each block, and in all of it
    working_day: float  # what comes on one of its days

    def place(self, at: datetime) -> float:
        """How much should have come until `at`, since an instant long ago."""
        hours = at.timestamp() / 3600
        weeks, hour = divmod(hours, 168)
        block, part = divmod(hour / _BLOCK_H, 1)
        begun, ended = self.until[int(block)], self.until[int(block) + 1]
        return weeks * self.until[-1] + begun + part * (ended - begun)


def _profile(moments: Sequence[datetime]) -> _Profile | None:
    weeks = (moments[-1] - moments[0]) / timedelta(weeks=1)
    if len(moments) < _LEAST_FOR_PROFILE or weeks < _LEAST_WEEKS:
        return None
    came = [0.0] * _BLOCKS
    for at in moments:
        came[int(at.timestamp() / 3600 % 168 / _BLOCK_H)] += 168 / len(moments)
    # Smoothed, since clocks are put forward and nobody keeps to the hour.
    smooth = [
        (came[place - 1] + 2 * came[place] + came[(place + 1) % _BLOCKS]) / 4
        for place in range(_BLOCKS)
    ]
    until = [math.fsum(smooth[:place]) for place in range(_BLOCKS + 1)]
    return _Profile(tuple(until), 168 / _working_days(smooth))


def _working_days(blocks: Sequence[float]) -> int:
    """On how many days of the week a fair part comes."""
    a_day = 24 // _BLOCK_H
    days = sorted(math.fsum(blocks[at : at + a_day]) for at in range(0, _BLOCKS, a_day))
    fair = math.fsum(days) / len(days) / 4
    return len(days) - bisect_right(days, fair)
