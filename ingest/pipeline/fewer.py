"""Feeds that still answer and yield far fewer items than they used to. Pure.

A site that has changed its form may leave an index with the three rows of a box beside the list.
"""

from datetime import timedelta

from ingest.pipeline.labels import counted
from ingest.pipeline.looks import Seen

# So many times as many items were usual. Feeds are windows of constant length; half of one is what
# a board may delete in a day (see also `ingest.parse.feeds`).
_TIMES_AS_MANY = 4
_LEAST_USUAL = 4  # one item where there were three proves nothing; none does
# A feed may show the last day alone, and nothing on a Sunday; an index shows what there is.
_FEED_LASTS = timedelta(days=3)
_INDEX_LASTS = timedelta(hours=1)
# By then it is the usual number.
_TAKEN_AS_USUAL = timedelta(days=10)


def is_far_fewer(look: Seen) -> bool:
    """Whether a look has found far fewer items than the feed's usual number, for less than long."""
    feed = look.feed
    usual = feed.item_count or 0
    if feed.document_id is not None or len(look.items) * _TIMES_AS_MANY > usual:
        return False
    known = usual >= _LEAST_USUAL or (usual and not look.items)
    return bool(known) and _lasted(look) < _TAKEN_AS_USUAL


def is_collapse(look: Seen) -> bool:
    """Whether it has gone on for so long that it is no ordinary day of this feed."""
    lasts = _INDEX_LASTS if look.format in ("listing", "sitemap") else _FEED_LASTS
    return is_far_fewer(look) and _lasted(look) >= lasts


def _lasted(look: Seen) -> timedelta:
    """Since the last full look that found the usual number: `health` keeps it meanwhile."""
    last = look.feed.last_full_at
    return look.outcome.observed_at - last if last else timedelta()


def complaint(look: Seen) -> str:
    """One sentence: what is found, and what used to be."""
    found = counted(len(look.items), "item") if look.items else "no items"
    return f"It answers and yields {found}, where it used to yield {look.feed.item_count}."
