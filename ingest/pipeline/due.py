"""When a feed is due again after a look at it, and why. Pure."""

from datetime import datetime, timedelta

from ingest.pipeline.looks import Absent, Failed, Quiet, Seen
from ingest.schedule import Looks, Planned, back_off, next_poll
from schemas.records.sources import Feed

# Errors back off from here when nothing else is known of the feed's pace.
FIRST_BACK_OFF = timedelta(minutes=5)


def looks_after(feed: Feed, *, changed: bool, now: datetime) -> Looks:
    """What earlier looks have found, with this one; a first look teaches nothing about gaps."""
    looks = Looks(
        feed.looks_changed, feed.looks_unchanged, feed.changed_gap_s, feed.unchanged_gap_s
    )
    if feed.last_polled_at is None:
        return looks
    return looks.after(changed=changed, gap_s=(now - feed.last_polled_at).total_seconds())


def after_reading(look: Quiet | Seen, looks: Looks, *, local: bool) -> Planned:
    """When a feed that could be read is due again."""
    feed, outcome = look.feed, look.outcome
    told = look if isinstance(look, Seen) else feed
    return next_poll(
        feed_id=feed.id,
        now=outcome.observed_at,
        every=feed.source.every,
        looks=looks,
        not_before=outcome.not_before,
        ttl_s=int(told.ttl_s) if told.ttl_s else None,
        skip_hours=told.skip_hours,
        skip_days=told.skip_days,
        local=local,
    )


def after_failing(look: Failed | Absent, *, page: Planned | None, local: bool) -> Planned:
    """When a look that failed is made up for; `page` is what the plan says of a document's page.

    Failures in a row take ever longer. A wall or a broken site in a page's place too: it is looked
    at no faster than any other feed that fails.
    """
    feed, outcome = look.feed, look.outcome
    base = feed.source.every or (timedelta(seconds=1) if local else FIRST_BACK_OFF)
    later = Planned(outcome.observed_at + back_off(feed.failures + 1, base=base), "failing")
    due = later
    if page is not None and (isinstance(look, Absent) or page.at >= later.at):
        due = page
    wish = getattr(outcome, "not_before", None)
    return Planned(wish, "asked") if wish and wish > due.at else due
