"""`poll` and `recheck`: done now, in this process, and told."""

from typing import Annotated

import typer

from ingest.errors import PermanentError
from ingest.pipeline.inline import follow
from ingest.pipeline.observe import observe
from ingest.pipeline.parts import Parts
from ingest.store import feeds, histories, leases, sources
from ops.commands.documents import Meant
from ops.commands.group import group
from ops.commands.working import working_parts
from ops.ledger import one_document, one_source
from ops.shown.terminal import progress, safe_line, write
from schemas.records.sources import Feed

app = group()


@app.command()
def poll(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Its name or the start of it.")],
) -> None:
    """Look at the feeds of a source now, whether they are due or not, and say what happened."""
    with working_parts() as parts:
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
    with working_parts() as parts:
        with parts.store.read() as connection:
            id_ = one_document(connection, meant)
            own = feeds.of_document(connection, id_)
            document = histories.document(connection, id_)
        if own is None or document is None:
            raise PermanentError(f"{id_} has no page of its own: `palimpsest poll` its source.")
        with parts.store.write() as connection:
            feeds.due_at_once(connection, [id_], now=parts.now())
        _look(parts, [own], document["source"])


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
