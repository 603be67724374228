"""What is told in the stories of killed deliveries: events that nobody was told of, and rules."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ingest.pipeline.inline import run
from ingest.pipeline.poll import poll
from ingest.pipeline.sweep import AGAIN, sweep
from tests.flow.baseline import FIRST, STATEMENT
from tests.flow.conftest import WATCH, World
from tests.flow.test_quotations_flow import QUOTING, SAID, SOURCE

CITING = QUOTING.with_text(f"Siehe {SOURCE.url} dazu.", f"“{SAID}”", "Das ist deutlich genug.")
WITHOUT = QUOTING.with_text("Siehe dort.", "Das ist deutlich genug.")
# No capital is changed: names would be looked up in dictionaries of 300 MB.
LONGER = FIRST.paragraphs[0].replace("weniger als 6", "mehr als 8")
EDITED_TWICE = (
    FIRST.with_text(LONGER, FIRST.paragraphs[1]),
    FIRST.with_text(LONGER, FIRST.paragraphs[1].replace("nicht", "nun doch")),
)


def things_happen(world: World) -> datetime:
    """Nobody is told yet that a citation was lost by an edit, that another post was edited twice
    within minutes, and that the first one is gone. Gives the time.
    """
    world.publish(FIRST, CITING)
    world.state(STATEMENT, SOURCE)
    world.watch()
    world.turn()
    world.pass_time(5)
    for post in (WITHOUT, *EDITED_TWICE):
        world.publish(post)
        _look(world, minutes=1)  # at the feed
        _look(world, minutes=1)  # at its page
    world.web.take_down(WITHOUT.url, status=410)
    for _ in range(8):
        _look(world, minutes=5)
    return world.clock() + AGAIN  # then it is rung for


def _look(world: World, *, minutes: float) -> None:
    """All that the sites show is seen, and the messages for the alert step are lost."""
    world.clock.go(minutes=minutes)
    waiting = deque([*poll(world.parts).rings, *sweep(world.parts).rings])
    while waiting:
        ring = waiting.popleft()
        if ring.step not in ("alert", "deliver"):
            waiting.extend(run(world.parts, ring).rings)


@dataclass(frozen=True)
class Story:
    """Who is to be told, what receivers of webhooks answer, and in which order all is done."""

    to: str  # channel of the desk
    events: str = "post.*, citation.*"  # three alerts, two of which tell two events
    rules: str = "settle: 10m"
    answers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    script: tuple[str, ...] = ("count", "finish")
    first_told: int = 1  # of what the other side is told, what comes after `count`


# Two alerts of one document, where it is the channel that matters.
TWO = "citation.lost, post.gone"

STORIES = {
    "webhook": Story("webhook: http://${HOOKS}/desk"),
    "mail": Story("email: desk@example.org", TWO),
    "lines of JSON": Story("file: desk.jsonl", TWO),
    "feed": Story("atom: desk.atom", TWO),
    "digest": Story("email: desk@example.org", rules="settle: 0s\n    digest: 5m"),
    "refused": Story("webhook: http://${HOOKS}/closed", answers={"/closed": (410,)}),
    "paused and probed": Story("webhook: http://${HOOKS}/away", answers={"/away": (503, 503, 204)}),
    "given up": Story(
        "webhook: http://${HOOKS}/never",
        answers={"/never": (503,)},
        script=("turn", "day", "turn", "day", "turn", "day", "count", "finish"),
        first_told=5,
    ),
    "sent again": Story("file: desk.jsonl", TWO, script=("finish", "count", "again", "finish")),
}


def watch_list(story: Story) -> str:
    """The sources of the small world, a desk and an operator."""
    sources = WATCH.partition("subscriptions:")[0]
    return f"""{sources}
subscriptions:
  - name: desk
    events: [{story.events}]
    at_least: minor
    {story.rules}
    to:
      - {story.to}
  - name: operator
    events: [channel.*, alert.dead]
    to:
      - webhook: http://${{HOOKS}}/operator
"""
