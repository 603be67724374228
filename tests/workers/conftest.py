"""Fixtures for workers: an empty broker, and real processes that end with their test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from tests.fakes.webhooks import Receiver
from tests.workers.processes import Processes
from tests.workers.small_world import Forum
from workers.settings import Settings, load


@pytest.fixture
def broker(broker_url: str) -> Iterator[redis.Redis]:
    """The session's broker, empty."""
    with redis.Redis.from_url(broker_url) as client:
        client.flushdb()
        yield client


@pytest.fixture
def variables(broker_url: str, broker, store, tmp_path: Path) -> dict[str, str]:
    """The settings of a system of its own: a migrated ledger and an empty broker."""
    return {
        "PALIMPSEST_HOME": str(tmp_path / "home"),
        "PALIMPSEST_CONTACT": "tests@palimpsest.example",
        "PALIMPSEST_DATABASE_URL": store.url.render_as_string(hide_password=False),
        "PALIMPSEST_BROKER_URL": broker_url,
        "PALIMPSEST_TICK_S": "0.5",
        "PALIMPSEST_LOG_FORMAT": "json",
    }


@pytest.fixture
def settings(variables: dict[str, str]) -> Settings:
    return load(variables)


@pytest.fixture
def processes(tmp_path: Path, variables: dict[str, str]) -> Iterator[Processes]:
    started = Processes(tmp_path, variables)
    yield started
    for process in started.running:
        if process.poll() is None:
            process.kill()
        process.wait()


@pytest.fixture
def forum():
    with Forum() as forum:
        yield forum


@pytest.fixture
def hook():
    with Receiver() as hook:
        yield hook
