"""Link: what a post cites, in which passages, and what became of that with this revision."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from ingest.errors import PalimpsestError
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
from ingest.pipeline.shortened import leave, resolve
from ingest.pipeline.wanted import ask_for
from ingest.store import citations, documents, events, revisions, unsearched
from ingest.store.session import Connection
from schemas.records.steps import Done, Ring

_LOG = logging.getLogger(__name__)

# A message is acted on within this time, or it was lost, or its worker died.
USUAL = timedelta(minutes=2)
PUT_OFF = timedelta(days=1)


def link(parts: Parts, revision_ids: Sequence[str]) -> Done:
    """Store the citations of these revisions; their events may be alerted after.

    A text that meets a defect holds up no other: each is then linked by itself, and what fails is
    told of without its citations, and linked again later. Raises what it met.
    """
    revision_ids = _without_tired(parts, revision_ids)
    if not revision_ids:
        return Done(line="nothing to link")
    parts, searched = _with_index(parts)
    try:
        return _link(parts, revision_ids, searched=searched)
    except PalimpsestError:
        raise
    except Exception:
        if len(revision_ids) > 1:
            _each_by_itself(parts, revision_ids, searched=searched)
        else:
            _leave(parts, revision_ids)
        raise


def _without_tired(parts: Parts, revision_ids: Sequence[str]) -> Sequence[str]:
    """Leave alone what was begun again and again and never ended: it would end this worker too.

    Only what waits for longer than usual is counted, so that a first attempt costs nothing.
    """
    now = parts.now()
    with parts.store.read() as connection:
        left_over = revisions.observed_before(connection, revision_ids, before=now - USUAL)
    if not left_over:
        return revision_ids
    with parts.store.write() as connection:
        tired = unsearched.begin(connection, left_over, now=now)
        if tired:
            _LOG.error("Linking never ends for %s: they are told of without it.", ", ".join(tired))
            revisions.mark_linked(connection, tired, now=now)
            unsearched.put_off(connection, tired, until=now + PUT_OFF)
    return [id_ for id_ in revision_ids if id_ not in tired]


def _each_by_itself(parts: Parts, revision_ids: Sequence[str], *, searched: bool) -> None:
    for id_ in revision_ids:
        try:
            _link(parts, [id_], searched=searched)
        except PalimpsestError:
            raise
        except Exception:  # noqa: BLE001 (the one that all of them were raised for)
            _leave(parts, [id_])


def _leave(parts: Parts, revision_ids: Sequence[str]) -> None:
    """Let what these revisions have to tell be told; they are linked again by and by."""
    now = parts.now()
    with parts.store.write() as connection:
        revisions.mark_linked(connection, revision_ids, now=now)
        unsearched.add(connection, revision_ids, now=now)


def _link(parts: Parts, revision_ids: Sequence[str], *, searched: bool) -> Done:
    finder = Finder(parts)
    _resolve(parts, revision_ids, finder)
    with parts.store.read() as connection:
        # Mostly for nothing, so that what takes time is done while no writer waits for us.
        planned = _plan(connection, revision_ids, finder)
    with parts.store.write() as connection:
        if not planned.is_empty:
            citations.lock(connection)
        linking = planned if planned.is_empty else _plan(connection, revision_ids, finder)
        linking.write(connection)
        ask_for(connection, linking.wanted, linking.offices, now=linking.now)
        ids = linking.revision_ids
        revisions.mark_linked(connection, ids, now=linking.now)
        waiting = ids if not searched else linking.waiting_ids
        unsearched.settle(connection, [id_ for id_ in ids if id_ not in waiting])
        unsearched.add(connection, waiting, now=linking.now)
        unsearched.ended(connection, waiting)
        told = [*events.of_revisions(connection, ids), *linking.told_late]
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
    found = {row["id"]: finder.addresses(row) for row in fullest.values()}
    leave(parts, revision_ids, found)
    finder.resolved(resolve(parts, found))


def _plan(connection: Connection, revision_ids: Sequence[str], finder: Finder) -> Linking:
    """Everything that follows from these revisions; writes nothing."""
    rows = revisions.rows_by_id(connection, revisions.with_newer(connection, revision_ids))
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
