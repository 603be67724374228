"""What keeps a source from being read, by the looks of one message and by what is stored of others.

A feed that fails again and again, or has ended; nearly all pages of its documents.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from ingest.pipeline.causes import Cause, cause_of, of_code, place_of, rank
from ingest.pipeline.fewer import complaint, is_collapse
from ingest.pipeline.gone_together import Together
from ingest.pipeline.health import FAILURES_TO_TELL, NO_TEXT, NOTHING_HERE
from ingest.pipeline.looks import GONE_FOR_GOOD, Failed, Look, Seen
from ingest.pipeline.page_sights import page_sight
from ingest.store import troubles
from ingest.store.session import Connection, Row

# Pages are each looked at rarely, so that the newest looks at all of them count: chosen so that
# one board that is closed to guests, or a page that is broken, is not yet the source.
_PAGES = 20
_LEAST_PAGES = 5
_WELL_AT_MOST = 0.1
PAGES_WITHIN = timedelta(days=3)
_PAGES_LAST = timedelta(hours=1)  # shorter is a hiccup, however many pages it hits
# Of the newest looks; three good ones among them mean that pages are shown again.
_NEWEST = 5
_GOOD_OF_NEWEST = 3

_NEVER = datetime.fromtimestamp(0, UTC)

Place = Literal["feed", "pages"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """One thing that fails; `look` where a look of this message shows it."""

    place: Place
    cause: Cause
    look: Look | None
    since: datetime  # it failed already then: at the look before, or on the first of the pages
    feed_id: int | None = None  # of a named feed


def shows_trouble(look: Look, *, unread: bool) -> bool:
    """Whether a look may turn a source that is well; `unread`: a page without its text."""
    return isinstance(look, Failed) or unread or (isinstance(look, Seen) and is_collapse(look))


def worst(found: Sequence[Trouble]) -> Trouble | None:
    """The one to be told: the first of the worst kind."""
    return max(found, key=lambda each: rank(each.cause.code), default=None)


def feed_troubles(connection: Connection, source_id: int, looks: Sequence[Look]) -> list[Trouble]:
    """The named feeds that fail; where there are several, each cause says which it is."""
    rows = troubles.named_feeds(connection, source_id)
    made = {look.feed.id: look for look in looks if look.feed.document_id is None}
    several = len(rows) > 1
    return [
        _of_feed(row, made.get(row["id"]), several=several) for row in rows if _is_troubled(row)
    ]


def _is_troubled(row: Row) -> bool:
    if not row["active"]:
        return True
    often = row["failures"] >= FAILURES_TO_TELL
    return bool(often or row["due_because"] == "set_aside")


def _of_feed(row: Row, look: Look | None, *, several: bool) -> Trouble:
    cause = _cause(look) or _stored(row)
    if several:
        message = f"{place_of(row['url'])}: {cause.message}"
        cause = Cause(code=cause.code, message=message, remedy=cause.remedy)
    since = look.feed.last_polled_at if look is not None else row["last_polled_at"]
    return Trouble(
        place="feed", cause=cause, look=look, since=since or _NEVER, feed_id=row["id"]
    )  # fmt: skip


def _cause(look: Look | None) -> Cause | None:
    if isinstance(look, Failed):
        return cause_of(look)
    if isinstance(look, Seen):
        return of_code("markup", complaint(look))
    return None


def _stored(row: Row) -> Cause:
    if not row["active"] and row["last_status"] == GONE_FOR_GOOD:
        return of_code("gone", "The address is gone for good (410).")
    return of_code("other", _said(row))


def _said(row: Row) -> str:
    return row["stopped_reason"] or row["last_error"] or "The last looks at it failed."


def page_troubles(
    connection: Connection,
    source_id: int,
    looks: Sequence[Look],
    *,
    now: datetime,
    within: timedelta,
) -> list[Trouble]:
    """One trouble where nearly all pages fail, however well the feed is.

    `within`: how old the looks at them may be.
    """
    newest = troubles.newest_pages(connection, source_id, limit=_PAGES)
    rows = [row for row in newest if now - row["last_polled_at"] <= within]
    if not pages_fail(rows, now=now):
        return []
    made = {look.feed.id: look for look in looks}
    failing = [row for row in rows if fails(row)]
    shown = next((row for row in failing if row["id"] in made), failing[0])
    look = made.get(shown["id"])
    cause = _of_page(shown, look)
    message = f"The pages of its documents cannot be read: {cause.message}"
    told = Cause(code=cause.code, message=message, remedy=cause.remedy)
    since = min(failing[-1]["last_polled_at"], _failed_before(look) or now)
    return [Trouble(place="pages", cause=told, look=look, since=since)]


def gone_trouble(together: Together) -> Trouble:
    """Nearly all pages are absent together."""
    return Trouble(
        place="pages", cause=together.cause, look=together.look, since=together.since
    )  # fmt: skip


def absent_pages(connection: Connection, source_id: int) -> list[Trouble]:
    """Whether pages that were gone together are still; over by the same rule as other pages."""
    rows = troubles.live_pages(connection, source_id, limit=_NEWEST)
    ill = [row for row in rows if page_sight(row).sight != "well"]
    if not ill or len(rows) - len(ill) >= _GOOD_OF_NEWEST:
        return []
    cause = of_code("gone", "Nothing stands any more on the pages of its documents.")
    return [Trouble(place="pages", cause=cause, look=None, since=_NEVER)]


def _failed_before(look: Look | None) -> datetime | None:
    """When the look before this one failed already: pages may all be looked at in step."""
    return look.feed.last_polled_at if look is not None and look.feed.failures else None


def _of_page(row: Row, look: Look | None) -> Cause:
    if isinstance(look, Failed):
        return cause_of(look)
    return of_code("markup" if row["last_error"] == NO_TEXT else "other", _said(row))


def fails(row: Row) -> bool:
    """Whether a page could not be read; one on which nothing stands any more was."""
    return bool(row["failures"]) and row["last_error"] != NOTHING_HERE


def pages_fail(rows: Sequence[Row], *, now: datetime) -> bool:
    """Of pages by their newest looks, newest first."""
    failing = [row for row in rows if fails(row)]
    if not failing or _count(not fails(row) for row in rows[:_NEWEST]) >= _GOOD_OF_NEWEST:
        return False
    often = [row for row in failing if row["failures"] >= FAILURES_TO_TELL]
    if len(rows) < _LEAST_PAGES:
        return len(rows) > 1 and len(often) == len(rows)
    lasts = bool(often) or now - failing[-1]["last_polled_at"] >= _PAGES_LAST
    return lasts and len(rows) - len(failing) <= _WELL_AT_MOST * len(rows)


def _count(truths: Iterable[bool]) -> int:
    return sum(truths)
