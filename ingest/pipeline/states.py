"""States of documents after the looks at their own pages, and the events of gone and restored."""

from collections.abc import Sequence
from typing import Any

from ingest.pipeline.gone_together import hold_back
from ingest.pipeline.looks import Look, Quiet, Seen, observed_at
from ingest.pipeline.own_pages import state_after
from ingest.pipeline.post_numbers import board_number
from ingest.pipeline.rows import Rows
from ingest.pipeline.sightings import address_key, is_page_of
from ingest.pipeline.work import Work
from ingest.revisions.states import StateStep
from ingest.store.events import event_row
from ingest.store.session import Connection
from schemas.records.documents import KnownDocument

StateSteps = dict[int, StateStep]  # by the feed of the own page


def step_states(connection: Connection, looks: Sequence[Look], work: Work) -> StateSteps:
    """The step of every document whose own page was looked at."""
    pages = [(look, document) for look in looks if (document := _page_of(look, work)) is not None]
    steps: StateSteps = {}
    for look, document in pages:
        shown = (look.feed.id, document.id) in work.outcome.shown
        confirm = look.feed.source.confirm_gone
        steps[look.feed.id] = state_after(look, document, shown=shown, confirm=confirm)
        if _is_there(look, document, shown=shown):
            work.rows.addresses.extend(_moved_to(look, document))
    work.outcome.together = hold_back(connection, looks, steps, work.known.documents)
    for look, document in pages:
        _keep(steps[look.feed.id], document, work.rows)
        _tell(steps[look.feed.id], document, look, work)
    return steps


def _page_of(look: Look, work: Work) -> KnownDocument | None:
    """The document whose own page was looked at; none of a cited statement not held yet."""
    document = work.known.documents.get(look.feed.document_id or "")
    return document if document is not None and is_page_of(look.feed, document) else None


def _is_there(look: Look, document: KnownDocument, *, shown: bool) -> bool:
    """Whether the look shows this document alone, or the very page that showed it before."""
    if isinstance(look, Quiet):
        return document.state in ("live", "restored") and document.first_absent_at is None
    return isinstance(look, Seen) and shown and len(look.items) == 1


def _moved_to(look: Look, document: KnownDocument) -> list[dict[str, Any]]:
    """The address that a permanent redirect led to, where it still names the same post."""
    url = getattr(look.outcome, "permanent_url", None)
    if url is None or url == look.feed.moved_to or board_number(url) != board_number(look.feed.url):
        return []
    return [
        {
            "kind": document.kind, "key": address_key(url, kind=document.kind),
            "document_id": document.id, "url": url, "language": None,
            "first_seen_at": observed_at(look),
        }
    ]  # fmt: skip


def _keep(step: StateStep, document: KnownDocument, rows: Rows) -> None:
    if (step.state, step.first_absent_at) == (document.state, document.first_absent_at):
        return
    rows.states.append(
        {"id": document.id, "state": step.state, "first_absent_at": step.first_absent_at}
    )


def _tell(step: StateStep, document: KnownDocument, look: Look, work: Work) -> None:
    if step.event is None:
        return
    at = observed_at(look)
    work.outcome.count(look.feed, **{step.event: 1})
    work.rows.events.append(
        event_row(
            f"{document.kind}.{step.event}", subject=f"{document.id} {at.isoformat()}",
            source_id=document.source_id, at=at, document_id=document.id,
        )
    )  # fmt: skip
