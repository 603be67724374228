from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, insert, text, update
from sqlalchemy.exc import DBAPIError

from ingest.errors import PermanentError
from ingest.store.session import Store
from schemas import migrations, tables


def test_migrations_from_empty_make_the_tables_of_the_code(database_url: str):
    store = Store(database_url)
    store.upgrade()
    with store.read() as connection:
        assert migrations.differences(connection) == []
    store.close()


def test_migrating_twice_does_nothing(store: Store):
    store.upgrade()
    store.check_migrated()


def test_a_database_that_is_not_migrated_is_told_in_one_sentence(database_url: str):
    store = Store(database_url)
    with pytest.raises(PermanentError, match="run `palimpsest migrate`"):
        store.check_migrated()
    store.close()


def _seed_revision(store: Store) -> None:
    at = datetime(2022, 1, 11, 18, 47, tzinfo=UTC)
    with store.write() as connection:
        connection.execute(
            insert(tables.sources).values(
                name="s", kind="forum", origin="watchlist", recheck_s=1, confirm_gone_s=1,
                delay_s=1, robots=False, active=True, created_at=at, state="new",
            )
        )  # fmt: skip
        connection.execute(
            insert(tables.documents).values(
                id="d", kind="post", key="k", source_id=1, url="u", title="t", first_seen_at=at,
                state="live", baseline=False,
            )
        )  # fmt: skip
        connection.execute(
            insert(tables.snapshots).values(
                id="x", url="u", fetched_at=at, headers=[], body=b"", body_bytes=0
            )
        )
        connection.execute(
            insert(tables.revisions).values(
                id="r", document_id="d", view="page", seq=1, observed_at=at, snapshot_id="x",
                title="t", text="what was written", blocks=[], partial=False, reprocessed=False,
                fingerprint="f", exact="e", method="m", hash="h",
            )
        )  # fmt: skip


@pytest.mark.parametrize(
    "statement",
    [
        update(tables.revisions).values(text="what was never written"),
        update(tables.revisions).values(hash="another"),
        delete(tables.revisions),
        update(tables.snapshots).values(body=b"another"),
        delete(tables.snapshots),
    ],
    ids=["text", "hash", "revision", "body", "snapshot"],
)
def test_the_database_refuses_to_alter_evidence(store: Store, statement):
    _seed_revision(store)
    with pytest.raises(DBAPIError, match="insert-only"), store.write() as connection:
        connection.execute(statement)


def test_what_is_still_to_do_may_be_set_on_a_revision(store: Store):
    _seed_revision(store)
    with store.write() as connection:
        connection.execute(update(tables.revisions).values(linked_at=datetime.now(UTC)))


def test_replacing_a_row_is_refused_as_well(database_url: str):
    store = Store(database_url)
    store.upgrade()
    _seed_revision(store)
    if not store.is_sqlite:
        store.close()
        pytest.skip("only SQLite has INSERT OR REPLACE")
    kept = "id, url, fetched_at, headers, x'00', 1"
    again = f"INSERT OR REPLACE INTO snapshots SELECT {kept} FROM snapshots"
    with pytest.raises(DBAPIError, match="insert-only"), store.write() as connection:
        connection.execute(text(again))
    store.close()
