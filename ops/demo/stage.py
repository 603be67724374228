"""Plays the scenes: each once the one before was looked at and told, never by the clock alone.

Runs in a thread of its own and is the only one that shows alerts while it plays.
"""

import queue
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ingest.errors import TransientError
from ingest.store import listings
from ingest.store.session import Store
from ops.demo.cast import SITES
from ops.demo.inbox import Arrival, Inbox
from ops.demo.score import Score
from ops.demo.shown import alert_block, missing_lines, scene_lines, width
from ops.demo.story import Scene, told
from ops.demo.world import World
from ops.shown.terminal import progress, watched, write

# A scene takes 3 to 15 s on an idle machine; one that takes so long is stuck.
SCENE_LIMIT_S = 60.0
# How often it is looked whether a scene is over; nobody notices a tenth of a second.
LOOK_EVERY_S = 0.1
# After the last look of a scene without alerts, so long for one that nobody expects: from look to
# alert it takes about a second. Later ones are caught too, during the scenes that follow.
GRACE_S = 2.0

# A feed's second look begins when its first is stored, so that two prove that it was understood.
# Of a page one must do: the next may be due only after a sixth of its age.
_LOOKS = dict.fromkeys((site.feed_url for site in SITES), 2)


class Stopped(Exception):  # noqa: N818 (no error: a person has pressed Ctrl-C)
    """The person who watches has seen enough."""


@dataclass(frozen=True, kw_only=True)
class House:
    """What a play needs around it."""

    world: World
    inbox: Inbox
    store: Store  # the ledger that knows what a mail's alert is about
    told: threading.Event  # set: end
    began_s: float  # monotonic seconds


class Stage:
    """One play and its score."""

    def __init__(self, house: House) -> None:
        self.score = Score()
        self._house = house

    @property
    def elapsed_s(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self._house.began_s

    def play(self, scenes: Sequence[Scene]) -> None:
        """Play them, up to one that does not end as it must. Raises: Stopped."""
        try:
            for scene in scenes:
                if not self._play(scene):
                    return
        finally:
            progress("")

    def show_arrivals(self) -> None:
        """Show the alerts that have arrived since."""
        while True:
            try:
                arrival = self._house.inbox.arrivals.get_nowait()
            except queue.Empty:
                return
            self._show(arrival)

    def _play(self, scene: Scene) -> bool:
        """Whether all that the scene waits for came in time."""
        _write(scene_lines(self.elapsed_s, scene.says))
        world = self._house.world
        wanted = {url: world.views(url) + _LOOKS.get(url, 1) for url in scene.looks}
        self.score.expect(scene.alerts)
        for act in scene.acts:
            world.perform(act, now=datetime.now(UTC).replace(microsecond=0))
        limit_s = self.elapsed_s + SCENE_LIMIT_S
        while (left := self._left(scene, wanted)) and self.elapsed_s < limit_s:
            self._pass_time(f"waiting for {left[0]}")
        if left:
            _write(missing_lines(left))
            self.score.give_up(scene.alerts, self._unseen(wanted))
            return False
        grace_s = self.elapsed_s + (0 if scene.alerts else GRACE_S)
        while self.elapsed_s < grace_s:
            self._pass_time("waiting whether anybody is alerted")
        return True

    def _left(self, scene: Scene, wanted: Mapping[str, int]) -> list[str]:
        """What the scene still waits for, in words."""
        alerts = self.score.still_open(scene.alerts)
        open_ = [f"{each.key[1]} “{each.paper.title}” by {each.channel}" for each in alerts]
        return open_ + [f"a look at {url}" for url in self._unseen(wanted)]

    def _unseen(self, wanted: Mapping[str, int]) -> list[str]:
        return [url for url, views in wanted.items() if self._house.world.views(url) < views]

    def _pass_time(self, doing: str) -> None:
        """A moment in which alerts may arrive. Raises: Stopped."""
        if self._house.told.wait(LOOK_EVERY_S):
            raise Stopped
        self.show_arrivals()
        if watched():
            progress(f"{self.elapsed_s:5.0f} s  {doing}"[: width() - 3] + " …")

    def _show(self, arrival: Arrival) -> None:
        about = self._about(arrival)
        types = told(str(about.get("event")), arrival.payload.get("also", ()))
        key = (arrival.channel, types, str(about.get("title")))
        expected = self.score.count(key, at_s=self.elapsed_s) and not arrival.complaint
        _write(alert_block(arrival, about, expected=expected))

    def _about(self, arrival: Arrival) -> Mapping[str, Any]:
        """The type of the event, title and id of the document: of a mail only the ledger knows."""
        if payload := arrival.payload:
            document = payload["document"] or {}
            about = {"event": payload["type"], "title": document.get("title")}
            return about | {"document_id": document.get("id")}
        try:
            with self._house.store.read() as connection:
                found = listings.alerts_by_id(connection, [arrival.alert_id])
        except TransientError:
            found = []
        return found[0] if found else {}


def _write(lines: Sequence[str]) -> None:
    progress("")
    for line in lines:
        write(line)
