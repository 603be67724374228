from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parse.site_clock import DAY_S, UNKNOWN_ZONE_S, SiteClock
from ingest.parse.stamps import read, read_stamp

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
        "2022. január 11. 19:47",
        "11 de enero de 2022 a las 19:47",
        "11-янв-2022 19:47",
        "11 stycznia 2022, o 19:47",
        "11. tammikuuta 2022 klo 19:47",
        "11 Tháng 1 2022 lúc 19:47",
        "11.01.2565 19:47",
        "11. jan 2022 kl. 19.47",
        "11 января 2022, 21:47 MSK",
        "Tuesday, January 11, 2022 at 7:47 PM GMT+1",
        "2022年1月11日 下午7:47",
        "11 Jan, 2022 @ 7:47pm",
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


MINUTES, HOURS, DAYS = (timedelta(**{unit: 1}) for unit in ("minutes", "hours", "days"))
YEARS = 366 * DAYS  # the longest


@pytest.mark.parametrize(
    ("text", "back", "unsure"),
    [
        ("vor 5 Minuten", 5 * MINUTES, MINUTES),
        ("5 minutes ago", 5 * MINUTES, MINUTES),
        ("il y a 3 heures", 3 * HOURS, HOURS),
        ("il y a un an", YEARS, YEARS),
        ("5 минут назад", 5 * MINUTES, MINUTES),
        ("час назад", HOURS, HOURS),
        ("3 г. назад", 3 * YEARS, YEARS),
        ("an hour ago", HOURS, HOURS),
        ("3 years, 2 months ago", 3 * YEARS + 62 * DAYS, 31 * DAYS),
        ("hace 2 días", 2 * DAYS, DAYS),
        ("hace 1 hora y 5 minutos", HOURS + 5 * MINUTES, MINUTES),
        ("2 ore fa", 2 * HOURS, HOURS),
        ("3 uur geleden", 3 * HOURS, HOURS),
        ("2 godziny temu", 2 * HOURS, HOURS),
        ("3 saat önce", 3 * HOURS, HOURS),
        ("2 години тому", 2 * HOURS, HOURS),
        ("há 3 dias", 3 * DAYS, DAYS),
        ("5 minuter sedan", 5 * MINUTES, MINUTES),
        ("5分前", 5 * MINUTES, MINUTES),
        ("3小时前", 3 * HOURS, HOURS),
        ("5 phút trước", 5 * MINUTES, MINUTES),
        ("1 yr", YEARS, YEARS),
        ("gerade eben", 0 * MINUTES, MINUTES),
        ("только что", 0 * MINUTES, MINUTES),
    ],
)
def test_a_relative_time_is_counted_back_from_the_fetch_and_is_uncertain(text, back, unsure):
    assert stamp(text).at == NOW - back
    assert stamp(text).uncertainty_s == unsure.total_seconds()
    assert stamp(text, now=None) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Heute, 14:03", 24), ("Yesterday, 02:03 PM", 23), ("вчера, 14:03", 23),
        ("dün 14:03", 23), ("Aujourd’hui à 14h03", 24), ("hier à 14:03", 23), ("i går, 14:03", 23),
        ("avant-hier 14:03", 22), ("сегодня в 14:03", 24), ("Monday at 2:03 PM", 23),
        ("Mittwoch um 14:03", 18), ("昨天 14:03", 23),
    ],
)  # fmt: skip
def test_today_and_yesterday_are_days_of_the_site(text, day):
    assert stamp(text).at == datetime(2026, 11, day, 13, 3, tzinfo=UTC)


def test_a_day_that_is_counted_from_today_is_unsure_near_midnight_of_an_unsure_zone():
    sure, guess = SiteClock(zone=BERLIN, now=NOW), SiteClock(zone=BERLIN, zone_off_s=7200, now=NOW)
    assert read("heute, 10:00", sure).uncertainty_s == 0
    assert read("heute, 10:00", guess).uncertainty_s == 7200
    late = NOW.replace(hour=22, minute=30)
    assert (
        read("heute, 10:00", SiteClock(zone=BERLIN, zone_off_s=7200, now=late)).uncertainty_s
        == DAY_S
    )
    assert stamp("heute, 10:00", zone=None).uncertainty_s == DAY_S


def test_the_hour_shown_twice_in_october_is_uncertain_by_an_hour():
    assert stamp("30.10.2022 02:30").uncertainty_s == 3600
    assert stamp("30.10.2022 03:30").uncertainty_s == 0


def test_an_unknown_zone_is_read_as_utc_and_says_so():
    found = stamp("11.01.2022 19:47", zone=None)
    assert (found.at.hour, found.uncertainty_s) == (19, UNKNOWN_ZONE_S)


@pytest.mark.parametrize("text", ["03/04/2022 10:00", "03-04-2022 10:00 AM"])
def test_a_date_that_fits_both_ways_is_as_unsure_as_the_two_readings_differ(text):
    assert (stamp(text).at.month, stamp(text).uncertainty_s) == (3, 30 * DAY_S)
    assert (stamp(text, day_first=True).at.month, stamp(text, day_first=True).uncertainty_s) == (
        4,
        0,
    )
    assert (stamp(text, day_first=False).at.day, stamp(text, day_first=False).uncertainty_s) == (
        4,
        0,
    )


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("23/04/2022 10:00", 4),
        ("04/23/2022 10:00", 4),
        ("12-28-05 10:00", 12),
        ("5/5/2022 10:00", 5),
    ],
)
def test_a_date_that_fits_one_way_is_sure(text, month):
    assert (stamp(text).at.month, stamp(text).uncertainty_s) == (month, 0)


def test_a_reading_of_the_future_is_none():
    assert (stamp("12/11/2026 10:00").at.month, stamp("12/11/2026 10:00").uncertainty_s) == (11, 0)
    assert (stamp("11/12/2026 10:00").at.month, stamp("11/12/2026 10:00").uncertainty_s) == (11, 0)


def test_a_month_alone_is_uncertain_by_a_month():
    assert stamp("March 2018").uncertainty_s >= 31 * 86_400


def test_a_day_without_year_is_the_last_such_day():
    assert stamp("August 26").at.year == 2026
    assert stamp("December 26").at.year == 2025


@pytest.mark.parametrize(
    "text",
    [
        "",
        "on the day",
        "11.01.2022 reasons",
        "31.02.2022 10:00",
        "99",
        "May be 5",
        "a" * 99,
        "3 problems",
        "5 apples ago",
        "2 decisions",
        "00/05/2022 10:00",
        "1 s",
        "the text last Monday",
    ],
)
def test_what_is_not_wholly_a_time_is_none(text):
    assert stamp(text) is None


@given(st.text(max_size=100))
def test_no_text_makes_it_fail(text):
    found = stamp(text)
    assert found is None or found.at.tzinfo is UTC
