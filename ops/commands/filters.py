"""What the commands that list have in common: the same filters, and how a list is written."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from inspect import Parameter
from typing import Any

from ingest.store.narrowing import Listed, Wanted
from ingest.store.session import Connection
from ops.commands.options import USUAL_LIMIT, AsJson, Limit, Since, Source, Until
from ops.ledger import one_source, opened
from ops.shown.tables import Column, note_cut, write_json, write_table
from ops.shown.times import instant
from workers.settings import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the options ask for that all lists share."""

    source: str
    since: datetime | None
    until: datetime | None
    limit: int
    as_json: bool

    def wanted(
        self, connection: Connection, *, state: str | None = None, **equals: object
    ) -> Wanted:
        """The filters for the ledger; columns of the list's own table that are None are left out.

        Raises: PermanentError for a source that is none.
        """
        return Wanted(
            source=one_source(connection, self.source) if self.source else None,
            since=self.since,
            until=self.until,
            state=str(state) if state else None,
            equals=tuple((name, value) for name, value in equals.items() if value is not None),
            limit=self.limit,
        )


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """A list command with the options that all lists share, which it gets as `filters`."""

    def run(*args: Any, **given: Any) -> None:  # noqa: ANN401 (what typer hands on)
        command(*args, filters=_filters(given), **given)

    named = inspect.signature(command).parameters.values()
    parameters = [*(each for each in named if each.name != "filters"), *_SHARED]
    seen: Any = run  # by typer, which makes the command line of what it is told here
    seen.__name__, seen.__doc__ = command.__name__, command.__doc__
    seen.__signature__ = inspect.Signature(parameters)
    seen.__annotations__ = {each.name: each.annotation for each in parameters}
    return run


def _option(name: str, annotation: Any, default: Any) -> Parameter:  # noqa: ANN401 (any option's)
    return Parameter(name, Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


_SHARED = (
    _option("source", Source, ""),
    _option("since", Since, ""),
    _option("until", Until, ""),
    _option("limit", Limit, USUAL_LIMIT),
    _option("as_json", AsJson, default=False),
)


def _filters(given: dict[str, Any]) -> Filters:
    """Takes the shared options out of `given`. Raises: PermanentError for a time that is none."""
    now = datetime.now(UTC)
    shared = {option.name: given.pop(option.name) for option in _SHARED}
    return Filters(
        source=shared["source"],
        since=instant(shared["since"], now=now) if shared["since"] else None,
        until=instant(shared["until"], now=now) if shared["until"] else None,
        limit=shared["limit"],
        as_json=shared["as_json"],
    )


def show_list(
    find: Callable[[Connection], Listed],
    shown: Sequence[Column],
    *,
    as_json: bool,
    nothing: str,
) -> None:
    """A list from the ledger, as columns or as JSON lines; one that was cut says so."""
    with opened(load()) as store, store.read() as connection:
        found = find(connection)
    if as_json:
        write_json(found.rows)
    else:
        write_table(found.rows, shown, nothing=nothing)
    note_cut(len(found.rows), found.total)
