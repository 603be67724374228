"""Alerts that wait for their channels, put into the ledger as the alert step writes them."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import insert, select, update

from ingest.pipeline.deliver import deliver
from ingest.pipeline.parts import Parts
from ingest.pipeline.sweep import sweep
from ingest.store import alerting, channels, events
from ingest.store.session import Store
from schemas.records.alerts import Channel, TryLater
from schemas.tables import alerts, deliveries, documents, sources, subscriptions
from schemas.tables import channels as channels_table
from schemas.tables import events as events_table
from tests.fakes.channels import FakeChannel
from tests.fakes.clock import FakeClock

DESK = Channel(kind="email", target="desk@example.org")
HOOK = Channel(kind="webhook", target="https://desk.example/hook")
AWAY = TryLater(answer="503", code="server_error")


class Waiting:
    """One source with documents, one subscription, and alerts of posts that are gone."""

    def __init__(self, store: Store) -> None:
        self.clock, self.channel = FakeClock(), FakeChannel()
        senders = {"email": self.channel, "webhook": FakeChannel()}
        self.parts = Parts(store=store, fetcher=None, senders=senders, now=self.clock)
        self.made = 0
        with store.write() as connection:
            connection.execute(insert(sources), _source(self.clock()))
            connection.execute(insert(subscriptions), _subscription())

    def wait(self, *names: str, channel: Channel = DESK, type_: str = "post.gone") -> list[str]:
        """An alert for each of these documents, in this order; gives the alerts' ids."""
        now, ids = self.clock(), []
        with self.parts.store.write() as connection:
            self.name(connection, channel)
            channels.add(connection, [channel])
            for name in names:
                self.made += 1
                of = None if type_.startswith(("channel.", "alert.")) else name
                if of is not None:
                    self._document(connection, of)
                at = now + timedelta(microseconds=self.made)
                event = events.event_row(
                    type_, subject=f"{name} {self.made}", source_id=1, at=at, document_id=of,
                    alerted_at=now, detail={"channel": "", "cause": "c", "remedy": "r"},
                )  # fmt: skip
                events.add(connection, [event])
                row = alerting.alert_row(
                    event=event, subscription_id=1, channel=channel, due_at=now, now=now
                )
                alerting.add(connection, [row])
                ids.append(row["id"])
        return ids

    def name(self, connection, *named: Channel) -> None:
        """Let the subscription name these channels too, as alerts go nowhere else."""
        query = select(subscriptions.c.channels).where(subscriptions.c.id == 1)
        known = connection.execute(query).scalar_one()
        new = [asdict(each) for each in named if asdict(each) not in known]
        changed = update(subscriptions).where(subscriptions.c.id == 1)
        connection.execute(changed.values(channels=known + new))

    def _document(self, connection, name: str) -> None:
        if not connection.execute(select(documents.c.id).where(documents.c.id == name)).first():
            connection.execute(insert(documents), _document(name, self.clock()))

    def deliver(self, channel: Channel = DESK) -> str:
        """One message of the deliver step, without jitter."""
        return deliver(self.parts, [channel.key], jitter=lambda: 0).line

    def pass_time(self, **length: float) -> None:
        """Let the time go by: a sweep now and whenever a wait is over, but no alert step."""
        end = self.clock() + timedelta(**length)
        while self.clock() <= end:
            for ring in sweep(self.parts).rings:
                if ring.step == "deliver":
                    deliver(self.parts, ring.ids, jitter=lambda: 0)
            self.clock.now = self._next_end_of_a_wait() or end + timedelta(microseconds=1)
        self.clock.now = end

    def _next_end_of_a_wait(self) -> datetime | None:
        """Of an alert's back-off, of a pause, or of a lease."""
        pending = [row for row in self.rows() if row["state"] == "pending"]
        ends = [row[name] for row in pending for name in ("next_attempt_at", "lease_until")]
        for row in self.rows(channels_table, by="key"):
            ends += [row["paused_until"], row["lease_until"]]
        now = self.clock()
        return min((at for at in ends if at is not None and at > now), default=None)

    def states(self) -> dict[str, str]:
        """The state of each alert by its id."""
        return {row["id"]: row["state"] for row in self.rows()}

    def rows(self, table=alerts, *, by: str = "created_at") -> list[Mapping]:
        """All rows of a table."""
        with self.parts.store.read() as connection:
            return list(connection.execute(select(table).order_by(table.c[by])).mappings())

    def health(self, channel: Channel = DESK) -> Mapping:
        """The row of a channel."""
        (row,) = [row for row in self.rows(channels_table, by="key") if row["key"] == channel.key]
        return row

    def answers(self, id_: str) -> list[tuple[str, str]]:
        """Outcome and answer of each attempt of an alert."""
        rows = self.rows(deliveries, by="id")
        return [(row["outcome"], row["answer"]) for row in rows if row["alert_id"] == id_]

    def told(self) -> list[str]:
        """Types of the events that tell of channels, in the order in which they happened."""
        rows = self.rows(events_table, by="at")
        waiting = [row for row in rows if row["alerted_at"] is None]
        return [row["type"] for row in waiting]

    def sent(self) -> list[str]:
        """Ids of the alerts that were attempted, one for each attempt."""
        return [id_ for id_, _ in self.channel.attempts]


def _source(now: datetime) -> dict:
    return {
        "id": 1, "name": "Telepolis forum", "kind": "forum", "origin": "watchlist",
        "recheck_s": 3600, "confirm_gone_s": 600, "delay_s": 1, "robots": False, "active": True,
        "created_at": now, "state": "ok",
    }  # fmt: skip


def _subscription() -> dict:
    return {
        "id": 1, "name": "desk", "events": ["post.gone"], "at_least": 1, "baseline": False,
        "where": {}, "settle_s": 0, "channels": [], "active": True,
    }  # fmt: skip


def _document(name: str, now: datetime) -> dict:
    return {
        "id": name, "kind": "post", "key": name, "source_id": 1, "title": "Ein Beitrag",
        "url": f"https://forum.example/{name}", "first_seen_at": now, "state": "gone",
        "baseline": False,
    }  # fmt: skip


class Sender:
    """Takes what `takes` says yes to."""

    def __init__(self, waiting, takes) -> None:
        self.kept, self.takes = waiting.channel, takes
        waiting.parts.senders["email"] = self

    def send(self, message, channel, *, now):
        if not self.takes(message):
            self.kept.answers.appendleft(AWAY)
        return self.kept.send(message, channel, now=now)
