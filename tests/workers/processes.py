"""Real processes of ours, for tests that start, kill and read them."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

# A worker imports the parsers and connects in 2 s; a loaded machine gets twenty times that.
PATIENCE_S = 40.0

PROGRAM = "import sys; from workers import run; from workers.settings import load; "
STARTS = {
    "worker": "run.run_worker(load(), sys.argv[1:] or None, 4)",
    "beat": "run.run_beat(load())",
    "flower": "run.run_flower(load())",
}


class Processes:
    """Starts processes of ours; their logs are files named after them."""

    def __init__(self, folder: Path, variables: dict[str, str]) -> None:
        self.folder, self.variables = folder, variables
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self, name: str, *arguments: str, code: str | None = None):
        """Start one of `STARTS`, or other code."""
        program = code or PROGRAM + STARTS[name]
        log = (self.folder / f"{name}.log").open("ab")
        process = subprocess.Popen(
            [sys.executable, "-c", program, *arguments],
            env={"PATH": "/usr/bin:/bin", **self.variables},
            cwd=Path(__file__).parents[2],
            stdout=log,
            stderr=log,
        )
        log.close()
        self.running.append(process)
        return process

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text(encoding="utf-8")


def wait_for(what: Callable[[], object], *, patience_s: float = PATIENCE_S) -> object:
    """The first true answer of `what`, asked again and again. Fails when the time is up."""
    deadline = time.monotonic() + patience_s
    while time.monotonic() < deadline:
        if found := what():
            return found
        time.sleep(0.1)
    pytest.fail(f"{what} was not true within {patience_s} s")
