"""Rates of edits as learned, for each source and age class; see `ingest.schedule.rates`."""

from collections.abc import Collection, Mapping

from sqlalchemy import select

from ingest.schedule import Looks
from ingest.store.session import Connection, among, listed, upsert
from schemas.tables import edit_rates

_LOOKS = ("looks_changed", "looks_unchanged", "changed_gap_s", "unchanged_gap_s")
_KEYS = ("source_id", "age_class")
_OF_SOURCES = among(
    select(*(edit_rates.c[name] for name in (*_KEYS, *_LOOKS))), edit_rates.c.source_id
)


def load(connection: Connection, source_ids: Collection[int]) -> dict[int, dict[int, Looks]]:
    """What looks at the pages of these sources have found: by source, then by age class."""
    found: dict[int, dict[int, Looks]] = {}
    for row in listed(connection, _OF_SOURCES, source_ids).mappings():
        looks = Looks(*(row[name] for name in _LOOKS))
        found.setdefault(row["source_id"], {})[row["age_class"]] = looks
    return found


def keep(connection: Connection, learned: Mapping[tuple[int, int], Looks]) -> None:
    """Keep what looks have taught, by source and age class.

    Last in a transaction: its rows are shared by all messages of a source, and whoever holds them
    while it waits for another row may wait for one that waits for them. Two messages at once may
    forget each other's looks, a few of a thousand.
    """
    rows = [
        dict(zip(_KEYS, of, strict=True)) | dict(zip(_LOOKS, learned[of], strict=True))
        for of in sorted(learned)
    ]
    upsert(connection, edit_rates, rows, keys=_KEYS)
