"""A ledger that is away, read-only, full or no database: one sentence with the way out."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import insert, text

from ingest.errors import PermanentError, TransientError
from ingest.store.session import Store
from ops.servers import free_port
from schemas.tables import heartbeats
from tests.fakes.clock import FakeClock


def use(url: str) -> None:
    store = Store(url)
    try:
        with store.read() as connection:
            connection.execute(heartbeats.select())
    finally:
        store.close()


def test_a_server_that_is_away_is_tried_again():
    with pytest.raises(TransientError, match="PALIMPSEST_DATABASE_URL") as told:
        use(f"postgresql://somebody:s3cret@127.0.0.1:{free_port()}/palimpsest")
    assert "s3cret" not in str(told.value)


def test_a_database_that_was_never_migrated_names_the_command(tmp_path: Path):
    with pytest.raises(PermanentError, match="palimpsest migrate"):
        use(f"sqlite:///{tmp_path / 'new.db'}")


def test_a_file_that_cannot_be_opened_names_the_setting(tmp_path: Path):
    (tmp_path / "folder.db").mkdir()
    with pytest.raises(PermanentError, match="PALIMPSEST_HOME"):
        use(f"sqlite:///{tmp_path / 'folder.db'}")


def test_a_file_that_is_no_database_says_so(tmp_path: Path):
    (tmp_path / "text.db").write_text("This is a text, and no database at all. " * 200)
    with pytest.raises(PermanentError, match="no database"):
        use(f"sqlite:///{tmp_path / 'text.db'}")


def test_a_read_only_ledger_says_whose_right_is_missing(tmp_path: Path):
    store = Store(f"sqlite:///{tmp_path / 'palimpsest.db'}")
    store.upgrade()
    with pytest.raises(PermanentError, match="read-only"):
        _write(store, "PRAGMA query_only = ON", rows=1)
    store.close()


def test_a_full_disk_is_tried_again_and_loses_nothing(tmp_path: Path):
    path = tmp_path / "palimpsest.db"
    store = Store(f"sqlite:///{path}")
    store.upgrade()
    with pytest.raises(TransientError, match="full"):
        _write(store, "PRAGMA max_page_count = 1", rows=5000)
    store.close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM heartbeats").fetchone() == (0,)
    connection.close()


def _write(store: Store, pragma: str, *, rows: int) -> None:
    with store.write() as connection:
        connection.execute(text(pragma))
        for number in range(rows):
            row = {"name": f"{number} {'x' * 500}", "at": FakeClock().now}
            connection.execute(insert(heartbeats).values(**row))
