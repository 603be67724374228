"""Time limits of tasks. Threads cannot be stopped, so a worker with a stuck one ends itself.

The supervisor starts it again; what it held comes back, and the sweep rings for it sooner. Every
network call has a limit far below, so this is for what nobody thought of.
"""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from workers.steps import StepTask

_log = structlog.get_logger(__name__)

# Seconds between two looks; limits are minutes, so that more often gains nothing.
LOOK_EVERY_S = 5.0
# What the supervisor sees; EX_SOFTWARE of sysexits.h.
EXIT_CODE = 70


class Limits:
    """Knows which tasks run in this process and since when. Safe to share between threads."""

    def __init__(self) -> None:
        self._ends: dict[int, tuple[float, StepTask]] = {}

    @contextmanager
    def running(self, step: StepTask) -> Iterator[None]:
        """Hold the task that runs in this thread against its limit."""
        thread = threading.get_ident()
        self._ends[thread] = (time.monotonic() + step.time_limit_s, step)
        try:
            yield
        finally:
            del self._ends[thread]

    def overdue(self, now_s: float) -> StepTask | None:
        """A task that should have ended before `now_s` (monotonic seconds), or None."""
        for end_s, step in list(self._ends.values()):
            if end_s < now_s:
                return step
        return None

    def watch(self) -> None:
        """Look from now on, in a thread of its own."""
        threading.Thread(target=self._look, name="limits", daemon=True).start()

    def _look(self) -> None:
        while not (step := self.overdue(time.monotonic())):
            time.sleep(LOOK_EVERY_S)
        _log.critical(
            "a task is stuck: this worker ends, its supervisor starts it again",
            task=step.name,
            limit_s=step.time_limit_s,
        )
        os._exit(EXIT_CODE)
