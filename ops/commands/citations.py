"""`citations`: the list, and what a person says of one of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from ingest.store import listings, verdicts
from ingest.store.session import Connection, Row
from ingest.store.verdicts import Given
from ops.commands.group import group
from ops.commands.options import USUAL_LIMIT, AsJson, Limit, Since, Source, Until, asking
from ops.ledger import one_id, opened
from ops.shown import columns
from ops.shown.persons import this_person
from ops.shown.tables import write_json, write_table
from ops.shown.terminal import safe_line, write
from schemas.records.citations import Verdict
from workers.settings import load

app = group()
commands = group()
app.add_typer(
    commands,
    name="citations",
    help="List citations, the last found first; or say what is one.",
    invoke_without_command=True,
)

Meant = Annotated[
    str, typer.Argument(metavar="ID", help="The citation: its id or the start of it.")
]
Note = Annotated[str, typer.Option(help="Why, for whoever looks at it later.")]


class CitationStatus(StrEnum):
    """States of citations."""

    HELD = "held"
    LOST = "lost"


class Method(StrEnum):
    """How a statement is cited."""

    URL = "url"
    QUOTATION = "quotation"
    TRANSLATION = "translation"
    MENTION = "mention"


class Sure(StrEnum):
    """How sure it is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


@commands.callback()
def citations(  # noqa: PLR0913 (the options of one command line)
    context: typer.Context,
    *,
    source: Source = "",
    state: Annotated[CitationStatus | None, typer.Option(help="Only in this state.")] = None,
    method: Annotated[Method | None, typer.Option(help="Only found in this way.")] = None,
    certainty: Annotated[Sure | None, typer.Option(help="Only those that are so sure.")] = None,
    statement: Annotated[
        str, typer.Option(help="Only of this statement: its key, such as kremlin:67568.")
    ] = "",
    rejected: Annotated[
        bool, typer.Option("--rejected", help="Also those that a person has rejected.")
    ] = False,
    since: Since = "",
    until: Until = "",
    limit: Limit = USUAL_LIMIT,
    as_json: AsJson = False,
) -> None:
    """List citations, the last found first; or say what is one: `confirm ID`, `reject ID`."""
    if context.invoked_subcommand is not None:
        return
    asked = asking(source=source, since=since, until=until, limit=limit, state=state)
    given = (
        ("method", method.value if method else None),
        ("certainty", certainty.value if certainty else None),
        ("statement_key", statement or None),
    )

    def find(connection: Connection) -> Sequence[Row]:
        equals = tuple((name, value) for name, value in given if value)
        wanted = replace(asked(connection), equals=equals)
        return listings.citation_list(connection, wanted, rejected=rejected)

    with opened(load()) as store, store.read() as connection:
        rows = find(connection)
    if as_json:
        write_json(rows)
    else:
        write_table(rows, columns.CITATIONS, nothing="No citation fits.")


@commands.command("confirm")
def confirm(meant: Meant, *, note: Note = "") -> None:
    """It is a citation of that statement: certain from now on."""
    _say(meant, "confirmed", note)


@commands.command("reject")
def reject(meant: Meant, *, note: Note = "") -> None:
    """It is none: told to nobody from now on, also if it is found again. Undone by `confirm`."""
    _say(meant, "rejected", note)


def _say(meant: str, verdict: Verdict, note: str) -> None:
    """Keep the verdict for ever, with who gave it."""
    with opened(load()) as store, store.write() as connection:
        id_ = one_id(connection, "citation", meant)
        given = Given(verdict, datetime.now(UTC), this_person() or None, note.strip() or None)
        verdicts.give(connection, id_, given)
        [row] = listings.citations_by_id(connection, [id_])
    name = safe_line(row["statement_title"]) or safe_line(row["statement_key"])
    write(f"{id_}  {verdict}: {safe_line(row['post_title'])} cites {name} by {row['method']}")
