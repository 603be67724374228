"""Muting a subscription: until then its alerts wait, and none of them is dropped."""

from datetime import datetime
from typing import NamedTuple, get_args

from sqlalchemy import ColumnElement, Update, update

from ingest.store.pending import PENDING, nobody_sends
from ingest.store.session import Connection
from schemas.records.alerts import Channel, ChannelKind
from schemas.tables import alerts, subscriptions

_FOR_PEOPLE = [k for k in get_args(ChannelKind) if Channel(kind=k, target="").is_for_people]
_TO_PEOPLE: ColumnElement[bool] = alerts.c.channel["kind"].as_string().in_(_FOR_PEOPLE)
_MUTED: ColumnElement[bool] = alerts.c.bundle == "muted"


class Ends(NamedTuple):
    """When what waits for the end of a mute is due, aware UTC."""

    to_programs: datetime
    to_people: datetime  # later, where these are not to be disturbed yet


def set_until(connection: Connection, id_: int, until: datetime | None) -> None:
    """What is made from now on waits until then; what waits already is not touched."""
    changed = update(subscriptions).where(subscriptions.c.id == id_).values(muted_until=until)
    connection.execute(changed)


def hold(connection: Connection, id_: int, ends: Ends, *, now: datetime) -> int:
    """Let all that waits wait until the end of the mute, also what another mute holds for longer.

    Gives how much that is. What was tried is left alone: a receiver may know of it.
    """
    return sum(
        connection.execute(
            _untried(id_, now, to)
            .where((alerts.c.next_attempt_at < at) | _MUTED)
            .values(next_attempt_at=at, due_at=at, bundle="muted")
        ).rowcount
        for to, at in _by_reader(ends)
    )


def release(connection: Connection, id_: int, ends: Ends, *, now: datetime) -> int:
    """Let what a mute holds wait no longer than this. Gives how much would have."""
    return sum(
        connection.execute(
            _untried(id_, now, to)
            .where(_MUTED, alerts.c.next_attempt_at > at)
            .values(next_attempt_at=at, due_at=at)
        ).rowcount
        for to, at in _by_reader(ends)
    )


def _by_reader(ends: Ends) -> tuple[tuple[ColumnElement[bool], datetime], ...]:
    return (~_TO_PEOPLE, ends.to_programs), (_TO_PEOPLE, ends.to_people)


def _untried(id_: int, now: datetime, to: ColumnElement[bool]) -> Update:
    return update(alerts).where(
        PENDING, alerts.c.subscription_id == id_, alerts.c.attempts == 0, nobody_sends(now), to
    )
