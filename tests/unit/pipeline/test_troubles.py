"""When the pages of a source speak for it: nearly all of them fail, and not for a moment only."""

from datetime import UTC, datetime, timedelta

import pytest

from ingest.pipeline.health import NOTHING_HERE
from ingest.pipeline.troubles import pages_fail

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def looked_at(*pages, every_min=10):
    """Newest look first: `x` failed, `X` failed often, `-` is gone, `o` was read."""
    failures = {"x": 1, "X": 5, "-": 2, "o": 0}
    return [
        {
            "failures": failures[page], "last_error": NOTHING_HERE if page == "-" else "A wall.",
            "last_polled_at": NOW - n * every_min * timedelta(minutes=1),
        }
        for n, page in enumerate("".join(pages))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("pages", "fail"),
    [
        (looked_at("xxxxxxxx"), True),
        (looked_at("xxxxxxxxxxxxxxxxxxoo"), True),
        (looked_at("xxxxxxxxxxxxxxxxoooo"), False),
        (looked_at("ooo", "xxxxxxxxxxxxxxxxx"), False),
        (looked_at("oxoxx", "XXXXXXXXXXXXXXX"), True),
        (looked_at("xxxxxxxx", every_min=1), False),
        (looked_at("xxxxxXxx", every_min=1), True),
        (looked_at("--------"), False),
        (looked_at("X"), False),
        (looked_at("XX"), True),
        (looked_at("Xx"), False),
        (looked_at("XXXo"), False),
        (looked_at("oooooooo"), False),
        (looked_at(""), False),
    ],
    ids=[
        "all, for more than an hour", "nine of ten", "eight of ten", "they are read again",
        "two of twenty were read meanwhile", "for some minutes: a hiccup",
        "for some minutes, and one again and again", "all are gone: the documents' matter",
        "one page is not a source", "both of two, again and again", "both, one of them once",
        "all but one of four", "all are read", "no page was looked at",
    ],
)  # fmt: skip
def test_pages_speak_for_their_source(pages, fail):
    assert pages_fail(pages, now=NOW) is fail
