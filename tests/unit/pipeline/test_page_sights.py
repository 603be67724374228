"""A page that is absent: the matter of its document, or that of the whole site."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pipeline.health import NOTHING_HERE
from ingest.pipeline.page_sights import PageSight, page_sight, verdict

FIRST = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
SIGHTS = {"-": "absent", "o": "well", "x": "unread", "O": "well"}


def seen(pages):
    """`-` absent, `o` well, `x` not to be read, `O` well before the suspicion, `?` never seen."""
    hour = timedelta(hours=1)
    return [
        PageSight(
            document_id=str(n),
            sight=SIGHTS.get(page, "well"),
            at=None if page == "?" else FIRST + (-hour if page == "O" else hour),
        )
        for n, page in enumerate(pages)
    ]


@pytest.mark.parametrize(
    ("pages", "closed", "whose"),
    [
        ("-----", False, "together"),
        ("----", False, "its own"),
        ("--------oo", False, "together"),
        ("-------ooo", False, "its own"),
        ("-" * 30 + "o" * 270, False, "its own"),
        ("-" * 30 + "o" * 3 + "O" * 200, False, "unclear"),
        ("-" * 30 + "o" * 33 + "O" * 200, False, "its own"),
        ("-" + "O" * 9, False, "unclear"),
        ("-o" + "O" * 9, False, "its own"),
        ("--" + "x" * 9, False, "unclear"),
        ("-OOO", False, "its own"),
        ("-----?", False, "together"),
        ("-", True, "together"),
        ("-oooo", True, "its own"),
        ("-" + "O" * 9, True, "together"),
    ],
    ids=[
        "all of five", "all of four", "eight of ten", "seven of ten", "a purged thread",
        "a purged thread that everybody was in", "others of that board were asked",
        "nobody has looked at another", "one other is well", "the others cannot be read",
        "a small source", "a page never seen turns nothing", "its feed is gone",
        "its feed is gone and its pages are well", "its feed is gone, the others were not asked",
    ],
)  # fmt: skip
def test_pages_gone_together_are_the_sites_matter(pages, closed, whose):
    assert verdict(seen(pages), since=FIRST, closed=closed) == whose


@given(st.text("-oxO?", max_size=60), st.booleans())
def test_nothing_stays_unclear_for_ever(pages, closed):
    assert verdict(seen(pages), since=FIRST, closed=closed, last=True) != "unclear"


@pytest.mark.parametrize(
    ("failures", "error", "absent", "sight"),
    [
        (0, None, False, "well"),
        (2, NOTHING_HERE, True, "absent"),
        (0, None, True, "absent"),
        (1, "A wall.", True, "unread"),
        (1, "A wall.", False, "unread"),
    ],
)
def test_what_a_stored_page_showed_last(failures, error, absent, sight):
    row = {
        "document_id": "a", "failures": failures, "last_error": error, "last_polled_at": FIRST,
        "first_absent_at": FIRST if absent else None,
    }  # fmt: skip
    assert page_sight(row).sight == sight
