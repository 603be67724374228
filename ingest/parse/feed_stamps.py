"""Stamps of last edit in feeds that say nothing of an edit. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from schemas.records.items import Item

_ENOUGH = 3  # two posts may have been edited in one second, by a moderator's move


def without_common_stamp(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items without `updated_at` where all of them have the same one.

    Such a stamp is the moment when the feed was made, as in the channels of MyBB, NodeBB and
    WoltLab (FORUMS.md 1): it moves at every look.
    """
    stamps = {item.updated_at for item in items}
    if len(items) < _ENOUGH or len(stamps) > 1 or None in stamps:
        return tuple(items)
    return tuple(replace(item, updated_at=None) for item in items)
