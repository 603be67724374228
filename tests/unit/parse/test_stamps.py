from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parse.stamps import UNKNOWN_ZONE_S, read_stamp

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def stamp(text, **options):
    return read_stamp(text, **{"zone": BERLIN, "now": NOW, **options})


@pytest.mark.parametrize(
    "text",
    [
        "11.01.2022 19:47",
        "11.01.22, 19:47 Uhr",
        "Di 11. Jan 2022, 19:47",
        "Tue Jan 11, 2022 7:47 pm",
        "01-11-2022, 07:47 PM",
        "January 11, 2022 at 7:47 PM",
        "11 janvier 2022 à 19h47",
        "11 января 2022 года, 19:47",
        "11 янв. 2022 г., 19:47",
        "11 Oca 2022, 19:47",
        "2022-01-11 19:47:00",
        "2022-01-11T18:47:00Z",
        "2022-01-11T21:47:00+03:00",
        "2022年1月11日 19:47",
        "7:47 pm, January 11, 2022",
    ],
)
def test_printed_times_of_all_kinds_name_the_same_instant(text):
    assert stamp(text).at == datetime(2022, 1, 11, 18, 47, tzinfo=UTC)
    assert stamp(text).uncertainty_s == 0


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("vor 5 Minuten", timedelta(minutes=5)),
        ("5 minutes ago", timedelta(minutes=5)),
        ("il y a 3 heures", timedelta(hours=3)),
        ("5 минут назад", timedelta(minutes=5)),
        ("an hour ago", timedelta(hours=1)),
        ("hace 2 días", timedelta(days=2)),
    ],
)
def test_a_relative_time_is_counted_back_from_the_fetch_and_is_uncertain(text, back):
    assert stamp(text).at == NOW - back
    assert stamp(text).uncertainty_s > 0
    assert stamp(text, now=None) is None


@pytest.mark.parametrize(
    ("text", "day"), [("Heute, 14:03", 24), ("Yesterday, 02:03 PM", 23), ("вчера, 14:03", 23)]
)
def test_today_and_yesterday_are_days_of_the_site(text, day):
    assert stamp(text).at == datetime(2026, 11, day, 13, 3, tzinfo=UTC)


def test_the_hour_shown_twice_in_october_is_uncertain_by_an_hour():
    assert stamp("30.10.2022 02:30").uncertainty_s == 3600
    assert stamp("30.10.2022 03:30").uncertainty_s == 0


def test_an_unknown_zone_is_read_as_utc_and_says_so():
    found = stamp("11.01.2022 19:47", zone=None)
    assert (found.at.hour, found.uncertainty_s) == (19, UNKNOWN_ZONE_S)


def test_slashes_that_fit_both_ways_are_uncertain_and_others_are_not():
    assert stamp("03/04/2022 10:00").uncertainty_s > 300 * 86_400
    assert stamp("23/04/2022 10:00").at.month == 4
    assert stamp("04/23/2022 10:00").uncertainty_s == 0


def test_a_month_alone_is_uncertain_by_a_month():
    assert stamp("March 2018").uncertainty_s >= 31 * 86_400


def test_a_day_without_year_is_the_last_such_day():
    assert stamp("August 26").at.year == 2026
    assert stamp("December 26").at.year == 2025


@pytest.mark.parametrize(
    "text", ["", "on the day", "11.01.2022 reasons", "31.02.2022 10:00", "99", "May be 5", "a" * 99]
)
def test_what_is_not_wholly_a_time_is_none(text):
    assert stamp(text) is None


@given(st.text(max_size=100))
def test_no_text_makes_it_fail(text):
    found = stamp(text)
    assert found is None or found.at.tzinfo is UTC
