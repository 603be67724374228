"""When the earlier text was last seen: never later than the truth."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pipeline.unchanged import unchanged_at
from ingest.pipeline.when_changed import WhenChanged, between
from tests.unit.pipeline.test_feed_health import FEED

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
FIRST_SEEN, FULL, LAST = (NOW - timedelta(hours=hours) for hours in (48, 9, 1))
PAGE = replace(
    FEED, id=9, document_id="d", last_polled_at=LAST, last_full_at=FULL, last_changed_at=FULL
)
LISTED = replace(PAGE, document_id=None)


def shown(feed=PAGE, *, keeper=9, seen=FIRST_SEEN, asked=b'"tag"'):
    request = SimpleNamespace(etag=asked, last_modified=None)
    sighting = SimpleNamespace(
        feed=feed, view="page", at=NOW,
        look=SimpleNamespace(outcome=SimpleNamespace(request=request)),
    )  # fmt: skip
    document = SimpleNamespace(id="d", keepers={"page": keeper} if keeper else {})
    known = SimpleNamespace(seen_at={("d", "page"): seen} if seen else {})
    return unchanged_at(sighting, document, known)


@pytest.mark.parametrize(
    ("found", "unchanged"),
    [
        (shown(), LAST),
        (shown(asked=None), FULL),
        (shown(replace(PAGE, failures=2)), FULL),
        (shown(replace(PAGE, last_full_at=None)), FIRST_SEEN),
        (shown(keeper=4), FIRST_SEEN),
        (shown(keeper=None, seen=None), None),
        (shown(LISTED), FIRST_SEEN),
        (shown(replace(LISTED, last_changed_at=FIRST_SEEN)), LAST),
        (shown(replace(LISTED, last_changed_at=FIRST_SEEN, failures=1)), FULL),
        (shown(LISTED, seen=None), None),
        (shown(replace(PAGE, last_polled_at=NOW + timedelta(hours=1))), FIRST_SEEN),
    ],
    ids=[
        "its own page: the look before this one",
        "its own page, and only a look without validators found the edit: the full look before",
        "its own page after failures: the last full look",
        "its own page that showed something else: first sight",
        "the view was kept through another feed: first sight",
        "nothing is known",
        "a feed whose body has changed since: it may have dropped out",
        "a feed whose body stayed: the look before this one",
        "a feed whose body stayed, after a failure: the last full look",
        "a feed, and nobody knows when it brought the text",
        "a look from ahead of our clock proves nothing",
    ],
)
def test_the_last_look_that_must_have_shown_the_earlier_text(found, unchanged):
    assert found == unchanged


def account(*, seen, last=None, id_="e"):
    """Hours before now at which a view showed the edit, and last showed the earlier text."""
    unchanged = NOW - timedelta(hours=last) if last is not None else None
    return {"id": id_, "detected_at": NOW - timedelta(hours=seen), "unchanged_at": unchanged}


def told(after, before):
    at = NOW - timedelta(hours=after) if after is not None else None
    return WhenChanged(after=at, before=NOW - timedelta(hours=before))


@pytest.mark.parametrize(
    ("steps", "others", "when"),
    [
        ([account(seen=2, last=9)], [], told(9, 2)),
        ([account(seen=2, last=9)], [account(seen=1, last=3)], told(3, 2)),
        ([account(seen=1, last=3)], [account(seen=2, last=9)], told(3, 2)),
        ([account(seen=5, last=9)], [account(seen=1, last=2)], told(9, 5)),
        ([account(seen=2)], [], told(None, 2)),
        ([account(seen=7, last=9, id_="first"), account(seen=2, last=3)], [], told(9, 2)),
    ],
    ids=[
        "one view",
        "its page, looked at later, had shown the earlier text longer",
        "the same, told by the page",
        "a page that lags still showed the earlier text after the feed had shown the later one",
        "nobody knows",
        "several edits as one step",
    ],
)
def test_an_edit_was_made_between_two_looks(steps, others, when):
    assert between(steps, {"e": others}) == when


HOURS = st.integers(min_value=0, max_value=100)


@given(views=st.lists(st.tuples(HOURS, HOURS | st.none()), min_size=1, max_size=5))
def test_the_earlier_text_is_never_said_to_have_stood_after_the_later_one_was_seen(views):
    first, *others = (account(seen=seen, last=last) for seen, last in views)
    when = between([first], {"e": others})
    assert when.before == min(each["detected_at"] for each in (first, *others))
    assert when.after is None or when.after <= when.before
