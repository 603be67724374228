"""The outages of a source: how one begins, gets worse and ends, and which of it is told.

What was told stands in the event itself; its id is made from the instant that stands with the
source's state, so that nothing else has to remember it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from ingest.alerts.payload import instant
from ingest.pipeline.causes import Cause, is_worse, place_of
from ingest.store import events, failed_looks, ids, sources
from ingest.store.events import event_row
from ingest.store.session import Connection, Row

# A source that fails and is back all the time is told failing and recovered once in this time …
_A_PAIR_IN = timedelta(hours=24)
# … unless an outage lasts for so long, or is worse in kind. Chosen: a night is not slept through.
_LASTS = timedelta(hours=6)

_OF_LOOKS = ("address", "since", "read_at")

_NOTHING_TO_DO = "Nothing is to be done."


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """What is told of an outage."""

    cause: Cause
    place: str  # feed, pages, silence: what has failed, and must be well again
    feed_id: int | None = None

    @property
    def detail(self) -> dict[str, Any]:
        """As it stands in the event."""
        cause = self.cause
        return {
            "code": cause.code, "cause": cause.message, "remedy": cause.remedy,
            "place": self.place, "feed_id": self.feed_id,
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """A source's state, with the event that told of it where there is one."""

    source_id: int
    state: str
    state_at: datetime | None
    is_watched: bool
    event: Row | None

    @classmethod
    def load(cls, connection: Connection, source_id: int) -> Self:
        """As it is stored now."""
        row = sources.rows_by_id(connection, [source_id])[source_id]
        type_ = "source.failing" if row["state"] == "failing" else "source.recovered"
        id_ = _event_id(type_, source_id, row["state_at"]) if row["state_at"] else None
        found = events.rows_by_id(connection, [id_]) if id_ else []
        return cls(
            source_id=source_id,
            state=row["state"],
            state_at=row["state_at"],
            is_watched=row["origin"] == "watchlist",
            event=found[0] if found else None,
        )

    @property
    def detail(self) -> Row:
        """What the event told; empty where there is none."""
        return self.event["detail"] if self.event is not None else {}

    @property
    def told_code(self) -> str:
        """The cause that was told; events of earlier releases have no word for it."""
        return str(self.detail.get("code", "other"))

    @property
    def place(self) -> str:
        """What had failed."""
        return str(self.detail.get("place", "feed"))

    @property
    def feed_id(self) -> int | None:
        """The named feed that had failed."""
        return self.detail.get("feed_id")

    def is_told(self, now: datetime) -> bool:
        """Whether the event does not wait any more."""
        return self.event is None or self.event["not_before"] <= now


def begin(connection: Connection, health: Health, outage: Outage, *, at: datetime) -> list[Row]:
    """A source that was well fails: the event to be stored, or none where another was quicker."""
    cause = outage.cause
    if not sources.set_state(
        connection, health.source_id, state="failing", reason=cause.reason, now=at
    ):
        return []
    detail = outage.detail | _looks(connection, health.source_id, outage)
    until = _quiet_until(health)
    if until is None or at >= until or is_worse(cause.code, health.told_code):
        return [_event("source.failing", health.source_id, at, detail)]
    detail |= {"quiet_until": until.isoformat()}
    later = min(until, at + _LASTS)
    return [_event("source.failing", health.source_id, at, detail, not_before=later)]


def worsen(connection: Connection, health: Health, outage: Outage, *, at: datetime) -> list[Row]:
    """An outage turns out worse in kind than was told; what still waits is told by this."""
    if health.state_at is None or not sources.worsen(
        connection, health.source_id, reason=outage.cause.reason, since=health.state_at, now=at
    ):
        return []
    detail = outage.detail | _looks(connection, health.source_id, outage)
    if begun := health.detail.get("since"):
        detail["since"] = begun
    event = _event("source.failing", health.source_id, at, detail)
    _supersede(connection, health, by=event, at=at)
    return [event]


def end(connection: Connection, health: Health, cause: str, *, at: datetime) -> list[Row]:
    """A source is well again; of an outage that was not told the end is kept and not told."""
    if not sources.set_state(connection, health.source_id, state="ok", reason=None, now=at):
        return []
    detail = {"code": health.told_code, "cause": cause, "remedy": _NOTHING_TO_DO}
    detail |= {name: health.detail[name] for name in _OF_LOOKS if name in health.detail}
    if health.is_told(at):
        begun = health.event["not_before"] if health.event is not None else at
        detail["quiet_until"] = (begun + _A_PAIR_IN).isoformat()
        return [_event("source.recovered", health.source_id, at, detail)]
    detail["quiet_until"] = health.detail["quiet_until"]
    event = _event("source.recovered", health.source_id, at, detail, alerted_at=at)
    _supersede(connection, health, by=event, at=at)
    return [event]


def _looks(connection: Connection, source_id: int, outage: Outage) -> dict[str, str]:
    """What failed since when, and when it was last read in full: what of it is known."""
    if outage.feed_id is not None:
        found = failed_looks.of_feed(connection, outage.feed_id)
    else:
        found = failed_looks.of_pages(connection, source_id) if outage.place == "pages" else None
    if found is None:
        return {}
    known = {"since": found.since, "read_at": found.read_at}
    told = {name: said for name, at in known.items() if (said := instant(at)) is not None}
    return {"address": place_of(found.url), **told}


def _quiet_until(health: Health) -> datetime | None:
    until = health.detail.get("quiet_until")
    return datetime.fromisoformat(until) if until else None


def _supersede(connection: Connection, health: Health, *, by: Row, at: datetime) -> None:
    if health.event is not None and not health.is_told(at):
        events.supersede(connection, [{"id": health.event["id"], "by": by["id"], "at": at}])


def _event(
    type_: str,
    source_id: int,
    at: datetime,
    detail: Row,
    **columns: Any,  # noqa: ANN401 (columns of the table)
) -> dict[str, Any]:
    subject = _subject(source_id, at)
    return event_row(
        type_, subject=subject, source_id=source_id, at=at, detail=dict(detail), **columns
    )


def _event_id(type_: str, source_id: int, at: datetime) -> str:
    return ids.event_id(type_, _subject(source_id, at))


def _subject(source_id: int, at: datetime) -> str:
    return f"{source_id} {at.isoformat()}"
