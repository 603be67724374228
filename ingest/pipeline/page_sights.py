"""Whose matter it is that a page is absent: its document's, or that of the whole site. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ingest.pipeline.health import NOTHING_HERE
from ingest.store.session import Row

# Chosen: a thread or an author of a living board is purged in less than that, and four deletions
# one by one are no flood.
LEAST_TOGETHER = 5
_NEARLY_ALL = 0.8

Sight = Literal["absent", "well", "unread"]
Verdict = Literal["its own", "together", "unclear"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSight:
    """What the newest look at the page of a document that is not gone has found."""

    document_id: str
    sight: Sight
    at: datetime | None  # None: never looked at


def verdict(
    sights: Iterable[PageSight], *, since: datetime, closed: bool, last: bool = False
) -> Verdict:
    """Whose matter it is that a page is absent since then.

    `closed`: its source is known to be gone, moved or closed to us. `last`: what is unclear must
    be decided by what is known.
    """
    absent, well, unknown = counts(sights, since=since)
    if absent < _NEARLY_ALL * (absent + well):
        return "its own"
    if closed:
        return "together"
    if last:
        unknown = 0
    if absent + unknown < LEAST_TOGETHER:
        return "its own"
    surely = absent >= LEAST_TOGETHER and absent >= _NEARLY_ALL * (absent + well + unknown)
    return "together" if surely else "unclear"


def counts(sights: Iterable[PageSight], *, since: datetime) -> tuple[int, int, int]:
    """Pages that are absent, that are well, and of which neither is known since then."""
    absent, well, unknown = 0, 0, 0
    for each in sights:
        known = each.at is not None and each.at >= since
        absent += known and each.sight == "absent"
        well += known and each.sight == "well"
        unknown += not known or each.sight == "unread"
    return absent, well, unknown


def page_sight(row: Row) -> PageSight:
    """Of a stored page, by its newest look."""
    failing = bool(row["failures"]) and row["last_error"] != NOTHING_HERE
    absent = row["first_absent_at"] is not None
    sight: Sight = "absent" if absent else "well"
    if failing:
        sight = "unread"
    return PageSight(document_id=row["document_id"], sight=sight, at=row["last_polled_at"])
