"""One process at a time makes a file; the others wait, and find it made."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold a lock file; the kernel lets go of it when a process ends, however it ends.

    Raises: OSError. On Windows nothing is held: there two processes make the same file twice.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _take(handle)
        yield
    finally:
        os.close(handle)


def _take(handle: int) -> None:
    try:
        import fcntl  # noqa: PLC0415 (absent on Windows)
    except ImportError:
        return
    fcntl.flock(handle, fcntl.LOCK_EX)
