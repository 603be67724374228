"""Sources that are well and bring nothing for far longer than is their habit: told as failing."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from ingest.habits import LEAST_MOMENTS, LEAST_SILENCE, Silence, silence
from ingest.pipeline.causes import of_code
from ingest.pipeline.labels import counted
from ingest.pipeline.outages import Health, Outage, begin
from ingest.store import events, heartbeats, troubles
from ingest.store.session import Connection, Row, Store

# Only sources that were silent for a day are looked through, so that it costs little; and what is
# told after days may be told an hour later.
_EVERY = timedelta(hours=1)
_TICK = "silence"

# Newest documents of a source: a year of 50 a day, and read in some 50 ms.
_MOST_ARRIVALS = 20_000
_REMEMBERED = timedelta(days=400)  # so that last year's summer is known
_ALWAYS_REMEMBERED = 60  # of sources that publish once a month


def tell_silence(store: Store, *, now: datetime) -> None:
    """Store an event for each source that has fallen silent; at most once an hour.

    No write is held up while histories are read: on a Sunday many sources are quiet.
    """
    with store.read() as connection:
        found = _silent_sources(connection, now=now) if _is_time(connection, now) else None
    if found is None:
        return
    with store.write() as connection:
        heartbeats.beat(connection, _TICK, now=now)
        for source_id, each in found.items():
            health = Health.load(connection, source_id)
            outage = Outage(cause=of_code("silent", _sentence(each)), place="silence")
            events.add(connection, begin(connection, health, outage, at=now))


def _silent_sources(connection: Connection, *, now: datetime) -> dict[int, Silence]:
    rows = troubles.quiet_sources(connection, before=now - LEAST_SILENCE)
    judged = {int(row["id"]): _silence(connection, row, now=now) for row in rows}
    return {id_: found for id_, found in judged.items() if found is not None}


def _is_time(connection: Connection, now: datetime) -> bool:
    last = heartbeats.latest(connection).get(_TICK)
    return last is None or not now - _EVERY < last <= now


def _silence(connection: Connection, row: Row, *, now: datetime) -> Silence | None:
    """By the last look that could have shown more: while we slept, nobody was silent."""
    rows = troubles.arrivals(connection, row["id"], limit=_MOST_ARRIVALS)
    return silence(_remembered(_arrived(rows)), looked_at=min(row["looked_at"], now))


def _arrived(rows: Iterable[Row]) -> list[datetime]:
    """When we saw them; where too few were seen, also when older ones were published."""
    seen = [row["first_seen_at"] for row in rows if not row["baseline"]]
    if len(seen) >= LEAST_MOMENTS:
        return sorted(seen)
    first = min((row["first_seen_at"] for row in rows), default=None)
    published = (row["published_at"] for row in rows if row["baseline"])
    return sorted([*seen, *(at for at in published if at is not None and at <= first)])


def _remembered(arrivals: list[datetime]) -> list[datetime]:
    if not arrivals:
        return []
    since = arrivals[-1] - _REMEMBERED
    return [
        at
        for place, at in enumerate(arrivals)
        if at >= since or place >= len(arrivals) - _ALWAYS_REMEMBERED
    ]


def _sentence(found: Silence) -> str:
    return (
        f"Nothing new since {found.since:%Y-%m-%d %H:%M} UTC; usually something comes every"
        f" {_long(found.usual)}, and never was it longer than {_long(found.longest)}."
    )


def _long(span: timedelta) -> str:
    minutes = round(span.total_seconds() / 60)
    if minutes < 120:
        return counted(max(1, minutes), "minute")
    hours = round(minutes / 60)
    return counted(hours, "hour") if hours < 48 else counted(round(hours / 24), "day")
