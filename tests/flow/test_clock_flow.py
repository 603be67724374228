"""A clock that jumps loses nothing and silences nobody."""

from ingest.store import heartbeats
from tests.flow.baseline import FIRST


def tick(world, minutes: float) -> None:
    """Time goes by, and the tasks beat as the workers let them."""
    world.pass_time(minutes)
    with world.parts.store.write() as connection:
        heartbeats.beat(connection, "sweep", now=world.clock())


def test_after_a_clock_ran_a_month_ahead_and_was_set_back_edits_are_told_at_once(watched):
    watched.clock.go(days=30)
    tick(watched, 3)
    watched.clock.go(days=-30)
    watched.publish(FIRST.with_text(FIRST.paragraphs[0].replace("6", "8"), FIRST.paragraphs[1]))
    watched.pass_time(15)
    assert watched.channel.types == ["post.edited"]


def test_an_edit_seen_while_the_clock_ran_ahead_is_told_once(watched):
    watched.clock.go(hours=5)
    watched.publish(FIRST.with_text(FIRST.paragraphs[0].replace("6", "8"), FIRST.paragraphs[1]))
    tick(watched, 1)
    watched.clock.go(hours=-5)
    watched.pass_time(15)
    assert watched.channel.types == ["post.edited"]


def test_a_clock_that_jumps_ahead_tells_nothing_twice(watched):
    watched.publish(FIRST.with_text(FIRST.paragraphs[0].replace("6", "8"), FIRST.paragraphs[1]))
    watched.pass_time(10)
    watched.clock.go(days=2)
    watched.pass_time(10)
    assert watched.channel.types == ["post.edited"]
