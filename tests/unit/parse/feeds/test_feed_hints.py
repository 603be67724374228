import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parse.feed_hints import skipped_days, skipped_hours, ttl_seconds

HOUR = 3600
DAY = 24 * HOUR


@pytest.mark.parametrize(
    ("minutes", "period", "frequency", "expected"),
    [
        ("", "", "", None),
        ("60", "", "", HOUR),
        (" 60.0 ", "", "", HOUR),
        ("0", "", "", None),
        ("-5", "", "", None),
        ("soon", "", "", None),
        ("9" * 10, "", "", None),
        ("", "hourly", "", HOUR),
        ("", "\n\thourly\t", "\n\t2\t", HOUR // 2),
        ("", "Daily", "1", DAY),
        ("", "", "4", DAY // 4),
        ("", "fortnightly", "1", None),
        ("", "hourly", "0", HOUR),
        ("30", "hourly", "1", HOUR),
        ("120", "hourly", "1", 2 * HOUR),
    ],
)
def test_the_longer_wish_about_the_time_between_two_looks_counts(
    minutes, period, frequency, expected
):
    assert ttl_seconds(minutes, period=period, frequency=frequency) == expected


def test_hours_are_of_one_day_in_order_and_each_once():
    assert skipped_hours([" 3", "0", "24", "23", "3", "25", "-1", "x", ""]) == (0, 3, 23)


def test_days_are_numbered_from_monday():
    assert skipped_days(["sunday", " Monday ", "Montag", ""]) == (0, 6)


@given(
    st.lists(st.text(max_size=12)), st.text(max_size=12), st.text(max_size=12), st.text(max_size=12)
)
def test_no_text_makes_them_fail_or_wish_for_the_impossible(values, minutes, period, frequency):
    assert set(skipped_hours(values)) <= set(range(24))
    assert set(skipped_days(values)) <= set(range(7))
    seconds = ttl_seconds(minutes, period=period, frequency=frequency)
    assert seconds is None or seconds >= 0
