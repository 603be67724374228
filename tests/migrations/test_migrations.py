import pytest

from ingest.errors import PermanentError
from ingest.store.session import Store
from schemas import migrations


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
