"""Markers of real forum pages (../shared/corpus/forums); `pytest -s` prints how many there are."""

import gzip
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ingest.parse.forums import general
from ingest.parse.page import Page

FOLDER = Path(__file__).parents[2] / ".." / "shared" / "corpus" / "forums"
PAGES = sorted(FOLDER.glob("*/*.html.gz"))
FETCHED_AT = datetime(2026, 3, 15, tzinfo=UTC)  # the youngest page is of that week

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not PAGES, reason="../shared/corpus is not on this machine"),
]
# Posts with a marker, counted by the engines' own elements in the source (`grep`), not by us.
MARKED = {
    "fluxbb": 9,
    "invision": 15,
    "mybb": 2,
    "nodebb": 12,
    "phpbb": 4,
    "reddit": 1,
    "stackexchange": 42,
    "vbulletin": 3,
    "xenforo1": 1,
    "xenforo2": 28,
}


@pytest.fixture(scope="module")
def marked():
    """The posts that have a marker, by engine."""
    found = []
    for path in PAGES:
        text = gzip.decompress(path.read_bytes()).decode(errors="replace")
        url = f"https://{path.parent.name}.example/{path.stem}"
        items = general.read(Page(url=url, text=text, now=FETCHED_AT)).items
        found += [(path.parent.name, item) for item in items if item.marker]
    return found


def test_as_many_posts_have_a_marker_as_the_markup_shows(marked):
    counted = Counter(engine for engine, _ in marked)
    print(dict(counted))
    assert {engine: counted[engine] for engine in MARKED} == MARKED


def test_no_marker_is_older_than_its_post(marked):
    for engine, item in marked:
        if item.marker.edited_at and item.published_at:
            unsure = timedelta(seconds=item.marker.uncertainty_s, minutes=1)
            assert item.marker.edited_at + unsure >= item.published_at, (engine, item.marker)


def test_no_marker_stands_in_the_text_that_is_compared(marked):
    for engine, item in marked:
        assert item.marker.raw not in item.text.visible, (engine, item.marker)
