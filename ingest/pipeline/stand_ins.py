"""The site's sentences in posts' places, told apart from posts among the items of a look. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.parse.stand_ins import StandIn, stands_in
from ingest.pipeline.post_numbers import board_number, numbered
from schemas.records.items import Item
from schemas.records.sources import Feed
from schemas.records.texts import RichText


def instead_of(items: Sequence[Item], feed: Feed) -> StandIn | None:
    """What the site says in the place of the document whose own page this is."""
    number = board_number(feed.url)
    for item in items:
        is_numbered_so = number is not None and board_number(item.url) == number
        if len(items) == 1 or item.url == feed.url or is_numbered_so:
            return stands_in(item.text)
    return None


def known_by(items: Sequence[Item], feed: Feed) -> tuple[Item, ...]:
    """The items as posts are known: by the board's numbers, without the site's sentences."""
    return numbered([_locked(item) for item in items], feed)


def _locked(item: Item) -> Item:
    """The site's sentence in a post's place is no text of the post (DESIGN.md 5)."""
    return replace(item, text=RichText(), locked=True) if stands_in(item.text) else item
