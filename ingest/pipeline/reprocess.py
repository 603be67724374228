"""Reprocess: stored snapshots read again by today's methods, so that our own changes are no edits.

What only our method changed becomes a revision `reprocessed`; a head that reads the same is noted
as read by today's method and rules. Nothing is fetched, no event is written, nothing is alerted.
What was read is stored in the transactions and under the locks of `observe`, and a head that moved
meanwhile is left to the worker that moved it. Doing it twice does nothing the second time.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Literal

from ingest.pipeline.again import Again, rows_of_again
from ingest.pipeline.hidden_edits import Hidden, hidden_edits, rows_of
from ingest.pipeline.kept_looks import KeptLooks
from ingest.pipeline.link import link
from ingest.pipeline.parts import Parts
from ingest.pipeline.readings import Reader, Unreadable
from ingest.pipeline.rereading import reads_worse
from ingest.pipeline.sightings import Sighting
from ingest.store import documents, edits, heads, revisions, snapshots
from ingest.store.heads import Scope
from ingest.store.session import Connection
from schemas.records.items import View

Row = Mapping[str, Any]

# Documents read in one go and stored in one transaction: a second of work, some megabytes.
BATCH = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found about one revision; `reason` where it could not be read."""

    what: Literal["read otherwise", "edit", "unreadable"]
    document: str
    view: View
    revision: int  # the one that was read again
    method: str = ""  # today's
    reason: str = ""


@dataclass(slots=True)
class Batch:
    """What one batch has found, and where the next one begins."""

    after: str  # id of its last document
    documents: int
    findings: list[Finding] = field(default_factory=list)
    same: int = 0  # heads with the same text that older methods or rules had read
    left: int = 0  # heads that a worker moved meanwhile
    again: list[Again] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)


def reprocess(
    parts: Parts, scope: Scope, *, after: str = "", every: bool, keep: bool
) -> Iterator[Batch]:
    """Read heads again, in the order of their documents' ids, from the id behind `after` on.

    `every`: their earlier revisions too, for edits that older methods hid. Without `keep` nothing
    is stored. Each batch is whole when it is yielded: whoever stops then has lost nothing.
    """
    kept = KeptLooks()
    while True:
        with parts.store.read() as connection:
            ids = heads.documents_after(connection, scope, after, limit=BATCH)
            if not ids:
                return
            reader = Reader(connection=connection, now=parts.now(), kept=kept)
            batch = _read(reader, ids, every=every)
        if keep:
            _store(parts, batch)
        batch.again.clear()
        yield batch
        after = batch.after


def _read(reader: Reader, ids: Sequence[str], *, every: bool) -> Batch:
    batch = Batch(after=ids[-1], documents=len(ids))
    found = heads.of_documents(reader.connection, ids)
    stored = revisions.rows_by_id(reader.connection, [head["revision_id"] for head in found])
    rows = {row["id"]: row for row in stored}
    pairs = [(head, rows[head["revision_id"]]) for head in found]
    for head, row in sorted(pairs, key=lambda pair: str(pair[1]["snapshot_id"])):
        _read_head(reader, head, row, batch)
    if every:
        _read_earlier(reader, found, batch)
    return batch


def _read_head(reader: Reader, head: Row, row: Row, batch: Batch) -> None:
    place = {"document": head["document_id"], "view": head["view"], "revision": head["seq"]}
    reading = reader.read(head, row)
    if isinstance(reading, Sighting) and reads_worse(
        revisions.content_from_row(row), reading.content
    ):
        reading = Unreadable(why="Today's method reads no text where there was one.")
    if isinstance(reading, Unreadable):
        batch.findings.append(Finding(what="unreadable", reason=reading.why, **place))
        return
    again = Again.of(head, row, reading, at=reader.now)
    if again.reads_otherwise:
        method = reading.look.method
        batch.findings.append(Finding(what="read otherwise", method=method, **place))
    elif again.is_today:
        return
    else:
        batch.same += 1
    batch.again.append(again)


def _read_earlier(reader: Reader, found: Sequence[Row], batch: Batch) -> None:
    by_place = {(head["document_id"], head["view"]): head for head in found}
    ids = sorted({head["document_id"] for head in found})
    origins = snapshots.origins(reader.connection, ids)
    for place, steps in groupby(origins, key=lambda row: (row["document_id"], row["view"])):
        read = _reading_of(reader, by_place[place], batch)
        for hidden in hidden_edits(list(steps), read):
            batch.hidden.append(hidden)
            batch.findings.append(
                Finding(
                    what="edit", document=hidden.document, view=hidden.view,
                    revision=hidden.to_seq,
                )
            )  # fmt: skip


def _reading_of(reader: Reader, head: Row, batch: Batch) -> Callable[[Row], Sighting | None]:
    def read(row: Row) -> Sighting | None:
        reading = reader.read(head, row)
        if isinstance(reading, Sighting):
            return reading
        if row["seq"] != head["seq"]:  # the head was told of already
            batch.findings.append(
                Finding(
                    what="unreadable", document=row["document_id"], view=row["view"],
                    revision=row["seq"], reason=reading.why,
                )
            )  # fmt: skip
        return None

    return read


def _store(parts: Parts, batch: Batch) -> None:
    """One transaction for the batch; then what the new revisions cite is looked for."""
    if not batch.again and not batch.hidden:
        return
    touched = {each.document for each in batch.again} | {each.document for each in batch.hidden}
    ids = sorted(touched)
    with parts.store.write() as connection:
        documents.lock(connection, ids)
        added = _add_again(connection, ids, batch)
        edits.add(connection, rows_of(connection, batch.hidden))
    if added:
        link(parts, added)


def _add_again(connection: Connection, ids: Sequence[str], batch: Batch) -> list[str]:
    held = documents.load(connection, ids)
    pairs, shown, same = [], [], []
    for each in batch.again:
        document = held[each.document]
        if not each.still_holds(document):
            batch.left += 1
            continue
        if not each.reads_otherwise:
            same.append(each.head_row(document))
            continue
        pair, line = rows_of_again(each, document)
        pairs.append(pair)
        shown.append(line)
    heads.read_today(connection, same)
    revisions.add(connection, pairs)
    documents.set_shown(connection, shown)
    return [str(revision["id"]) for revision, _ in pairs]
