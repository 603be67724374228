"""Fixtures for all tests: a migrated ledger on both databases, and a broker."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import event
from xdist.remote import Producer

from ingest.dictionaries.dictionaries import Dictionaries
from ingest.store.session import Store
from ops.servers import free_port, start_broker
from tests.fakes.postgres import Postgres
from tests.spread import LaneScheduling, lane_of, workers

# Where Debian's packages put dictionaries.
INSTALLED = (Path("/usr/share/trans"), Path("/usr/share/dictd"))

# A deadline in milliseconds fails on a loaded machine and says nothing of the code.
settings.register_profile("palimpsest", deadline=None)
settings.load_profile("palimpsest")

for name in [name for name in os.environ if name.startswith("PALIMPSEST_")]:
    del os.environ[name]  # a developer's own settings must not leak into a test


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    with Postgres(tmp_path_factory.mktemp("postgres", numbered=True)) as server:
        yield server


@pytest.fixture(scope="session")
def migrated_database(postgres: Postgres) -> str:
    """The name of one with all tables, to be copied for each test: migrating takes 0.1 s."""
    url = postgres.create_database()
    _migrate(url)
    return url.rpartition("/")[2]


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as a file of SQLite."""
    path = tmp_path_factory.mktemp("migrated") / "palimpsest.db"
    _migrate(f"sqlite:///{path}")
    return path


def _migrate(url: str) -> None:
    store = Store(url)
    store.upgrade()
    store.close()


@pytest.fixture(scope="session")
def dictionaries(tmp_path_factory: pytest.TempPathFactory) -> Dictionaries:
    """Those installed here, made once for all workers of this run: German takes 12 s."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # the folders of all workers are in it
    return Dictionaries(folder / "dictionaries", INSTALLED)


@pytest.fixture
def sqlite_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A file of SQLite for this test: not there yet, unless the test asks for a `store`."""
    path = tmp_path / "palimpsest.db"
    if "store" in request.fixturenames:
        shutil.copyfile(request.getfixturevalue("migrated_file"), path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgresql_url(request: pytest.FixtureRequest, postgres: Postgres) -> Iterator[str]:
    """A database for this test alone: empty, unless the test asks for a `store`."""
    migrated = "store" in request.fixturenames
    template = request.getfixturevalue("migrated_database") if migrated else "template0"
    address = postgres.create_database(template)
    yield address
    postgres.drop_database(address)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A database of its own for each test, which runs once with each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A migrated ledger of its own; that `Store.upgrade` makes one is asked in tests/migrations."""
    store = Store(database_url)
    if store.is_sqlite:
        event.listen(store.engine, "connect", _forgo_the_disk)
    yield store
    store.close()


def _forgo_the_disk(connection: sqlite3.Connection, _entry: object) -> None:
    """As PostgreSQL's fsync=off: waiting for the disk took a third of a long test's time."""
    connection.execute("PRAGMA synchronous=OFF")


@pytest.fixture(scope="session")
def broker_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = free_port()
    process = start_broker(tmp_path_factory.mktemp("broker"), port)
    yield f"redis://127.0.0.1:{port}/0"
    process.terminate()
    process.wait()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A slow test without a lane would begin last, and everybody would wait for it."""
    for item in items:
        if item.get_closest_marker("slow") and lane_of(item.nodeid) is None:
            msg = f"{item.nodeid} is slow: its file needs a lane in tests/spread.py"
            raise pytest.UsageError(msg)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    return workers()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LaneScheduling:
    return LaneScheduling(config, log)
