"""The options that several commands share."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated

import typer

from ingest.store.listings import Wanted
from ingest.store.session import Connection
from ops.ledger import one_source
from ops.shown.times import instant

Source = Annotated[str, typer.Option(help="Only of this source: its name or the start of it.")]
Since = Annotated[str, typer.Option(help="Only from then on: 2d, 1h30m, 2026-01-31.")]
Until = Annotated[str, typer.Option(help="Only before then.")]
Limit = Annotated[int, typer.Option(min=1, max=100_000, help="At most so many.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON lines, for programs.")]

# A screen or two; who wants more says so.
USUAL_LIMIT = 50


Asked = Callable[[Connection], Wanted]


def asking(*, source: str, since: str, until: str, limit: int, state: str | None = None) -> Asked:
    """What the options ask for, once the ledger is open: it knows the names of the sources.

    Raises: PermanentError for a time that is none, and when called for a source that is none.
    """
    now = datetime.now(UTC)
    filled = Wanted(
        since=instant(since, now=now) if since else None,
        until=instant(until, now=now) if until else None,
        state=str(state) if state else None,
        limit=limit,
    )

    def asked(connection: Connection) -> Wanted:
        return replace(filled, source=one_source(connection, source) if source else None)

    return asked
