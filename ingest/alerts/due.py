"""When an alert may leave. Pure: `now` is an argument."""

from datetime import UTC, datetime, timedelta

from schemas.records.alerts import Channel, EventFacts, Subscription

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


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
) -> datetime:
    """When this channel is due, aware UTC: after settling, at the end of the digest's period.

    Periods are counted from 1970-01-01 UTC, so that `1h` ends on the hour for every event alike. A
    webhook never waits for a digest: a program reads it, and its body is one event.
    """
    settled = settle_until(subscription, event, now)
    if not subscription.digest or channel.kind == "webhook":
        return settled
    return _end_of_period(settled, subscription.digest)


def _end_of_period(at: datetime, period: timedelta) -> datetime:
    return _EPOCH + -((_EPOCH - at) // period) * period
