"""Own pages of documents: when they are looked at, and what a look means for the state. Pure."""

import re
from datetime import timedelta
from typing import assert_never

from ingest.pipeline.looks import Absent, Failed, Look, Quiet, Seen, observed_at
from ingest.pipeline.post_numbers import board_number
from ingest.revisions.states import Look as StateLook
from ingest.revisions.states import StateStep, decide_state
from ingest.schedule import FIRST_PAGE_LOOK
from schemas.records.documents import KnownDocument
from schemas.records.sources import Source

_INSTEAD: dict[str, StateLook] = {
    "nothing": "absent",
    "tombstone": "tombstone",
    "hidden": "hidden",
}
# The last is SMF's: `topic=5.40`, of which the first page is `topic=5.0`.
_PAGED = re.compile(
    r"[?&;](?:page|start|st|offset)=\d|/page[-/]?\d|topic[=,]\d+\.[1-9]\d*(?:\.html)?$"
)

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
            return _as_before(document)
        case Absent():
            return _INSTEAD[look.instead]
        case Failed():
            return "error"
        case Seen():
            return "live" if shown else _not_shown(look, document)
        case _:
            assert_never(look)


def _as_before(document: KnownDocument) -> StateLook:
    """The same bytes as last time, or as validated: what they meant then holds still.

    What stood in the document's place is always read again (`health`), so that under a suspicion
    the same bytes are those of a page that showed other posts.
    """
    if document.state not in ("live", "restored"):
        return "error"
    head = document.heads.get("page")
    if document.first_absent_at is None:
        return "live"
    return "absent" if head is not None and not head.method.startswith(_UNSURE) else "error"


def _not_shown(look: Seen, document: KnownDocument) -> StateLook:
    """The page shows other posts: gone only where this method has read the post here before.

    And where its address names the post: on the third page of a thread it may stand on the second
    one today (FORUMS.md 3.3).
    """
    head = document.heads.get(look.view)
    sure = head is not None and head.method == look.method and bool(look.items)
    sure = sure and not look.method.startswith(_UNSURE)
    return "absent" if sure and not names_a_page(look.feed.url) else "error"


def names_a_page(url: str) -> bool:
    """Whether an address names a place in a thread and no post, as `?page=3`, `/page-3` do."""
    return board_number(url) is None and _PAGED.search(url.partition("#")[0]) is not None
