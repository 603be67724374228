"""Fixtures for all tests: a migrated ledger on both databases, and a broker."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from ingest.store.session import Store
from ops.servers import free_port, start_broker
from tests.fakes.postgres import Postgres

# A deadline in milliseconds fails on a loaded machine and says nothing of the code.
settings.register_profile("palimpsest", deadline=None)
settings.load_profile("palimpsest")

for name in [name for name in os.environ if name.startswith("PALIMPSEST_")]:
    del os.environ[name]  # a developer's own settings must not leak into a test


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    with Postgres(tmp_path_factory.mktemp("postgres", numbered=True)) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of its own for each test."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'palimpsest.db'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.create_database()


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    store = Store(database_url)
    store.upgrade()
    yield store
    store.close()


@pytest.fixture(scope="session")
def broker_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = free_port()
    process = start_broker(tmp_path_factory.mktemp("broker"), port)
    yield f"redis://127.0.0.1:{port}/0"
    process.terminate()
    process.wait()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow tests run whole process trees: one after the other, beside the quick ones."""
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.xdist_group("process trees"))
