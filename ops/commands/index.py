"""`index`: what this host's index of texts is made of, how far it is behind, and making it anew."""

from dataclasses import asdict

import typer

from ingest.index.index import Index
from ingest.pipeline.index_state import IndexState, verified
from ingest.pipeline.indexing import rebuild as made_anew
from ingest.pipeline.labels import counted
from ops.commands.group import group
from ops.commands.options import AsJson
from ops.ledger import opened
from ops.shown.tables import write_json
from ops.shown.terminal import progress, write
from workers.settings import Settings, load

app = group()
commands = group()
app.add_typer(commands, name="index", help="The index of texts on this host.")


def index_of(settings: Settings) -> Index:
    """This host's index."""
    return Index(settings.home / "index")


@commands.command("status")
def status(*, as_json: AsJson = False) -> None:
    """What the index is made of and how many revisions it lacks. Reads every byte of it."""
    settings = load()
    with opened(settings) as store, store.read() as connection:
        state = verified(connection, index_of(settings))
    if as_json:
        write_json([asdict(state)])
    else:
        _tell(state)
    if state.damage:
        raise typer.Exit(1)


def _tell(state: IndexState) -> None:
    size = state.size
    write(f"{state.folder}: {_made_of(size.last, size.file_bytes)}")
    write(f"{counted(size.segments, 'segment')}, {size.postings:,} places of shingles")
    if state.damage:
        write(f"Damaged: {state.damage}. Workers make it anew, or `palimpsest index rebuild` now.")
    elif state.behind:
        write(f"{counted(state.behind, 'revision')} behind: workers read on when they link.")
    else:
        write("Nothing is behind.")


def _made_of(revisions: int, file_bytes: int) -> str:
    return f"{counted(revisions, 'revision')}, {file_bytes / 1e6:,.1f} MB"


@commands.command("rebuild")
def rebuild() -> None:
    """Make the index anew from the ledger. Workers may run meanwhile, and use the old one."""
    settings = load()
    index = index_of(settings)
    with opened(settings) as store:
        try:
            for behind in made_anew(store, index):
                progress(f"{counted(behind, 'revision')} to read …")
        finally:
            progress("")
        size = index.size()
    write(f"Read {_made_of(size.last, size.file_bytes)}.")
