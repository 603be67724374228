"""Instants that lie ahead, as people write them for `rules mute`."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import PermanentError
from ops.shown.future import ahead

NOW = datetime(2026, 10, 24, 22, 30, tzinfo=UTC)  # half past midnight in Berlin, clocks go back


def _utc(*parts: int) -> datetime:
    return datetime(2026, *parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2h", _utc(10, 25, 0, 30)),
        ("3d", _utc(10, 27, 22, 30)),
        ("8:00", _utc(10, 25, 7, 0)),  # winter time by then
        ("00:15", _utc(10, 25, 23, 15)),  # the next one is tomorrow
        ("2026-12-24", _utc(12, 23, 23, 0)),
        (" 2026-12-24 08:00 ", _utc(12, 24, 7, 0)),
        ("2026-12-24T08:00+00:00", _utc(12, 24, 8, 0)),
    ],
)
def test_what_people_write_is_meant_in_the_zone_of_the_subscription(written, at):
    assert ahead(written, now=NOW, zone="Europe/Berlin") == at


@pytest.mark.parametrize("written", ["", "soon", "8 am", "2026-02-30", "25:00", "-2h", "99999999d"])
def test_what_is_no_time_names_good_ones(written):
    with pytest.raises(PermanentError, match="write 2h, 3d, 08:00, 2026-12-24"):
        ahead(written, now=NOW, zone="UTC")


@pytest.mark.parametrize("written", ["2026-10-24", "0s", "2020-01-01"])
def test_what_is_past_is_refused(written):
    with pytest.raises(PermanentError, match="is past"):
        ahead(written, now=NOW, zone="UTC")


@given(st.text(max_size=30))
def test_any_text_is_a_time_ahead_or_one_sentence(written):
    try:
        at = ahead(written, now=NOW, zone="Europe/Berlin")
    except PermanentError:
        return
    assert at > NOW
    assert at.utcoffset() == timedelta()
