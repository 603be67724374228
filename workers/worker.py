"""A worker: does the tasks of its queues in threads of one process."""

import contextlib
import gc
import socket
from collections.abc import Sequence

import structlog

from ingest.errors import TransientError
from ingest.store.session import Store
from workers import wiring
from workers.app import make_app
from workers.health import worker_name
from workers.heart import keep_beating
from workers.limits import Limits
from workers.queues import QUEUES, chosen
from workers.registration import register
from workers.settings import Settings
from workers.tasks import STEPS

_log = structlog.get_logger(__name__)


def work(settings: Settings, queues: Sequence[str] | None, threads: int) -> None:
    """Do tasks until SIGTERM, then finish those that run.

    Threads and not processes: nearly all the time is spent waiting for sites, channels and the
    database; one process takes 76 MB however many threads it has (RUNTIME.md), and more cores are
    used by more workers. What CPU-heavy work comes later gets a queue and processes of its own.

    Raises: PermanentError where there is no such queue, no contact or no migrated database.
    """
    served = chosen(queues)
    _check_ledger(settings)
    _allow_many_files()
    parts, limits = wiring.once(settings), Limits()
    parts()  # what is missing in the settings is said now, not by the first task
    app = make_app(settings)
    register(app, STEPS, parts=parts, limits=limits, lease_s=settings.lease_s)
    limits.watch()
    keep_beating(worker_name(served), parts=parts)
    _spare_the_collector()
    worker = app.Worker(
        hostname=f"{_label(served)}@{socket.gethostname()}",
        pool_cls="threads",
        concurrency=threads,
        queues=list(served),
        quiet=True,  # the banner; Flower's page of the worker shows the same
        loglevel=settings.log_level,
        without_gossip=True,  # every worker would read every other's events, for nothing we use
        without_mingle=True,  # asks the others for revoked tasks, and a second of waiting
    )
    worker.start()
    if worker.exitcode:
        raise SystemExit(worker.exitcode)  # Celery has logged why


def _check_ledger(settings: Settings) -> None:
    store = Store(settings.database_url)
    try:
        store.check_migrated()
    except TransientError as error:
        # Away for the moment: the tasks say so too, and go on when it is back.
        _log.warning(str(error))
    finally:
        store.close()


def _spare_the_collector() -> None:
    """Leave what was imported out of every garbage collection, and collect more rarely.

    A batch of looks makes thousands of values that live until it is stored, and every full
    collection walks all that lives for ever. Claims took 10 to 11 µs a feed instead of 12 to 19.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def _allow_many_files() -> None:
    """Each thread keeps a fetcher's open connections: together more than the usual 1,024."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 (absent on Windows)

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _label(served: tuple[str, ...]) -> str:
    return "all" if served == QUEUES else "-".join(served)
