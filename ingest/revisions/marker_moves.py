"""Whether a marker says more than at the look before, or the same in words that aged. Pure.

"Edited 5 minutes ago" has other words at every look, and "Today at 10:00" others tomorrow; neither
says that anything was edited again.
"""

import re
from datetime import timedelta

from schemas.records.items import Marker
from schemas.records.revisions import Content

# A clock time in a marker's words, and "Today at 10 h 30": words that tell how long ago show none.
_CLOCK = re.compile(r"(?<!\d)\d{1,2}\s?[:h.]\s?[0-5]\d(?!\d)")
_HOUR = timedelta(hours=1)
# Markers give whole minutes; what was published in the same minute is not known to be older.
_MINUTE = timedelta(minutes=1)


def moved(before: Marker | None, after: Marker) -> bool:
    """A marker that came, or names a later time, more edits, somebody else or another reason.

    Its words alone say nothing; but where they are the same, what is new in it is our reading.
    """
    if before is None or names_later(before, after) or (after.count or 0) > (before.count or 0) > 0:
        return True
    if before.raw == after.raw:
        return False
    timed_now = after.edited_at is not None and before.edited_at is None
    counted_now = bool(after.count and not before.count)
    return timed_now or counted_now or _says_otherwise(before, after)


def names_later(before: Marker, after: Marker) -> bool:
    """Whether both name a time, and the second one's is another, later time.

    Two clock times of one site are off by the same hours where its zone is unknown: they differ for
    certain, unless by whole hours, as if its zone had changed (a summer time that began).
    """
    if before.edited_at is None or after.edited_at is None:
        return False
    step = after.edited_at - before.edited_at
    if step <= timedelta():
        return False
    if step > timedelta(seconds=max(before.uncertainty_s, after.uncertainty_s)):
        return True
    clocks = _CLOCK.search(before.raw) and _CLOCK.search(after.raw) and before.raw != after.raw
    return bool(clocks and step % _HOUR)


def believed(content: Content) -> Marker | None:
    """The marker of a content, unless it stands on a post that was never edited.

    Some themes print a marker on every post, with the time of publication. A time that is not later
    than that says nothing, unless a count, a reason or who edited stands beside it: those are
    printed of edits only, and many a slip is mended within the minute. A time that may be later,
    since its zone or day is unsure, is believed.
    """
    marker, published = content.marker, content.published_at
    if marker is None or marker.edited_at is None or published is None:
        return marker
    latest = marker.edited_at + timedelta(seconds=marker.uncertainty_s)
    if latest >= published.replace(second=0, microsecond=0) + _MINUTE:
        return marker
    return marker if marker.count or marker.reason or marker.by or marker.name else None


def _says_otherwise(before: Marker, after: Marker) -> bool:
    """Another reason, or somebody else where no time tells whether it is another edit."""
    if after.reason and after.reason != before.reason:
        return True
    timed = before.edited_at is not None and after.edited_at is not None
    return not timed and after.name is not None and after.name != before.name
