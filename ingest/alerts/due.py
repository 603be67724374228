"""When an alert may leave, and why it waits. Pure: `now` is an argument."""

from datetime import datetime, timedelta
from typing import NamedTuple

from ingest.alerts.local_time import DAY, instant, next_end, zone_of
from schemas.records.alerts import Bundle, Channel, EventFacts, Quiet, Subscription

# Who mutes until the end of time means it; sums of dates beyond that end in errors.
LONGEST_MUTE = timedelta(days=3650)


class Due(NamedTuple):
    """When an alert is due, aware UTC, and why it waits to be told with others, if it does."""

    at: datetime
    bundle: Bundle | None


def settle_until(subscription: Subscription, event: EventFacts, now: datetime) -> datetime:
    """When the alert of this event is due, aware UTC; `now` for all but edits.

    Counted from the first edit and not put off by later ones, or whoever saves once a minute would
    never be reported. Never more than `settle` from `now`, even where the event's clock ran ahead.
    """
    if not event.type.endswith(".edited"):
        return now
    latest = now + subscription.settle
    return min(max(event.at + subscription.settle, now), latest)


def channel_due(
    subscription: Subscription, channel: Channel, event: EventFacts, *, now: datetime
) -> Due:
    """When this channel is due: after settling, no longer muted, digest's end, outside quiet hours.

    The first of these that puts it off names why it waits. Only people read digests and sleep: a
    program gets each event as soon as it has settled and is not muted.
    """
    due = Due(settle_until(subscription, event, now), None)
    if subscription.muted_until is not None:
        due = _put_off(due, min(subscription.muted_until, now + LONGEST_MUTE), "muted")
    if not channel.is_for_people:
        return due
    zone = zone_of(subscription.zone)
    if subscription.digest:
        end = next_end(due.at, subscription.digest, begins=subscription.digest_at, zone=zone)
        due = Due(end, due.bundle or "digest")
    return awake(subscription, due)


def awake(subscription: Subscription, due: Due) -> Due:
    """The same, or the end of the quiet hours that it falls in."""
    if subscription.quiet is None:
        return due
    return _put_off(due, _quiet_until(subscription.quiet, due.at, subscription.zone), "quiet")


def _put_off(due: Due, until: datetime, why: Bundle) -> Due:
    return Due(until, due.bundle or why) if until > due.at else due


def _quiet_until(quiet: Quiet, at: datetime, zone_name: str) -> datetime:
    """The end of the quiet hours that `at` is in; else `at` itself.

    Those that began yesterday may end today. They begin and end by the wall, so that a night in
    which clocks are set is an hour shorter or longer.
    """
    zone = zone_of(zone_name)
    nights = timedelta() if quiet.begins < quiet.ends else DAY
    today = at.astimezone(zone).date()
    for day in (today - DAY, today):
        end = instant(day + nights, quiet.ends, zone)
        if instant(day, quiet.begins, zone) <= at < end:
            return end
    return at
