"""From what subscriptions want to the rows of their alerts."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from ingest.alerts.matters import once_each
from ingest.alerts.plan import Planned, Slot, plan, slot, wanted
from ingest.pipeline.facts import Told
from ingest.store import alerting, same_edits
from ingest.store.session import Connection, Row
from schemas.records.alerts import EventFacts, Subscription

Matter = tuple[EventFacts, ...]

# Of the rows that are counted for `at_most`: what is made longer ago than its period, settling,
# digest and a night of quiet hours is not due any more, or was muted and is one message.
_SLACK = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a subscription wants of the events of a message."""

    subscription: Subscription
    matters: list[Matter] = field(default_factory=list)  # the event that leads first


def matters_of(told: Iterable[Told], ids: Iterable[Sequence[str]]) -> list[Matter]:
    """The facts of each matter, given by the ids of its events; oldest first."""
    facts = {each.facts.id: each.facts for each in told}
    matters = [tuple(facts[id_] for id_ in matter if id_ in facts) for matter in ids]
    return sorted(filter(None, matters), key=lambda matter: (matter[0].at, matter[0].id))


def wishes_of(
    matters: Iterable[Matter], wanting: Sequence[Subscription], *, now: datetime
) -> list[Wish]:
    """What each subscription wants, of those that want something.

    Matter by matter, so that a long text is read by all subscriptions in a row.
    """
    wishes = [Wish(subscription=each) for each in wanting]
    for matter in matters:
        for wish in wishes:
            wish.matters.extend(wanted(wish.subscription, [matter], now=now))
    return [wish for wish in wishes if wish.matters]


def channels_told_of(told: Iterable[Told]) -> dict[str, str | None]:
    """By the id of each event the key of the channel that it is about; None for all others."""
    return {each.facts.id: each.material.event["detail"].get("channel_key") for each in told}


def besides(subscription: Subscription, key: str | None) -> Subscription:
    """The same without one channel, which is not told of itself."""
    others = tuple(each for each in subscription.channels if each.key != key)
    return replace(subscription, channels=others)


def alert_rows(
    connection: Connection,
    wishes: Sequence[Wish],
    told: Iterable[Told],
    *,
    only: Collection[str],
    stories: Mapping[str, str],
    now: datetime,
) -> list[Row]:
    """The rows of the alerts of events among `only`; those told by another one are joined to it.

    `stories`: by the id of an event the story of many documents that its matter belongs to; a
    subscription is told of each once.
    """
    about = channels_told_of(told)
    return [
        row
        for wish in _once_each(connection, wishes, only=only, stories=stories)
        for facts in [{each.id: each for matter in wish.matters for each in matter}]
        for planned in _planned(connection, wish, about, now=now)
        for row in _rows(planned, facts, wish.subscription.id, now=now)
    ]


def _once_each(
    connection: Connection,
    wishes: Sequence[Wish],
    *,
    only: Collection[str],
    stories: Mapping[str, str],
) -> list[Wish]:
    """What is still wanted of the events among `only`.

    Subscriptions that have `at_most`, or may be told of a story, are locked: two steps at once must
    neither count the same room nor tell the same.
    """
    asking: dict[str, set[int]] = defaultdict(set)  # subscriptions by story
    for wish in wishes:
        for story in {stories[matter[0].id] for matter in wish.matters if matter[0].id in stories}:
            asking[story].add(wish.subscription.id)
    capped = {wish.subscription.id for wish in wishes if wish.subscription.at_most is not None}
    if locked := capped.union(*asking.values()):
        alerting.lock_subscriptions(connection, locked)
    told = {story: same_edits.told_to(connection, story, ids) for story, ids in asking.items()}
    left = []
    for wish in wishes:
        known = {story for story, ids in told.items() if wish.subscription.id in ids}
        ours = (tuple(each for each in matter if each.id in only) for matter in wish.matters)
        matters = once_each(filter(None, ours), stories, told=known)
        left.append(replace(wish, matters=matters))
    return left


def _planned(
    connection: Connection, wish: Wish, about: Mapping[str, str | None], *, now: datetime
) -> Iterator[Planned]:
    """What concerns a channel itself is told on the others."""
    sent = sent_of(connection, wish.subscription, now=now)
    by_channel: dict[str | None, list[Matter]] = defaultdict(list)
    for matter in wish.matters:
        by_channel[about.get(matter[0].id)].append(matter)
    for key, matters in by_channel.items():
        made = plan(besides(wish.subscription, key), matters, now=now, sent=sent)
        sent.update(map(slot, made))
        yield from made


def sent_of(connection: Connection, subscription: Subscription, *, now: datetime) -> Counter[Slot]:
    """What the channels of a subscription are told in this period and later, if it has a cap."""
    most = subscription.at_most
    if most is None:
        return Counter()
    waited = subscription.settle + (subscription.digest or timedelta()) + _SLACK
    counted = alerting.counted(
        connection,
        subscription.id,
        made_after=now - most.per - waited,
        due_after=now - most.per,
    )
    return Counter(
        {Slot(each.channel_key, each.due_at, each.together): each.number for each in counted}
    )


def _rows(
    planned: Planned, facts: Mapping[str, EventFacts], subscription_id: int, *, now: datetime
) -> list[dict[str, Any]]:
    return alerting.rows_of_matter(
        [
            alerting.alert_row(
                event={"id": id_, "document_id": facts[id_].document_id, "at": facts[id_].at},
                subscription_id=subscription_id,
                channel=planned.channel,
                due_at=planned.due_at,
                now=now,
                bundle=planned.bundle,
            )
            for id_ in planned.event_ids
        ]
    )
