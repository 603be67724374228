"""The local runtime: broker, workers, beat and Flower on this machine, under one supervisor.

    with LocalRuntime({"PALIMPSEST_HOME": "/tmp/demo", "PALIMPSEST_TICK_S": "1"}) as runtime:
        print(runtime.flower_url)
        runtime.watch(until=event)

Used by `palimpsest up` and by the demonstration. It decides nothing about sources or alerts,
never touches another runtime's home, and its servers listen on loopback only.
"""

import contextlib
import os
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from ingest.errors import PalimpsestError, PermanentError
from ingest.store import leases
from ingest.store.session import Store
from ops.children import Child
from ops.home import Running, forget_running, held, tell_running
from ops.logs import last_line
from ops.programs import PREFIX, commands, environment_of
from ops.servers import LOOPBACK, broker_command, free_port, own_port, wait_for_broker
from workers.settings import Settings, load

# Another program may take a free port in the moment before our broker does.
PORTS_TO_TRY = 5

# How often the children are looked at: one that was killed is missed for a quarter second.
LOOK_EVERY_S = 0.25

# How soon a person who watches is told; sooner than they can read, and the ledger is asked seldom.
WATCH_EVERY_S = 1.0

# Time to end a task in flight. A longer one is killed and done again: its lease runs out, and
# nothing is stored half. More would only keep a person waiting after Ctrl-C.
GRACE_S = 10.0


class LocalRuntime:
    """Everything that runs, as one context; children that end are started again.

    `environment` holds all PALIMPSEST_ settings; those of the process itself are not looked at.
    What a person should know is given to `say`, a sentence at a time, from any thread.
    A broker named in the settings is used; else one is started.

    Raises (on entering): PalimpsestError, with nothing left running.
    """

    def __init__(
        self, environment: Mapping[str, str], *, say: Callable[[str], None] = print
    ) -> None:
        self.environment = {
            name: value for name, value in environment.items() if name.startswith(PREFIX)
        }
        self.home = Path()
        self.broker_url = ""
        self.flower_url = ""
        self._say = say
        self._children: list[Child] = []
        self._started = threading.Event()  # or failed to
        self._ending = threading.Event()
        self._failure: PalimpsestError | None = None
        self._supervisor: threading.Thread | None = None
        self._undo = contextlib.ExitStack()

    @property
    def processes(self) -> dict[str, int]:
        """The process ids of the children that run, by name."""
        found = ((child.name, child.pid) for child in self._children)
        return {name: pid for name, pid in found if pid is not None}

    def __enter__(self) -> Self:
        settings = load(self.environment)
        self.home = settings.home
        with contextlib.ExitStack() as undo:
            undo.enter_context(held(self.home))
            self._prepare(settings)
            undo.callback(self._end)
            self._start()
            self._undo = undo.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._undo.close()

    def watch(self, until: threading.Event, *, meanwhile: Callable[[], None] | None = None) -> None:
        """Wait for `until`, doing `meanwhile` once a second.

        The children are looked after with and without this. Raises: what ended the supervisor.
        """
        while not until.wait(WATCH_EVERY_S):
            if self._failure:
                raise self._failure
            if meanwhile is not None:
                meanwhile()

    def _prepare(self, settings: Settings) -> None:
        """Bring the ledger up to date and settle the addresses."""
        own_broker = "broker_url" not in settings.model_fields_set
        make_ready(settings.database_url, alone=own_broker)
        if own_broker:
            # Whatever a killed runtime had under way, the ledger knows and the sweep rings for.
            shutil.rmtree(self.home / "broker", ignore_errors=True)
        else:
            self.broker_url = settings.broker_url
        port = free_port(settings.flower_port)
        if port != settings.flower_port:
            self._say(f"Port {settings.flower_port} is taken: Flower listens on {port}.")
        self.flower_url = f"http://{_reachable(settings.flower_address)}:{port}"
        self.environment |= {f"{PREFIX}HOME": str(self.home), f"{PREFIX}FLOWER_PORT": str(port)}

    def _start(self) -> None:
        # One thread starts every child and lives as long as they do: see `ops.children`.
        self._supervisor = threading.Thread(target=self._supervise, name="supervisor", daemon=True)
        self._supervisor.start()
        self._started.wait()
        if self._failure:
            raise self._failure
        tell_running(
            self.home,
            Running(pid=os.getpid(), broker_url=self.broker_url, flower_url=self.flower_url),
        )

    def _supervise(self) -> None:
        try:
            self._start_children()
            self._started.set()
            while not self._ending.wait(LOOK_EVERY_S):
                for child in self._children:
                    child.look()
        except (PalimpsestError, OSError) as error:
            self._failure = _explained(error)
        finally:
            self._end_children()
            self._started.set()

    def _start_children(self) -> None:
        if not self.broker_url:
            self._children.append(self._start_broker())
            self.environment[f"{PREFIX}BROKER_URL"] = self.broker_url
        for name, command in commands().items():
            child = self._child(name, command)
            self._children.append(child)
            child.start()

    def _start_broker(self) -> Child:
        # Its password keeps out the workers of another system whose broker had this port before.
        password = secrets.token_urlsafe(24)
        for _ in range(PORTS_TO_TRY):
            port = own_port()
            command = broker_command(self.home / "broker", port, password=password)
            child = self._child("broker", command)
            child.start()
            if wait_for_broker(port, lambda child=child: child.pid, password=password):  # type: ignore[misc]
                self.broker_url = f"redis://:{password}@{LOOPBACK}:{port}/0"
                return child
            child.end_until(0)
        said = last_line(child.log) or "it said nothing"
        raise PermanentError(f"The broker does not start ({said}): see {child.log}.")

    def _child(self, name: str, command: list[str]) -> Child:
        return Child(
            name,
            command,
            environment=environment_of(self.environment),
            log=self.home / "logs" / f"{name}.log",
            say=self._say,
        )

    def _end(self) -> None:
        """End the children, then the supervisor; a second Ctrl-C meanwhile kills them."""
        self._ending.set()
        forget_running(self.home)
        if self._supervisor is None:
            return
        try:
            self._supervisor.join()
        except KeyboardInterrupt:
            for child in self._children:
                child.kill()
            self._supervisor.join()

    def _end_children(self) -> None:
        """The broker last: workers that end give back to it what they had taken."""
        brokers = [child for child in self._children if child.name == "broker"]
        others = [child for child in self._children if child.name != "broker"]
        for group in (others, brokers):
            for child in group:
                child.ask_to_end()
            deadline = time.monotonic() + GRACE_S
            for child in group:
                child.end_until(deadline)


def make_ready(database_url: str, *, alone: bool) -> None:
    """Migrate the ledger; where nobody else can be at work, free what was left leased."""
    store = Store(database_url)
    try:
        store.upgrade()
        if alone and store.is_sqlite:
            with store.write() as connection:
                leases.free_all(connection)
    finally:
        store.close()


def _reachable(address: str) -> str:
    """The address under which this machine reaches a server that listens on `address`."""
    return LOOPBACK if address in ("", "0.0.0.0", "::") else address  # noqa: S104 (compared, not bound)


def _explained(error: PalimpsestError | OSError) -> PalimpsestError:
    if isinstance(error, PalimpsestError):
        return error
    return PermanentError(f"A process could not be started ({error}): see the folder of the logs.")
