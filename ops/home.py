"""The folder of a local runtime: who holds it, and where its servers listen.

lock         held by the one supervisor as long as it lives
local.json   where its broker and Flower listen, for commands typed beside it
broker/      the broker's append-only file
broker.conf  its password, for this user only
logs/        one file for each child process
"""

import contextlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from ingest.errors import PermanentError


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """What a local runtime tells the commands that are typed beside it."""

    pid: int  # of the supervisor
    broker_url: str
    flower_url: str


@contextmanager
def held(home: Path) -> Iterator[None]:
    """Make the folder and keep every other supervisor out of it. Raises: PermanentError."""
    with _clear_errors(home):
        for folder in (home, home / "broker", home / "logs"):
            folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(home / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _lock(handle, home)
        yield
    finally:
        os.close(handle)  # and with it the lock


def _lock(handle: int, home: Path) -> None:
    if not _taken(handle):
        held_by = os.pread(handle, 20, 0).decode(errors="replace").strip() or "unknown"
        msg = (
            f"Palimpsest runs on {home} already (process {held_by}): end that one, "
            "or give this one a PALIMPSEST_HOME of its own."
        )
        raise PermanentError(msg)
    os.ftruncate(handle, 0)
    os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)


def _taken(handle: int) -> bool:
    """Whether the lock is ours now; the kernel lets go of it when we end, however we end."""
    try:
        import fcntl  # noqa: PLC0415 (absent on Windows)
    except ImportError as error:
        msg = "A local runtime needs Linux or macOS: use WSL or the containers on this machine."
        raise PermanentError(msg) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _clear_errors(home: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        msg = (
            f"The folder {home} cannot be used ({error.strerror}): "
            "set PALIMPSEST_HOME to one that this user may write."
        )
        raise PermanentError(msg) from error


def tell_running(home: Path, running: Running) -> None:
    """Write where the servers listen, for this user only: the broker's address has a password."""
    (home / "local.json").touch(mode=0o600)
    (home / "local.json").write_text(json.dumps(asdict(running)) + "\n", encoding="utf-8")


def forget_running(home: Path) -> None:
    """The servers listen no longer."""
    (home / "local.json").unlink(missing_ok=True)


def running_on(home: Path) -> Running | None:
    """Where the servers of a living local runtime listen; None where none lives."""
    with contextlib.suppress(OSError, ValueError, TypeError, PermanentError):
        handle = os.open(home / "lock", os.O_RDWR)
        try:
            if not _taken(handle):  # somebody holds it, so somebody lives
                return Running(**json.loads((home / "local.json").read_text(encoding="utf-8")))
        finally:
            os.close(handle)
    return None
