from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parse.dates import feed_date


@pytest.mark.parametrize(
    "written",
    [
        "Tue, 11 Jan 2022 18:47:00 GMT",
        "Tue, 11 Jan 2022 18:47 +0000",
        "Mon, 11 Jan 2022 18:47:00 UT",  # the day of the week is wrong and means nothing
        "11 January 2022 18:47:00 -0000",
        "Tue, 11 Jan 22 13:47:00 EST",
        "Tue, 11 Jan 2022 13:47:00 GMT-0500 (EST)",
        "Tue, 11 Jan 2022 19:47:00 CET",
        "Tue, 11 Jan 2022 21:47:00 +03:00",
        "Вт, 11 янв 2022 21:47:00 MSK",
        "mar., 11 janv. 2022 19:47:00 +0100",
        "Tue Jan 11 18:47:00 2022",
        "Tue Jan 11 19:47:00 +0100 2022",
        "Jan 11, 2022 6:47 PM",
        "2022-01-11T18:47:00Z",
        "2022-01-11T18:47:00.000Z",
        "2022-01-11T18:47Z",
        "2022-01-11t22:47:00+04:00",
        "2022-01-11 15:17:00 -0330",
        "20220111T184700Z",
        "11.01.2022 18:47",
        "1/11/2022 6:47:00 PM",
        "1641926820",
        "1641926820000",
        "\n 2022-01-11T18:47:00Z\t",
    ],
)
def test_every_way_to_write_an_instant_names_it(written):
    assert feed_date(written) == datetime(2022, 1, 11, 18, 47, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("11 мая 2022", 5),
        ("11 июня 2022", 6),
        ("11 juin 2022", 6),
        ("11 juillet 2022", 7),
        ("11 août 2022", 8),
        ("11 Mär 2022", 3),
        ("11 maggio 2022", 5),
        ("11 Sept 2022", 9),
        ("11 dic 2022", 12),
    ],
)
def test_months_are_known_in_the_languages_of_press_offices(written, month):
    assert feed_date(written) == datetime(2022, month, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "", "-", "now", "May be 5", "Tue, 31 Feb 2022 10:00:00 GMT", "2022-13-01", "2022-W02",
        "2022-011", "11/01/2022 18:47", "Tue, 11 Jan 2022 18:47:00 XYZ", "2022-01-11T25:00:00Z",
        "2022-01-11T18:47:00+25:00", "0001-01-01T00:00:00Z", "0000-00-00 00:00:00",
        "9999-12-31T23:59:59-10:00", "12345678", "2022-01-11T18:47:00Z" + " " * 90 + "x",
    ],
)  # fmt: skip
def test_what_names_no_instant_is_none(written):
    assert feed_date(written) is None


def test_a_leap_second_and_the_hour_24_are_read_as_clocks_show_them():
    assert feed_date("31 Dec 2016 23:59:60 GMT") == datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert feed_date("Tue, 11 Jan 2022 24:00:00 GMT") == datetime(2022, 1, 12, tzinfo=UTC)
    assert feed_date("12/25/2022 12:00:00 AM") == datetime(2022, 12, 25, tzinfo=UTC)


zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(datetime(1970, 1, 2), datetime(2099, 1, 1), timezones=zones)  # noqa: DTZ001


@given(instants)
def test_a_date_of_either_standard_comes_back_as_the_same_instant(instant):
    assert feed_date(instant.isoformat()) == instant
    assert feed_date(format_datetime(instant)) == instant.replace(microsecond=0)


@given(st.text(max_size=120))
def test_no_text_makes_it_fail(text):
    found = feed_date(text)
    assert found is None or found.tzinfo is UTC


@given(st.from_regex(r"[0-9]{1,4}[-./: TZ+a-zA-Zа-я,0-9]{0,40}", fullmatch=True))
def test_no_text_that_is_nearly_a_date_makes_it_fail(text):
    found = feed_date(text)
    assert found is None or found.tzinfo is UTC
