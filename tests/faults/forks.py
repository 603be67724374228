"""Children for one run each, forked from a process that has done one: 0.1 s each, not 5 s.

Most of the 5 s are imports, dictionaries and templates. That process must have no thread when it
forks, or the child is not whole. It reads a run a line and answers with the child's process id, and
with how it ended.
"""

import gc
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).parents[2]

Run = dict[str, Any]


class Forks:
    """`program` is a module whose main calls `serve`. Use within `with`; one run at a time."""

    def __init__(self, program: str) -> None:
        self._command = [sys.executable, "-m", program]

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            self._command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        return self

    def __exit__(self, *_: object) -> None:
        with self._process:
            pass  # its input is closed, which ends it

    def warm_up(self, run: Run) -> None:
        """Do a run in the process itself, so that its children need not read it all again."""
        self._say(run | {"forked": False})
        assert self._read() == 0

    def begin(self, run: Run) -> int:
        """The process id of a child that has begun this run."""
        self._say(run | {"forked": True})
        return self._read()

    def end(self) -> int:
        """How the child ended: 0, or minus the number of the signal that killed it."""
        return self._read()

    def _say(self, run: Run) -> None:
        print(json.dumps(run), file=self._process.stdin, flush=True)

    def _read(self) -> int:
        return int(self._process.stdout.readline())


def serve(do: Callable[[Run], object]) -> None:
    """Do each run that is read, in a child of its own, until there are no more."""
    for line in sys.stdin:
        run = json.loads(line)
        if not run["forked"]:
            do(run)
            print(0, flush=True)
            continue
        gc.freeze()  # else the first collection of a child would touch, and so copy, all of it
        child = os.fork()
        if not child:
            _do_and_end(do, run)
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _do_and_end(do: Callable[[Run], object], run: Run) -> None:
    """Never returns: what the parent has to write must not be written by the child too."""
    code = 1
    try:
        do(run)
        code = 0
    except BaseException:  # noqa: BLE001 (shown, and the child ends)
        traceback.print_exc()
    finally:
        os._exit(code)
