"""Whether the site itself says that a document was edited: markers and stamps. Pure.

A marker or stamp alone is never an edit of the text; it tells whose and when one is that was seen,
or that there was one of which nothing was seen (`declared_unseen`). How the four cases are told
apart: `ops/decisions/0017-markers.md`.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from ingest.revisions.marker_moves import believed, moved, names_later
from schemas.records.revisions import Content, DeclaredBy

# Stamps of publication and last edit that software sets in one go lie seconds apart; a shorter time
# would make edits of them, a longer one would lose edits made at once.
_CLEARLY = timedelta(minutes=1)
# A publication time without a clock time is midnight of some zone; then only another day is later.
_DAY = timedelta(days=1)
# Chosen. How often a stamp may move alone, beyond its moves with an edit, before it is known to do
# so by itself (last activity, a CMS that touches every page daily). Lower, a document whose
# pictures are exchanged now and then loses its declarations; higher, more false ones are told.
_MOST_ALONE = 2

Means = Literal["marker", "stamp"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """The site says so: when (aware UTC), whose edit it was as far as it says that too, and how."""

    at: datetime | None = None
    by: DeclaredBy | None = None
    means: Means = "marker"


def declared_since(before: Content, after: Content) -> Declared | None:
    """What the site has declared between two looks; None where it kept silent."""
    stamp = after.updated_at if _stamp_moved(before, after) else None
    marker = believed(after)
    if marker is not None and moved(before.marker, marker):
        return Declared(at=marker.edited_at or stamp, by=marker.by)
    return Declared(at=stamp, means="stamp") if stamp else None


def declared_unseen(before: Content, after: Content) -> Declared | None:
    """What the site has declared between two looks that show the same text; None for nothing.

    `before` is the head's content with marker and stamp as last seen, `after` this look's; one
    method must have read both, since a parser that learned to read a marker is no site that wrote
    one. That the texts are the same is for the caller to know. Nothing is declared where a marker's
    words only aged, where only our reading of the same words changed, nor by a stamp that takes the
    time of publication along, as those of the last activity do.
    """
    declared = declared_since(before, after)
    if declared is None or declared.means == "marker":
        return None if _kept_by_a_cache(before, after) else declared
    return declared if before.published_at == after.published_at else None


def as_last_seen(held: Content, again: Content) -> Content:
    """`held` with marker and stamps as today's method would have read them at the last look.

    `held` is the head's content with marker and stamp as another method last read them, `again`
    what today's method reads in the head's snapshot. A marker that went on since the snapshot stays
    as it was read.
    """
    stamps = [each.updated_at for each in (held, again) if each.updated_at is not None]
    return replace(
        held,
        marker=again.marker if read_again(held, again) else held.marker,
        published_at=again.published_at,
        updated_at=max(stamps, default=None),
    )


def read_again(held: Content, again: Content) -> bool:
    """Whether the marker last seen is the one in the head's snapshot; for `as_last_seen`."""
    return held.marker is None or (again.marker is not None and again.marker.raw == held.marker.raw)


def stamp_moves_alone(*, alone: int, with_text: int) -> bool:
    """Whether a source's stamps are known to move by themselves, and declare nothing.

    `alone` counts the looks at which a stamp moved and no text did (`unseen` edits whose means is
    the stamp), `with_text` the edits seen together with a stamp that moved.
    """
    return alone > with_text + _MOST_ALONE


def declared_at_first_sight(content: Content) -> Declared | None:
    """An edit that was made before we looked for the first time.

    That a marker is one of this post is for the parser to know.
    """
    stamp = content.updated_at if _clearly_later(content) else None
    marker = believed(content)
    if marker is not None:
        return Declared(at=marker.edited_at or stamp, by=marker.by)
    return Declared(at=stamp, means="stamp") if stamp else None


def marker_went_on(before: Content, after: Content) -> bool:
    """Whether a marker that was there names a later time in other words.

    This much is the site's doing, even where another method read it the second time.
    """
    old, new = before.marker, believed(after)
    if old is None or new is None:
        return False
    return new.raw != old.raw and names_later(old, new)


def _kept_by_a_cache(before: Content, after: Content) -> bool:
    """Whether "5 minutes ago" stands there as at the last look: a copy of the page, not an edit.

    Of two edits that both were made "5 minutes ago" the second is lost, unless its text tells.
    """
    old, new = before.marker, after.marker
    return old is not None and new is not None and old.raw == new.raw and new.uncertainty_s > 0


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
