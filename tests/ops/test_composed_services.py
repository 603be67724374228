"""The commands of docker-compose.yml, run for real beside a PostgreSQL and a broker of their own.

Not the images: those need an engine. But the command lines, settings and health checks are those
of the file, with the names of the containers replaced by loopback.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ops.servers import broker_binary, free_port
from tests.fakes.postgres import Postgres
from tests.ops.composed import FILLED_IN, ROOT, services

pytestmark = pytest.mark.slow

WATCH_LIST = "sources:\n  - {name: Board, kind: forum, feeds: ['http://127.0.0.1:9/feed']}\n"
# Eight processes start at once on two cores; on a free machine all are healthy within 8 s.
PATIENCE_S = 90.0


class Stack:
    """The composed services as processes of this machine."""

    def __init__(self, folder: Path, database_url: str) -> None:
        self.folder, self.database_url = folder, database_url
        self.services = services({**FILLED_IN, "PALIMPSEST_TICK_S": "1"})
        self.broker_port, self.flower_port = free_port(), free_port()
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def start_broker(self) -> None:
        words = [*self.services["redis"]["command"][1:]]
        words[words.index("--dir") + 1] = str(self.folder)
        place = ["--port", str(self.broker_port), "--bind", "127.0.0.1"]
        self._start("redis", [str(broker_binary()), *words, *place], {})

    def start(self, name: str) -> None:
        self._start(name, self._command(name), self._environment(name))

    def run(self, name: str) -> str:
        """A service that runs once; what it said."""
        done = self._run(self._command(name), self._environment(name))
        assert done.returncode == 0, done.stderr
        return done.stdout

    def is_healthy(self, name: str) -> bool:
        _, program, *words = self.services[name]["healthcheck"]["test"]
        assert program == "palimpsest"
        return self._run(self._own(*words), self._environment(name)).returncode == 0

    def end(self) -> dict[str, int]:
        """End everything as Compose does, the broker last; the exit codes."""
        codes = {}
        for name, process in reversed(self.running.items()):
            process.terminate()
            codes[name] = process.wait(timeout=30)
        return codes

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text(encoding="utf-8")

    def _command(self, name: str) -> list[str]:
        words = self.services[name]["command"]
        target = "/etc/palimpsest/watch.yaml"
        return self._own(*(str(self.folder / "watch.yaml") if w == target else w for w in words))

    def _own(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "ops.cli", *words]

    def _environment(self, name: str) -> dict[str, str]:
        given = dict(self.services[name]["environment"])
        if "PALIMPSEST_DATABASE_URL" in given:
            given["PALIMPSEST_DATABASE_URL"] = self.database_url
        given["PALIMPSEST_BROKER_URL"] = given["PALIMPSEST_BROKER_URL"].replace(
            "@redis:6379", f"@127.0.0.1:{self.broker_port}"
        )
        if name == "flower":
            given |= {"PALIMPSEST_FLOWER_ADDRESS": "127.0.0.1"}
            given |= {"PALIMPSEST_FLOWER_PORT": str(self.flower_port)}
        return {
            "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", **given,
            "PALIMPSEST_HOME": str(self.folder / "home"),
        }  # fmt: skip

    def _start(self, name: str, words: list[str], environment: dict[str, str]) -> None:
        with (self.folder / f"{name}.log").open("wb") as log:
            self.running[name] = subprocess.Popen(
                words, env=environment, cwd=ROOT, stdout=log, stderr=log
            )

    def _run(self, words: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess:
        return subprocess.run(
            words,
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


@pytest.fixture
def stack(tmp_path: Path, postgres: Postgres) -> Iterator[Stack]:
    found = Stack(tmp_path, postgres.create_database())
    (tmp_path / "watch.yaml").write_text(WATCH_LIST, encoding="utf-8")
    yield found
    for process in found.running.values():
        if process.poll() is None:
            process.kill()
            process.wait()


def wait_until_healthy(stack: Stack, names: list[str]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    for name in names:
        while not stack.is_healthy(name):
            assert time.monotonic() < deadline, stack.log(name)
            assert stack.running[name].poll() is None, stack.log(name)


def test_the_composed_commands_start_become_healthy_and_end(stack: Stack):
    lasting = [name for name, each in stack.services.items() if each.get("command", [""])[0] in {
        "worker", "beat", "flower",
    }]  # fmt: skip
    stack.start_broker()
    assert "has this program's tables" in stack.run("migrate")
    assert "added    source Board" in stack.run("apply")
    for name in lasting:
        stack.start(name)
    wait_until_healthy(stack, lasting)
    assert "abc123" not in "".join(map(stack.log, lasting))  # the broker's password
    assert set(stack.end().values()) == {0}


def test_a_beat_whose_ticks_nobody_handles_is_not_called_healthy(stack: Stack):
    stack.start_broker()
    stack.run("migrate")
    stack.start("beat")
    time.sleep(3)  # three ticks
    assert not stack.is_healthy("beat")
    assert not stack.is_healthy("worker-ledger")
