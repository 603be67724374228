"""A desk that asked for a digest, from the sites to its mail."""

from dataclasses import replace

import pytest

from tests.flow.baseline import FIRST, STATEMENT
from tests.flow.conftest import WATCH


@pytest.fixture
def hourly(world):
    """The baseline is stored, and the desk gets one message an hour."""
    world.publish(FIRST)
    world.state(STATEMENT)
    world.watch(WATCH.replace("settle: 0s", "settle: 0s\n    digest: 1h"))
    world.turn()
    world.pass_time(5, step_s=60)
    return world


def edit(world, text):
    world.publish(FIRST.with_text(text, FIRST.paragraphs[1]))


def test_edits_of_an_hour_are_one_message(hourly):
    edit(hourly, "Der Einsatz dauerte 8 Stunden.")
    hourly.state(replace(STATEMENT, paragraphs=("The threat was real.", *STATEMENT.paragraphs[1:])))
    hourly.pass_time(10, step_s=120)
    edit(hourly, "Der Einsatz dauerte nicht 8 Stunden.")
    hourly.pass_time(80, step_s=300)
    (message,) = [message for message, _ in hourly.channel.taken]
    assert message.subject.startswith("desk: 1 statement edited, 1 post edited (")
    assert "→ palimpsest diff " in message.text
    assert "to “8”" in message.text
    assert "“nicht”" in message.text


def test_edits_of_one_post_alone_are_told_in_full(hourly):
    edit(hourly, "Der Einsatz dauerte 8 Stunden.")
    hourly.pass_time(10, step_s=120)
    edit(hourly, "Der Einsatz dauerte 9 Stunden.")
    hourly.pass_time(90, step_s=300)
    (message,) = [message for message, _ in hourly.channel.taken]
    assert message.payload["type"] == "post.edited"
    assert "9 Stunden" in message.payload["edit"]["diff"]
    assert "8 Stunden" not in message.payload["edit"]["diff"]


def test_there_and_back_is_told_as_a_digest_and_not_as_nothing(hourly):
    edit(hourly, "Der Einsatz dauerte 8 Stunden.")
    hourly.pass_time(10, step_s=120)
    edit(hourly, FIRST.paragraphs[0])
    hourly.pass_time(90, step_s=300)
    (message,) = [message for message, _ in hourly.channel.taken]
    assert message.payload["type"] == "digest"
    assert "(there and back, 2 edits)" in message.text
