from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.revisions.declared import (
    Declared,
    as_last_seen,
    declared_at_first_sight,
    declared_since,
    declared_unseen,
    stamp_moves_alone,
)
from schemas.records.items import Marker
from tests.unit.revisions.making import MINUTE, NOON, content, marker

A = content("Der eine Text steht hier.", published_at=NOON - timedelta(days=1))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
UNKNOWN_ZONE = 14 * 3600


def said(raw, at, **fields):
    return Marker(raw=raw, edited_at=at, **fields)


def unseen(before, after, **fields):
    return declared_unseen(replace(A, marker=before, **fields), replace(A, marker=after, **fields))


def test_a_marker_that_came_without_another_text_declares_what_was_not_seen():
    assert unseen(None, marker(3)) == Declared(at=NOON + 3 * MINUTE, by="author", means="marker")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (marker(), marker(9)),
        (said("once", NOON, count=1), said("2 times", NOON, count=2)),
        (said("a", NOON, reason="typo"), said("b", NOON, reason="name")),
        (said("by Kim", None, name="Kim"), said("by Robin", None, name="Robin")),
        (said("edited", None), said("edited 12:00", NOON)),
    ],
)
def test_a_marker_that_says_more_than_before_declares_what_was_not_seen(before, after):
    assert unseen(before, after) is not None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # "5 minutes ago", then "6 minutes ago": the look was a minute and a half later
        (
            said("5 minutes ago", NOON, uncertainty_s=60),
            said("6 minutes ago", NOON + 30 * MINUTE / 60, uncertainty_s=60),
        ),
        # 23 hours and 59 minutes are "23 hours", one more minute is "1 day"
        (
            said("23 hours ago", NOON, uncertainty_s=3600),
            said("1 day ago", NOON - 59 * MINUTE, uncertainty_s=86_400),
        ),
        (
            said("23 hours ago", NOON, uncertainty_s=3600),
            said("1 day ago", NOON + 23 * HOUR, uncertainty_s=86_400),
        ),
        (said("Today at 12:00", NOON), said("Yesterday at 12:00", NOON)),
        # a renamed user
        (said("12:00 by Kim", NOON, name="Kim"), said("12:00 by Robin", NOON, name="Robin")),
        # summer time began on a board whose zone is unknown
        (
            said("11.01.2022 12:00", NOON, uncertainty_s=UNKNOWN_ZONE),
            said("11.01.2022 13:00", NOON + HOUR, uncertainty_s=UNKNOWN_ZONE),
        ),
        (marker(9), marker()),
        (marker(), None),
    ],
)
def test_a_marker_whose_words_only_aged_declares_nothing(before, after):
    assert unseen(before, after) is None
    assert declared_since(replace(A, marker=before), replace(A, marker=after)) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (said("edited 12:00", None), said("edited 12:00", NOON)),
        (said("edited 12:00", NOON - HOUR, uncertainty_s=UNKNOWN_ZONE), said("edited 12:00", NOON)),
        (said("edited 12:00 by K", NOON), said("edited 12:00 by K", NOON, name="K", count=1)),
        # a page kept by some cache: the words stand still while the clock goes on
        (
            said("5 minutes ago", NOON, uncertainty_s=60),
            said("5 minutes ago", NOON + HOUR, uncertainty_s=60),
        ),
    ],
)
def test_the_same_words_read_otherwise_declare_nothing(before, after):
    assert unseen(before, after) is None


def test_two_clock_times_of_an_unknown_zone_differ_for_certain():
    before = said("11.01.2022 12:00", NOON, uncertainty_s=UNKNOWN_ZONE)
    after = said("11.01.2022 12:43", NOON + 43 * MINUTE, uncertainty_s=UNKNOWN_ZONE)
    assert unseen(before, after) is not None


@pytest.mark.parametrize("published_at", [NOON, NOON + 23 * MINUTE / 60, NOON + HOUR])
def test_a_marker_that_names_no_later_time_than_publication_is_not_believed(published_at):
    seen = replace(A, published_at=published_at, marker=marker(by=None))
    assert declared_at_first_sight(seen) is None
    assert declared_since(replace(seen, marker=None), seen) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"count": 2}, {"reason": "typo"}, {"uncertainty_s": UNKNOWN_ZONE}, {"by": "author"},
        {"by": "moderator"}, {"name": "Kim"},
    ],
)  # fmt: skip
def test_a_marker_that_counts_or_gives_a_reason_or_says_who_or_may_be_later_is_believed(fields):
    seen = replace(A, published_at=NOON + HOUR, marker=marker(**{"by": None} | fields))
    assert declared_at_first_sight(seen) is not None


def test_a_stamp_that_moved_alone_declares_what_was_not_seen():
    before, after = (replace(A, updated_at=at) for at in (NOON, NOON + HOUR))
    assert declared_unseen(before, after) == Declared(at=NOON + HOUR, means="stamp")
    assert declared_unseen(after, before) is None


def test_a_stamp_that_takes_publication_along_is_one_of_activity_and_declares_nothing():
    before = replace(A, published_at=NOON - HOUR, updated_at=NOON)
    after = replace(A, published_at=NOON, updated_at=NOON + HOUR)
    assert declared_unseen(before, after) is None


def test_a_stamp_that_equals_publication_declares_nothing():
    stamped = replace(A, updated_at=A.published_at)
    assert declared_unseen(A, stamped) is None
    assert declared_at_first_sight(stamped) is None


@pytest.mark.parametrize(
    ("alone", "with_text", "restless"), [(0, 0, False), (2, 0, False), (3, 0, True), (5, 9, False)]
)
def test_a_stamp_that_mostly_moves_alone_is_known_to(alone, with_text, restless):
    assert stamp_moves_alone(alone=alone, with_text=with_text) is restless


_UNITS = ((1, "seconds"), (60, "minutes"), (3600, "hours"), (86_400, "days"), (7 * 86_400, "weeks"))


def relative(age_s, at):
    """A marker as sites print it: the whole units of its age, counted from the look."""
    size, name = next(unit for unit in reversed(_UNITS) if age_s >= unit[0])
    count = age_s // size
    read_as = at - timedelta(seconds=count * size)
    return said(f"edited {count} {name} ago", read_as, uncertainty_s=size)


@given(st.integers(1, 60 * 86_400), st.integers(0, 60 * 86_400))
def test_one_edit_told_by_its_age_is_never_declared_twice(age_s, later_s):
    first = relative(age_s, NOON)
    second = relative(age_s + later_s, NOON + timedelta(seconds=later_s))
    assert unseen(first, second) is None


def test_a_marker_that_today_is_read_otherwise_was_last_seen_as_it_is_read_today():
    held = replace(A, marker=said("edited 12:00", NOON), updated_at=NOON + HOUR)
    again = replace(A, marker=said("edited 12:00", NOON - HOUR, name="Kim"), updated_at=NOON)
    assert as_last_seen(held, again) == replace(held, marker=again.marker)
    assert as_last_seen(replace(A, marker=None), again).marker == again.marker


@pytest.mark.parametrize("snapshot", [None, said("edited 11:00", NOON - HOUR)])
def test_a_marker_that_went_on_since_the_snapshot_stays_as_last_seen(snapshot):
    held = replace(A, marker=said("edited 12:00", NOON))
    assert as_last_seen(held, replace(A, marker=snapshot)).marker == held.marker
