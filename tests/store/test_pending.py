"""Whose turn it is among thousands of pending alerts: by the indexes, and in order."""

from datetime import timedelta

import pytest
from sqlalchemy import event, insert, text

from ingest.store import alerting, channels, pending
from schemas.records.alerts import Channel
from schemas.tables import alerts as table
from schemas.tables import documents
from schemas.tables import events as events_table
from tests.flow.waiting import DESK, Waiting, _document

OTHERS = [Channel(kind="webhook", target=f"https://h{n}.example/") for n in range(20)]


@pytest.fixture
def waiting(store):
    return Waiting(store)


@pytest.fixture
def crowded(waiting):
    """2,000 alerts of 400 documents on one channel, all due at once, and 20 channels with none."""
    now, store = waiting.clock(), waiting.parts.store
    events = [
        {
            "id": f"e{n}", "type": "post.gone", "source_id": 1, "document_id": f"d{n % 400}",
            "at": now, "baseline": False, "detail": {}, "not_before": now, "alerted_at": now,
        }
        for n in range(2000)
    ]  # fmt: skip
    with store.write() as connection:
        channels.add(connection, [DESK, *OTHERS])
        connection.execute(insert(documents), [_document(f"d{n}", now) for n in range(400)])
        connection.execute(insert(events_table), events)
        rows = [
            alerting.alert_row(event=each, subscription_id=1, channel=DESK, due_at=now, now=now)
            for each in events
        ]
        alerting.add(connection, rows)
    return waiting


def plans(store, run) -> str:
    """How the database does the queries of `run`, as it says itself."""
    said = []

    def explain(connection, cursor, statement, parameters, context, many):
        if "earlier" in statement or "EXISTS" in statement:
            said.append((statement, parameters))

    event.listen(store.engine, "before_cursor_execute", explain)
    try:
        with store.write() as connection:
            run(connection)
    finally:
        event.remove(store.engine, "before_cursor_execute", explain)
    how = "EXPLAIN QUERY PLAN " if store.is_sqlite else "EXPLAIN "
    with store.read() as connection:
        if not store.is_sqlite:
            connection.execute(text("ANALYZE"))
            connection.execute(text("SET enable_seqscan = off"))
            connection.execute(text("SET enable_bitmapscan = off"))
        rows = [
            row for query in said for row in connection.exec_driver_sql(how + query[0], query[1])
        ]
    return "\n".join(str(row[-1]) for row in rows)


def test_a_sweep_asks_one_index_for_each_channel_and_reads_no_alert(crowded):
    later = crowded.clock() + timedelta(hours=1)
    again = timedelta(minutes=1)
    plan = plans(
        crowded.parts.store,
        lambda connection: channels.ring_due(connection, now=later, again=again, limit=1000),
    )
    assert "ix_alerts_channel_key_next_attempt_at" in plan
    assert "ix_alerts_due" not in plan


# PostgreSQL compares them by a hash, if it likes: one look at each.
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_whether_an_alert_follows_another_is_asked_of_the_index_of_its_document(crowded):
    later = crowded.clock() + timedelta(hours=1)
    plan = plans(
        crowded.parts.store,
        lambda connection: pending.due_ids(connection, DESK.key, now=later, limit=100),
    )
    assert "ix_alerts_document_id" in plan
    assert "ix_alerts_subscription_id_created_at" not in plan


def test_the_first_one_that_is_listed_never_follows_another(crowded):
    now = crowded.clock()
    with crowded.parts.store.write() as connection:
        ending = table.c.event_id.endswith
        connection.execute(table.update().where(ending("0") | ending("3")).values(attempts=1))
        soon = now - timedelta(hours=1)
        connection.execute(table.update().where(ending("7")).values(next_attempt_at=soon))
        for _ in range(50):
            first, *_rest = pending.due_ids(connection, DESK.key, now=now, limit=100)
            taken = connection.execute(
                table.update()
                .where(table.c.id == first, ~pending.FOLLOWS_ANOTHER)
                .values(state="delivered")
            )
            assert taken.rowcount == 1
