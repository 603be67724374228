"""`poll`, `recheck` and `redeliver`: done now, in this process, and told."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from ingest.errors import PermanentError
from ingest.pipeline.deliver import deliver
from ingest.pipeline.inline import follow
from ingest.pipeline.observe import observe
from ingest.pipeline.parts import Parts
from ingest.store import alerts, feeds, histories, leases, listings, sources
from ops.commands.documents import Meant
from ops.commands.group import group
from ops.ledger import one_document, one_id, one_source, opened
from ops.shown.terminal import progress, safe_line, write
from schemas.records.sources import Feed
from workers.settings import load
from workers.wiring import parts as make_parts

app = group()


@app.command()
def poll(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Its name or the start of it.")],
) -> None:
    """Look at the feeds of a source now, whether they are due or not, and say what happened."""
    with _parts() as parts:
        with parts.store.read() as connection:
            name = one_source(connection, source)
            found = sources.named(connection, name)
            named = feeds.of_source(connection, found.id) if found else []
        if not named:
            raise PermanentError(f"`{name}` has no feeds: it holds statements that posts cite.")
        _look(parts, named, name)


@app.command()
def recheck(meant: Meant) -> None:
    """Look at a document's own page now, also when its looks had ended, and say what happened."""
    with _parts() as parts:
        with parts.store.read() as connection:
            id_ = one_document(connection, meant)
            own = feeds.of_document(connection, id_)
            document = histories.document(connection, id_)
        if own is None or document is None:
            raise PermanentError(f"{id_} has no page of its own: `palimpsest poll` its source.")
        with parts.store.write() as connection:
            feeds.due_at_once(connection, [id_], now=parts.now())
        _look(parts, [own], document["source"])


@contextmanager
def _parts() -> Iterator[Parts]:
    """The parts that workers work with, on a ledger that is there and migrated."""
    settings = load()
    with opened(settings):
        parts = make_parts(settings)
        try:
            yield parts
        finally:
            parts.store.close()


def _look(parts: Parts, named: list[Feed], label: str) -> None:
    """Observe those of the feeds that no worker looks at, and follow up on what is found."""
    now = parts.now()
    with parts.store.write() as connection:
        ids = leases.take(connection, [feed.id for feed in named], now=now, until=now + parts.lease)
    if not ids:
        raise _none_taken(parts, named, label)
    try:
        progress(f"Looking at {label} …")
        lines = follow(parts, observe(parts, ids))
    finally:
        progress("")
        with parts.store.write() as connection:
            leases.free(connection, ids)
    for line in lines:
        write(safe_line(line, 500))
    _tell_failures(parts, ids)


def _none_taken(parts: Parts, named: list[Feed], label: str) -> PermanentError:
    with parts.store.read() as connection:
        active = feeds.load(connection, [feed.id for feed in named])
    if active:
        return PermanentError(f"A worker looks at {label} at this moment: see `palimpsest edits`.")
    return PermanentError(f"{label} is not looked at any more: `palimpsest doctor` says why.")


def _tell_failures(parts: Parts, ids: list[int]) -> None:
    with parts.store.read() as connection:
        failed = leases.errors(connection, ids)
    for row in failed:
        write(f"{safe_line(row['url'], 300)}: {safe_line(row['last_error'], 500)}")
    if len(failed) == len(ids):
        raise PermanentError("Nothing could be read.")


@app.command()
def redeliver(
    ids: Annotated[list[str], typer.Argument(metavar="ALERT...", help="Ids or their beginnings.")],
) -> None:
    """Send alerts again, whatever became of them, and say what their channels answer."""
    with _parts() as parts:
        with parts.store.read() as connection:
            meant = list(dict.fromkeys(one_id(connection, "alert", each) for each in ids))
        with parts.store.write() as connection:
            for each in meant:
                alerts.redeliver(connection, each, now=parts.now())
        write(safe_line(deliver(parts, meant).line, 500))
        with parts.store.read() as connection:
            told = {row["id"]: row for row in listings.alerts_by_id(connection, meant)}
    for each in meant:
        row = told[each]
        write(f"{each}  {row['state']}  {safe_line(row['channel'])}  {safe_line(row['answer'])}")
    if any(row["state"] != "delivered" for row in told.values()):
        raise PermanentError("Not every alert was delivered: the answers above say why.")
