"""The three long-running processes: a worker, beat and Flower, each in this process until told.

Each returns after SIGTERM or Ctrl-C, or raises PermanentError with one sentence. A supervisor
(compose's restart policy, or `palimpsest up`) starts again what has ended. Imports are made when
needed: beat and Flower do without the parsers, and take a third of a worker's memory.
"""

from collections.abc import Sequence

from workers import log
from workers.settings import Settings


def run_worker(settings: Settings, queues: Sequence[str] | None, threads: int) -> None:
    """Do the tasks of these queues, or of all, `threads` at once, until SIGTERM.

    Then the running tasks are finished (each has its limits) and no new one is begun.

    Raises: PermanentError where there is no such queue, no contact or no migrated database.
    """
    from workers.worker import work  # noqa: PLC0415 (see above)

    log.set_up(settings)
    work(settings, queues, threads)


def run_beat(settings: Settings) -> None:
    """Send the ticks until SIGTERM; needs the broker only, and waits for one that is away."""
    from workers.app import make_app  # noqa: PLC0415 (see above)

    log.set_up(settings)
    make_app(settings).Beat(quiet=True, loglevel=settings.log_level).run()


def run_flower(settings: Settings) -> None:
    """Serve Flower until SIGTERM. Raises: PermanentError where it would be open to others."""
    from workers.app import make_app  # noqa: PLC0415 (see above)
    from workers.flower import serve  # noqa: PLC0415 (see above)

    log.set_up(settings)
    serve(make_app(settings), settings)
