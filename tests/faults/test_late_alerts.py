"""Alerts that leave late because a worker was away; found by the story under faults."""

from collections import deque

from ingest.pipeline.inline import run
from ingest.pipeline.poll import poll
from ingest.pipeline.sweep import sweep
from tests.fakes.sites import Post

POST = Post(101, "Was er gesagt hat", ("Der Einsatz dauerte weniger als 6 Stunden.",))


def pass_time_without_deliver(world, minutes: float) -> None:
    """As `World.pass_time`, while nobody serves the queue `deliver`."""
    for _ in range(int(minutes * 2)):
        world.clock.go(seconds=30)
        waiting = deque([*poll(world.parts).rings, *sweep(world.parts).rings])
        while waiting:
            ring = waiting.popleft()
            if ring.step != "deliver":
                waiting.extend(run(world.parts, ring).rings)


def test_a_step_and_its_way_back_are_two_alerts_though_both_leave_late(world):
    """The watch list says `settle: 0s`: each for itself."""
    world.publish(POST)
    world.state()
    world.watch()
    world.pass_time(5)
    world.publish(POST.with_text("Der Einsatz dauerte weniger als 8 Stunden."))
    pass_time_without_deliver(world, 10)
    world.publish(POST)
    pass_time_without_deliver(world, 10)
    assert world.channel.types == []

    world.pass_time(5)
    edits = [message.payload["edit"] for message, _ in world.channel.taken]
    assert [each["kind"] for each in edits] == ["changed", "reverted"]
    assert all(each["changes"] for each in edits)
