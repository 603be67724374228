"""The citations that events tell of, or that their documents stand in."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ingest.store import citations
from ingest.store.session import Connection, Row

# Citing posts told of with a statement, and citations that an edit broke: what one alert can show.
MOST_CITED = 50
# Of those that an edit broke so many are read, to find the surest.
_MOST_BROKEN = 1_000

_SUREST = ("certain", "likely", "possible")


def citations_told(
    connection: Connection, events: Sequence[Row], documents: Mapping[str, Row]
) -> dict[str, list[Any]]:
    """Citations by the document that an event is about, whichever side that is.

    Of a statement's face those of the statement, whose first face names it: those that an event
    names, then the newest of each statement.
    """
    found = citations.of_posts(connection, sorted(documents))
    first = {
        id_: row["face_of"] or id_ for id_, row in documents.items() if row["kind"] == "statement"
    }
    broken = _broken(connection, events)
    led = {
        name: citations.of_statements(connection, [name], limit=MOST_CITED)
        for name in sorted(set(first.values()))
    }
    for id_, name in first.items():
        told = {row["id"]: row for row in (*broken.get(id_, ()), *led[name])}
        found.setdefault(id_, []).extend(told.values())
    return found


def _broken(connection: Connection, events: Sequence[Row]) -> dict[str, list[Any]]:
    """By document the citations that its edits broke: the surest, as many as can be shown."""
    named: dict[str, list[str]] = {}
    for row in events:
        if broken := row["detail"].get("broken"):
            named.setdefault(row["document_id"], []).extend(each["id"] for each in broken)
    return {
        document_id: sorted(citations.by_id(connection, ids[:_MOST_BROKEN]), key=_surest)[
            :MOST_CITED
        ]
        for document_id, ids in named.items()
    }


def _surest(row: Row) -> tuple[int, datetime]:
    return _SUREST.index(row["certainty"]), row["found_at"]
