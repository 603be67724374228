"""The posts of a link message: which citations are new, held again or lost."""

from collections.abc import Sequence

from ingest.citations.judge import HeldCitation, judge_citations
from ingest.citations.resolve import cited
from ingest.pipeline.identities import identifier
from ingest.pipeline.linking import Finder, Linking, Row, is_edit
from ingest.pipeline.wanted import Wanted
from ingest.store import citations, documents, ids
from ingest.store.citations import citation_row, evidence
from ingest.store.events import event_row
from ingest.store.session import Connection
from ingest.urls import host_of, is_http
from schemas.records.citations import FoundCitation


def cite(connection: Connection, linking: Linking, finder: Finder) -> None:
    """Judge the citations of every post of the message by the fullest text that is held of it."""
    post_ids = linking.of_kind("post")
    fullest = citations.newest_revisions(connection, post_ids)
    held = linking.held = citations.of_posts(connection, post_ids)
    views = citations.views_of_revisions(
        connection, [row["post_revision_id"] for rows in held.values() for row in rows]
    )
    every = [each for id_ in post_ids for each in finder.addresses(fullest[id_])]
    identify = identifier(connection, every, linking.offices)
    for post_id in post_ids:
        found = cited(finder.addresses(fullest[post_id]), identify=identify)
        _judge(linking, fullest[post_id], found, held.get(post_id, ()), views)
    _ask_for(connection, linking)


def _judge(
    linking: Linking,
    post: Row,
    found: Sequence[FoundCitation],
    held: Sequence[Row],
    views: dict[str, str],
) -> None:
    by_url = [row for row in held if row["method"] == "url"]
    steps = judge_citations([_held(row) for row in by_url], found)
    stored = {row["id"]: row for row in by_url}
    for each in steps.new:
        _add(linking, post, each, stored)
    for id_, each in steps.again:
        linking.again.append(_held_again(stored[id_], each, post))
    for id_ in steps.lost:
        if _is_lost(linking, stored[id_], post, views):
            linking.lost.append(id_)
            linking.events.append(_event(linking, "citation.lost", post, id_))


def _held(row: Row) -> HeldCitation:
    names = ("id", "method", "statement_key", "status")
    return HeldCitation(**{name: row[name] for name in names})


def _add(linking: Linking, post: Row, found: FoundCitation, stored: dict[str, Row]) -> None:
    post_id, revision_id = post["document_id"], post["id"]
    row = citation_row(found, post_id=post_id, post_revision_id=revision_id, now=linking.now)
    if row["id"] in stored:  # lost, and found again
        linking.again.append(_held_again(stored[row["id"]], found, post))
    else:
        linking.added.append(row)
    if _tells_new(linking, post):
        linking.events.append(_event(linking, "citation.new", post, row["id"]))


def _held_again(row: Row, found: FoundCitation, post: Row) -> Row:
    kept = {"quotations": row["evidence"]["quotations"]}
    return {
        "id": row["id"],
        "url": found.url,
        "confidence": found.confidence,
        "evidence": evidence(found) | kept,
        "post_revision_id": post["id"],
    }


def _tells_new(linking: Linking, post: Row) -> bool:
    """A citation that was there when the post was first seen is told with the post itself."""
    document = linking.documents[post["document_id"]]
    trigger = linking.revisions[post["document_id"]]
    first = trigger["observed_at"] <= document["first_seen_at"]
    return not first and not trigger["reprocessed"]


def _is_lost(linking: Linking, row: Row, post: Row, views: dict[str, str]) -> bool:
    """Only an edit loses a citation, and only in the view in which it was found."""
    trigger = linking.revisions[post["document_id"]]
    same_view = views.get(row["post_revision_id"]) == post["view"] == trigger["view"]
    return is_edit(trigger) and same_view


def _event(linking: Linking, type_: str, post: Row, citation_id: str) -> Row:
    document = linking.documents[post["document_id"]]
    trigger = linking.revisions[post["document_id"]]
    return event_row(
        type_, subject=f"{citation_id} {trigger['id']}", source_id=document["source_id"],
        at=trigger["observed_at"], document_id=document["id"], revision_id=trigger["id"],
        edit_id=ids.edit_id(trigger["id"]) if is_edit(trigger) else None,
        citation_id=citation_id, baseline=document["baseline"] and not is_edit(trigger),
    )  # fmt: skip


def _ask_for(connection: Connection, linking: Linking) -> None:
    """A cited statement that is not held is asked for at the address that was cited."""
    known = documents.ids_by_key(
        connection, "statement", [row["statement_key"] for row in linking.added]
    )
    for row in linking.added:
        if found := known.get(row["statement_key"]):
            row["statement_id"] = found
        elif is_http(row["url"]):
            linking.wanted.append(
                Wanted(
                    key=row["statement_key"],
                    url=row["url"],
                    publisher=row["publisher"] or host_of(row["url"]),
                    cited_by=linking.documents[row["post_id"]]["source_id"],
                )
            )
