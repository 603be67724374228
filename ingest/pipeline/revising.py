"""A new revision of a document in one view, and all that moves with it. Nothing is written here."""

from typing import Any

from ingest.pipeline.sightings import Sighting
from ingest.pipeline.work import Work
from ingest.revisions.stories.unrest import Unrest, unrest_to_json
from ingest.store.revisions import known_revision, revision_rows
from schemas.records.documents import KnownDocument, Stamps
from schemas.records.revisions import Edited, New, Reprocessed


def add_revision(
    sighting: Sighting,
    document: KnownDocument,
    work: Work,
    decision: New | Edited | Reprocessed,
    *,
    unrest: Unrest | None = None,
    edited: bool = False,
) -> None:
    """A revision, its head and what lists show of its document.

    `unrest`: what is remembered of the view's edits from now on. `edited`: lists and the times of
    the next looks count from this edit.
    """
    view = sighting.view
    history = work.known.history.setdefault((document.id, view), [])
    pair = revision_rows(
        decision.content,
        document=document.id,
        view=view,
        seq=history[-1].seq + 1 if history else 1,
        previous_hash=document.head_hashes.get(view),
        facts=_facts(sighting, decision, unrest),
    )
    work.rows.add_revision(pair, _shown(sighting, document, edited=edited))
    work.rows.teaching.add(sighting.look.snapshot_id)
    revision = known_revision(pair[0], decision.content)
    history.append(revision)
    document.heads[view] = revision
    document.head_hashes[view] = str(pair[0]["hash"])
    document.keepers[view] = sighting.feed.id
    document.stamps[view] = Stamps(
        marker=decision.content.marker, updated_at=decision.content.updated_at
    )
    if unrest is not None:
        work.known.unrest[document.id, view] = unrest
    if not isinstance(decision, Reprocessed):
        work.known.seen_at[document.id, view] = sighting.at


def _facts(
    sighting: Sighting, decision: New | Edited | Reprocessed, unrest: Unrest | None
) -> dict[str, Any]:
    return {
        "fingerprint": decision.fingerprint, "exact": decision.exact,
        "method": sighting.look.method, "observed_at": sighting.at,
        "snapshot_id": sighting.look.snapshot_id, "reprocessed": isinstance(decision, Reprocessed),
        "feed_id": sighting.feed.id, "observing": unrest_to_json(unrest) if unrest else None,
    }  # fmt: skip


def _shown(sighting: Sighting, document: KnownDocument, *, edited: bool) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": sighting.content.title or document.title,
        "author": sighting.content.author or document.author,
        "last_edit_at": sighting.at if edited else None,
    }
