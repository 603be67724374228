"""Numbers of revisions: contiguous, in the order of committing, given once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete, select

from ingest.store import indexed, revisions
from schemas.tables import indexed as table
from tests.store.revising import NOW, prepare, revise


@pytest.fixture
def ledger(store):
    with store.write() as connection:
        prepare(connection)
    return store


def numbered(store) -> dict[str, int]:
    with store.read() as connection:
        return {row.revision_id: row.number for row in connection.execute(select(table))}


def number(store) -> None:
    with store.write() as connection:
        indexed.number_new(connection)


def test_revisions_are_numbered_without_a_gap_the_oldest_first(ledger):
    with ledger.write() as connection:
        new = revise(connection, "post:b", "neu", age=1)
        old = revise(connection, "post:a", "alt", age=9)
    number(ledger)
    assert numbered(ledger) == {old: 1, new: 2}


def test_a_revision_that_is_committed_late_gets_a_number_above_all_others(ledger):
    with ledger.write() as connection:
        first = revise(connection, "post:a", "eins")
    number(ledger)
    with ledger.write() as connection:
        late = revise(connection, "post:b", "zwei", age=3600)
    number(ledger)
    assert numbered(ledger) == {first: 1, late: 2}


def test_whoever_reads_on_from_a_number_misses_nothing(ledger):
    read: list[int] = []
    for count in range(1, 6):
        with ledger.write() as connection:
            revise(connection, f"post:{count}", str(count), age=100 - count)
            revise(connection, f"statement:{count}", str(count), age=count)
        number(ledger)
        with ledger.read() as connection:
            rows = indexed.after(connection, read[-1] if read else 0, limit=9)
        read += [row["number"] for row in rows]
    assert read == list(range(1, 11))


def test_numbering_at_once_gives_each_revision_one_number(ledger):
    with ledger.write() as connection:
        for count in range(40):
            revise(connection, f"post:{count}", str(count))
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: number(ledger), range(8)))
    assert sorted(numbered(ledger).values()) == list(range(1, 41))


def test_there_is_something_new_only_while_a_revision_has_no_number(ledger):
    def has_new() -> bool:
        with ledger.read() as connection:
            return indexed.has_new(connection)

    assert not has_new()
    with ledger.write() as connection:
        revise(connection, "post:a", "eins")
    assert has_new()
    number(ledger)
    assert not has_new()


def test_what_was_linked_before_there_was_an_index_is_numbered_with_the_first(ledger):
    with ledger.write() as connection:
        old = revise(connection, "post:a", "alt", age=5)
        revisions.mark_linked(connection, [old], now=NOW)
    with ledger.read() as connection:
        assert indexed.has_new(connection)
    number(ledger)
    assert numbered(ledger) == {old: 1}


def test_what_an_older_release_linked_meanwhile_is_numbered_by_the_rebuild(ledger):
    with ledger.write() as connection:
        first = revise(connection, "post:a", "eins")
    number(ledger)
    with ledger.write() as connection:
        missed = revise(connection, "post:b", "zwei")
        revisions.mark_linked(connection, [first, missed], now=NOW)
    number(ledger)
    with ledger.read() as connection:
        assert indexed.unnumbered(connection) == 1
    with ledger.write() as connection:
        indexed.number_all(connection)
    assert numbered(ledger) == {first: 1, missed: 2}


def test_a_row_has_the_text_and_the_kind_and_the_first_number_of_its_document(ledger):
    with ledger.write() as connection:
        first = revise(connection, "statement:s", "Ein Satz.", age=9)
        second = revise(connection, "statement:s", "Ein anderer Satz.", seq=2)
    number(ledger)
    with ledger.read() as connection:
        rows = indexed.after(connection, 0, limit=9)
        document = rows[0]["document_id"]
        assert [(row["number"], row["id"]) for row in rows] == [(1, first), (2, second)]
        assert rows[1]["text"] == "Ein anderer Satz."
        assert rows[0]["kind"] == "statement"
        assert indexed.firsts(connection, [document]) == {document: 1}
        assert indexed.revision_at(connection, 2) == second
        assert indexed.of_numbers(connection, [2, 77])[2]["revision_id"] == second


def test_a_ledger_without_numbers_is_at_zero(ledger):
    with ledger.write() as connection:
        connection.execute(delete(table))
        assert indexed.newest(connection) == 0
        assert indexed.revision_at(connection, 0) == ""
        assert indexed.after(connection, 0, limit=9) == []
