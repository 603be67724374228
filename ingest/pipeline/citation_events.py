"""When a citation is told as new or lost (ops/decisions/0008, 0029)."""

from datetime import timedelta

from ingest.pipeline.linking import Linking, is_edit
from ingest.pipeline.placed import statement_of
from ingest.store import ids
from ingest.store.events import event_row
from ingest.store.session import Row

# How old a post may be for whose reader it is still news what it quotes: desks look at what was
# posted since yesterday.
NEWS = timedelta(days=1)


def is_news(linking: Linking, post: Row, citation: Row) -> bool:
    """Whether a citation that was just found is told by itself.

    One that was there when the post was first seen is told with the post; what another method had
    found already is not new, nor what stood in the post before the edit; what a person has rejected
    is told to nobody.
    """
    trigger = linking.revisions[post["document_id"]]
    document = linking.documents[post["document_id"]]
    if trigger["reprocessed"] or document["id"] in linking.untold:
        return False
    if trigger["observed_at"] <= document["first_seen_at"] and not _told_without(linking, post):
        return False
    if linking.is_rejected(citation["id"]) or _is_told(linking, post, citation):
        return False
    earlier = linking.earlier.get(post["document_id"])
    return earlier is None or not earlier.had(citation)


def _told_without(linking: Linking, post: Row) -> bool:
    """Whether the post was told before this was found: it is linked again, and still is young."""
    trigger = linking.revisions[post["document_id"]]
    first_seen_at = linking.documents[post["document_id"]]["first_seen_at"]
    return trigger["linked_at"] is not None and linking.now - first_seen_at <= NEWS


def _is_told(linking: Linking, post: Row, citation: Row) -> bool:
    """Whether the post was known to cite this statement, as surely as that it was told."""
    return any(
        statement_of(row) == statement_of(citation)
        and row["status"] != "lost"
        and (row["certainty"] != "possible" or citation["certainty"] == "possible")
        for row in linking.held.get(post["document_id"], ())
        if not linking.is_rejected(row["id"])
    )


def new_event(linking: Linking, post: Row, citation_id: str) -> Row:
    """The post cites a statement that it did not cite before."""
    return _event(linking, "citation.new", post, citation_id)


def lost_event(linking: Linking, post: Row, citation_id: str) -> Row:
    """The post no longer cites it."""
    return _event(linking, "citation.lost", post, citation_id)


def _event(linking: Linking, type_: str, post: Row, citation_id: str) -> Row:
    document = linking.documents[post["document_id"]]
    trigger = linking.revisions[post["document_id"]]
    return event_row(
        type_, subject=f"{citation_id} {trigger['id']}", source_id=document["source_id"],
        at=trigger["observed_at"], document_id=document["id"], revision_id=trigger["id"],
        edit_id=ids.edit_id(trigger["id"]) if is_edit(trigger) else None,
        citation_id=citation_id, baseline=document["baseline"] and not is_edit(trigger),
    )  # fmt: skip
