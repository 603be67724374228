"""Sources that fall silent: told once with cause and remedy, and once when they are back.

Once for each outage, however many feeds and pages it hits; again only where it turns out worse in
kind. Own pages of documents speak for their source where nearly all of them fail.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from ingest.pipeline.causes import is_like, is_worse, may_be_ours
from ingest.pipeline.gone_together import Together
from ingest.pipeline.looks import Look, Quiet, Seen, observed_at
from ingest.pipeline.outages import Health, Outage, begin, end, worsen
from ingest.pipeline.troubles import (
    PAGES_WITHIN,
    Trouble,
    absent_pages,
    feed_troubles,
    gone_trouble,
    page_troubles,
    shows_trouble,
    worst,
)
from ingest.pipeline.work import Work
from ingest.store import sources, troubles
from ingest.store.session import Connection, Row


def tell_health(connection: Connection, looks: Sequence[Look], work: Work) -> list[Row]:
    """Events of sources whose health turned by these looks, which are stored already."""
    by_source: dict[int, list[Look]] = {}
    for look in looks:
        by_source.setdefault(look.feed.source.id, []).append(look)
    told: list[Row] = []
    for of_source in by_source.values():
        if _may_turn(of_source, work):
            told += _turn(connection, of_source, work.outcome.together)
    return told


def _may_turn(looks: Sequence[Look], work: Work) -> bool:
    """Nearly all looks end here, and ask nothing of the database."""
    state, unread = looks[0].feed.source.state, work.outcome.unjudged
    if looks[0].feed.source.id in work.outcome.together:
        return True
    if state == "failing" or (state == "new" and _answered(looks, named=True)):
        return True
    return any(
        shows_trouble(look, unread=(look.feed.id, look.feed.document_id) in unread)
        for look in looks
    )


def _answered(looks: Sequence[Look], *, named: bool = False) -> bool:
    """Whether one of them could be read; `named`: a feed that the watch list names."""
    of = (each for each in looks if not named or each.feed.document_id is None)
    return any(isinstance(each, Quiet | Seen) for each in of)


def _turn(
    connection: Connection, looks: Sequence[Look], together: Mapping[int, Together]
) -> list[Row]:
    health = Health.load(connection, looks[0].feed.source.id)
    if not health.is_watched:  # made for cited statements: nobody has asked for it
        return []
    at = max(map(observed_at, looks))
    found = _troubles(connection, health, looks, at=at)
    if (gone := together.get(health.source_id)) is not None:
        found = [*found, gone_trouble(gone)]
    shown = worst([each for each in found if _is_sure(connection, each)])
    if health.state == "failing":
        return _go_on(connection, health, found, shown, looks)
    if shown is not None:
        return begin(connection, health, _outage(shown), at=at)
    if health.state == "new" and not found and _answered(looks):
        sources.set_state(connection, health.source_id, state="ok", reason=None, now=at)
    return []


def _troubles(
    connection: Connection, health: Health, looks: Sequence[Look], *, at: datetime
) -> list[Trouble]:
    """All that fails now: pages are asked for where they were looked at, or were the trouble.

    Where a feed was, pages that failed with it do not keep the source failing: each of them is
    looked at again in its own time.
    """
    found = feed_troubles(connection, health.source_id, looks)
    place = health.place if health.state == "failing" else None
    if found or place == "feed":
        return found
    if place == "pages" and health.told_code in ("gone", "moved"):
        return absent_pages(connection, health.source_id)
    if place == "pages":  # they are asked for ever more rarely, and fail until one is read
        return page_troubles(connection, health.source_id, looks, now=at, within=timedelta.max)
    if all(look.feed.document_id is None for look in looks):
        return []
    return page_troubles(connection, health.source_id, looks, now=at, within=PAGES_WITHIN)


def _is_sure(connection: Connection, trouble: Trouble) -> bool:
    """Whether a look of this message shows it, and no broken line of this machine may be why."""
    look = trouble.look
    if look is None or not may_be_ours(look):
        return look is not None
    return troubles.only_this_host_fails(connection, look.feed.host, since=trouble.since)


def _outage(trouble: Trouble) -> Outage:
    return Outage(cause=trouble.cause, place=trouble.place, feed_id=trouble.feed_id)


def _go_on(
    connection: Connection,
    health: Health,
    found: Sequence[Trouble],
    shown: Trouble | None,
    looks: Sequence[Look],
) -> list[Row]:
    """An outage that was told: worse, still there, or over."""
    at = max(map(observed_at, looks))
    if shown is not None and _is_worse(shown, health):
        return worsen(connection, health, _outage(shown), at=at)
    other = worst(found)
    if other is not None:
        if health.feed_id not in {each.feed_id for each in found}:
            sources.set_reason(connection, health.source_id, other.cause.reason)
        return []
    if health.place == "silence":
        return _end_of_silence(connection, health, at=at)
    return end(connection, health, "It can be read again.", at=at) if _answered(looks) else []


def _is_worse(shown: Trouble, health: Health) -> bool:
    """In kind; or now the feed itself fails too, without which nothing new is seen.

    Not where it fails as the pages do: that is one matter, seen from two sides.
    """
    feed_too = shown.place == "feed" and health.place != "feed"
    if feed_too and not is_like(shown.cause.code, health.told_code):
        return True
    return is_worse(shown.cause.code, health.told_code)


def _end_of_silence(connection: Connection, health: Health, *, at: datetime) -> list[Row]:
    if health.state_at is None or not troubles.brought_since(
        connection, health.source_id, health.state_at
    ):
        return []
    return end(connection, health, "It has brought something new.", at=at)
