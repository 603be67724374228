"""`palimpsest demo --exit` as a person types it: real processes, the whole story, in any folder."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from ops.demo.story import EXPECTED
from ops.servers import free_port

# The story takes about 75 s on an idle machine; tests run beside others.
PATIENCE_S = 280


@pytest.fixture
def start(tmp_path):
    running = []

    def start(**variables: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "ops.cli", "demo", "--exit"],
            env={
                **os.environ, "PYTHONPATH": str(Path.cwd()), "TMPDIR": str(tmp_path),
                "PALIMPSEST_FLOWER_PORT": str(free_port()), **variables,
            },
            cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()


def told(process, *, within_s: float = PATIENCE_S) -> str:
    return process.communicate(timeout=within_s)[0]


@pytest.mark.slow
@pytest.mark.timeout(PATIENCE_S + 20)
def test_every_expected_alert_arrives_and_no_other(start, tmp_path):
    process = start()
    output = told(process)
    assert process.returncode == 0, output
    assert "All is well." in output
    assert f"arrived      {len(EXPECTED)}, " in output
    assert "NOT EXPECTED" not in output
    assert output.count("webhook, signature verified") == sum(
        alert.channel == "webhook" for alert in EXPECTED
    )
    assert list(tmp_path.iterdir()) == [], "its own folder is removed"


@pytest.mark.timeout(60)
def test_ctrl_c_in_the_middle_ends_everything_at_once(start, tmp_path):
    process = start()
    children = wait_for_children(process)
    process.send_signal(signal.SIGINT)
    output = told(process, within_s=30)
    assert process.returncode == 130, output
    assert "Traceback" not in output
    assert not [child for child in children if child.is_running()]
    assert list(tmp_path.iterdir()) == []


def wait_for_children(process) -> list[psutil.Process]:
    """Broker, two workers, beat and Flower."""
    end = time.monotonic() + 30
    while len(found := psutil.Process(process.pid).children(recursive=True)) < 5:
        assert time.monotonic() < end, found
        time.sleep(0.1)
    return found


def test_a_folder_with_a_ledger_is_left_alone(start, tmp_path):
    ledger = tmp_path / "palimpsest.db"
    ledger.write_bytes(b"real evidence")
    process = start(PALIMPSEST_HOME=str(tmp_path))
    output = told(process, within_s=30)
    assert process.returncode == 1
    assert "holds a ledger already" in output
    assert ledger.read_bytes() == b"real evidence"
