"""CPU seconds of processes, read from /proc: ours, the broker's, the database's (Linux only)."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def of_processes(pids: Iterable[int]) -> float:
    """CPU seconds of these processes and their living children, waited-for children included."""
    return sum(_of(pid) for root in pids for pid in _tree(root))


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            yield from _tree(int(child))


def _of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(field) for field in fields[11:15]) / _TICKS  # utime, stime, cutime, cstime


def peak_mb(pid: int) -> float:
    """The most memory a process has ever held, in MB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0
