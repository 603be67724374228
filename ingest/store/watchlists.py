"""Making the database's sources, feeds and subscriptions agree with a watch list."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, time
from typing import Any

from sqlalchemy import Table, insert, select, update

from ingest.store import feeds as feed_store
from ingest.store.session import Connection
from ingest.urls import host_of
from schemas.records.watching import Applied
from schemas.tables import feeds, sources, subscriptions
from schemas.watchlist import WatchedSource, WatchedSubscription, WatchList

# Why a feed is not looked at; adding it to the watch list again wakes it.
TAKEN_OFF = "taken off the watch list"


def apply(connection: Connection, wanted: WatchList, *, now: datetime) -> Applied:
    """Add, alter and put to rest; nothing that was stored is ever deleted."""
    done: dict[str, list[str]] = {"added": [], "altered": [], "removed": []}
    for source in wanted.sources:
        _apply_source(connection, source, done, now=now)
    for subscription in wanted.subscriptions:
        _apply_subscription(connection, subscription, done)
    _rest_sources(connection, {source.name for source in wanted.sources}, done)
    _rest_subscriptions(connection, {each.name for each in wanted.subscriptions}, done)
    return Applied(**{name: tuple(names) for name, names in done.items()})


def _apply_source(
    connection: Connection, wanted: WatchedSource, done: dict[str, list[str]], *, now: datetime
) -> None:
    columns = {
        "kind": wanted.kind, "engine": wanted.engine,
        "every_s": wanted.every.total_seconds() if wanted.every else None,
        "recheck_s": wanted.recheck.total_seconds(),
        "confirm_gone_s": wanted.confirm_gone.total_seconds(),
        "delay_s": wanted.delay.total_seconds(), "robots": wanted.robots, "active": True,
    }  # fmt: skip
    fresh = {"origin": "watchlist", "created_at": now, "state": "new"}
    id_ = _put(connection, sources, wanted.name, columns, fresh=fresh, done=done, label="source")
    _apply_feeds(connection, id_, wanted, done, now=now)


def _apply_feeds(
    connection: Connection,
    source_id: int,
    wanted: WatchedSource,
    done: dict[str, list[str]],
    *,
    now: datetime,
) -> None:
    urls = {feed.url: feed.format for feed in wanted.feeds}
    query = select(feeds).where(feeds.c.source_id == source_id, feeds.c.document_id.is_(None))
    held = {row["url"]: row for row in connection.execute(query).mappings()}
    for url, format_ in urls.items():
        if url not in held:
            row = feed_store.new_feed(source_id=source_id, url=url, host=host_of(url), now=now)
            feed_store.add(connection, [{**row, "format": format_ or "auto"}])
            done["added"].append(f"feed {url}")
        elif not held[url]["active"]:
            _wake(connection, held[url]["id"], now=now)
            done["altered"].append(f"feed {url}")
    for url, found in held.items():
        if url not in urls and found["stopped_reason"] != TAKEN_OFF:
            _rest(connection, found["id"])
            done["removed"].append(f"feed {url}")


def _wake(connection: Connection, feed_id: int, *, now: datetime) -> None:
    connection.execute(
        update(feeds)
        .where(feeds.c.id == feed_id)
        .values(active=True, stopped_reason=None, failures=0, next_poll_at=now)
    )


def _rest(connection: Connection, feed_id: int) -> None:
    connection.execute(
        update(feeds).where(feeds.c.id == feed_id).values(active=False, stopped_reason=TAKEN_OFF)
    )


def _apply_subscription(
    connection: Connection, wanted: WatchedSubscription, done: dict[str, list[str]]
) -> None:
    columns = {
        "events": list(wanted.events), "at_least": int(wanted.at_least),
        "baseline": wanted.baseline, "citations": wanted.citations,
        "where": _plain(asdict(wanted.where)),
        "settle_s": wanted.settle.total_seconds(),
        "digest_s": wanted.digest.total_seconds() if wanted.digest else None,
        "channels": [asdict(channel) for channel in wanted.channels], "active": True,
        **_rules(wanted),
    }  # fmt: skip
    _put(connection, subscriptions, wanted.name, columns, fresh={}, done=done, label="subscription")


def _rules(wanted: WatchedSubscription) -> dict[str, Any]:
    """What was muted by a command stays so, unless the watch list says until when."""
    quiet, at_most, digest_at = wanted.quiet, wanted.at_most, wanted.digest_at
    rules = {
        "unless": _plain(asdict(wanted.unless)), "language": wanted.language, "zone": wanted.zone,
        "quiet": {"from": _clock(quiet.begins), "to": _clock(quiet.ends)} if quiet else None,
        "at_most": {"alerts": at_most.alerts, "per_s": at_most.per.total_seconds()}
        if at_most
        else None,
        "digest_at": _clock(digest_at) if digest_at else None, "expires_at": wanted.expires_at,
    }  # fmt: skip
    muted = {"muted_until": wanted.muted_until} if wanted.muted_until else {}
    return rules | muted


def _clock(at: time) -> str:
    return at.isoformat("minutes")


def _plain(where: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {name: list(values) for name, values in where.items()}


def _put(  # noqa: PLR0913 (one row: where, what, and what was done)
    connection: Connection,
    table: Table,
    name: str,
    columns: Mapping[str, Any],
    *,
    fresh: Mapping[str, Any],
    done: dict[str, list[str]],
    label: str,
) -> int:
    """Insert or alter the row with this name; gives its id."""
    row = connection.execute(select(table).where(table.c.name == name)).mappings().first()
    if row is None:
        done["added"].append(f"{label} {name}")
        made = connection.execute(insert(table).values(name=name, **columns, **fresh))
        return int(made.inserted_primary_key[0]) if made.inserted_primary_key else 0
    if any(row[column] != value for column, value in columns.items()):
        done["altered"].append(f"{label} {name}")
        connection.execute(update(table).where(table.c.id == row["id"]).values(**columns))
    return int(row["id"])


def _rest_sources(connection: Connection, kept: set[str], done: dict[str, list[str]]) -> None:
    query = select(sources.c.id, sources.c.name).where(
        sources.c.active, sources.c.origin == "watchlist", sources.c.name.not_in(kept)
    )
    for row in connection.execute(query).all():
        connection.execute(update(sources).where(sources.c.id == row.id).values(active=False))
        connection.execute(
            update(feeds)
            .where(feeds.c.source_id == row.id, feeds.c.active)
            .values(active=False, stopped_reason=TAKEN_OFF)
        )
        done["removed"].append(f"source {row.name}")


def _rest_subscriptions(connection: Connection, kept: set[str], done: dict[str, list[str]]) -> None:
    query = select(subscriptions.c.id, subscriptions.c.name).where(
        subscriptions.c.active, subscriptions.c.name.not_in(kept)
    )
    for row in connection.execute(query).all():
        connection.execute(
            update(subscriptions).where(subscriptions.c.id == row.id).values(active=False)
        )
        done["removed"].append(f"subscription {row.name}")
