"""Migration 0005: a database of before the faces goes on with one document for each language."""

from datetime import UTC, datetime

from alembic import command
from sqlalchemy import insert, select, text

from ingest.store.session import Store
from schemas import migrations, tables
from schemas.migrations import _config

AT = datetime(2026, 3, 2, tzinfo=UTC)


def fill(connection) -> None:
    """A statement of before, held in English and known in Russian too; and a post."""
    connection.execute(
        insert(tables.sources).values(
            name="s", kind="official", origin="watchlist", recheck_s=1, confirm_gone_s=1,
            delay_s=1, robots=False, active=True, created_at=AT, state="new",
        )
    )  # fmt: skip
    for id_, kind, key, publisher, language in (
        ("d", "statement", "kremlin:67568", "kremlin", "en"),
        ("x", "statement", "url:x", None, "en"),
        ("p", "post", "heise:1", None, "de"),
    ):
        connection.execute(
            text(
                "INSERT INTO documents (id, kind, key, source_id, url, title, first_seen_at, state,"
                " baseline, publisher, language)"
                " VALUES (:id, :kind, :key, 1, 'u', 't', :at, 'live', false, :publisher, :language)"
            ),
            {
                "id": id_, "kind": kind, "key": key, "at": str(AT), "publisher": publisher,
                "language": language,
            },
        )  # fmt: skip
    for kind, key, document, language in (
        ("statement", "kremlin:67568", "d", "en"),
        ("statement", "url:kremlin.ru/events/president/news/67568", "d", "ru"),
        ("statement", "url:x", "x", None),
        ("post", "heise:1", "p", None),
    ):
        row = {"kind": kind, "key": key, "document_id": document, "url": "u", "language": language}
        connection.execute(insert(tables.addresses), row | {"first_seen_at": AT})


def test_a_statement_of_before_stays_the_face_of_its_own_language(database_url: str):
    store = Store(database_url)
    with store.write() as connection:
        command.upgrade(_config(connection), "0004")
        fill(connection)
    store.upgrade()
    with store.read() as connection:
        found = connection.execute(select(tables.addresses.c.kind, tables.addresses.c.key))
        keys = {tuple(row) for row in found}
    store.close()
    assert keys == {
        ("statement", "kremlin:67568"),
        ("statement", "kremlin:67568@en"),
        ("statement", "url:x"),
        ("post", "heise:1"),
    }


def test_the_migration_can_be_taken_back_and_made_again(database_url: str):
    store = Store(database_url)
    store.upgrade()
    with store.write() as connection:
        command.downgrade(_config(connection), "0004")
        command.upgrade(_config(connection), "head")
        assert migrations.differences(connection) == []
    store.close()
