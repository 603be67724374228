"""One process at a time makes a file; the others wait, and find it made."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PATIENCE_S = 300  # the largest takes 15 s, on a busy machine a minute
_STEP_S = 0.1


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold a lock file; the kernel lets go of it when a process ends, however it ends.

    Raises: OSError; TimeoutError where it is not let go of. On Windows nothing is held: there two
    processes make the same file twice.
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
    for _ in range(int(PATIENCE_S / _STEP_S)):
        with suppress(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        time.sleep(_STEP_S)
    msg = f"another process has been making it for {PATIENCE_S} seconds"
    raise TimeoutError(msg)
