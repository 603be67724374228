from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.watchlist.durations import (
    LONGEST,
    format_duration,
    parse_duration,
    suggest_duration,
)

lengths = st.integers(0, int(LONGEST.total_seconds())).map(lambda s: timedelta(seconds=s))


@given(lengths)
def test_what_is_written_is_read_back(length):
    assert parse_duration(format_duration(length)) == length


@given(lengths)
def test_writing_what_was_read_is_stable(length):
    written = format_duration(length)
    assert format_duration(parse_duration(written)) == written


@given(st.text(max_size=30))
def test_any_text_is_a_length_or_a_value_error(text):
    try:
        length = parse_duration(text)
    except ValueError:
        return
    assert timedelta(0) <= length <= LONGEST


@given(st.text(alphabet="0123456789wdhmsWDHMS ptPTin:.,", max_size=20))
def test_every_suggestion_can_be_read(text):
    meant = suggest_duration(text)
    assert meant is None or parse_duration(meant) >= timedelta(0)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90s", 90),
        ("5m", 300),
        ("1h30m", 5400),
        ("14d", 1_209_600),
        ("2w", 1_209_600),
        ("0s", 0),
        ("1w1d1h1m1s", 694_861),
    ],
)
def test_lengths_as_people_write_them(text, seconds):
    assert parse_duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "text", ["", "5", "m", "5M", "1m1h", "1h1h", "5 m", "-5m", "1.5h", "٥m", "5m\n", "9999999d"]
)
def test_what_is_no_length_is_refused(text):
    with pytest.raises(ValueError, match=r"no length of time|longer than"):
        parse_duration(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("300", "5m"),
        ("5M", "5m"),
        ("5 min", "5m"),
        ("1 hour 30 minutes", "1h30m"),
        ("2 Tage", "2d"),
        ("PT5M", "5m"),
        ("P1DT2H", "1d2h"),
        ("1h, 5m", "1h5m"),
        ("1:30", None),
        ("1.5h", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_near_miss_gets_a_suggestion(text, meant):
    assert suggest_duration(text) == meant


@pytest.mark.parametrize("length", [timedelta(seconds=-1), timedelta(milliseconds=1500)])
def test_what_cannot_be_written_is_an_error(length):
    with pytest.raises(ValueError, match="negative or has parts"):
        format_duration(length)
