"""Health checks for containers and supervisors: one small read of the ledger, no broadcast.

Without Celery, so that a check that runs twice a minute costs little. `heart.py` writes the beats.
"""

import socket
from datetime import UTC, datetime, timedelta

from ingest.store import heartbeats
from ingest.store.session import Store
from workers.settings import Settings

# Three missed beats and the time of a slow disk. Shorter alarms at every restart of the broker.
FRESH = timedelta(seconds=45)

WORKER = "worker "  # how the names of workers' heartbeats begin


def worker_name(queues: tuple[str, ...], host: str | None = None) -> str:
    """The row of a worker: `worker poll,sweep@host`."""
    return f"{WORKER}{','.join(queues)}@{host or socket.gethostname()}"


def worker_is_healthy(settings: Settings) -> bool:
    """Whether a worker of this host (container) beat lately: its loop runs and the broker listens.

    Raises: TransientError, PermanentError where the ledger cannot be read.
    """
    here = f"@{socket.gethostname()}"
    beats = _beats(settings)
    return any(_is_fresh(at) for name, at in beats.items() if _is_worker(name, here))


def beat_is_healthy(settings: Settings) -> bool:
    """Whether ticks arrive: beat sent them, the broker took them, a worker handled them.

    Raises: TransientError, PermanentError where the ledger cannot be read.
    """
    beats = _beats(settings)
    wait = max(FRESH, timedelta(seconds=3 * settings.tick_s))
    return all(name in beats and _is_fresh(beats[name], wait) for name in ("poll", "sweep"))


def _is_worker(name: str, here: str) -> bool:
    return name.startswith(WORKER) and name.endswith(here)


def _is_fresh(at: datetime, wait: timedelta = FRESH) -> bool:
    return datetime.now(UTC) - at < wait


def _beats(settings: Settings) -> dict[str, datetime]:
    store = Store(settings.database_url)
    try:
        with store.read() as connection:
            return heartbeats.latest(connection)
    finally:
        store.close()
