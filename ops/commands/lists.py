"""`sources`, `posts`, `statements`, `edits`: lists with filters."""

from enum import StrEnum
from typing import Annotated

import typer

from ingest.store import listings
from ingest.store.narrowing import Listed
from ingest.store.session import Connection
from ops.commands.filters import Filters, filtered, show_list
from ops.commands.group import group
from ops.ledger import one_document, one_id
from ops.shown import columns
from schemas.records.revisions import Significance

app = group()


Author = Annotated[str, typer.Option(help="Only by this author, exactly.")]
Edited = Annotated[bool, typer.Option("--edited", help="Only those with edits.")]


class DocumentState(StrEnum):
    """States of documents (DESIGN.md section 2)."""

    LIVE = "live"
    HIDDEN = "hidden"
    GONE = "gone"
    RESTORED = "restored"


class SourceState(StrEnum):
    """States of sources."""

    NEW = "new"
    OK = "ok"
    FAILING = "failing"


class Least(StrEnum):
    """The least significance of an edit."""

    COSMETIC = "cosmetic"
    MINOR = "minor"
    SUBSTANTIVE = "substantive"


@app.command("sources")
@filtered
def source_command(
    *,
    state: Annotated[SourceState | None, typer.Option(help="Only in this state.")] = None,
    resting: Annotated[bool, typer.Option("--all", help="Also those watched no longer.")] = False,
    filters: Filters,
) -> None:
    """List sources with their health, the newest first; `--since` asks when they were added."""

    def find(connection: Connection) -> Listed:
        wanted = filters.wanted(connection, state=state)
        return listings.source_list(connection, wanted, resting=resting)

    nothing = "No source fits; `palimpsest apply watch.yaml` adds some."
    show_list(find, columns.SOURCES, as_json=filters.as_json, nothing=nothing)


@app.command()
@filtered
def posts(
    *,
    state: Annotated[DocumentState | None, typer.Option(help="Only in this state.")] = None,
    author: Author = "",
    edited: Edited = False,
    filters: Filters,
) -> None:
    """List posts, those found last at the top; `--since` asks when we first saw them."""
    _documents("post", filters, state=state, author=author, edited=edited)


@app.command()
@filtered
def statements(
    *,
    state: Annotated[DocumentState | None, typer.Option(help="Only in this state.")] = None,
    author: Author = "",
    edited: Edited = False,
    filters: Filters,
) -> None:
    """List statements, those found last at the top; `--since` asks when we first saw them."""
    _documents("statement", filters, state=state, author=author, edited=edited)


def _documents(
    kind: str, filters: Filters, *, state: DocumentState | None, author: str, edited: bool
) -> None:
    def find(connection: Connection) -> Listed:
        wanted = filters.wanted(connection, state=state, kind=kind)
        return listings.document_list(connection, wanted, author=author or None, edited=edited)

    show_list(find, columns.DOCUMENTS, as_json=filters.as_json, nothing=f"No {kind} fits.")


@app.command()
@filtered
def edits(
    *,
    document: Annotated[
        str, typer.Option(help="Only of this post or statement: as `show` takes it.")
    ] = "",
    story: Annotated[
        str,
        typer.Option(
            metavar="EDIT",
            help="Only those told as one story with this edit (its id, or the start of it): the "
            "edits of a text that goes to and fro or never rests, or of all documents that were "
            "edited alike.",
        ),
    ] = "",
    at_least: Annotated[Least, typer.Option(help="The least significance.")] = Least.COSMETIC,
    silent: Annotated[
        bool | None, typer.Option("--silent/--declared", help="Does the site say so?")
    ] = None,
    echoes: Annotated[
        bool,
        typer.Option(
            "--echoes",
            help="Also echoes: the same edit once more, seen in the feed as well as on the "
            "document's own page.",
        ),
    ] = False,
    filters: Filters,
) -> None:
    """List edits, those detected last at the top."""

    def find(connection: Connection) -> Listed:
        wanted = filters.wanted(
            connection,
            document_id=one_document(connection, document) if document else None,
            declared=None if silent is None else not silent,
        )
        least = int(Significance.of(at_least))
        begun = one_id(connection, "edit", story) if story else None
        return listings.edit_list(connection, wanted, at_least=least, echoes=echoes, story=begun)

    show_list(find, columns.EDITS, as_json=filters.as_json, nothing="No edit fits.")
