"""How this host's index of texts stands: for `palimpsest index status` and `doctor`."""

from dataclasses import dataclass, replace

from ingest.index.index import Index, Size
from ingest.index.segments import DamagedError
from ingest.store import indexed, unsearched
from ingest.store.session import Connection

_NOTHING = Size(last=0, segments=0, postings=0, file_bytes=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexState:
    """What an index is made of, and what it lacks."""

    folder: str
    size: Size
    behind: int  # revisions of the ledger that are not in it
    damage: str  # empty: none that was seen
    unsearched: int = 0  # revisions that wait to be linked again with the whole index


def state_of(connection: Connection, index: Index) -> IndexState:
    """How an index stands beside the ledger; large segments are not read through."""
    try:
        size, damage = index.size(), ""
    except DamagedError as error:
        size, damage = _NOTHING, str(error)
    behind = indexed.newest(connection) - size.last + indexed.unnumbered(connection)
    waiting = unsearched.waiting(connection)
    return IndexState(
        folder=str(index.folder), size=size, behind=behind, damage=damage, unsearched=waiting
    )


def verified(connection: Connection, index: Index) -> IndexState:
    """The same, after every byte was held against its checksum: a second for each 2 GB."""
    state = state_of(connection, index)
    try:
        if not state.damage:
            index.verify()
    except DamagedError as error:
        return replace(state, damage=str(error))
    return state
