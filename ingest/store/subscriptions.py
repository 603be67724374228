"""Subscriptions as values."""

from datetime import time, timedelta
from typing import Any

from sqlalchemy import select

from ingest.store.session import Connection
from schemas.records.alerts import AtMost, Channel, Quiet, Subscription, Where
from schemas.records.revisions import Significance
from schemas.tables import subscriptions


def active(connection: Connection) -> list[Subscription]:
    """The subscriptions that want alerts now."""
    query = select(subscriptions).where(subscriptions.c.active).order_by(subscriptions.c.id)
    return [_from_row(row) for row in connection.execute(query).mappings()]


def by_id(connection: Connection, id_: int) -> Subscription:
    """One subscription, in force or not: its alerts are told as it says now."""
    query = select(subscriptions).where(subscriptions.c.id == id_)
    return _from_row(connection.execute(query).mappings().one())


def _from_row(row: Any) -> Subscription:  # noqa: ANN401 (a row mapping)
    return Subscription(
        id=row["id"],
        name=row["name"],
        events=tuple(row["events"]),
        at_least=Significance(row["at_least"]),
        baseline=row["baseline"],
        where=_where(row["where"]),
        citations=row["citations"],
        settle=timedelta(seconds=row["settle_s"]),
        digest=timedelta(seconds=row["digest_s"]) if row["digest_s"] else None,
        channels=tuple(Channel(**channel) for channel in row["channels"]),
        digest_at=time.fromisoformat(row["digest_at"]) if row["digest_at"] else time(0),
        unless=_where(row["unless"]),
        language=row["language"],
        zone=row["zone"],
        quiet=_quiet(row["quiet"]) if row["quiet"] else None,
        at_most=_at_most(row["at_most"]) if row["at_most"] else None,
        muted_until=row["muted_until"],
        expires_at=row["expires_at"],
    )


def _where(stored: dict[str, list[str]]) -> Where:
    return Where(**{name: tuple(values) for name, values in stored.items()})


def _quiet(stored: dict[str, str]) -> Quiet:
    return Quiet(begins=time.fromisoformat(stored["from"]), ends=time.fromisoformat(stored["to"]))


def _at_most(stored: dict[str, Any]) -> AtMost:
    return AtMost(alerts=stored["alerts"], per=timedelta(seconds=stored["per_s"]))
