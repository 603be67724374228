"""Where channels that are files lie, and what is said when they cannot be written."""

import os
import time
from pathlib import Path

import pytest

from ingest.senders import files
from ingest.senders.file_channel import FileChannel
from ingest.senders.files import locked, placed
from schemas.records.alerts import Delivered, Refused, TryLater


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "home" / "feeds"


@pytest.fixture
def write(given, folder):
    """Writes "x" into the file of this target, or does what else is asked for."""

    def write(target, work=None, **options):
        channel = FileChannel(folder, {"NAME": "value-of-name"}, **options)
        return channel.write(given.channel("file", str(target)), work or _write)

    return write


def _write(path: Path) -> str:
    path.write_text("x")
    return "is written"


def test_a_relative_path_lies_in_our_folder_which_is_made(write, folder):
    outcome = write("desk/2026/a.atom")
    assert isinstance(outcome, Delivered)
    assert outcome.answer.endswith("/feeds/desk/2026/a.atom is written")
    assert (folder / "desk/2026/a.atom").read_text() == "x"


def test_an_absolute_path_is_what_it_says(write, tmp_path, folder):
    assert isinstance(write(tmp_path / "new" / "a.atom"), Delivered)
    assert (tmp_path / "new" / "a.atom").is_file()
    assert not folder.exists()


def test_the_home_of_a_user_may_be_written_as_the_shell_does(folder, monkeypatch):
    monkeypatch.setenv("HOME", "/home/desk")
    assert placed("~/a.atom", folder) == Path("/home/desk/a.atom")
    assert placed("~nobody-of-that-name/a.atom", folder) == folder / "~nobody-of-that-name/a.atom"


@pytest.mark.parametrize("target", ["../a.atom", "desk/../../a.atom", ".."])
def test_a_relative_path_never_leads_out_of_our_folder(write, tmp_path, target):
    outcome = write(target)
    assert isinstance(outcome, Refused)
    assert outcome.code == "settings"
    assert "write an absolute path in watch.yaml" in outcome.answer
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("target", ["", ".", "./.", "/", "a\0b"])
def test_a_path_that_names_no_file_is_refused(write, tmp_path, target):
    outcome = write(target)
    assert isinstance(outcome, Refused)
    assert "names no file" in outcome.answer
    assert list(tmp_path.iterdir()) == []


def test_a_long_path_leaves_room_for_what_to_do(write, tmp_path):
    outcome = write(tmp_path / ("x" * 200) / "share" / "a.atom")
    assert isinstance(outcome, TryLater)
    assert outcome.answer.startswith("…xxx")
    assert outcome.answer.endswith(
        "/share/a.atom cannot be written (No such file or directory): "
        "make the folder, or mount its disk."
    )


@pytest.mark.parametrize("secret", [f"s3cret{'A' * 90}", "s3cret//half/", f"{'A' * 40}/s3cret/"])
def test_no_part_of_a_secret_in_a_long_path_is_shown(given, folder, tmp_path, secret):
    target = f"{tmp_path}/absent/${{NAME}}/${{NAME}}"
    outcome = FileChannel(folder, {"NAME": secret}).write(given.channel("file", target), _write)
    assert outcome.answer.startswith(("/", "…"))
    assert "/absent/•••" in outcome.answer
    assert not [part for part in ("s3cret", "half", "AAA") if part in outcome.answer]


def test_a_disk_that_is_not_mounted_is_waited_for_and_nothing_is_written_beneath(write, tmp_path):
    outcome = write(tmp_path / "mnt" / "share" / "a.atom")
    assert isinstance(outcome, TryLater)
    assert outcome.answer.endswith("make the folder, or mount its disk.")
    assert not (tmp_path / "mnt").exists()


def test_a_pipe_a_device_or_a_folder_is_refused_and_holds_nobody(write, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", "/dev/null", tmp_path):
        outcome = write(path)
        assert isinstance(outcome, Refused)
        assert "is no ordinary file: move it away, or name another file" in outcome.answer


def test_a_link_stays_one_and_what_it_names_is_written(write, folder, tmp_path):
    folder.mkdir(parents=True)
    (folder / "a.atom").symlink_to(tmp_path / "public.atom")
    assert isinstance(write("a.atom", lambda path: files.replace(path, b"x") or "done"), Delivered)
    assert (folder / "a.atom").is_symlink()
    assert (tmp_path / "public.atom").read_bytes() == b"x"
    (folder / "ring.atom").symlink_to(folder / "ring.atom")
    assert isinstance(write("ring.atom"), Refused)


def test_a_file_within_a_file_is_refused(write, tmp_path):
    (tmp_path / "file").touch()
    for path in (tmp_path / "file" / "a.atom", tmp_path / "file" / "folder" / "a.atom"):
        outcome = write(path)
        assert isinstance(outcome, Refused)
        assert "name another path in watch.yaml" in outcome.answer


@pytest.mark.parametrize(
    ("number", "kind", "code", "way_out"),
    [
        (13, TryLater, "settings", "let the user of the workers write the file and its folder"),
        (28, TryLater, "other", "make room on the disk"),
        (30, TryLater, "other", "mount the disk so that it can be written"),
        (5, TryLater, "other", "look at the disk"),
        (36, Refused, "settings", "name another path in watch.yaml"),
    ],
)
def test_what_the_disk_says_is_one_sentence_with_the_way_out(write, number, kind, code, way_out):
    def fails(_path):
        raise OSError(number, os.strerror(number))

    outcome = write("a.atom", fails)
    assert type(outcome) is kind
    assert outcome.code == code
    assert outcome.answer.endswith(f"cannot be written ({os.strerror(number)}): {way_out}.")


def test_a_disk_that_hangs_is_left_in_time(write):
    over = time.monotonic() + 5

    def hangs(_path):
        while time.monotonic() < over:
            time.sleep(0.05)
        return "too late"

    outcome = write("a.atom", hangs, timeout_s=0.1)
    assert isinstance(outcome, TryLater)
    assert outcome.code == "timeout"
    assert time.monotonic() < over


def test_a_file_that_another_process_keeps_is_tried_later(write, folder, monkeypatch):
    monkeypatch.setattr(files, "LOCK_WAIT_S", 0.05)
    folder.mkdir(parents=True)
    with locked(folder / "a.atom"):
        outcome = write("a.atom")
    assert isinstance(outcome, TryLater)
    assert "is being written by others" in outcome.answer
    assert isinstance(write("a.atom"), Delivered)


def test_values_of_the_environment_stand_in_paths_and_in_no_answer(write, folder):
    outcome = write("${NAME}.atom")
    assert (folder / "value-of-name.atom").is_file()
    assert "value-of-name" not in outcome.answer
    missing = write("${OTHER}.atom")
    assert isinstance(missing, Refused)
    assert "OTHER is not set" in missing.answer
