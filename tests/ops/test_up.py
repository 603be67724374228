"""`palimpsest up` as a person types it: a real system on this machine, edited, killed and ended."""

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ops.home import running_on
from ops.servers import free_port
from tests.ops.site import Site

PATIENCE_S = 60.0


class Typed:
    """A running command whose lines are read as they come."""

    def __init__(self, *words: str, variables: dict[str, str], folder: Path) -> None:
        self.lines: list[str] = []
        self._arrived: queue.Queue[str] = queue.Queue()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ops.cli", *words],
            env={**os.environ, "PYTHONPATH": str(Path.cwd()), **variables},
            cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._arrived.put(line.rstrip())

    def wait_for(self, words: str) -> str:
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            with contextlib.suppress(queue.Empty):
                self.lines.append(self._arrived.get(timeout=0.2))
                if words in self.lines[-1]:
                    return self.lines[-1]
            if self.process.poll() is not None and self._arrived.empty():
                break
        raise AssertionError(f"no line with {words!r}:\n" + "\n".join(self.lines))

    def end(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.close()

    def close(self) -> int:
        try:
            return self.process.wait(timeout=PATIENCE_S)
        finally:
            self.process.kill()
            self._reader.join()
            assert self.process.stdout is not None
            self.process.stdout.close()


@pytest.fixture
def variables(tmp_path: Path) -> dict[str, str]:
    return {
        "PALIMPSEST_HOME": str(tmp_path / "home"),
        "PALIMPSEST_CONTACT": "tests@example.org",
        "PALIMPSEST_ALLOW_NETWORKS": "127.0.0.0/8",
        "PALIMPSEST_FLOWER_PORT": str(free_port()),
        "PALIMPSEST_TICK_S": "0.5",
    }


@pytest.fixture
def up(variables: dict[str, str], tmp_path: Path, site: Site) -> Iterator[Typed]:
    (tmp_path / "watch.yaml").write_text(
        "sources:\n  - name: Board\n    kind: forum\n    delay: 1s\n    every: 1s\n"
        f"    feeds: [{site.url}/feed]\n"
        "subscriptions:\n  - name: desk\n    events: [post.edited]\n    settle: 0s\n"
        f"    to: [{{webhook: {site.url}/hook}}]\n"
    )
    typed = Typed("up", variables=variables, folder=tmp_path)
    yield typed
    if typed.process.poll() is None:
        typed.end()
    else:
        typed.close()


@pytest.mark.slow
def test_an_edit_is_told_and_delivered_while_it_runs(up, variables, tmp_path, site):
    up.wait_for("added    source Board")
    up.wait_for(f"http://127.0.0.1:{variables['PALIMPSEST_FLOWER_PORT']} (Flower)")
    up.wait_for("Board: first look, 1 post held and watched")
    site.text = site.text.replace("12", "13")
    told = up.wait_for("post.edited  Board: “First”")
    assert "number “12” → “13”" in told
    assert "(palimpsest diff " in told
    up.wait_for("alert delivered  post.edited to desk by webhook:http://127.0.0.1:")
    assert len(site.hooks) == 1

    doctor = Typed("doctor", variables=variables, folder=tmp_path)
    doctor.wait_for("ok     ticks")
    assert doctor.close() == 0, doctor.lines

    second = Typed("up", variables=variables, folder=tmp_path)
    second.wait_for("Palimpsest runs on")
    assert second.close() == 1

    assert up.end(signal.SIGINT) == 0
    assert running_on(tmp_path / "home") is None


def test_without_a_watch_list_one_is_written_and_said(variables, tmp_path):
    # a host that is not there: nothing of the example is asked for in a test
    variables["PALIMPSEST_RESOLVE"] = "en.kremlin.ru:80:127.0.0.1:9"
    typed = Typed("up", variables=variables, folder=tmp_path)
    typed.wait_for("There was no watch.yaml: a commented one is written")
    typed.wait_for("Palimpsest runs. Ctrl-C ends it.")
    assert typed.end() == 0
    assert (tmp_path / "watch.yaml").read_text().startswith("# What Palimpsest watches")


def test_a_wrong_watch_list_starts_nothing(variables, tmp_path):
    (tmp_path / "watch.yaml").write_text("sources: []\n")
    typed = Typed("up", variables=variables, folder=tmp_path)
    typed.wait_for("watch.yaml:1:")
    assert typed.close() == 1
    assert not (tmp_path / "home").exists()


def test_without_a_contact_nothing_is_started(variables, tmp_path):
    del variables["PALIMPSEST_CONTACT"]
    typed = Typed("up", variables=variables, folder=tmp_path)
    typed.wait_for("PALIMPSEST_CONTACT is not set")
    assert typed.close() == 2
    assert list(tmp_path.iterdir()) == []
