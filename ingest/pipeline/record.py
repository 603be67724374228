"""From one sighting to rows: which document it is, what was decided, what follows.

Everything known is handed in; nothing is read or written here.
"""

from dataclasses import replace
from typing import Any, Literal, assert_never

from ingest.pipeline.known import Known, looks_the_same
from ingest.pipeline.newcomers import add_document, learn_addresses
from ingest.pipeline.rows import Rows
from ingest.pipeline.sightings import Sighting
from ingest.pipeline.telling import declare, tell_before_seen, tell_edit
from ingest.pipeline.work import Work
from ingest.revisions.decide import decide_revision
from ingest.revisions.fingerprint import prints
from ingest.store.codec import marker_to_json
from ingest.store.revisions import known_revision, revision_rows
from schemas.records.documents import KnownDocument, Stamps
from schemas.records.revisions import (
    Decision,
    Edited,
    Held,
    KnownRevision,
    New,
    Reprocessed,
    Unchanged,
)

# A view is kept through one feed: two feeds of a source may cut or wrap the same post differently,
# and taking turns between them would look like edits.
Keeping = Literal["keep", "take over", "leave"]

# A method that no parser has: what stood under it is not compared as an edit.
_ANOTHER = "another keeper/0"


def record(sighting: Sighting, work: Work) -> None:
    """Decide about one sighting and gather what is to be stored."""
    document = work.known.find(sighting)
    if document is None:
        document = add_document(sighting, work)
        work.outcome.count(sighting.feed, new=1)
    learn_addresses(sighting, document, work)
    keeping = keeping_of(sighting, document)
    if keeping == "leave":
        return
    work.outcome.shown.add((sighting.feed.id, document.id))
    declared = declare(sighting, document, work)
    if keeping == "keep" and looks_the_same(sighting, document):
        _refresh(sighting, document, work.rows)
        return
    if keeping == "keep" and (again := work.known.reread.pop((document.id, sighting.view), None)):
        _reprocess(again, document, work)
    decision = _decide(sighting, document, work.known, keeping=keeping)
    if isinstance(decision, New) and declared:
        decision = replace(decision, before_seen=None)  # the marker speaks of an edit that we saw
    _store(sighting, document, work, decision)


def keeping_of(sighting: Sighting, document: KnownDocument) -> Keeping:
    """Whether this sighting may speak for its view of the document."""
    if sighting.view not in document.heads:
        return "keep"
    keeper = document.keepers.get(sighting.view)
    if keeper == sighting.feed.id:
        return "keep"
    own = sighting.feed.document_id == document.id
    return "take over" if own or keeper is None else "leave"


def _store(sighting: Sighting, document: KnownDocument, work: Work, decision: Decision) -> None:
    match decision:
        case Unchanged():
            _refresh(sighting, document, work.rows)
        case Held():
            work.outcome.count(sighting.feed, held=1)
        case Reprocessed():
            _add_revision(sighting, document, work, decision)
        case New():
            _add_revision(sighting, document, work, decision)
            tell_before_seen(sighting, document, decision.before_seen, work.rows)
        case Edited():
            revision = _add_revision(sighting, document, work, decision)
            tell_edit(sighting, document, work, edit=decision.edit, revision=revision)
        case _:
            assert_never(decision)


def _reprocess(again: Sighting, document: KnownDocument, work: Work) -> None:
    """Store what today's method reads in the head's snapshot, so that like is held against like."""
    seen = prints(again.content)
    head = work.known.history[document.id, again.view][-1]
    if seen.exact == head.exact:
        work.known.history[document.id, again.view][-1] = replace(head, method=again.look.method)
        return
    decision = Reprocessed(content=again.content, fingerprint=seen.fingerprint, exact=seen.exact)
    _add_revision(again, document, work, decision)


def _decide(
    sighting: Sighting, document: KnownDocument, known: Known, *, keeping: Keeping
) -> Decision:
    history = known.history.get((document.id, sighting.view), [])
    head = history[-1] if history else None
    if head is not None and keeping == "take over":
        head = replace(head, method=_ANOTHER)
    return decide_revision(
        sighting.content,
        head=head,
        earlier=history[:-1],
        method=sighting.look.method,
        # A feed shows no marker, so the first look at the page is a first sight of its own; the
        # event of an edit before first sight has the document's id and is told once.
        first_seen=True,
    )


def _refresh(sighting: Sighting, document: KnownDocument, rows: Rows) -> None:
    """The text stayed; store what moved beside it, so that the next edit is judged by it."""
    view, content = sighting.view, sighting.content
    stamps = Stamps(marker=content.marker, updated_at=content.updated_at)
    held = (document.stamps.get(view), document.keepers.get(view), document.heads[view].method)
    if held == (stamps, sighting.feed.id, sighting.look.method):
        return
    document.stamps[view] = stamps
    document.keepers[view] = sighting.feed.id
    rows.heads.append(
        {
            "document_id": document.id, "view": view, "method": sighting.look.method,
            "feed_id": sighting.feed.id, "marker": marker_to_json(content.marker),
            "updated_at": content.updated_at,
        }
    )  # fmt: skip


def _add_revision(
    sighting: Sighting,
    document: KnownDocument,
    work: Work,
    decision: New | Edited | Reprocessed,
) -> KnownRevision:
    view = sighting.view
    history = work.known.history.setdefault((document.id, view), [])
    pair = revision_rows(
        decision.content,
        document=document.id,
        view=view,
        seq=history[-1].seq + 1 if history else 1,
        previous_hash=document.head_hashes.get(view),
        facts=_facts(sighting, decision),
    )
    work.rows.add_revision(pair, _shown(sighting, document, edited=isinstance(decision, Edited)))
    work.rows.teaching.add(sighting.look.snapshot_id)
    revision = known_revision(pair[0], decision.content)
    history.append(revision)
    document.heads[view] = revision
    document.head_hashes[view] = str(pair[0]["hash"])
    document.keepers[view] = sighting.feed.id
    document.stamps[view] = Stamps(
        marker=decision.content.marker, updated_at=decision.content.updated_at
    )
    return revision


def _facts(sighting: Sighting, decision: New | Edited | Reprocessed) -> dict[str, Any]:
    return {
        "fingerprint": decision.fingerprint, "exact": decision.exact,
        "method": sighting.look.method, "observed_at": sighting.at,
        "snapshot_id": sighting.look.snapshot_id, "reprocessed": isinstance(decision, Reprocessed),
        "feed_id": sighting.feed.id,
    }  # fmt: skip


def _shown(sighting: Sighting, document: KnownDocument, *, edited: bool) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": sighting.content.title or document.title,
        "author": sighting.content.author or document.author,
        "last_edit_at": sighting.at if edited else None,
    }
