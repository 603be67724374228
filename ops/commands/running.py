"""`up` and `demo`: everything on this machine."""

import os
import threading
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from ingest.errors import TransientError
from ingest.store.session import Store
from ops import watchlists
from ops.commands.group import group
from ops.commands.watching import applied, still_muted
from ops.happenings import Teller
from ops.local import LocalRuntime
from ops.programs import PREFIX
from ops.shown.terminal import styled, write
from ops.signals import until_told
from workers.settings import load

app = group()


@app.command()
def demo(
    *,
    exit_: Annotated[
        bool, typer.Option("--exit", help="End when the story has ended; 0 only if all went well.")
    ] = False,
) -> None:
    """Run a whole small world on this machine, to see what it does."""
    from ops.demo.run import run_demo  # noqa: PLC0415 (its servers are for this command alone)

    raise typer.Exit(run_demo(exit_when_told=exit_))


@app.command()
def up(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The watch list.")] = (
        watchlists.USUAL
    ),
) -> None:
    """Run everything on this machine: broker, database, workers, beat and Flower.

    Without a watch list one is written to start from. Ends with Ctrl-C.
    """
    settings = load()
    agent = settings.user_agent  # a missing contact is said before anything is started
    if not file.exists():
        watchlists.write_example(file)
        write(f"There was no {file}: a commented one is written, and run as it is.")
    wanted = watchlists.read(file, settings)
    for warning in watchlists.warnings_of(wanted, settings):
        typer.echo(warning, err=True)
    with until_told() as told, LocalRuntime(own_variables(), say=_notice) as runtime:
        store = Store(settings.database_url)
        try:
            done = watchlists.apply(store, wanted)
            for line in (*applied(done), *still_muted(store, wanted)):
                write(line)
            _introduce(runtime, file, agent)
            _tell(runtime, store, told)
        finally:
            store.close()
        write("Ending …")


def own_variables() -> Mapping[str, str]:
    """The settings of this process as they were given, for the processes that it starts."""
    return {name: value for name, value in os.environ.items() if name.startswith(PREFIX)}


def _notice(sentence: str) -> None:
    typer.echo(sentence, err=True)


def _introduce(runtime: LocalRuntime, file: Path, agent: str) -> None:
    facts = (
        ("watch list", f"{file}; after editing it: palimpsest apply {file}"),
        ("tasks", f"{runtime.flower_url} (Flower)"),
        ("edits", "palimpsest edits, palimpsest show ID, palimpsest diff ID"),
        ("health", "palimpsest doctor"),
        ("kept in", f"{runtime.home} (logs in {runtime.home / 'logs'})"),
        ("we are", agent),
    )
    write(styled("Palimpsest runs. Ctrl-C ends it.", "heading"))
    for name, fact in facts:
        write(f"  {name:<10}  {fact}")
    write()


def _tell(runtime: LocalRuntime, store: Store, told: threading.Event) -> None:
    """Print what happens until told to end; the runtime's own failure ends it too."""
    teller = Teller(store, since=datetime.now(UTC))

    def tell() -> None:
        with suppress(TransientError):  # the next look tells it
            for line in teller.lines(datetime.now(UTC)):
                write(line)

    runtime.watch(told, meanwhile=tell)
