"""How long a source may be silent before it is told: by its own habit, and never under a day."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.habits import LEAST_MOMENTS, LEAST_SILENCE, silence

MONDAY = datetime(2026, 1, 5, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def by_chance(per_day, days=120):
    """Arrivals that know neither day nor night."""
    random, at, found = Random(7), MONDAY, []
    while at < MONDAY + days * DAY:
        found.append(at)
        at += random.expovariate(per_day) * DAY
    return found


def office(weeks=12, a_day=10, closed=()):
    """So many statements on each working day between nine and six, some minutes to and fro."""
    random = Random(11)
    days = [MONDAY + n * DAY for n in range(weeks * 7) if n % 7 < 5 and n not in closed]
    return sorted(day + 9 * HOUR + random.random() * 9 * HOUR for day in days for _ in range(a_day))


def regular(gap, count=24):
    """One issue after each gap, up to a tenth early or late."""
    random = Random(13)
    return [MONDAY + (n + random.uniform(-0.1, 0.1)) * gap for n in range(count)]


def first_told(arrivals, *, within=timedelta(days=200)):
    """How long after the last arrival the silence is told."""
    hours = range(1, int(within / HOUR))
    last = max(arrivals)
    return next(h * HOUR for h in hours if silence(arrivals, looked_at=last + h * HOUR))


@pytest.mark.parametrize(
    ("arrivals", "after", "before"),
    [
        (by_chance(200), 1 * DAY, 1.1 * DAY),
        (by_chance(10), 1 * DAY, 3 * DAY),
        (by_chance(1), 7 * DAY, 15 * DAY),
        (office(), 3 * DAY, 5.5 * DAY),
        (office(a_day=2), 5 * DAY, 12 * DAY),
        (office(closed=range(33, 47)), 12 * DAY, 22 * DAY),
        (regular(7 * DAY), 14 * DAY, 18 * DAY),
        (regular(30 * DAY), 60 * DAY, 80 * DAY),
    ],
    ids=[
        "200 a day", "ten a day", "one a day", "an office, ten a day", "an office, two a day",
        "an office that had a summer break", "a weekly paper", "a monthly one",
    ],
)  # fmt: skip
def test_a_silence_is_told_soon_and_not_before_it_is_out_of_the_ordinary(arrivals, after, before):
    assert after <= first_told(arrivals) <= before


@pytest.mark.parametrize("weekend", range(3, 12))
def test_a_weekend_is_no_silence_of_an_office(weekend):
    arrivals = [at for at in office() if at < MONDAY + (7 * weekend - 2) * DAY]
    assert silence(arrivals, looked_at=MONDAY + 7 * weekend * DAY + 9 * HOUR) is None


def test_a_bank_holiday_beside_a_weekend_is_no_silence():
    arrivals = [at for at in office() if at < MONDAY + 54 * DAY]
    tuesday = MONDAY + 57 * DAY
    assert silence(arrivals, looked_at=tuesday + 10 * HOUR) is None


def test_of_a_source_that_is_watched_for_a_week_no_habit_is_known():
    arrivals = [at for at in office() if at < MONDAY + 7 * DAY]
    assert silence(arrivals, looked_at=MONDAY + 60 * DAY) is None


def test_a_silence_says_since_when_and_what_was_usual():
    arrivals = regular(7 * DAY)
    found = silence(arrivals, looked_at=max(arrivals) + 30 * DAY)
    assert found.since == max(arrivals)
    assert abs(found.usual - 7 * DAY) < DAY
    assert found.longest == max(later - earlier for earlier, later in pairwise(arrivals))


INSTANTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@settings(max_examples=60)
@given(arrivals=st.lists(INSTANTS, max_size=300), hours=st.integers(-48, 20_000))
def test_a_silence_is_never_told_within_a_day_nor_of_few_nor_within_what_was_usual(arrivals, hours):
    looked_at = max(arrivals, default=MONDAY) + hours * HOUR
    found = silence(arrivals, looked_at=looked_at)
    if found is not None:
        assert looked_at - found.since >= LEAST_SILENCE
        assert looked_at - found.since > found.longest
        assert len(set(arrivals)) >= LEAST_MOMENTS


@given(arrivals=st.lists(INSTANTS, min_size=20, max_size=60), more=st.integers(0, 5_000))
def test_what_is_told_stays_so_as_long_as_nothing_comes(arrivals, more):
    looked_at = max(arrivals) + 3_000 * HOUR
    if silence(arrivals, looked_at=looked_at) is not None:
        assert silence(arrivals, looked_at=looked_at + more * HOUR) is not None


def test_all_arrivals_at_one_moment_are_no_habit():
    assert silence([MONDAY] * 50_000, looked_at=MONDAY + 900 * DAY) is None
