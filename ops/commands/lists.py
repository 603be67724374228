"""`sources`, `posts`, `statements`, `edits`, `alerts`: lists with filters."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Annotated

import typer

from ingest.store import listings
from ingest.store.session import Connection, Row
from ops.commands.group import group
from ops.commands.options import (
    USUAL_LIMIT,
    AsJson,
    Asked,
    Limit,
    Since,
    Source,
    Until,
    asking,
)
from ops.ledger import one_document, opened
from ops.shown import columns
from ops.shown.tables import Column, write_json, write_table
from schemas.records.revisions import Significance
from workers.settings import load

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


class AlertState(StrEnum):
    """States of alerts."""

    PENDING = "pending"
    DELIVERED = "delivered"
    JOINED = "joined"
    DEAD = "dead"


class Least(StrEnum):
    """The least significance of an edit."""

    COSMETIC = "cosmetic"
    MINOR = "minor"
    SUBSTANTIVE = "substantive"


def _list(
    find: Callable[[Connection], Sequence[Row]],
    shown: Sequence[Column],
    *,
    as_json: bool,
    nothing: str,
) -> None:
    with opened(load()) as store, store.read() as connection:
        rows = find(connection)
    if as_json:
        write_json(rows)
    else:
        write_table(rows, shown, nothing=nothing)


@app.command("sources")
def source_command(  # noqa: PLR0913 (the options of one command line)
    *,
    source: Source = "",
    state: Annotated[SourceState | None, typer.Option(help="Only in this state.")] = None,
    resting: Annotated[bool, typer.Option("--all", help="Also those watched no longer.")] = False,
    since: Since = "",
    until: Until = "",
    limit: Limit = USUAL_LIMIT,
    as_json: AsJson = False,
) -> None:
    """List sources with their health, the newest first."""
    asked = asking(source=source, since=since, until=until, limit=limit, state=state)

    def find(connection: Connection) -> Sequence[Row]:
        return listings.source_list(connection, asked(connection), resting=resting)

    nothing = "No source fits; `palimpsest apply watch.yaml` adds some."
    _list(find, columns.SOURCES, as_json=as_json, nothing=nothing)


@app.command()
def posts(  # noqa: PLR0913 (the options of one command line)
    *,
    source: Source = "",
    state: Annotated[DocumentState | None, typer.Option(help="Only in this state.")] = None,
    author: Author = "",
    edited: Edited = False,
    since: Since = "",
    until: Until = "",
    limit: Limit = USUAL_LIMIT,
    as_json: AsJson = False,
) -> None:
    """List posts, those seen first last at the top."""
    asked = asking(source=source, since=since, until=until, limit=limit, state=state)
    _documents("post", asked, author=author, edited=edited, as_json=as_json)


@app.command()
def statements(  # noqa: PLR0913 (the options of one command line)
    *,
    source: Source = "",
    state: Annotated[DocumentState | None, typer.Option(help="Only in this state.")] = None,
    author: Author = "",
    edited: Edited = False,
    since: Since = "",
    until: Until = "",
    limit: Limit = USUAL_LIMIT,
    as_json: AsJson = False,
) -> None:
    """List statements, those seen first last at the top."""
    asked = asking(source=source, since=since, until=until, limit=limit, state=state)
    _documents("statement", asked, author=author, edited=edited, as_json=as_json)


def _documents(kind: str, asked: Asked, *, author: str, edited: bool, as_json: bool) -> None:
    def find(connection: Connection) -> Sequence[Row]:
        wanted = replace(asked(connection), equals=(("kind", kind),))
        return listings.document_list(connection, wanted, author=author or None, edited=edited)

    _list(find, columns.DOCUMENTS, as_json=as_json, nothing=f"No {kind} fits.")


@app.command()
def edits(  # noqa: PLR0913 (the options of one command line)
    *,
    source: Source = "",
    document: Annotated[str, typer.Option(help="Only of this post or statement: its id.")] = "",
    at_least: Annotated[Least, typer.Option(help="The least significance.")] = Least.COSMETIC,
    silent: Annotated[
        bool | None, typer.Option("--silent/--declared", help="Does the site say so?")
    ] = None,
    echoes: Annotated[
        bool, typer.Option("--echoes", help="Also edits told already by another view.")
    ] = False,
    since: Since = "",
    until: Until = "",
    limit: Limit = USUAL_LIMIT,
    as_json: AsJson = False,
) -> None:
    """List edits, newest first."""
    asked = asking(source=source, since=since, until=until, limit=limit)

    def find(connection: Connection) -> Sequence[Row]:
        of = (("document_id", one_document(connection, document)),) if document else ()
        told = () if silent is None else (("declared", not silent),)
        wanted = replace(asked(connection), equals=(*of, *told))
        least = int(Significance.of(at_least))
        return listings.edit_list(connection, wanted, at_least=least, echoes=echoes)

    _list(find, columns.EDITS, as_json=as_json, nothing="No edit fits.")


@app.command()
def alerts(  # noqa: PLR0913 (the options of one command line)
    *,
    source: Source = "",
    state: Annotated[AlertState | None, typer.Option(help="Only in this state.")] = None,
    subscription: Annotated[str, typer.Option(help="Only of this subscription.")] = "",
    event: Annotated[str, typer.Option(help="Only of this type, such as post.edited.")] = "",
    since: Since = "",
    until: Until = "",
    limit: Limit = USUAL_LIMIT,
    as_json: AsJson = False,
) -> None:
    """List alerts, newest first, with the last answer of their channel."""
    asked = asking(source=source, since=since, until=until, limit=limit, state=state)

    def find(connection: Connection) -> Sequence[Row]:
        return listings.alert_list(
            connection, asked(connection), subscription=subscription or None, event=event or None
        )

    _list(find, columns.ALERTS, as_json=as_json, nothing="No alert fits.")
