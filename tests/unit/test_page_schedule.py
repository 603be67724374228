"""When documents' own pages are looked at again: age, learned rates, citations, the host's room."""

import math
import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.schedule import (
    CLASS_ENDS_S,
    Crowd,
    Looks,
    Pace,
    age_class,
    eagerness,
    next_page_look,
    page_reason,
    room,
    stretch,
    taught,
    weight,
)
from ingest.schedule.ages import OLDEST_CLASS, PAGE_GAP, parts
from ingest.schedule.hosts import wanted
from ingest.schedule.rates import EDIT_MEMORY

NOW = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
FLOOR, RECHECK = timedelta(minutes=1), timedelta(days=14)
DAY_S = 86_400.0

paces = st.builds(
    lambda eager, citations, stretched: Pace(
        eager=lambda number: eager[number % len(eager)], weight=weight(citations), stretch=stretched
    ),
    st.lists(st.floats(0.01, 100), min_size=1, max_size=5),
    st.integers(0, 100),
    st.floats(0, 1000),
)


def looks_of(pace=None, recheck=RECHECK):
    """The ages at which a page is looked at, in seconds."""
    ages, now = [], NOW
    facts = {} if pace is None else {"pace": pace}
    while due := next_page_look(now=now, born_at=NOW, recheck=recheck, floor=FLOOR, **facts):
        ages.append((due - NOW).total_seconds())
        now = due + timedelta(seconds=1)
    return ages


def due_at_age(age, **pace):
    due = next_page_look(
        now=NOW, born_at=NOW - age, recheck=RECHECK, floor=FLOOR, pace=Pace(**pace)
    )
    return due - NOW


def test_a_pages_looks_begin_after_two_minutes_and_number_about_sixty_in_fourteen_days():
    ages = looks_of()
    assert ages[0] == 120
    assert ages[-1] == RECHECK.total_seconds()
    assert 50 <= len(ages) <= 70


@given(st.integers(-(10**6), 10**7), st.integers(1, 10**5), paces)
def test_no_page_is_looked_at_before_the_floor_or_long_after_recheck(age, floor, pace):
    due = next_page_look(
        now=NOW,
        born_at=NOW - timedelta(seconds=age),
        recheck=RECHECK,
        floor=timedelta(seconds=floor),
        pace=pace,
    )
    if age > RECHECK.total_seconds():
        assert due is None
    else:
        assert due is not None
        assert due >= NOW + timedelta(seconds=floor)
        assert due - NOW <= RECHECK + timedelta(seconds=floor)


@given(st.integers(120, 14 * 86_400), paces)
def test_where_the_host_has_room_no_look_is_later_than_fifteen_percent_of_the_age(age_s, pace):
    age = timedelta(seconds=age_s)
    gap = due_at_age(age, eager=pace.eager, weight=pace.weight)
    assert gap <= max(FLOOR, age * PAGE_GAP + timedelta(milliseconds=1))


@given(st.integers(120, 14 * 86_400), st.integers(0, 99), st.floats(0.1, 9), st.floats(0, 99))
def test_citations_and_edits_never_make_a_look_later(age_s, citations, eager, stretched):
    age = timedelta(seconds=age_s)

    def gap(eager, citations):
        return due_at_age(age, eager=lambda _: eager, weight=weight(citations), stretch=stretched)

    usual = gap(eager, citations) + timedelta(milliseconds=1)
    assert gap(eager, citations + 1) <= usual
    assert gap(eager * 1.5, citations) <= usual


def test_a_statement_cited_by_three_posts_is_looked_at_twice_as_often():
    age = timedelta(days=2)
    assert due_at_age(age) / due_at_age(age, weight=weight(3)) == pytest.approx(2, rel=0.05)


def test_the_weight_of_citations_has_a_bound():
    assert weight(0) == 1
    assert weight(15) == weight(10**6) == 16


@given(st.floats(0, 1e9))
def test_each_age_is_in_the_class_whose_ends_enclose_it(age_s):
    number = age_class(age_s)
    assert number == OLDEST_CLASS or age_s <= CLASS_ENDS_S[number] * (1 + 1e-12)
    assert number == 0 or age_s > CLASS_ENDS_S[number - 1] * (1 - 1e-12)


@given(st.floats(0, 1e8), st.floats(1, 1e8))
def test_the_parts_of_a_gap_add_up_to_it(start_s, length_s):
    found = list(parts(start_s, start_s + length_s))
    assert sum(part.share for part in found) == pytest.approx(1)
    whole = max(start_s + length_s, max(start_s, 30.0) + 1) - max(start_s, 30.0)
    assert sum(part.gap_s for part in found) == pytest.approx(whole)
    numbers = [part.age_class for part in found]
    assert numbers == list(range(numbers[0], numbers[-1] + 1))


