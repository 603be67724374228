"""The home's lock and logs."""

import os

import pytest

from ingest.errors import PermanentError
from ops.children import how
from ops.home import Running, forget_running, held, running_on, tell_running
from ops.logs import LARGEST_LOG_BYTES, keep_small, last_line

RUNNING = Running(pid=1, broker_url="redis://127.0.0.1:1/0", flower_url="http://127.0.0.1:2")


def test_a_held_home_tells_where_its_servers_listen(tmp_path):
    with held(tmp_path):
        tell_running(tmp_path, RUNNING)
        assert running_on(tmp_path) == RUNNING
    assert running_on(tmp_path) is None  # the lock is free, whatever the file says


def test_what_a_killed_supervisor_left_is_not_believed(tmp_path):
    tell_running(tmp_path, RUNNING)
    assert running_on(tmp_path) is None


def test_nothing_runs_where_nothing_is(tmp_path):
    assert running_on(tmp_path / "absent") is None
    with held(tmp_path):
        assert running_on(tmp_path) is None
        (tmp_path / "local.json").write_text("{broken")
        assert running_on(tmp_path) is None
        forget_running(tmp_path)
        forget_running(tmp_path)


def test_a_home_is_held_once(tmp_path):
    refused = pytest.raises(PermanentError, match=f"process {os.getpid()}")
    with held(tmp_path), refused, held(tmp_path):
        pass
    with held(tmp_path):
        assert running_on(tmp_path) is None


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ("", ""),
        ("one\ntwo\n\n  \n", "two"),
        ("colours \x1b[31mred\x1b[0m\n", "colours [31mred[0m"),
        ("x" * 10_000, "x" * 240),
    ],
)
def test_the_last_words_of_a_log_are_one_short_line(tmp_path, written, last):
    log = tmp_path / "worker.log"
    log.write_text(written)
    assert last_line(log) == last


def test_last_words_of_an_earlier_start_are_not_told(tmp_path):
    log = tmp_path / "worker.log"
    log.write_text("old trouble\n")
    assert last_line(log, start=log.stat().st_size) == ""
    assert last_line(tmp_path / "absent.log") == ""


def test_a_large_log_is_moved_aside_while_it_is_written(tmp_path):
    log = tmp_path / "worker.log"
    with log.open("ab", buffering=0) as writer:
        writer.write(b"x" * (LARGEST_LOG_BYTES + 1))
        keep_small(log)
        writer.write(b"goes on\n")
    assert log.read_bytes() == b"goes on\n"
    assert (tmp_path / "worker.log.1").stat().st_size == LARGEST_LOG_BYTES + 1


@pytest.mark.parametrize(
    ("code", "told"),
    [(1, "exit code 1"), (-9, "killed by SIGKILL"), (-250, "killed by signal 250")],
)
def test_how_a_process_ended(code, told):
    assert how(code) == told
