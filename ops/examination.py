"""Asks database, broker and disk for the facts that `ops.diagnosis` judges; changes nothing."""

import contextlib
import shutil
import socket
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import redis

from ingest.dictionaries import vectors
from ingest.dictionaries.dictionaries import Dictionaries
from ingest.errors import PalimpsestError
from ingest.index.index import Index
from ingest.pipeline.health import FAILURES_TO_TELL
from ingest.pipeline.index_state import IndexState, state_of
from ingest.store import channel_lists, due, edits, heartbeats, subscription_lists, vitals
from ingest.store.session import Store
from ops import home
from ops.diagnosis import Facts
from ops.ledger import opened
from ops.translation_findings import FoundPair
from workers.settings import Settings

# A broker on the same network answers in milliseconds; a person waits for this.
ANSWER_WITHIN_S = 3.0

# Long enough to show a habit, short enough to show when it ended.
_UNREST_WITHIN = timedelta(days=7)

_AMQP_PORTS = {"amqp": 5672, "amqps": 5671}


def examine(settings: Settings) -> Facts:
    """All facts; what cannot be reached is a fact too, never an error."""
    running = home.running_on(settings.home)
    own = running is not None and "broker_url" not in settings.model_fields_set
    broker = running.broker_url if running and own else settings.broker_url
    facts = Facts(
        now=datetime.now(UTC),
        database=_database_name(settings),
        broker=_without_secrets(broker),
        broker_problem=_broker_problem(broker),
        runs_here=running is not None,
        is_local=settings.database_url.startswith("sqlite"),
        free_bytes=_free_bytes(settings.home),
        dictionaries=_dictionaries(settings),
        vectors=_vectors_problem(settings),
    )
    try:
        with opened(settings) as store:
            vitals.prove_writable(store, now=facts.now)
            facts = replace(facts, index=_index(settings, store))
            return _with_ledger(facts, store)
    except PalimpsestError as error:
        return replace(facts, database_problem=str(error))


def _with_ledger(facts: Facts, store: Store) -> Facts:
    with store.read() as connection:
        sources, feeds = vitals.watched(connection)
        return replace(
            facts,
            database_at=vitals.clock(connection),
            heartbeats=heartbeats.latest(connection),
            backlog=vitals.backlog(connection, now=facts.now),
            sources=sources,
            feeds=feeds,
            failing=vitals.failing_feeds(connection, at_least=FAILURES_TO_TELL),
            failing_sources=vitals.failing_sources(connection),
            stopped=vitals.stopped_feeds(connection),
            dead=vitals.dead_alerts(connection),
            channels=channel_lists.channel_list(connection, now=facts.now),
            subscriptions=subscription_lists.subscription_list(connection, since=facts.now),
            bundles=vitals.bundles(connection, now=facts.now),
            next_looks=due.soonest(connection),
            full_hosts=due.full_hosts(connection),
            unrest=edits.in_stories(connection, since=facts.now - _UNREST_WITHIN),
        )


def _index(settings: Settings, store: Store) -> IndexState:
    with store.read() as connection:
        return state_of(connection, Index(settings.home / "index"))


def _dictionaries(settings: Settings) -> list[FoundPair]:
    """What is installed and what became of it; none is made for being asked."""
    known = Dictionaries(settings.home / "dictionaries", settings.dictionaries)
    return [
        FoundPair(
            languages=pair,
            forms=[source.form for source in sources],
            is_made=known.is_made(pair),
            problem=known.problem(pair),
        )
        for pair, sources in sorted(known.pairs().items())
    ]


def _vectors_problem(settings: Settings) -> str | None:
    if settings.vectors is None:
        return None
    return vectors.problem(settings.vectors, settings.vectors_sha256)


def _database_name(settings: Settings) -> str:
    if settings.database_url.startswith("sqlite"):
        return f"SQLite {settings.database_url.removeprefix('sqlite:///')}"
    return f"PostgreSQL {_without_secrets(settings.database_url)}"


def _without_secrets(url: str) -> str:
    """Host, port and path of an address; user, password and options never."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def _broker_problem(url: str) -> str | None:
    """Why the broker does not answer; None where it does."""
    if url.startswith("amqp"):
        return _connection_problem(url)
    client = redis.Redis.from_url(
        url, socket_connect_timeout=ANSWER_WITHIN_S, socket_timeout=ANSWER_WITHIN_S
    )
    try:
        client.ping()
    except redis.AuthenticationError:
        return "refuses the password"
    except (redis.RedisError, OSError):
        return "does not answer"
    finally:
        client.close()
    return None


def _connection_problem(url: str) -> str | None:
    """RabbitMQ: whether something takes the connection; its protocol is the workers' business."""
    parts = urlsplit(url)
    place = (parts.hostname or "127.0.0.1", parts.port or _AMQP_PORTS[parts.scheme])
    try:
        socket.create_connection(place, timeout=ANSWER_WITHIN_S).close()
    except OSError:
        return "does not answer"
    return None


def _free_bytes(folder: Path) -> int | None:
    there = next((each for each in (folder, *folder.parents) if each.exists()), None)
    with contextlib.suppress(OSError):
        return shutil.disk_usage(there).free if there else None
    return None
