"""Own pages of documents: when they are looked at, and what a look means for the state. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import assert_never

from ingest.pipeline.looks import Absent, Failed, Look, Quiet, Seen, observed_at
from ingest.revisions.states import Look as StateLook
from ingest.revisions.states import StateStep, decide_state
from ingest.schedule import FIRST_PAGE_LOOK, FLOOR_S, LOCAL_FLOOR_S, next_page_look
from schemas.records.documents import KnownDocument
from schemas.records.sources import Source

# The fallback for unknown software may lose a post that is there; nobody may conclude from it.
_UNSURE = ("forums.general", "sites.general")


def first_look(source: Source) -> timedelta:
    """How long after first sight a document's own page is looked at for the first time."""
    return min(FIRST_PAGE_LOOK, 2 * source.every) if source.every else FIRST_PAGE_LOOK


def state_after(
    look: Look, document: KnownDocument, *, shown: bool, confirm: timedelta
) -> StateStep:
    """What a look at its own page means for a document; `shown`: the page showed the document."""
    return decide_state(
        document.state,
        look=_kind(look, document, shown=shown),
        now=observed_at(look),
        first_absent_at=document.first_absent_at,
        confirm_gone=confirm,
    )


def _kind(look: Look, document: KnownDocument, *, shown: bool) -> StateLook:
    match look:
        case Quiet():
            # The same bytes as last time, or as validated: what they meant then holds still.
            return "live" if document.state in ("live", "restored") else "error"
        case Absent():
            return "absent"
        case Failed():
            return "error"
        case Seen():
            return "live" if shown else _not_shown(look, document)
        case _:
            assert_never(look)


def _not_shown(look: Seen, document: KnownDocument) -> StateLook:
    """The page shows other posts: gone only where this method has read the post here before."""
    head = document.heads.get(look.view)
    sure = head is not None and head.method == look.method and bool(look.items)
    return "absent" if sure and not look.method.startswith(_UNSURE) else "error"


def page_due_at(
    document: KnownDocument, step: StateStep | None, *, source: Source, now: datetime, local: bool
) -> datetime | None:
    """When a document's own page is due again; None once `recheck` is over."""
    if step is not None and step.next_look_at is not None:
        return step.next_look_at
    born = [document.first_seen_at, document.published_at, document.last_edit_at]
    return next_page_look(
        now=now,
        born_at=_latest(born, now=now),
        recheck=source.recheck,
        floor=timedelta(seconds=LOCAL_FLOOR_S if local else FLOOR_S),
        first=first_look(source),
    )


def _latest(instants: Sequence[datetime | None], *, now: datetime) -> datetime:
    """The latest that is not ahead of our clock: a site may date a post into next year."""
    return max((at for at in instants if at is not None and at <= now), default=now)
