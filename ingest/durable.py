"""Files that are there whole or not at all, whatever ends the process, and locks that end with it.

`reached` is called at each step with its name: a seam for the test that kills there.
"""

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO
from uuid import uuid4

Reached = Callable[[str], None]

_UNFINISHED = ".unfinished"
_LOOK_AGAIN_S = 0.01


@contextlib.contextmanager
def written(path: Path, reached: Reached) -> Iterator[IO[bytes]]:
    """A file to write, which takes its name only when all of it is on the disk."""
    unfinished = path.with_name(f"{uuid4().hex}{_UNFINISHED}")
    try:
        with unfinished.open("wb") as file:
            reached(f"{path.suffix} opened")
            yield file
            reached(f"{path.suffix} written")
            file.flush()
            os.fsync(file.fileno())
        reached(f"{path.suffix} synced")
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    reached(f"{path.suffix} renamed")
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder as lasting as the files (Windows has no way to ask for it)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def is_unfinished(path: Path) -> bool:
    """Whether a file was being written when its process ended, or is being written now."""
    return path.name.endswith(_UNFINISHED)


@contextlib.contextmanager
def locked(path: Path, *, wait_s: float) -> Iterator[bool]:
    """Whether this file's lock is held, by this thread alone of all processes on this host.

    The kernel gives it back when the process ends, however it ends. Waits at most `wait_s`.
    """
    with path.open("ab") as file:
        held = _taken(file, wait_s)
        try:
            yield held
        finally:
            if held:
                _give_back(file)


def _taken(file: IO[bytes], wait_s: float) -> bool:
    until = time.monotonic() + wait_s
    while not _try(file):
        if time.monotonic() >= until:
            return False
        time.sleep(_LOOK_AGAIN_S)
    return True


def _try(file: IO[bytes]) -> bool:
    if sys.platform == "win32":
        return True  # one process is all that is supported there (`ops/home.py`)
    import fcntl  # noqa: PLC0415 (absent on Windows)

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _give_back(file: IO[bytes]) -> None:
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415 (absent on Windows)

        fcntl.flock(file, fcntl.LOCK_UN)
