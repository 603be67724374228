"""`init`, `check` and `apply`: the watch list written, tried and put into force."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from ingest.errors import PermanentError
from ingest.fetch.fetcher import HttpFetcher
from ingest.pipeline.preview import Preview, previews
from ingest.store import subscriptions
from ingest.store.session import Store
from ops import watchlists
from ops.commands.group import group
from ops.commands.options import AsJson
from ops.shown.previews import write_preview
from ops.shown.tables import write_json
from ops.shown.terminal import progress, safe_line, write
from ops.shown.times import moment
from schemas.records.watching import Applied
from schemas.watchlist import WatchList
from workers.settings import Settings, load
from workers.wiring import fetch_settings, utc_now

app = group()

File = Annotated[Path, typer.Argument(metavar="FILE", help="The watch list.")]


@app.command()
def init(file: File = watchlists.USUAL) -> None:
    """Write a commented watch list to start from."""
    watchlists.write_example(file)
    write(f"{file} is written: edit it, then try it with `palimpsest check {file}`.")


@app.command()
def check(
    file: File = watchlists.USUAL,
    *,
    offline: Annotated[
        bool, typer.Option("--offline", help="The file alone; fetch nothing.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Is a watch list right, and what would each source yield? Stores nothing.

    Exit code 1 where the file has a mistake, or where a feed yields nothing: such a source would
    be silent, and a check that is part of a deployment must say so.
    """
    settings = load()
    wanted = watchlists.read(file, settings)
    _warn(watchlists.warnings_of(wanted, settings))
    if offline:
        write(f"{file} is right: {_counted(wanted)}.")
        return
    silent = _preview_all(wanted, settings, as_json=as_json)
    if silent:
        yields = "yields" if len(silent) == 1 else "yield"
        msg = f"{file} is right, but {len(silent)} of its feeds {yields} nothing: see above."
        raise PermanentError(msg)
    if not as_json:
        write(f"{file} is right: {_counted(wanted)}, and every feed yields something.")


def _preview_all(wanted: WatchList, settings: Settings, *, as_json: bool) -> list[Preview]:
    fetcher = HttpFetcher(fetch_settings(settings))
    feeds = sum(len(source.feeds) for source in wanted.sources)
    silent = []
    try:
        progress(f"Looking at {feeds} feeds …")
        for number, preview in enumerate(previews(fetcher, wanted.sources, now=utc_now), start=1):
            progress("")
            write_json([asdict(preview)]) if as_json else write_preview(preview)
            silent += [preview] if preview.problem else []
            progress(f"{number} of {feeds} …" if number < feeds else "")
    finally:
        fetcher.close()
    return silent


def _counted(wanted: WatchList) -> str:
    feeds = sum(len(source.feeds) for source in wanted.sources)
    return (
        f"{len(wanted.sources)} sources with {feeds} feeds, "
        f"{len(wanted.subscriptions)} subscriptions"
    )


def _warn(warnings: Sequence[str]) -> None:
    for warning in warnings:
        typer.echo(warning, err=True)


@app.command()
def apply(file: File = watchlists.USUAL) -> None:
    """Make sources and subscriptions agree with a watch list, all of it or nothing.

    What is no longer named is watched no longer; what was stored of it is kept.
    """
    settings = load()
    wanted = watchlists.read(file, settings)
    _warn(watchlists.warnings_of(wanted, settings))
    store = Store(settings.database_url)
    try:
        store.check_migrated()
        done = watchlists.apply(store, wanted)
        muted = still_muted(store, wanted)
    finally:
        store.close()
    for line in (*applied(done), *muted):
        write(line)


def applied(done: Applied) -> list[str]:
    """What applying has altered, a line each."""
    if done.nothing:
        return ["Nothing to do: everything agrees with the watch list already."]
    return [
        *(f"added    {name}" for name in done.added),
        *(f"altered  {name}" for name in done.altered),
        *(f"removed  {name} (what was stored is kept)" for name in done.removed),
    ]


def still_muted(store: Store, wanted: WatchList) -> list[str]:
    """What stays muted though the watch list does not say so, a line each.

    By a command, or by a watch list before this one, and a line that was taken out of the file
    must not mute unseen.
    """
    unsaid = {each.name for each in wanted.subscriptions if each.muted_until is None}
    now = utc_now()
    with store.read() as connection:
        known = subscriptions.active(connection)
    return [
        f"{name} stays muted until {moment(each.muted_until)} (`palimpsest rules unmute {name}`)"
        for each in known
        for name in [safe_line(each.name)]
        if each.name in unsaid and each.muted_until is not None and each.muted_until > now
    ]
