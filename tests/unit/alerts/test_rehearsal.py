"""Planned alerts become messages as delivery makes them."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ingest.alerts.rehearsal import Alert, Rehearsal
from schemas.records.alerts import Channel

AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SETTLE = 5 * MINUTE
MAIL = Channel(kind="email", target="desk@example.org")
HOOK = Channel(kind="webhook", target="https://desk.example/")


def alert(number: int, **changed) -> Alert:
    """An edit of one document, seen `number` minutes after eight and due when it has settled."""
    at = AT + number * MINUTE
    own = {
        "channel": MAIL, "made_at": at, "due_at": at + SETTLE, "bundle": None,
        "event_ids": [f"event {number}"], "types": ["post.edited"], "steps": {f"step {number}"},
        "happened_at": at, "document_id": "a post", "view": "page", "headline": f"edit {number}",
    }  # fmt: skip
    return Alert(**own | changed)


def told(*alerts: Alert) -> list[list[list[str]]]:
    """The messages, each with its alerts, each with the events that it tells."""
    rehearsal = Rehearsal(SETTLE)
    for each in alerts:
        rehearsal.add(each)
    return [[one.event_ids for one in sending.alerts] for sending in rehearsal.sendings()]


def test_edits_that_settle_together_are_one_message():
    assert told(alert(0), alert(2), alert(4)) == [[["event 0", "event 2", "event 4"]]]


def test_an_edit_after_the_first_has_left_is_told_for_itself():
    assert told(alert(0), alert(6)) == [[["event 0"]], [["event 6"]]]


def test_edits_of_two_views_or_documents_are_two_messages():
    assert told(alert(0), alert(1, view="feed")) == [[["event 0"]], [["event 1"]]]
    assert told(alert(0), alert(1, document_id="another")) == [[["event 0"]], [["event 1"]]]


def test_nothing_overtakes_what_happened_before_it_to_the_same_document():
    gone = alert(1, types=["post.gone"], due_at=AT + MINUTE)
    rehearsal = Rehearsal(SETTLE)
    for each in (alert(0), gone):
        rehearsal.add(each)
    first, second = rehearsal.sendings()
    assert first.due_at == second.due_at == AT + MINUTE
    assert first.alerts[0].types == ["post.edited"]


def test_what_an_edit_did_to_a_citation_is_told_with_it_and_at_once():
    lost = alert(1, types=["citation.lost"], steps={"step 0"}, due_at=AT + MINUTE)
    assert told(alert(0), lost) == [[["event 0", "event 1"]]]


def test_what_waits_for_one_moment_is_one_message_to_people_and_several_to_programs():
    end = {"due_at": AT + 60 * MINUTE, "bundle": "digest"}
    posts = [alert(number, **end, document_id=str(number)) for number in (0, 9)]
    assert told(*posts) == [[["event 0"], ["event 9"]]]
    hooks = [alert(n, **end, document_id=str(n), channel=HOOK) for n in (0, 9)]
    assert told(*hooks) == [[["event 0"]], [["event 9"]]]


def test_what_was_joined_counts_for_the_cap_until_the_one_that_tells_it_leaves():
    rehearsal = Rehearsal(SETTLE)
    rehearsal.add(alert(0))
    rehearsal.add(alert(2))
    hour = timedelta(hours=1)
    assert rehearsal.sent(now=AT + 4 * MINUTE, per=hour).total() == 2
    assert rehearsal.sent(now=AT + 5 * MINUTE, per=hour).total() == 1
    assert rehearsal.sent(now=AT + 3 * hour, per=hour).total() == 0


EDITS = st.lists(
    st.tuples(
        st.integers(0, 30),
        st.sampled_from(["a", "b"]),
        st.sampled_from([MAIL, HOOK]),
        st.sampled_from([None, "digest", "muted"]),
        st.sampled_from(["post.edited", "post.gone", "citation.lost"]),
    ),
    max_size=30,
)


@given(EDITS)
def test_every_alert_is_told_once_and_only_once(made):
    alerts = [
        alert(n, document_id=d, channel=c, bundle=b, types=[t], event_ids=[str(i)])
        for i, (n, d, c, b, t) in enumerate(sorted(made, key=lambda each: each[0]))
    ]
    ids = [id_ for message in told(*alerts) for events in message for id_ in events]
    assert sorted(ids) == sorted(str(i) for i in range(len(made)))


def test_ten_thousand_alerts_that_wait_for_one_moment_count_once():
    rehearsal = Rehearsal(SETTLE)
    for number in range(10_000):
        due = {"made_at": AT, "due_at": AT + 60 * MINUTE, "document_id": str(number)}
        rehearsal.add(alert(0, bundle="muted", **due))
    assert rehearsal.sent(now=AT, per=timedelta(hours=1)).total() == 1
    [message] = rehearsal.sendings()
    assert len(message.alerts) == 10_000
