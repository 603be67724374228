"""A subscription is muted, or its mute ends: what waits already is put off, or called back."""

from datetime import datetime

from ingest.alerts.due import LONGEST_MUTE, Due, awake
from ingest.alerts.local_time import next_end, zone_of
from ingest.store import mutes, subscriptions
from ingest.store.session import Connection
from schemas.records.alerts import Subscription
from schemas.watchlist import WatchList


def mute(
    connection: Connection, subscription: Subscription, *, until: datetime, now: datetime
) -> int:
    """Let all alerts of a subscription wait until then, which lies ahead. Gives how many wait."""
    mutes.set_until(connection, subscription.id, until)
    return mutes.hold(connection, subscription.id, _ends(subscription, until, now), now=now)


def unmute(connection: Connection, subscription: Subscription, *, now: datetime) -> int:
    """Tell it again, at once what waited for the end of the mute. Gives how much that is."""
    mutes.set_until(connection, subscription.id, None)
    return mutes.release(connection, subscription.id, mutes.Ends(now, now), now=now)


def mute_as_written(connection: Connection, wanted: WatchList, *, now: datetime) -> None:
    """What `mute_until` of a watch list that was applied means for alerts that wait already."""
    written = {each.name for each in wanted.subscriptions if each.muted_until is not None}
    for subscription in subscriptions.active(connection):
        until = subscription.muted_until
        if subscription.name in written and until is not None:
            change = mutes.hold if until > now else mutes.release
            change(connection, subscription.id, _ends(subscription, until, now), now=now)


def _ends(subscription: Subscription, until: datetime, now: datetime) -> mutes.Ends:
    """As `alerts/due.py` has it for what is made during the mute: people get all of it at once."""
    end = at = max(now, min(until, now + LONGEST_MUTE))
    if subscription.digest:
        zone = zone_of(subscription.zone)
        at = next_end(end, subscription.digest, begins=subscription.digest_at, zone=zone)
    return mutes.Ends(to_programs=end, to_people=awake(subscription, Due(at, "muted")).at)
