"""The supervisor of `up` and `demo`: real broker, small stand-ins for the other children."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
import redis

from ingest.errors import PermanentError
from ingest.store.session import Store
from ops import local
from ops.home import running_on
from ops.local import LocalRuntime
from ops.programs import commands
from ops.servers import free_port
from workers.queues import QUEUES

PATIENCE_S = 30.0
SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]
STUBBORN = [
    sys.executable, "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)",
]  # fmt: skip


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch) -> dict[str, list[str]]:
    """What runs beside the broker."""
    children = {"worker": SLEEPER, "beat": SLEEPER}
    monkeypatch.setattr(local, "commands", lambda: children)
    return children


@pytest.fixture
def variables(tmp_path: Path) -> dict[str, str]:
    return {"PALIMPSEST_HOME": str(tmp_path / "home"), "PALIMPSEST_FLOWER_PORT": str(free_port())}


def broker_of(runtime: LocalRuntime) -> redis.Redis:
    return redis.Redis.from_url(runtime.broker_url)


def process_of(broker: redis.Redis) -> int | None:
    try:
        return broker.info("server")["process_id"]
    except redis.ConnectionError:
        return None


def eventually(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, "it did not become true in time"
        time.sleep(0.05)


def test_everything_starts_and_nothing_is_left_running(variables):
    with LocalRuntime(variables) as runtime:
        pids = runtime.processes
        assert list(pids) == ["broker", "worker", "beat"]
        with broker_of(runtime) as broker:
            assert process_of(broker) == pids["broker"]
        assert running_on(runtime.home) is not None
    assert not any(psutil.pid_exists(pid) for pid in pids.values())
    assert runtime.processes == {}
    assert running_on(runtime.home) is None


def test_the_database_is_migrated(variables):
    with LocalRuntime(variables) as runtime:
        store = Store(f"sqlite:///{runtime.home / 'palimpsest.db'}")
        store.check_migrated()
        store.close()


def test_children_get_the_settings_and_no_others(variables, monkeypatch, stand_ins):
    monkeypatch.setenv("PALIMPSEST_DATABASE_URL", "sqlite:////somebody/elses.db")
    monkeypatch.setenv("DESK_SECRET", "whsec_1")
    with LocalRuntime(variables) as runtime:
        [worker] = [pid for name, pid in runtime.processes.items() if name == "worker"]
        eventually(lambda: psutil.Process(worker).cmdline() == SLEEPER)
        found = psutil.Process(worker).environ()
    ours = {name: value for name, value in found.items() if name.startswith("PALIMPSEST_")}
    assert ours == runtime.environment
    assert ours["PALIMPSEST_BROKER_URL"] == runtime.broker_url
    assert found["DESK_SECRET"] == "whsec_1"


def test_a_killed_child_is_started_again_and_told(variables):
    said: list[str] = []
    with LocalRuntime(variables, say=said.append) as runtime:
        killed = runtime.processes["worker"]
        os.kill(killed, signal.SIGKILL)
        eventually(lambda: runtime.processes.get("worker", killed) != killed)
    assert len(said) == 1
    assert said[0].startswith("worker ended (killed by SIGKILL)")


def test_a_killed_broker_comes_back_on_its_port_with_what_it_held(variables):
    with (
        LocalRuntime(variables, say=lambda _: None) as runtime,
        broker_of(runtime) as broker,
    ):
        broker.set("told", "yes")
        time.sleep(1.1)  # appendfsync everysec
        killed = runtime.processes["broker"]
        os.kill(killed, signal.SIGKILL)
        eventually(lambda: process_of(broker) not in (None, killed))
        assert broker.get("told") == b"yes"


def test_a_broker_that_lost_its_files_comes_back_empty(variables):
    with (
        LocalRuntime(variables, say=lambda _: None) as runtime,
        broker_of(runtime) as broker,
    ):
        broker.set("told", "yes")
        killed = runtime.processes["broker"]
        os.kill(killed, signal.SIGKILL)
        for each in (runtime.home / "broker").iterdir():
            shutil.rmtree(each) if each.is_dir() else each.unlink()
        eventually(lambda: process_of(broker) not in (None, killed))
        assert broker.get("told") is None


def test_workers_of_another_system_are_kept_out_of_our_broker(variables):
    """Theirs may have listened on our port until it was killed; see decision 0011."""
    with LocalRuntime(variables) as runtime:
        port = urlsplit(runtime.broker_url).port
        for stranger in (f"redis://127.0.0.1:{port}/0", f"redis://:another@127.0.0.1:{port}/0"):
            refused = pytest.raises(redis.AuthenticationError)
            with redis.Redis.from_url(stranger) as broker, refused:
                broker.ping()


def test_only_its_user_reads_the_password_of_the_broker(variables):
    with LocalRuntime(variables) as runtime:
        password = urlsplit(runtime.broker_url).password
        holders = [
            path
            for path in runtime.home.rglob("*")
            if path.is_file() and password.encode() in path.read_bytes()
        ]
        assert {path.name for path in holders} == {"broker.conf", "local.json"}
        assert all(path.stat().st_mode & 0o077 == 0 for path in holders)
        assert password not in " ".join(psutil.Process(runtime.processes["broker"]).cmdline())


def test_a_broken_child_is_shown_with_its_last_words(variables, stand_ins):
    stand_ins["beat"] = [sys.executable, "-c", "raise SystemExit('no such broker')"]
    said: list[str] = []
    with LocalRuntime(variables, say=said.append) as runtime:
        eventually(lambda: len(said) >= 3)
        assert runtime.processes.keys() >= {"broker", "worker"}
    assert "beat ended (exit code 1): no such broker" in said[0]
    assert str(runtime.home / "logs" / "beat.log") in said[0]
    waits = [line.partition("again in ")[2].partition(" s")[0] for line in said[:3]]
    assert waits == ["0.5", "1", "2"]


def test_a_child_that_does_not_end_is_killed(variables, stand_ins, monkeypatch):
    monkeypatch.setattr(local, "GRACE_S", 0.5)
    stand_ins["worker"] = STUBBORN
    with LocalRuntime(variables) as runtime:
        pid = runtime.processes["worker"]
        eventually(lambda: psutil.Process(pid).cmdline() == STUBBORN)
        time.sleep(0.3)  # until it ignores SIGTERM
    assert not psutil.pid_exists(pid)


def test_two_on_one_home_is_one_sentence(variables):
    with LocalRuntime(variables) as runtime:
        with pytest.raises(PermanentError) as refused, LocalRuntime(variables):
            pass
        assert str(runtime.home) in str(refused.value)
        assert f"process {os.getpid()}" in str(refused.value)
        assert "PALIMPSEST_HOME" in str(refused.value)
        assert runtime.processes.keys() == {"broker", "worker", "beat"}


def test_it_can_be_started_again_on_the_same_home(variables):
    for _ in range(2):
        with LocalRuntime(variables) as runtime:
            assert "broker" in runtime.processes


def test_a_busy_port_is_named_and_the_next_free_one_taken(variables):
    said: list[str] = []
    port = int(variables["PALIMPSEST_FLOWER_PORT"])
    with socket.socket() as flower:
        flower.bind(("127.0.0.1", port))
        flower.listen()
        with LocalRuntime(variables, say=said.append) as runtime:
            assert runtime.flower_url.endswith(runtime.environment["PALIMPSEST_FLOWER_PORT"])
    assert f"Port {port} is taken: Flower listens on" in said[0]


def test_a_broker_that_is_named_is_used_and_none_started(variables, broker_url):
    with LocalRuntime({**variables, "PALIMPSEST_BROKER_URL": broker_url}) as runtime:
        assert runtime.broker_url == broker_url
        assert "broker" not in runtime.processes


def test_a_home_that_cannot_be_made_is_one_sentence(variables, tmp_path):
    (tmp_path / "file").touch()
    with (
        pytest.raises(PermanentError, match="PALIMPSEST_HOME"),
        LocalRuntime({**variables, "PALIMPSEST_HOME": str(tmp_path / "file" / "home")}),
    ):
        pass


def test_a_broker_that_does_not_start_leaves_nothing_running(variables, monkeypatch):
    monkeypatch.setattr(
        local, "broker_command", lambda *_, **__: [sys.executable, "-c", "exit('bad')"]
    )
    monkeypatch.setattr(local, "PORTS_TO_TRY", 2)
    runtime = LocalRuntime(variables)
    with pytest.raises(PermanentError, match="The broker does not start \\(bad\\)"), runtime:
        pass
    assert runtime.processes == {}
    assert running_on(runtime.home) is None


def test_watch_ends_when_it_is_told_and_does_things_meanwhile(variables, monkeypatch):
    monkeypatch.setattr(local, "WATCH_EVERY_S", 0.05)
    told, done = threading.Event(), []

    def meanwhile() -> None:
        done.append(1)
        if len(done) == 3:
            told.set()

    with LocalRuntime(variables) as runtime:
        runtime.watch(told, meanwhile=meanwhile)
    assert len(done) == 3


SUPERVISOR = """
import sys, threading
from ops import local
local.commands = lambda: {"worker": [sys.executable, "-c", "import time; time.sleep(600)"]}
said = lambda line: print(line, file=sys.stderr)
with local.LocalRuntime({"PALIMPSEST_HOME": sys.argv[1]}, say=said) as runtime:
    print(*runtime.processes.values(), flush=True)
    runtime.watch(threading.Event())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children with their parent")
def test_children_do_not_outlive_a_killed_supervisor(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", SUPERVISOR, str(tmp_path / "home")],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as supervisor:
        assert supervisor.stdout is not None
        pids = [int(word) for word in supervisor.stdout.readline().split()]
        assert len(pids) == 2
        supervisor.kill()
        eventually(lambda: not any(_runs(pid) for pid in pids))
    assert running_on(tmp_path / "home") is None


def _runs(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_the_real_workers_serve_every_queue_and_only_once():
    served = [
        name
        for command in commands().values()
        if "--queues" in command
        for name in command[-1].split(",")
    ]
    assert sorted(served) == sorted(QUEUES)
