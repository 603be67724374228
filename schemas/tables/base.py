"""What all tables share: names of constraints, instants in UTC, JSON that fits the database."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, MetaData
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """An aware instant, UTC in and out; SQLite keeps it as text without a zone.

    The text is SQLAlchemy's own (`2026-03-02 08:00:00.000000`), so that instants sort as texts do
    and migrations may call it a plain DateTime.

    Raises:
        ValueError: a naive datetime was given, whose zone nobody knows.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    # Both processors are overridden and not only `process_*`: every look reads six instants and
    # writes three, and reading one through DateTime's own text took 1.7 µs, three times as long.

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], object]:
        """Refuse naive values; store UTC."""
        return _utc if dialect.name == "postgresql" else instant_text

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[Any], datetime | None]:
        """Give back aware UTC."""
        del coltype
        return _utc if dialect.name == "postgresql" else instant_of_text


def _utc(value: datetime | None) -> datetime | None:
    if value is None or value.tzinfo is UTC:
        return value
    if value.tzinfo is None:
        msg = f"An instant needs a zone, got {value!r}."
        raise ValueError(msg)
    return value.astimezone(UTC)


def instant_text(value: datetime | None) -> str | None:
    """The text that SQLite keeps of an instant. Raises: ValueError for one without a zone."""
    at = _utc(value)
    if at is None:
        return None
    # Written by hand because `isoformat` of an aware instant takes half as long again.
    day = (at.year, at.month, at.day)
    return "%04d-%02d-%02d %02d:%02d:%02d.%06d" % (  # noqa: UP031
        *day, at.hour, at.minute, at.second, at.microsecond,
    )  # fmt: skip


def instant_of_text(text: str | None) -> datetime | None:
    """The instant of which SQLite keeps a text."""
    return None if text is None else datetime.fromisoformat(text + "+00:00")


Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
# SQLite numbers rows by itself only for INTEGER keys.
Key = BigInteger().with_variant(Integer(), "sqlite")
