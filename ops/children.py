"""One child process of the local runtime: started, looked after, ended.

Only one thread starts children, and it lives as long as the runtime: the kernel ends a leashed
child when the *thread* that started it ends (prctl(2)).
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ops import leash
from ops.logs import keep_small, last_line

# What ends at once ends again at once: wait a little more each time, half a minute at most, so
# that a repaired cause is noticed soon. What ran for a minute is called steady and starts anew.
FIRST_WAIT_S = 0.5
LONGEST_WAIT_S = 30.0
STEADY_S = 60.0


class Child:
    """A program that is to run all the time; `say` tells a person when it does not."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        *,
        environment: Mapping[str, str],
        log: Path,
        say: Callable[[str], None],
    ) -> None:
        self.name = name
        self.command = list(command)
        self.environment = dict(environment)
        self.log = log
        self._say = say
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0  # monotonic seconds
        self._start_at = 0.0
        self._ended_soon = 0  # times in a row
        self._log_start = 0  # bytes of the log before this start

    @property
    def pid(self) -> int | None:
        """Its process id, None while it does not run."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def start(self) -> None:
        """Start it; its output goes to the end of its log."""
        keep_small(self.log)
        own = [sys.executable, "-I", "-S", leash.__file__, str(os.getpid()), *self.command]
        with self.log.open("ab") as output:
            self._log_start = output.tell()
            self._process = subprocess.Popen(  # noqa: S603 (our own command lines)
                own, env=self.environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                process_group=0,  # Ctrl-C in the terminal is for the supervisor alone
            )  # fmt: skip
        self._started_at = time.monotonic()

    def look(self) -> None:
        """Start it again if it has ended and its waiting time is over."""
        keep_small(self.log)
        if self.pid is not None:
            return
        if self._process is not None:
            self._ended(self._process.returncode)
        elif time.monotonic() >= self._start_at:
            self.start()

    def _ended(self, code: int) -> None:
        self._process = None
        now = time.monotonic()
        soon = now - self._started_at < STEADY_S
        self._ended_soon = self._ended_soon + 1 if soon else 1
        wait_s = min(FIRST_WAIT_S * 2 ** (self._ended_soon - 1), LONGEST_WAIT_S)
        self._start_at = now + wait_s
        words = last_line(self.log, start=self._log_start)
        said = f": {words}" if words else ""
        self._say(
            f"{self.name} ended ({how(code)}){said}\n"
            f"  it is started again in {wait_s:g} s; its log is {self.log}"
        )

    def ask_to_end(self) -> None:
        """Tell it to end in its own time."""
        if self._process is not None:
            self._process.terminate()

    def end_until(self, deadline: float) -> None:
        """Wait for its end until `deadline` (monotonic seconds), then kill it."""
        if self._process is None:
            return
        try:
            self._process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def kill(self) -> None:
        """End it without asking."""
        if self._process is not None:
            self._process.kill()


def how(code: int) -> str:
    """How a process ended: `exit code 1`, `killed by SIGKILL`."""
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"killed by {signal.Signals(-code).name}"
    except ValueError:
        return f"killed by signal {-code}"
