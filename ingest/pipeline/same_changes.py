"""The edits of a source that exchanged the same words within an hour."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from ingest.revisions.stories.exchanged import Exchanged, exchanged
from ingest.store import same_edits
from ingest.store.session import Connection, Row

# Chosen: most pages of a board are looked at within an hour at first (0020). Whoever does the same
# a day later may have another reason.
WITHIN = timedelta(hours=1)


def same_within(connection: Connection, edit: Row, *, now: datetime) -> Sequence[Row]:
    """Silent edits in the hour before this one, or now, of the same words; itself too."""
    since = min(edit["detected_at"], now) - WITHIN
    return same_edits.same_edits(connection, edit, since=since, words=words_exchanged)


def words_exchanged(edit: Row) -> frozenset[tuple[str, Exchanged]]:
    """What a stored edit exchanged, each once, whatever number or word each place is told with."""
    return frozenset(
        (each["field"], _exchanged(each["field"], each["before"], each["after"]))
        for each in edit["changes"]
    )


# The edits of one busy hour are compared with each event of a message.
@lru_cache(maxsize=4_000)
def _exchanged(field: str, before: str, after: str) -> Exchanged:
    """Signs and addresses as they are: those of two texts may not be the same."""
    found = exchanged(before, after) if field in {"text", "title"} else ((), ())
    return found if any(found) else ((before,), (after,))
