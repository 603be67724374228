"""Link: what a post cites, in which passages, and what became of that with this revision."""

import logging
from collections.abc import Sequence
from dataclasses import replace

from ingest.pipeline.citing import cite
from ingest.pipeline.finder import Finder
from ingest.pipeline.identities import load_offices
from ingest.pipeline.indexing import UnusableError, catch_up
from ingest.pipeline.labels import counted
from ingest.pipeline.late import cite_late
from ingest.pipeline.linking import Linking
from ingest.pipeline.parts import Parts
from ingest.pipeline.quoting import requote
from ingest.pipeline.reusing import reuse
from ingest.pipeline.shortened import resolve
from ingest.pipeline.wanted import ask_for
from ingest.store import citations, documents, events, revisions, unsearched
from ingest.store.session import Connection
from schemas.records.steps import Done, Ring

_LOG = logging.getLogger(__name__)


def link(parts: Parts, revision_ids: Sequence[str]) -> Done:
    """Store the citations of these revisions; their events may be alerted after."""
    parts, searched = _with_index(parts)
    finder = Finder(parts)
    _resolve(parts, revision_ids, finder)
    with parts.store.read() as connection:
        # Mostly for nothing, so that what takes time is done while no writer waits for us.
        planned = _plan(connection, revision_ids, finder)
    with parts.store.write() as connection:
        linking = planned if planned.is_empty else _plan(connection, revision_ids, finder)
        linking.write(connection)
        ask_for(connection, linking.wanted, linking.offices, now=linking.now)
        revisions.mark_linked(connection, revision_ids, now=linking.now)
        if searched:
            unsearched.settle(connection, revision_ids)
        else:
            unsearched.add(connection, revision_ids, now=linking.now)
        told = [*events.of_revisions(connection, revision_ids), *linking.told_late]
        ready = events.ready(connection, told, now=linking.now)
    rings = (Ring(step="alert", ids=tuple(ready), label=linking.label),) if ready else ()
    return Done(line=f"{linking.label}: {_line(linking)}", rings=rings)


def _with_index(parts: Parts) -> tuple[Parts, bool]:
    """The parts with the index as far as it can be used, and whether that is all of it.

    A folder that cannot be written holds no alert up: what was not searched is linked again later.
    """
    if parts.index is None:
        return parts, True
    try:
        return parts, catch_up(parts) == 0
    except UnusableError as error:
        _LOG.warning("%s", error)
        return replace(parts, index=None), False


def _resolve(parts: Parts, revision_ids: Sequence[str], finder: Finder) -> None:
    """Ask where shortened addresses lead, while no session is open."""
    with parts.store.read() as connection:
        rows = revisions.rows_by_id(connection, revision_ids)
        held = documents.rows_by_id(connection, sorted({row["document_id"] for row in rows}))
        posts = [id_ for id_, row in held.items() if row["kind"] == "post"]
        fullest = citations.newest_revisions(connection, posts)
    finder.resolved(resolve(parts, {row["id"]: finder.addresses(row) for row in fullest.values()}))


def _plan(connection: Connection, revision_ids: Sequence[str], finder: Finder) -> Linking:
    """Everything that follows from these revisions; writes nothing."""
    rows = revisions.rows_by_id(connection, revision_ids)
    held = documents.rows_by_id(connection, sorted({row["document_id"] for row in rows}))
    offices, now = load_offices(connection), finder.parts.now()
    linking = Linking.of(rows, held, offices=offices, now=now)
    cite(connection, linking, finder)
    requote(connection, linking, finder)
    cite_late(connection, linking, finder)
    linking.reuses = reuse(connection, linking.posts, now=now)
    return linking


def _line(linking: Linking) -> str:
    told = [counted(len(linking.revisions), "revision")]
    told += [f"{len(linking.added)} new citations"] if linking.added else []
    told += [f"{len(linking.lost)} lost"] if linking.lost else []
    told += [f"{linking.quotations} quotations"] if linking.quotations else []
    return ", ".join(told)
