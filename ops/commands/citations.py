"""`citations`: the list, and what a person says of one of them."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from ingest.store import citation_lists, verdicts
from ingest.store.narrowing import Listed
from ingest.store.session import Connection
from ingest.store.verdicts import Given
from ops.commands.filters import Filters, filtered, show_list
from ops.commands.group import group
from ops.ledger import one_id, opened
from ops.shown import columns
from ops.shown.persons import this_person
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
@filtered
def citations(  # noqa: PLR0913 (the options of one command line)
    context: typer.Context,
    *,
    state: Annotated[CitationStatus | None, typer.Option(help="Only in this state.")] = None,
    method: Annotated[Method | None, typer.Option(help="Only found in this way.")] = None,
    certainty: Annotated[Sure | None, typer.Option(help="Only those that are so sure.")] = None,
    statement: Annotated[
        str, typer.Option(help="Only of this statement: its key, such as kremlin:67568.")
    ] = "",
    rejected: Annotated[
        bool, typer.Option("--rejected", help="Also those that a person has rejected.")
    ] = False,
    filters: Filters,
) -> None:
    """List citations, the last found first; or say what is one: `confirm ID`, `reject ID`."""
    if context.invoked_subcommand is not None:
        return

    def find(connection: Connection) -> Listed:
        wanted = filters.wanted(
            connection,
            state=state,
            method=method.value if method else None,
            certainty=certainty.value if certainty else None,
            statement_key=statement or None,
        )
        return citation_lists.citation_list(connection, wanted, rejected=rejected)

    show_list(find, columns.CITATIONS, as_json=filters.as_json, nothing="No citation fits.")


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
        [row] = citation_lists.citations_by_id(connection, [id_])
    name = safe_line(row["statement_title"]) or safe_line(row["statement_key"])
    write(f"{id_}  {verdict}: {safe_line(row['post_title'])} cites {name} by {row['method']}")
