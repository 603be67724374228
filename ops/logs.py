"""The log files of child processes: bounded, and their last words for a person."""

import contextlib
import os
import shutil
from pathlib import Path

from ingest.text import one_line

# At level info a day of ticks is about 15 MB; the newest half day and the one before are kept.
# Smaller loses the start of yesterday's trouble, larger only fills disks.
LARGEST_LOG_BYTES = 8 * 1024 * 1024

# A traceback's last line is within it; the rest of a long line helps nobody on one line.
_TAIL_BYTES = 4096
_LONGEST_LINE = 240


def keep_small(log: Path) -> None:
    """Move a log that has grown too large aside, over the one moved before.

    Its writer goes on with the emptied file (it must have opened it for appending): what it writes
    between the copy and the cut is lost, a few lines at most.
    """
    with contextlib.suppress(OSError):
        if log.stat().st_size > LARGEST_LOG_BYTES:
            shutil.copyfile(log, log.with_suffix(".log.1"))
            os.truncate(log, 0)


def last_line(log: Path, *, start: int = 0) -> str:
    """The last line that says something after byte `start`; empty where there is none."""
    try:
        with log.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(min(start, size), size - _TAIL_BYTES))
            tail = file.read().decode(errors="replace")
    except OSError:
        return ""
    lines = [found for line in tail.splitlines() if (found := one_line(line))]
    return lines[-1][:_LONGEST_LINE] if lines else ""
