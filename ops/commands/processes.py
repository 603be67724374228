"""`worker`, `beat`, `flower`, `migrate`, `healthy`: as containers run them."""

from enum import StrEnum
from typing import Annotated

import typer

from ingest.errors import PermanentError
from ingest.store.session import Store
from ops.commands.group import group
from workers.settings import load

app = group()


@app.command()
def worker(
    *,
    queues: Annotated[
        str, typer.Option(help="Only these queues, separated by commas; all when left out.")
    ] = "",
    threads: Annotated[
        int, typer.Option(min=0, max=64, help="Tasks at once; 0: PALIMPSEST_THREADS.")
    ] = 0,
) -> None:
    """Run one worker until it is told to end."""
    from workers.run import run_worker  # noqa: PLC0415 (Celery takes half a second)

    settings = load()
    named = [name.strip() for name in queues.split(",") if name.strip()]
    run_worker(settings, named or None, threads or settings.threads)


@app.command()
def beat() -> None:
    """Run the clock that rings for due work; a second one does no harm."""
    from workers.run import run_beat  # noqa: PLC0415 (Celery takes half a second)

    run_beat(load())


@app.command()
def flower() -> None:
    """Run Flower, the view of the tasks."""
    from workers.run import run_flower  # noqa: PLC0415 (Celery takes half a second)

    run_flower(load())


@app.command()
def migrate() -> None:
    """Bring the database to this program's tables; doing it twice does nothing."""
    store = Store(load().database_url)
    try:
        store.upgrade()
    finally:
        store.close()
    typer.echo("The database has this program's tables.")


class Part(StrEnum):
    """What may be asked for its health."""

    WORKER = "worker"
    BEAT = "beat"
    FLOWER = "flower"


@app.command()
def healthy(
    part: Annotated[Part, typer.Argument(help="The process that runs in this container.")],
) -> None:
    """For health checks: exit code 0 if it works, 1 and one sentence if not."""
    from ops.health import is_healthy  # noqa: PLC0415 (Celery takes half a second)

    if not is_healthy(part.value, load()):
        raise PermanentError(f"The {part.value} does not answer or lags: see its log.")
