"""Planned alerts become messages, as delivery makes them when every channel takes all. Pure.

What settles together is told together, nothing overtakes what happened before it to the same
document, and what waits with others for one moment is one message.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from ingest.alerts.matters import is_edit, is_of_citation
from ingest.alerts.plan import Slot
from schemas.records.alerts import Bundle, Channel


@dataclass(slots=True, kw_only=True)
class Alert:
    """What one alert tells; it grows while others are joined to it."""

    channel: Channel
    made_at: datetime  # when the alert step wrote it
    due_at: datetime
    bundle: Bundle | None
    event_ids: list[str]  # the one that leads first
    types: list[str]  # of these events
    steps: set[str]  # of these events, as `ingest.pipeline.replay` names them
    happened_at: datetime  # of the one that leads
    document_id: str | None
    view: str | None  # of an edit
    headline: str = ""  # written when all that it tells is known
    told_by: "Alert | None" = None  # the one that it was joined to

    @property
    def slot(self) -> Slot:
        """Where it counts."""
        return Slot(self.channel.key, self.due_at, self.bundle is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One message to one channel."""

    channel: Channel
    due_at: datetime
    bundle: Bundle | None  # of the first of several; what is alone is told as it always is
    alerts: tuple[Alert, ...]


class Rehearsal:
    """The alerts of one subscription, told one after the other as they are made."""

    def __init__(self, settle: timedelta) -> None:
        self._settle = settle
        self._alerts: list[Alert] = []
        self._waiting: dict[tuple[str, str], list[Alert]] = defaultdict(list)
        self._counted: list[Alert] = []  # of this period of `at_most`, and later

    def sent(self, *, now: datetime, per: timedelta) -> Counter[Slot]:
        """What was to be told in this period and later, as `plan` counts it.

        What was joined counts until the alert that tells it leaves.
        """
        self._counted = [each for each in self._counted if each.due_at >= now - per]
        gone = (each.told_by is not None and each.told_by.due_at <= now for each in self._counted)
        return Counter(
            each.slot for each, left in zip(self._counted, gone, strict=True) if not left
        )

    def add(self, alert: Alert) -> None:
        """Take one more, made no earlier than those before it."""
        if alert.bundle is None or all(each.slot != alert.slot for each in self._counted):
            self._counted.append(alert)  # what waits for one moment counts once
        if alert.document_id is None:
            self._alerts.append(alert)
            return
        place = (alert.document_id, alert.channel.key)
        waiting = [each for each in self._waiting[place] if each.due_at > alert.made_at]
        for each in waiting:
            if each.bundle is None:
                each.due_at = min(each.due_at, alert.due_at)
        first = next((each for each in waiting if self._is_told_by(each, alert)), None)
        if first is None:
            self._alerts.append(alert)
            waiting.append(alert)
        else:
            _join(first, alert)
        self._waiting[place] = waiting

    def _is_told_by(self, first: Alert, later: Alert) -> bool:
        if is_of_citation(later.types[0]):
            return bool(first.steps & later.steps)
        if not is_edit(later.types[0]) or first.types[0] != later.types[0]:
            return False
        soon = abs(later.happened_at - first.happened_at) < self._settle
        return soon and first.view == later.view

    def sendings(self) -> list[Sending]:
        """The messages, in the order in which they are due."""
        single = [each for each in self._alerts if not _waits_with_others(each)]
        together: dict[tuple[str, datetime], list[Alert]] = defaultdict(list)
        for each in self._alerts:
            if _waits_with_others(each):
                together[each.channel.key, each.due_at].append(each)
        found = [_sending([each]) for each in single]
        found += [_sending(alerts) for alerts in together.values()]
        return sorted(found, key=lambda each: (each.due_at, each.channel.label))


def _join(first: Alert, later: Alert) -> None:
    later.told_by = first
    first.event_ids += later.event_ids
    first.types += later.types
    first.steps |= later.steps


def _waits_with_others(alert: Alert) -> bool:
    return alert.bundle is not None and alert.channel.is_for_people


def _sending(alerts: Iterable[Alert]) -> Sending:
    told = tuple(alerts)
    first = told[0]
    return Sending(channel=first.channel, due_at=first.due_at, bundle=first.bundle, alerts=told)
