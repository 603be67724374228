"""Who was told of the same edit of many documents, be it in the thousandth."""

import pytest
from sqlalchemy import insert, select, update

from ingest.store import alerting, events, same_edits
from schemas.tables import alerts, deliveries, edits
from tests.flow.waiting import DESK, HOOK, Waiting


@pytest.fixture
def waiting(store):
    return Waiting(store)


def edited(waiting, connection, number, *, story):
    """An edit of a document of its own, and its event, alerted; gives the event."""
    now, id_ = waiting.clock(), f"edit {number}"
    waiting._document(connection, f"d{number}")
    connection.execute(
        insert(edits),
        {
            "id": id_, "document_id": f"d{number}", "view": "page", "to_seq": 2, "from_seq": 1,
            "kind": "changed", "declared": False, "significance": 2, "changes": [],
            "words_added": 5, "words_removed": 0, "story_of": story, "detected_at": now,
        },
    )  # fmt: skip
    event = events.event_row(
        "post.edited", subject=id_, source_id=1, at=now, alerted_at=now, edit_id=id_,
        document_id=f"d{number}",
    )  # fmt: skip
    events.add(connection, [event])
    return event


def alert(waiting, connection, event, channel=DESK):
    row = alerting.alert_row(
        event=event, subscription_id=1, channel=channel, due_at=waiting.clock(), now=waiting.clock()
    )
    alerting.add(connection, [row])


def test_who_was_told_is_found_in_whichever_slice_and_not_before_it_was_a_story(
    waiting, monkeypatch
):
    monkeypatch.setattr(same_edits, "_SLICE", 3)
    with waiting.parts.store.write() as connection:
        made = [
            edited(waiting, connection, n, story="edit 0" if n else None) for n in range(9)
        ]  # fmt: skip
        alert(waiting, connection, made[0])
        assert same_edits.told_to(connection, "edit 0", {1, 2}) == set()
        alert(waiting, connection, made[8], HOOK)
        same_edits.mark(connection, {each["id"]: "edit 0" for each in made[4:]})
        assert same_edits.told_to(connection, "edit 0", {1, 2}) == {1}
        assert same_edits.told_to(connection, "edit 0", {2}) == set()
        assert same_edits.told_of(connection, {"edit 0", "edit 99"}) == {"edit 0"}


def test_of_waiting_alerts_of_one_story_each_reader_keeps_the_first_and_those_that_were_begun(
    waiting,
):
    now = waiting.clock()
    with waiting.parts.store.write() as connection:
        made = [edited(waiting, connection, n, story=None) for n in range(6)]
        for event in made:
            alert(waiting, connection, event)
        alert(waiting, connection, made[1], HOOK)
        sent, sent_again = (row.id for row in alerts_of(connection, made[0], made[5]))
        connection.execute(update(alerts).where(alerts.c.id == sent).values(attempts=1))
        delivery = {"alert_id": sent_again, "attempted_at": now, "outcome": "failed", "answer": ""}
        connection.execute(insert(deliveries), delivery)
        waits = same_edits.untried(connection, [f"edit {n}" for n in range(6)])
        assert waits == {each["id"] for each in made[1:5]}
        same_edits.gather(connection, dict.fromkeys([each["id"] for each in made], "edit 0"))
        kept = [(row.event_id, row.channel_label) for row in alerts_of(connection, *made)]
        assert {event for event, _ in kept} == {made[n]["id"] for n in (0, 1, 5)}
        assert [event for event, label in kept if label == HOOK.label] == [made[1]["id"]]
        assert len(kept) == 3


def alerts_of(connection, *happened):
    query = select(alerts).where(alerts.c.event_id.in_([each["id"] for each in happened]))
    return connection.execute(query.order_by(alerts.c.created_at, alerts.c.event_at)).all()
