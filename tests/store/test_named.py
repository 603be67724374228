"""Statements are found by the day they were published and by their title."""

from datetime import UTC, date, datetime

import pytest

from ingest.store import documents, named
from ingest.store.ids import document_id
from tests.ops.seeding import seed


@pytest.fixture
def held(store):
    """Statements of three days, and a post of the same title and day; beside what `seed` stores."""
    seed(store)
    with store.write() as connection:
        source_id = next(iter(documents.rows_by_id(connection, _any(connection)).values()))[
            "source_id"
        ]
        rows = [
            _row("statement", f"kremlin:{number}", source_id, f"Talks, part {number}", day)
            for number, day in ((1, 9), (2, 10), (3, 13))
        ]
        rows.append(_row("post", "heise:77", source_id, "Talks, part 2", 10))
        documents.add(connection, rows)
    return store


def _any(connection):
    return list(documents.ids_by_key(connection, "statement", ["kremlin:67568"]).values())


def _row(kind, key, source_id, title, day):
    return {
        "id": document_id(kind, key), "kind": kind, "key": key, "source_id": source_id,
        "url": f"https://office.example/{key}", "title": title, "author": None, "language": "en",
        "publisher": None, "published_at": datetime(2022, 1, day, 23, tzinfo=UTC),
        "first_seen_at": datetime(2022, 1, 20, tzinfo=UTC), "last_edit_at": None, "state": "live",
        "first_absent_at": None, "baseline": False,
    }  # fmt: skip


def titles(rows):
    return [row["title"] for row in rows]


def test_the_days_beside_a_day_count_for_zones_differ(held):
    with held.read() as connection:
        found = named.of_days(connection, [date(2022, 1, 10)], limit=10)
        far = named.of_days(connection, [date(2022, 1, 5)], limit=10)
    assert titles(found) == ["Talks, part 1", "Talks, part 2"]
    assert far == []


def test_several_days_give_each_statement_once_and_no_more_than_asked_for(held):
    days = [date(2022, 1, 9), date(2022, 1, 10), date(2022, 1, 13)]
    with held.read() as connection:
        every = named.of_days(connection, days, limit=10)
        two = named.of_days(connection, days, limit=2)
    assert titles(every) == ["Talks, part 1", "Talks, part 2", "Talks, part 3"]
    assert titles(two) == titles(every)[:2]


def test_a_day_at_the_end_of_time_is_no_error(held):
    with held.read() as connection:
        assert named.of_days(connection, [date.min, date.max], limit=10) == []


def test_a_title_finds_statements_and_no_posts(held):
    with held.read() as connection:
        found = named.with_titles(connection, {"Talks, part 2", "Nothing of the kind"}, limit=10)
        assert named.with_titles(connection, (), limit=10) == []
    assert [(row["kind"], row["key"]) for row in found] == [("statement", "kremlin:2")]
