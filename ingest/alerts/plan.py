"""Which messages a subscription gets of what happened: one for each matter and channel. Pure.

Nothing that is wanted is dropped: what is more than a channel may get in a period waits for its
end, and is told there as one message.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import NamedTuple

from ingest.alerts.due import Due, awake, channel_due
from ingest.alerts.local_time import period_end, zone_of
from ingest.alerts.matters import Matter, led
from ingest.alerts.rules import is_over, wants
from schemas.records.alerts import Bundle, Channel, EventFacts, Subscription


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One alert and those that it tells too: a message, or a part of one where it has a bundle."""

    event_ids: tuple[str, ...]  # the one that leads first
    channel: Channel
    due_at: datetime  # aware UTC
    bundle: Bundle | None  # why it waits to be told with others


class Slot(NamedTuple):
    """A moment at which a channel is told something: several messages, or all as one."""

    channel_key: str
    due_at: datetime
    together: bool  # what waits for one moment is one message


# How many alerts a subscription has at each moment, of this period and later.
Sent = Mapping[Slot, int]


def planned(
    subscription: Subscription, matters: Iterable[Matter], *, now: datetime, sent: Sent
) -> list[Planned]:
    """The alerts of one subscription, in the order of the matters and channels.

    `matters`: the events of each step of a document, or a single event (`pipeline/facts.matters`).
    `sent`: what its channels were to be told in this period already; add `slot` of each that is
    planned here to go on counting. Needed only where the subscription has `at_most`.
    """
    return plan(subscription, wanted(subscription, matters, now=now), now=now, sent=sent)


def wanted(
    subscription: Subscription, matters: Iterable[Matter], *, now: datetime
) -> list[tuple[EventFacts, ...]]:
    """Of each matter the events that the subscription wants, the one that leads first."""
    if is_over(subscription, now):
        return []
    found = ([each for each in matter if wants(subscription, each)] for matter in matters)
    return [led(events) for events in found if events]


def plan(
    subscription: Subscription,
    matters: Iterable[Sequence[EventFacts]],
    *,
    now: datetime,
    sent: Sent,
) -> list[Planned]:
    """The alerts of matters that are `wanted`."""
    room = _Room(subscription, sent)
    return [
        _planned(matter, channel, room.fit(channel, due))
        for matter in matters
        for channel in subscription.channels
        for due in [channel_due(subscription, channel, matter[0], now=now)]
    ]


def slot(plan: Planned) -> Slot:
    """Where an alert counts."""
    return Slot(plan.channel.key, plan.due_at, plan.bundle is not None)


def _planned(matter: Sequence[EventFacts], channel: Channel, due: Due) -> Planned:
    ids = tuple(each.id for each in matter)
    return Planned(event_ids=ids, channel=channel, due_at=due.at, bundle=due.bundle)


class _Room:
    """How many more messages each channel may get in each period of `at_most`."""

    def __init__(self, subscription: Subscription, sent: Sent) -> None:
        self._subscription = subscription
        self._zone = zone_of(subscription.zone)
        self._messages: Counter[tuple[str, datetime]] = Counter()  # by channel and end of period
        self._together: set[tuple[str, datetime]] = set()
        if subscription.at_most is not None:
            for each, number in sent.items():
                self._count(each, number)

    def fit(self, channel: Channel, due: Due) -> Due:
        """The same, or the first end of a period after which there is room."""
        most = self._subscription.at_most
        if most is None or not channel.is_for_people:
            return due
        key = channel.key
        while not self._has_place(key, due) and self._is_full(key, due.at, most.alerts):
            due = awake(self._subscription, Due(self._end(due.at), due.bundle or "overflow"))
        self._count(Slot(key, due.at, due.bundle is not None), 1)
        return due

    def _has_place(self, key: str, due: Due) -> bool:
        """Whether it is told with others that are told at that moment anyway."""
        return due.bundle is not None and (key, due.at) in self._together

    def _is_full(self, key: str, at: datetime, most: int) -> bool:
        return self._messages[key, self._end(at)] >= max(most, 1)

    def _count(self, each: Slot, number: int) -> None:
        place = each.channel_key, each.due_at
        if each.together and place in self._together:
            return
        if each.together:
            self._together.add(place)
        self._messages[each.channel_key, self._end(each.due_at)] += 1 if each.together else number

    def _end(self, at: datetime) -> datetime:
        most = self._subscription.at_most
        if most is None:
            return at
        return period_end(at, most.per, begins=time(0), zone=self._zone)
