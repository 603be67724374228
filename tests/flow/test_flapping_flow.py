"""Texts that go to and fro are one story: told twice, kept whole, and told again when it rests."""

import pytest
from sqlalchemy import select

from schemas.tables import edits, events, revisions
from tests.flow.baseline import FIRST

A = FIRST
B = FIRST.with_text(FIRST.paragraphs[0].replace("6", "8"), FIRST.paragraphs[1])
C = FIRST.with_text(FIRST.paragraphs[0].replace("6", "9"), FIRST.paragraphs[1])


def publish(world, *states, minutes=20):
    for state in states:
        world.publish(state)
        world.pass_time(minutes)


def told(world):
    """Kind and the revision returned to, of each alert."""
    payloads = [message.payload for message, _ in world.channel.taken]
    return [(each["edit"]["kind"], each["edit"]["reverted_to"]) for each in payloads]


def stored(world, view="page"):
    """The edits of one view, oldest first."""
    query = select(edits).where(edits.c.view == view).order_by(edits.c.to_seq)
    with world.parts.store.read() as connection:
        return list(connection.execute(query).mappings())


def waiting(world):
    query = select(events).where(events.c.alerted_at.is_(None))
    with world.parts.store.read() as connection:
        return list(connection.execute(query).mappings())


def test_a_text_that_goes_to_and_fro_is_told_there_and_back_and_no_more(watched):
    publish(watched, B, A, B, A, B, A)
    assert told(watched) == [("changed", None), ("reverted", 1)]


def test_every_step_of_a_flapping_text_is_kept_and_names_its_story(watched):
    publish(watched, B, A, B, A)
    for view in ("feed", "page"):
        steps = stored(watched, view)
        assert [(row["from_seq"], row["to_seq"]) for row in steps] == [
            (1, 2), (2, 3), (3, 4), (4, 5),
        ]  # fmt: skip
        assert [row["kind"] for row in steps] == ["changed", "reverted", "reverted", "reverted"]
        assert steps[0]["story_of"] is None
    first = next(
        row
        for view in ("feed", "page")
        for row in stored(watched, view)
        if row["to_seq"] == 2 and row["echo_of"] is None
    )
    for view in ("feed", "page"):
        assert {row["story_of"] for row in stored(watched, view)[1:]} == {first["id"]}
    with watched.parts.store.read() as connection:
        texts = connection.execute(select(revisions.c.text).where(revisions.c.view == "page"))
        assert sum("8 Stunden" in text for (text,) in texts) == 2


def test_a_text_never_seen_before_is_told_though_the_others_flap(watched):
    publish(watched, B, A, B, A, B, C)
    assert told(watched) == [("changed", None), ("reverted", 1), ("changed", None)]
    edit = watched.channel.taken[-1][0].payload["edit"]
    assert [(each["before"], each["after"]) for each in edit["changes"]] == [("6", "9")]
    assert edit["from"] < edit["to"] - 1, "from the text that was told last"
    assert waiting(watched) == []


def test_where_a_flapping_text_comes_to_rest_is_told_once(watched):
    publish(watched, B, A, B)
    watched.pass_time(3 * 24 * 60, step_s=1800)
    assert told(watched) == [("changed", None), ("reverted", 1), ("reverted", 2)]
    assert waiting(watched) == []


def test_a_text_that_rests_where_it_was_told_to_be_is_not_told_again(watched):
    publish(watched, B, A, B, A)
    watched.pass_time(3 * 24 * 60, step_s=1800)
    assert told(watched) == [("changed", None), ("reverted", 1)]


def test_a_text_that_flaps_for_days_is_not_told_daily(watched):
    for _ in range(4):
        for state in (B, A):
            watched.publish(state)
            watched.pass_time(26 * 60, step_s=1800)
    assert told(watched) == [("changed", None), ("reverted", 1)]


@pytest.mark.parametrize("page_only", [True, False])
def test_a_return_after_a_month_is_news_again(watched, page_only):
    publish(watched, B, A)
    watched.pass_time(31 * 24 * 60, step_s=7200)
    if page_only:
        watched.web.put(B.url, B.page())
    publish(watched, B)
    assert told(watched) == [("changed", None), ("reverted", 1), ("reverted", 2)]
