"""Faults, each inflicted at a moment that is named and not left to luck.

A fault is armed before a wave happens; what arming gives back is called after, and returns when
the fault was inflicted.
"""

import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import redis

from ops.home import running_on
from tests.story.acts import Edit, Wave
from tests.story.playing import Play

OUTAGE_S = 10.0  # issue 2: "Redis stopped for 10 s and flushed"

# How long a trigger may wait for its moment: an edit is looked at within seconds.
_PATIENCE_S = 120

Inflicted = Callable[[], object]
Fault = Callable[[Play, Wave], Inflicted]


class Once:
    """Does a thing the first time it is called, from whichever thread."""

    def __init__(self, do: Callable[[], object]) -> None:
        self._do, self._first, self._done = do, threading.Lock(), threading.Event()

    def __call__(self) -> bool:
        """Whether this was the first call."""
        if not self._first.acquire(blocking=False):
            return False
        self._do()
        self._done.set()
        return True

    def wait(self) -> None:
        assert self._done.wait(_PATIENCE_S), "the moment of a fault did not come"


def worker_dies_while_it_looks(play: Play, wave: Wave) -> Inflicted:
    """It has asked for the page of an edited document and gets no answer any more."""
    return _at_first_look(play, wave, Once(lambda: play.up.kill("worker")))


def all_die_while_a_page_is_looked_at(play: Play, wave: Wave) -> Inflicted:
    """All but the supervisor."""
    names = ("worker", "deliver", "beat", "flower", "broker")
    return _at_first_look(play, wave, Once(lambda: [play.up.kill(name) for name in names]))


def _at_first_look(play: Play, wave: Wave, once: Once) -> Inflicted:
    edited = {
        play.world.documents[act.url].address
        for act in wave.acts
        if isinstance(act, Edit) and act.where != "feed"
    }
    performed = play.world.performed

    def before_answer(address: str) -> None:
        if play.world.performed > performed and address in edited:
            once()

    play.sites.before_answer = before_answer
    return once.wait


def worker_dies_between_its_steps(play: Play, _: Wave) -> Inflicted:
    """The first alert of the wave has arrived; others are being linked, alerted, looked for."""
    return _at_first_delivery(play, Once(lambda: play.up.kill("worker")), answers=True)


def deliver_dies_between_send_and_save(play: Play, _: Wave) -> Inflicted:
    """An alert was received to the end, and the one who sent it dies before it hears so."""
    return _at_first_delivery(play, Once(lambda: play.up.kill("deliver")), answers=False)


def _at_first_delivery(play: Play, once: Once, *, answers: bool) -> Inflicted:
    def on_read(_path: str, _body: dict[str, Any]) -> bool:
        return not once() or answers

    play.desk.on_read = on_read
    return once.wait


def beat_dies(play: Play, _: Wave) -> Inflicted:
    """No ticks until it is started again."""
    return lambda: play.up.kill("beat")


def flower_dies(play: Play, _: Wave) -> Inflicted:
    """Nobody's work but a person's who watches."""
    return lambda: play.up.kill("flower")


def broker_is_away_and_forgets(play: Play, _: Wave) -> Inflicted:
    """Killed as often as it is started again, for ten seconds, and its memory taken away."""

    def inflict() -> None:
        end = time.monotonic() + OUTAGE_S
        while time.monotonic() < end:
            if broker := play.up.children().get("broker"):
                broker.kill()
                broker.wait()
                _forget(play.home / "broker")
            time.sleep(0.05)

    return inflict


def broker_hangs_and_forgets(play: Play, _: Wave) -> Inflicted:
    """It takes connections and says nothing, for ten seconds, and then remembers nothing."""

    def inflict() -> None:
        running = running_on(play.home)
        assert running is not None
        broker = play.up.children()["broker"]
        broker.suspend()
        time.sleep(OUTAGE_S)
        broker.resume()
        with redis.Redis.from_url(running.broker_url) as client:
            client.flushall()

    return inflict


def _forget(folder: Path) -> None:
    for each in folder.iterdir():
        shutil.rmtree(each) if each.is_dir() else each.unlink()
