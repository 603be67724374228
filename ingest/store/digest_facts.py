"""What a digest must know of many edits and posts before it reads the texts of a few."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from ingest.store import edits as stored
from ingest.store.session import Connection, chunks
from schemas.tables import citations, edits

# Words added and removed. The changes of longer edits are not read: they are told each by itself.
_MOST_WORDS = 100


def short_changes(connection: Connection, edit_ids: Collection[str]) -> dict[str, list[Any]]:
    """The changes of those of these edits that are short, by the edit's id."""
    found: dict[str, list[Any]] = {}
    for some in chunks(edit_ids):
        query = select(edits.c.id, edits.c.changes).where(
            edits.c.id.in_(some), edits.c.words_added + edits.c.words_removed <= _MOST_WORDS
        )
        found |= {row.id: row.changes for row in connection.execute(query)}
    return found


def alike(connection: Connection, steps: Collection[str]) -> dict[str, int]:
    """In how many documents at once each of these steps was made, of those that were in several."""
    found: dict[str, int] = {}
    for some in chunks(steps):
        told = stored.stories(connection, some)
        found |= {id_: story.times for id_, story in told.items() if story.kind == "alike"}
    return found


def cited_by(
    connection: Connection, post_ids: Collection[str], certainties: Collection[str]
) -> dict[str, frozenset[str]]:
    """Keys of the statements that each of these posts cites, so surely."""
    found: dict[str, set[str]] = {}
    for some in chunks(post_ids):
        query = select(citations.c.post_id, citations.c.statement_key).where(
            citations.c.post_id.in_(some),
            citations.c.status != "lost",
            citations.c.certainty.in_(sorted(certainties)),
        )
        for row in connection.execute(query):
            found.setdefault(row.post_id, set()).add(row.statement_key)
    return {id_: frozenset(keys) for id_, keys in found.items()}
