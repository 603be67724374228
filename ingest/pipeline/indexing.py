"""The index of texts follows the ledger: each host reads on from where its own copy is.

All revisions of all statements and posts are in it, partial and reprocessed ones too: each of them
may be the text that is compared (`citations.newest_revisions`), and a post may quote what an
edit took out. A later revision adds only the shingles that are new to its document.
"""

import logging
import shutil
from collections.abc import Iterator

from ingest.citations.said import Said
from ingest.citations.words import words_of
from ingest.durable import locked
from ingest.errors import PermanentError, TransientError
from ingest.index.index import Index
from ingest.index.segments import DamagedError
from ingest.index.writing import Text, Writer, text_of
from ingest.pipeline.parts import Parts
from ingest.store import indexed
from ingest.store.codec import blocks_from_json
from ingest.store.session import Connection, Row, Store

_LOG = logging.getLogger(__name__)

# Revisions that one call reads, two seconds at most. What is behind by more catches up call by
# call, and at once by `palimpsest index rebuild`.
MOST = 2_000
_BATCH = 100  # revisions held in memory at once


class UnusableError(TransientError):
    """This host's index cannot be used now; whoever can do without goes on."""


def catch_up(parts: Parts) -> int:
    """Read into this host's index what the ledger has more, `MOST` revisions at most.

    Gives how many revisions it is behind after. Raises: UnusableError, TransientError.
    """
    return 0 if parts.index is None else follow(parts.store, parts.index, most=MOST)


def follow(store: Store, index: Index, *, most: int) -> int:
    """Read on in the ledger; how many revisions the index is behind after.

    Cheap where nothing is new. A damaged index, or one of another ledger, is begun anew, with a
    sentence in the log. Raises: UnusableError where the folder cannot be written, TransientError.
    """
    with store.read() as connection:
        unnumbered = indexed.has_new(connection)
    if unnumbered:
        with store.write() as connection:
            indexed.number_new(connection)
    try:
        with store.read() as connection:
            if _is_at(connection, index, indexed.newest(connection)):
                return 0
        return _read(store, index, most)
    except OSError as error:
        raise UnusableError(
            f"The index in {index.folder} cannot be written ({error.strerror}): make room or give "
            "this user the right to write there; nothing stored is lost."
        ) from error


def rebuild(store: Store, index: Index) -> Iterator[int]:
    """Make the index anew beside the one in use, then put it in its place.

    Gives how many revisions are still to be read, again and again until none is. Revisions without
    a number get one first. Raises: PermanentError while another one is under way, TransientError.
    """
    index.folder.mkdir(parents=True, exist_ok=True)
    with locked(index.folder / "rebuilding.lock", wait_s=0) as held:
        if not held:
            raise PermanentError("The index is being rebuilt already: wait until that is done.")
        with store.write() as connection:
            indexed.number_all(connection)
        fresh = Index(index.folder.with_name(f"{index.folder.name}.new"))
        shutil.rmtree(fresh.folder, ignore_errors=True)
        while behind := follow(store, fresh, most=MOST):
            yield behind
        while not index.adopt(fresh):
            yield 0
        shutil.rmtree(fresh.folder, ignore_errors=True)


def _is_at(connection: Connection, index: Index, newest: int) -> bool:
    try:
        return index.last == newest and index.mark == indexed.revision_at(connection, newest)
    except DamagedError:
        return False


def _read(store: Store, index: Index, most: int) -> int:
    """Add the next revisions, then merge what has grown many. Another writer is waited for."""
    try:
        with index.writing() as writer:
            if writer is not None:
                _check(store, index, writer)
                _read_on(store, writer, most)
        index.tidy()
        last = index.last
    except DamagedError as error:
        _begin_anew(index, str(error))
        last = 0
    with store.read() as connection:
        return indexed.newest(connection) - last


def _check(store: Store, index: Index, writer: Writer) -> None:
    """See that what is there can be built upon; else begin anew."""
    with store.read() as connection:
        ours = writer.last == 0 or indexed.revision_at(connection, writer.last) == writer.mark
    reason = writer.damage or ("" if ours else "it was made from another ledger")
    if reason:
        writer.reset()
        _tell(index, reason)


def _begin_anew(index: Index, reason: str) -> None:
    with index.writing() as writer:
        if writer is not None:
            writer.reset()
    _tell(index, reason)


def _tell(index: Index, reason: str) -> None:
    _LOG.warning("The index in %s is made anew from the ledger: %s.", index.folder, reason)


def _read_on(store: Store, writer: Writer, most: int) -> None:
    for _ in range(0, most, _BATCH):
        with store.read() as connection:
            rows = indexed.after(connection, writer.last, limit=_BATCH)
            firsts = indexed.firsts(connection, sorted({row["document_id"] for row in rows}))
        if not rows:
            return
        texts = [_text(row, firsts[row["document_id"]]) for row in rows if row["text"]]
        writer.add(texts, last=rows[-1]["number"], mark=rows[-1]["id"])


def _text(row: Row, first: int) -> Text:
    if row["kind"] == "statement":
        return text_of("statement", row["number"], words_of(row["text"]).folded, first=first)
    said = Said.of(blocks_from_json(row["blocks"]))
    return text_of("post", row["number"], said.own, first=first, marks=said.marks)
