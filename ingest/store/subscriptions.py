"""Subscriptions as values."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from ingest.store.session import Connection
from schemas.records.alerts import Channel, Subscription, Where
from schemas.records.citations import Certainty
from schemas.records.revisions import Significance
from schemas.tables import subscriptions


def active(connection: Connection) -> list[Subscription]:
    """The subscriptions that want alerts now."""
    query = select(subscriptions).where(subscriptions.c.active).order_by(subscriptions.c.id)
    return [_from_row(row) for row in connection.execute(query).mappings()]


def certainty_of(connection: Connection, id_: int) -> Certainty:
    """How sure a citation must be for this subscription."""
    query = select(subscriptions.c.citations).where(subscriptions.c.id == id_)
    certainty: Certainty = connection.execute(query).scalar_one()
    return certainty


def _from_row(row: Any) -> Subscription:  # noqa: ANN401 (a row mapping)
    return Subscription(
        id=row["id"],
        name=row["name"],
        events=tuple(row["events"]),
        at_least=Significance(row["at_least"]),
        baseline=row["baseline"],
        where=Where(**{name: tuple(values) for name, values in row["where"].items()}),
        citations=row["citations"],
        settle=timedelta(seconds=row["settle_s"]),
        digest=timedelta(seconds=row["digest_s"]) if row["digest_s"] else None,
        channels=tuple(Channel(**channel) for channel in row["channels"]),
    )
