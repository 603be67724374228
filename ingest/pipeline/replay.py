"""What a subscription would have been sent of what happened: the alert step once more, in memory.

Events come in the order and at the moments at which the alert step had them, and pass the same
`wanted` and `plan`. Texts, citations and verdicts are those of today. Stores nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from ingest.alerts.following import OpenEvent, decide_matters
from ingest.alerts.matters import Matter, is_edit, once_each
from ingest.alerts.phrases import phrases
from ingest.alerts.plan import Planned, Sent, plan, wanted
from ingest.alerts.rehearsal import Alert, Rehearsal, Sending
from ingest.alerts.why_not import Reason, reasons_against
from ingest.alerts.wording import headline
from ingest.pipeline.facts import load_facts
from ingest.pipeline.matters import links_of, step_name
from ingest.pipeline.planning import besides, channels_told_of, matters_of
from ingest.pipeline.rehearsed_headlines import write_headlines
from ingest.store import event_steps
from ingest.store.replayed import told_events
from ingest.store.session import Connection, Row
from schemas.records.alerts import EventFacts, Subscription

# Events whose texts are held at a time: of a megabyte each at worst.
AT_A_TIME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearly:
    """An event that the subscription would want if it were not for one condition."""

    event_id: str
    type: str
    at: datetime
    headline: str
    reason: Reason


@dataclass(slots=True, kw_only=True)
class Replayed:
    """What came of a subscription."""

    subscription: Subscription
    sendings: list[Sending] = field(default_factory=list)
    nearly: list[Nearly] = field(default_factory=list)  # of the types that it asks for


def replay(
    connection: Connection,
    subscriptions: Iterable[Subscription],
    *,
    since: datetime,
    now: datetime,
) -> list[Replayed]:
    """What each subscription would have been sent of the events from `since` to `now`.

    Events that still wait are taken as told when their time comes.
    """
    runs = [_Run(each) for each in subscriptions]
    rows = told_events(connection, since=since, until=now)
    asked = {type_ for run in runs for type_ in run.subscription.events}
    for moments in _slices(rows, now):
        _replay(connection, moments, runs, asked=asked)
    return [run.replayed(connection) for run in runs]


def _moment(row: Row, now: datetime) -> datetime:
    """When the alert step had it, or has it at the earliest."""
    at: datetime = row["alerted_at"] or max(row["not_before"], now)
    return at


Moments = list[tuple[datetime, list[Row]]]


def _slices(rows: Iterable[Row], now: datetime) -> Iterator[Moments]:
    """The events of each moment, some moments at a time."""
    ordered = sorted(rows, key=lambda row: (_moment(row, now), row["at"], row["id"]))
    moments: Moments = []
    for moment, of_moment in groupby(ordered, key=lambda row: _moment(row, now)):
        moments.append((moment, list(of_moment)))
        if sum(len(some) for _, some in moments) >= AT_A_TIME:
            yield moments
            moments = []
    yield moments


def _replay(
    connection: Connection, moments: Moments, runs: Sequence["_Run"], *, asked: Collection[str]
) -> None:
    rows = [row for _, of_moment in moments for row in of_moment]
    links = links_of(connection, rows)
    edits = {row["edit_id"] for row in rows if row["edit_id"]}
    steps = event_steps.steps_of(connection, {*edits, *links, *filter(None, links.values())})
    superseded = {steps[id_]: by and steps[by] for id_, by in links.items()}
    named = {row["id"]: step_name(row, steps) for row in rows}
    ids = [row["id"] for row in rows if row["type"] in asked]
    told = load_facts(connection, ids, console_url=None)
    about = channels_told_of(told)
    for moment, of_moment in moments:
        ids = _matters(of_moment, named, superseded)
        matters, stories = matters_of(told, ids), _stories(of_moment, ids)
        for run in runs:
            run.hear(matters, named, stories, about=about, now=moment)


def _matters(
    rows: Sequence[Row], steps: Mapping[str, str], superseded: Mapping[str, str | None]
) -> list[tuple[str, ...]]:
    """The matters of events that one message of the alert step had, by ids."""
    opened = [
        OpenEvent(
            id=row["id"], type=row["type"], at=row["at"], step=steps[row["id"]],
            not_before=row["not_before"], is_ready=True, citation=row["citation_id"],
        )
        for row in rows
    ]  # fmt: skip
    return decide_matters(opened, superseded, now=rows[0]["at"]).matters


def _stories(rows: Iterable[Row], matters: Iterable[Sequence[str]]) -> dict[str, str]:
    """The stories of many documents as which the alert step has told these matters, by event."""
    of = {row["id"]: row["detail"]["alike"] for row in rows if "alike" in row["detail"]}
    return {id_: of[ids[0]] for ids in matters if ids[0] in of for id_ in ids}


class _Run:
    """One subscription, hearing of one moment after the other."""

    def __init__(self, subscription: Subscription) -> None:
        self.subscription = subscription
        self._say = phrases(subscription.language, subscription.zone)
        self._rehearsal = Rehearsal(subscription.settle)
        self._nearly: list[Nearly] = []
        self._stories: set[str] = set()  # of many documents, that it was told of

    def hear(
        self,
        matters: Sequence[Matter],
        steps: dict[str, str],
        stories: Mapping[str, str],
        *,
        about: Mapping[str, str | None],
        now: datetime,
    ) -> None:
        """Take what is wanted of the matters of a moment; `about`: which channel events are of."""
        found = wanted(self.subscription, matters, now=now)
        for matter in once_each(found, stories, told=self._stories):
            self._tell(matter, steps, about=about.get(matter[0].id), now=now)
            if is_edit(matter[0].type) and matter[0].id in stories:
                self._stories.add(stories[matter[0].id])
        self._nearly += (each for matter in matters for each in self._refused(matter))

    def _tell(
        self, matter: Matter, steps: dict[str, str], *, about: str | None, now: datetime
    ) -> None:
        """What concerns a channel is told on the others."""
        others = besides(self.subscription, about)
        facts = {each.id: each for each in matter}
        for planned in plan(others, [matter], now=now, sent=self._sent(now)):
            self._rehearsal.add(self._alert(planned, facts, steps, now=now))

    def _sent(self, now: datetime) -> Sent:
        most = self.subscription.at_most
        return self._rehearsal.sent(now=now, per=most.per) if most is not None else {}

    def _refused(self, matter: Matter) -> Iterator[Nearly]:
        for event in matter:
            reasons = reasons_against(self.subscription, event)
            if len(reasons) == 1 and reasons != ("type",):
                said = headline(event.payload, self._say)
                yield Nearly(
                    event_id=event.id, type=event.type, at=event.at, headline=said,
                    reason=reasons[0],
                )  # fmt: skip

    def _alert(
        self,
        planned: Planned,
        facts: dict[str, EventFacts],
        steps: dict[str, str],
        *,
        now: datetime,
    ) -> Alert:
        leader = facts[planned.event_ids[0]]
        edit = leader.payload.get("edit")
        return Alert(
            channel=planned.channel, made_at=now, due_at=planned.due_at, bundle=planned.bundle,
            event_ids=list(planned.event_ids), types=[facts[id_].type for id_ in planned.event_ids],
            steps={steps[id_] for id_ in planned.event_ids}, happened_at=leader.at,
            document_id=leader.document_id, view=edit["view"] if edit else None,
        )  # fmt: skip

    def replayed(self, connection: Connection) -> Replayed:
        """What came of it, in the words in which it would be told."""
        sendings = self._rehearsal.sendings()
        write_headlines(connection, sendings, self.subscription)
        return Replayed(subscription=self.subscription, sendings=sendings, nearly=self._nearly)
