"""False alarms of the rule for silence, and how late a real stop is told, on invented habits.

.venv/bin/python -m tests.evaluation.silences [RUNS]
"""

import random
import sys
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime, timedelta
from statistics import median, quantiles

from ingest.habits import LEAST_MOMENTS, LEAST_SILENCE, silence

MONDAY = datetime(2025, 1, 6, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
EASTER, CHRISTMAS, SUMMER = {102, 105}, set(range(352, 362)), set(range(205, 219))
BY_HOUR = (1, 1, 1, 1, 1, 3, 8, 12, 14, 14, 14, 14, 13, 13, 13, 13, 14, 15, 16, 17, 17, 15, 10, 5)
REMEMBERED = 400 * DAY  # as the pipeline does
ALWAYS_REMEMBERED = 60

Habit = Callable[[random.Random, int], list[datetime]]  # arrivals of so many days


def by_chance(per_day: float) -> Habit:
    """A Poisson process."""

    def make(chance: random.Random, days: int) -> list[datetime]:
        at, found = 0.0, list[datetime]()
        while (at := at + chance.expovariate(per_day)) < days:
            found.append(MONDAY + at * DAY)
        return found

    return make


def office(per_day: int, closed: AbstractSet[int] = frozenset()) -> Habit:
    """By chance between nine and six on working days; `closed` are days of each year."""

    def make(chance: random.Random, days: int) -> list[datetime]:
        open_ = (n for n in range(days) if n % 7 < 5 and n % 364 not in closed)
        hours = ((n, hour) for n in open_ for hour in _hours(chance, per_day))
        return sorted(MONDAY + n * DAY + (9 + hour) * HOUR for n, hour in hours)

    return make


def _hours(chance: random.Random, per_day: int) -> list[float]:
    at, found = 0.0, list[float]()
    while (at := at + chance.expovariate(per_day / 9)) < 9:
        found.append(at)
    return found


def forum(per_day: int) -> Habit:
    """By chance, with the hours of a day as people keep them."""

    def make(chance: random.Random, days: int) -> list[datetime]:
        return sorted(
            MONDAY + n * DAY + (hour + chance.random()) * HOUR
            for n in range(days)
            for hour in chance.choices(range(24), BY_HOUR, k=_about(chance, per_day))
        )

    return make


def _about(chance: random.Random, mean: int) -> int:
    return max(0, round(chance.gauss(mean, mean**0.5)))


def bursts(chance: random.Random, days: int) -> list[datetime]:
    """Some days of silence, then up to fifty within hours; both with long tails."""
    at, found = 0.0, list[datetime]()
    while (at := at + chance.lognormvariate(1.0, 0.9)) < days:
        burst = at
        for _ in range(min(50, 1 + int(chance.paretovariate(1.2)))):
            burst += chance.expovariate(24)
            found.append(MONDAY + burst * DAY)
    return sorted(found)


def issues(gap: int, give: float) -> Habit:
    """One each so many days, some days to and fro."""

    def make(chance: random.Random, days: int) -> list[datetime]:
        count = days // gap
        return sorted(
            MONDAY + (n * gap + chance.uniform(-give, give)) * DAY for n in range(1, count)
        )

    return make


HABITS: dict[str, tuple[Habit, int]] = {  # with the years of one run
    "by chance, 10 a day": (by_chance(10), 1),
    "by chance, 1 a day": (by_chance(1), 3),
    "by chance, 1 a week": (by_chance(1 / 7), 6),
    "office, 10 a working day": (office(10), 2),
    "office, 2 a working day": (office(2), 2),
    "office, 10, closed at Easter": (office(10, EASTER), 2),
    "office, 10, closed at Christmas": (office(10, CHRISTMAS), 2),
    "office, 10, closed in summer": (office(10, SUMMER), 2),
    "forum, 100 a day": (forum(100), 1),
    "forum, 10 a day": (forum(10), 1),
    "bursts": (bursts, 3),
    "a weekly paper": (issues(7, 0.3), 5),
    "a monthly paper": (issues(30, 4), 12),
}


def main(runs: int) -> None:
    """One line for each habit."""
    print(f"{'':32}false alarms a year   told after (median, 9 of 10), days")
    for name, (habit, years) in HABITS.items():
        alarms, delays = 0, list[float]()
        for run in range(runs):
            arrivals = habit(random.Random(run), years * 364)
            alarms += false_alarms(arrivals)
            stops = random.Random(run).randrange(len(arrivals) // 2, len(arrivals))
            delays.append(delay(arrivals[:stops]))
        late = quantiles(delays, n=10)[-1]
        print(f"{name:32}{alarms / runs / years:14.2f} {median(delays):20.1f} {late:8.1f}")


def false_alarms(arrivals: Sequence[datetime]) -> int:
    """Silences that were told and ended by themselves."""
    return sum(
        silence(known(arrivals[:place]), looked_at=arrivals[place]) is not None
        for place in range(LEAST_MOMENTS, len(arrivals))
        if arrivals[place] - arrivals[place - 1] >= LEAST_SILENCE
    )


def delay(arrivals: Sequence[datetime]) -> float:
    """Days until it is told that nothing came after the last of these."""
    held = known(arrivals)
    hours = range(24, 9000)
    told = next((n for n in hours if silence(held, looked_at=held[-1] + n * HOUR)), hours[-1])
    return told / 24


def known(arrivals: Sequence[datetime]) -> list[datetime]:
    """What of a source's past is remembered."""
    newest = list(arrivals[-ALWAYS_REMEMBERED:])
    recent = [at for at in arrivals if at >= newest[-1] - REMEMBERED]
    return recent if len(recent) > len(newest) else newest


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
