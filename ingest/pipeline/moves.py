"""Permanent redirects (301, 308) of feeds: when they are believed, and what is asked then. Pure."""

from typing import Any

from ingest.pipeline.post_numbers import board_number
from schemas.records.sources import Feed

# A permanent redirect is believed after this many looks in a row: a wrong one for an afternoon
# (a captive portal, a botched deployment) must not move the feed for ever (POLLING.md, rule 3).
MOVES_TO_BELIEVE = 3


def address_to_ask(feed: Feed) -> str:
    """The feed's own address, or the one it has moved to for good.

    The watch list's address is kept: it is what a person knows the feed by.
    """
    return feed.moved_to if feed.moved_to and feed.moved_seen >= MOVES_TO_BELIEVE else feed.url


def moved(feed: Feed, permanent_url: str | None) -> dict[str, Any]:
    """The columns `moved_to` and `moved_seen` after a look that was led to `permanent_url`."""
    if address_to_ask(feed) != feed.url:
        return {"moved_to": permanent_url or feed.moved_to, "moved_seen": feed.moved_seen}
    if permanent_url is None or permanent_url == feed.url or _loses_post(feed, permanent_url):
        return {"moved_to": None, "moved_seen": 0}
    seen = feed.moved_seen + 1 if permanent_url == feed.moved_to else 1
    return {"moved_to": permanent_url, "moved_seen": seen}


def _loses_post(feed: Feed, permanent_url: str) -> bool:
    """Whether the new address names a page of a thread and no longer the post.

    On another page tomorrow, the post would be missed there: its own link goes on being asked.
    """
    number = board_number(feed.url) if feed.document_id else None
    return number is not None and number != board_number(permanent_url)
