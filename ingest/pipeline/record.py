"""From one sighting to rows: which document it is, what was decided, what follows.

Everything known is handed in; nothing is read or written here.
"""

from dataclasses import replace
from typing import Literal, assert_never

from ingest.pipeline.account import account_of
from ingest.pipeline.known import Known, looks_the_same
from ingest.pipeline.newcomers import add_document, learn_addresses
from ingest.pipeline.revising import add_revision
from ingest.pipeline.sightings import Sighting
from ingest.pipeline.steps import unrest_of
from ingest.pipeline.telling import declare, tell_before_seen, tell_edit
from ingest.pipeline.unseen import tell_unseen
from ingest.pipeline.work import Work
from ingest.revisions.decide import decide_revision
from ingest.revisions.declared import as_last_seen, read_again
from ingest.revisions.fingerprint import prints
from ingest.revisions.stories.passages import carried_over
from ingest.revisions.stories.unrest import Unrest
from ingest.store.codec import marker_to_json
from schemas.records.documents import KnownDocument, Stamps
from schemas.records.revisions import (
    Content,
    Decision,
    Edited,
    Held,
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
        _refresh(sighting, document, work, declared=declared)
        return
    if keeping == "keep" and (again := work.known.reread.pop((document.id, sighting.view), None)):
        _reprocess(again, document, work)
    decision = _decide(sighting, document, work.known, keeping=keeping)
    if isinstance(decision, New) and declared:
        decision = replace(decision, before_seen=None)  # the marker speaks of an edit that we saw
    if isinstance(decision, Unchanged):
        _refresh(sighting, document, work, declared=declared)
        return
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


def _store(
    sighting: Sighting,
    document: KnownDocument,
    work: Work,
    decision: New | Edited | Reprocessed | Held,
) -> None:
    match decision:
        case Held():
            work.outcome.count(sighting.feed, held=1)
            work.outcome.unjudged.add((sighting.feed.id, document.id))
        case Reprocessed():
            _read_anew(sighting, document, work, decision)
        case New():
            add_revision(sighting, document, work, decision)
            tell_before_seen(sighting, document, decision.before_seen, work.rows)
        case Edited():
            account = account_of(sighting, document, work.known, decision)
            add_revision(
                sighting, document, work, decision,
                unrest=account.unrest, edited=not account.silent,
            )  # fmt: skip
            tell_edit(sighting, document, work, account)
        case _:
            assert_never(decision)


def _reprocess(again: Sighting, document: KnownDocument, work: Work) -> None:
    """Store what today's method reads in the head's snapshot, so that like is held against like."""
    seen = prints(again.content)
    history = work.known.history[document.id, again.view]
    head, held = history[-1], history[-1].content
    if seen.exact == head.exact:
        history[-1] = replace(head, method=again.look.method)
    else:
        decision = Reprocessed(
            content=again.content, fingerprint=seen.fingerprint, exact=seen.exact
        )
        _read_anew(again, document, work, decision)
    if held is not None:
        _keep_last_seen(held, again, document, work)


def _keep_last_seen(held: Content, again: Sighting, document: KnownDocument, work: Work) -> None:
    """Decide by marker and stamps as last seen, read by today's method as far as may be."""
    place = document.id, again.view
    history = work.known.history[place]
    stamps = as_last_seen(held, again.content)
    if not read_again(held, again.content):
        work.known.other_marker.add(place)
    if history[-1].content is not None:
        content = replace(
            history[-1].content,
            marker=stamps.marker,
            published_at=stamps.published_at,
            updated_at=stamps.updated_at,
        )
        history[-1] = replace(history[-1], content=content)


def _read_anew(
    sighting: Sighting, document: KnownDocument, work: Work, decision: Reprocessed
) -> None:
    """What is known of restless passages stays true of the text as it is read now."""
    head = work.known.history[document.id, sighting.view][-1]
    known = unrest_of(work.known, document.id, head, sighting.view)
    passages = (
        carried_over(head.content, decision.content, known.passages)
        if head.content is not None and known.passages
        else ()
    )
    seq = head.seq + 1
    unrest = Unrest(seq=seq, told=seq, passages=passages)
    add_revision(sighting, document, work, decision, unrest=unrest)


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


def _refresh(sighting: Sighting, document: KnownDocument, work: Work, *, declared: bool) -> None:
    """The text stayed; store what moved beside it, so that the next edit is judged by it.

    `declared`: this view's marker was taken for that of an edit which another view has shown.
    """
    view, content = sighting.view, sighting.content
    stamps = Stamps(marker=content.marker, updated_at=content.updated_at)
    held = (document.stamps.get(view), document.keepers.get(view), document.heads[view].method)
    if held == (stamps, sighting.feed.id, sighting.look.method):
        return
    if not declared:
        tell_unseen(sighting, document, work)
    document.stamps[view] = stamps
    document.keepers[view] = sighting.feed.id
    work.rows.heads.append(
        {
            "document_id": document.id, "view": view, "method": sighting.look.method,
            "feed_id": sighting.feed.id, "marker": marker_to_json(content.marker),
            "updated_at": content.updated_at,
        }
    )  # fmt: skip