def test_a_source_of_which_nothing_is_known_is_looked_at_as_usual():
    for number in range(2, 15):
        assert eagerness(Looks(), number) == pytest.approx(1, rel=1e-6)


def learned(hazard, *, documents, recheck_s=10 * DAY_S, seed=3):
    """What looks as planned teach of a source whose documents are edited by a hazard of age."""
    chance, looks = random.Random(seed), {}
    for _ in range(documents):
        last = 0.0
        for age in looks_of(recheck=timedelta(seconds=recheck_s)):
            expected = hazard(math.sqrt(max(last, 60) * age)) * (age - last)
            changed = chance.random() < -math.expm1(-expected)
            looks.update(taught(looks, start_s=last, end_s=age, changed=changed))
            last = age
    return looks


def test_edits_that_keep_coming_late_are_looked_for_oftener_than_usual():
    often = learned(lambda _age: 4 / DAY_S, documents=40)
    never = learned(lambda _age: 0.0, documents=40)
    for number in (11, 12, 13):
        assert eagerness(often[number], number) > 2
        assert eagerness(never[number], number) < 1


@pytest.mark.parametrize("scale", [0.3, 1.5])
def test_rates_are_learned_for_each_age(scale):
    looks = learned(lambda age: scale / (age + 600), documents=200)
    for number in range(4, 12):
        middle = 120 * 2 ** (number - 0.5)
        usual = max(60.0, PAGE_GAP * middle)
        rate = 240 * (eagerness(looks[number], number) / usual) ** 2
        assert rate == pytest.approx(scale / (middle + 600), rel=0.5)


@given(
    st.floats(0, 1e7), st.floats(1, 1e7), st.booleans(),
    st.floats(0, EDIT_MEMORY), st.floats(0, EDIT_MEMORY),
)  # fmt: skip
def test_what_is_remembered_of_a_class_has_a_bound(start_s, gap_s, changed, seen, missed):
    before = dict.fromkeys(range(OLDEST_CLASS + 1), Looks(seen, missed, 60, 60))
    for looks in taught(before, start_s=start_s, end_s=start_s + gap_s, changed=changed).values():
        assert 0 <= looks.changed + looks.unchanged <= max(seen + missed, EDIT_MEMORY) + 1


crowds = st.lists(
    st.builds(Crowd, st.integers(1, 5000), st.integers(0, OLDEST_CLASS), st.floats(0.01, 20)),
    max_size=30,
)


@given(crowds, st.floats(0, 120))
def test_looks_at_a_hosts_pages_are_stretched_until_they_fit(found, delay_s):
    within = room(timedelta(seconds=delay_s))
    stretched = stretch(found, within=within)
    assert wanted(found, stretched) <= within * (1 + 1e-9)
    if stretched:
        assert wanted(found) > within
        assert wanted(found, stretched * 0.999) > within * 0.99
    else:
        assert wanted(found) <= within


def test_where_there_is_room_for_all_nothing_is_stretched():
    posts_a_day = 200
    few = [Crowd(int(posts_a_day * CLASS_ENDS_S[n - 1] / DAY_S), n) for n in range(1, 14)]
    assert stretch(few, within=room(timedelta(seconds=2))) == 0.0


def test_a_host_at_its_limit_gives_up_first_what_is_looked_at_oftener_than_it_is_edited():
    calm, lively = 0.2, 1.0
    found = [Crowd(900, 12, calm), Crowd(900, 12, lively)]
    within = 0.9 * wanted(found)
    stretched = stretch(found, within=within)
    assert Pace(eager=lambda _: calm, stretch=stretched).is_stretched(12)
    assert not Pace(eager=lambda _: lively, stretch=stretched).is_stretched(12)


def test_far_beyond_the_limit_visits_are_proportional_to_the_root_of_the_rate():
    found = [Crowd(90_000, 12, 0.5), Crowd(90_000, 12, 2.0)]
    stretched = stretch(found, within=room(timedelta(seconds=2)))
    slow, fast = (Pace(eager=lambda _, e=e: e, stretch=stretched).factor(12) for e in (0.5, 2.0))
    assert slow / fast == pytest.approx(4)  # the rates are as one to sixteen


@pytest.mark.parametrize(
    ("age", "pace", "because"),
    [
        (timedelta(minutes=20), Pace(), "young"),
        (timedelta(days=2), Pace(), "age"),
        (timedelta(days=2), Pace(eager=lambda _: 3.0), "rate"),
        (timedelta(days=2), Pace(eager=lambda _: 3.0, weight=5.0), "cited"),
        (timedelta(days=2), Pace(weight=5.0, stretch=2.0), "limit"),
        (timedelta(days=2), Pace(eager=lambda _: 3.0, stretch=0.5), "rate"),
    ],
)
def test_the_reason_is_what_moved_the_gap(age, pace, because):
    assert page_reason(age=age, pace=pace) == because
