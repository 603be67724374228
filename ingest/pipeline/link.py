"""Link: what a post cites, in which passages, and what became of that with this revision."""

from collections.abc import Sequence

from ingest.pipeline.citing import cite
from ingest.pipeline.identities import load_offices
from ingest.pipeline.labels import counted
from ingest.pipeline.linking import Finder, Linking
from ingest.pipeline.parts import Parts
from ingest.pipeline.quoting import requote
from ingest.pipeline.wanted import ask_for
from ingest.store import documents, events, revisions
from ingest.store.session import Connection
from schemas.records.steps import Done, Ring


def link(parts: Parts, revision_ids: Sequence[str]) -> Done:
    """Store the citations of these revisions; their events may be alerted after."""
    finder = Finder()
    with parts.store.read() as connection:
        # Once for nothing, so that what takes time is done while no writer waits for us.
        _plan(connection, revision_ids, finder, parts)
    with parts.store.write() as connection:
        linking = _plan(connection, revision_ids, finder, parts)
        linking.write(connection)
        ask_for(connection, linking.wanted, linking.offices, now=linking.now)
        revisions.mark_linked(connection, revision_ids, now=linking.now)
        ready = events.ready(
            connection, events.of_revisions(connection, revision_ids), now=linking.now
        )
    rings = (Ring(step="alert", ids=tuple(ready), label=linking.label),) if ready else ()
    return Done(line=f"{linking.label}: {_line(linking)}", rings=rings)


def _plan(
    connection: Connection, revision_ids: Sequence[str], finder: Finder, parts: Parts
) -> Linking:
    """Everything that follows from these revisions; writes nothing."""
    rows = revisions.rows_by_id(connection, revision_ids)
    held = documents.rows_by_id(connection, sorted({row["document_id"] for row in rows}))
    linking = Linking.of(rows, held, offices=load_offices(connection), now=parts.now())
    cite(connection, linking, finder)
    requote(connection, linking, finder)
    return linking


def _line(linking: Linking) -> str:
    told = [counted(len(linking.revisions), "revision")]
    told += [f"{len(linking.added)} new citations"] if linking.added else []
    told += [f"{len(linking.lost)} lost"] if linking.lost else []
    told += [f"{linking.quotations} quotations"] if linking.quotations else []
    return ", ".join(told)
