"""Whether the site itself says that a document was edited: markers and stamps. Pure.

A marker or stamp alone is never an edit; it only tells whose and when one is that was seen.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from schemas.records.items import Marker
from schemas.records.revisions import Content, DeclaredBy

# Stamps of publication and last edit that software sets in one go lie seconds apart; a shorter time
# would make edits of them, a longer one would lose edits made at once.
_CLEARLY = timedelta(minutes=1)
# A publication time without a clock time is midnight of some zone; then only another day is later.
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """The site says so: when (aware UTC) and whose edit it was, as far as it says that too."""

    at: datetime | None = None
    by: DeclaredBy | None = None


def declared_since(before: Content, after: Content) -> Declared | None:
    """What the site has declared between two looks; None where it kept silent."""
    stamp = after.updated_at if _stamp_moved(before, after) else None
    marker = after.marker
    if marker is not None and _marker_moved(before.marker, marker):
        return Declared(at=marker.edited_at or stamp, by=marker.by)
    return Declared(at=stamp) if stamp else None


def declared_at_first_sight(content: Content) -> Declared | None:
    """An edit that was made before we looked for the first time.

    That a marker is one of this post and of an edit at all is for the parser to know.
    """
    stamp = content.updated_at if _clearly_later(content) else None
    if content.marker is not None:
        return Declared(at=content.marker.edited_at or stamp, by=content.marker.by)
    return Declared(at=stamp) if stamp else None


def marker_went_on(before: Content, after: Content) -> bool:
    """Whether a marker that was there names a later time in other words.

    This much is the site's doing, even where another method read it the second time.
    """
    old, new = before.marker, after.marker
    if old is None or new is None or old.edited_at is None or new.edited_at is None:
        return False
    slack = timedelta(seconds=max(old.uncertainty_s, new.uncertainty_s))
    return new.raw != old.raw and new.edited_at - old.edited_at > slack


def _marker_moved(before: Marker | None, after: Marker) -> bool:
    """A marker that came, or names a later time, more edits, somebody else or another reason.

    Its words are not compared: "edited 5 minutes ago" has others at every look.
    """
    if before is None:
        return True
    if after.edited_at and not before.edited_at:
        return True
    slack = timedelta(seconds=max(before.uncertainty_s, after.uncertainty_s))
    if after.edited_at and before.edited_at and after.edited_at - before.edited_at > slack:
        return True
    if (after.count or 0) > (before.count or 0):
        return True
    reason, name = after.reason or before.reason, after.name or before.name
    return (reason, name) != (before.reason, before.name)


def _stamp_moved(before: Content, after: Content) -> bool:
    if after.updated_at is None:
        return False
    if before.updated_at is None:
        return _clearly_later(after)
    return after.updated_at > before.updated_at


def _clearly_later(content: Content) -> bool:
    published, updated = content.published_at, content.updated_at
    if published is None or updated is None:
        return False
    midnight = published.minute % 30 == 0 and published.second == published.microsecond == 0
    return updated - published > (_DAY if midnight else _CLEARLY)
