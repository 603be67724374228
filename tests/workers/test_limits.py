"""Time limits: a stuck task is found, and its worker ends so that it is started again."""

import subprocess
import sys
import time

import pytest

from schemas.records.steps import Done
from workers import limits as module
from workers.limits import Limits
from workers.steps import step


@step(time_limit_s=100)
def observe(parts):
    return Done(line="")


def test_a_task_is_overdue_after_its_limit_and_not_before():
    limits, now = Limits(), time.monotonic()
    with limits.running(observe):
        assert limits.overdue(now + 99) is None
        assert limits.overdue(now + 102) is observe


def test_a_task_that_has_ended_is_never_overdue():
    limits = Limits()
    with pytest.raises(RuntimeError), limits.running(observe):
        raise RuntimeError
    assert limits.overdue(time.monotonic() + 1000) is None


PROGRAM = """
import time
from workers import limits
from workers.steps import step
limits.LOOK_EVERY_S = 0.05
found = limits.Limits()
@step(time_limit_s=0)
def observe(parts): ...
found.watch()
with found.running(observe):
    time.sleep(20)
"""


def test_a_process_with_a_stuck_task_ends_and_says_which():
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=15, check=False
    )
    assert done.returncode == module.EXIT_CODE
    assert "a task is stuck" in done.stdout
    assert "observe" in done.stdout
