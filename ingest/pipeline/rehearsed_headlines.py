"""The headlines of rehearsed messages, as the messages themselves would have them."""

from collections.abc import Iterable, Iterator, Sequence

from ingest.alerts.join import joined
from ingest.alerts.payload import Payload
from ingest.alerts.phrases import phrases
from ingest.alerts.rehearsal import Alert, Sending
from ingest.alerts.wording import headline
from ingest.pipeline.facts import Told, load_facts
from ingest.pipeline.joining import as_sure, whole_of
from ingest.store.session import Connection
from schemas.records.alerts import Subscription

Events = tuple[str, ...]

# Events whose texts are held at a time: of a megabyte each at worst.
AT_A_TIME = 200


def write_headlines(
    connection: Connection, sendings: Sequence[Sending], subscription: Subscription
) -> None:
    """Give each alert of these messages its headline: all that it tells, as one step.

    One of several in a message has none but its events say, as digests do, without a diff.
    """
    say = phrases(subscription.language, subscription.zone)
    alone = {_events(each.alerts[0]) for each in sendings if len(each.alerts) == 1}
    alerts = [alert for each in sendings for alert in each.alerts]
    said: dict[Events, str] = {}
    for some in _slices(dict.fromkeys(_events(alert) for alert in alerts)):
        ids = list(dict.fromkeys(id_ for events in some for id_ in events))
        found = load_facts(connection, ids, console_url=None)
        told = {each.facts.id: as_sure(each, subscription.citations) for each in found}
        for events in some:
            payload = _payload([told[id_] for id_ in events], alone=events in alone)
            said[events] = headline(payload, say)
    for alert in alerts:
        alert.headline = said[_events(alert)]


def _events(alert: Alert) -> Events:
    return tuple(alert.event_ids)


def _payload(told: Sequence[Told], *, alone: bool) -> Payload:
    return whole_of(told).payload if alone else joined([each.facts.payload for each in told])


def _slices(wanted: Iterable[Events]) -> Iterator[list[Events]]:
    """Some at a time, by their events."""
    some: list[Events] = []
    for events in wanted:
        some.append(events)
        if sum(map(len, some)) >= AT_A_TIME:
            yield some
            some = []
    if some:
        yield some
