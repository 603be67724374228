"""Quotations that matched and no longer do: which edit broke them, told once for each edit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.alerts.payload import passages
from ingest.citations.broken_translations import broken_translations
from ingest.citations.judge import broken_quotations
from ingest.pipeline.comparing import Texts
from ingest.pipeline.finder import Finder, Side
from ingest.pipeline.linking import Linking, is_edit
from ingest.store import ids
from ingest.store.events import event_row
from ingest.store.evidence import quotation_to_json, quotations_of
from ingest.store.session import Row
from schemas.records.citations import Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """What one edit broke in one citation."""

    document_id: str  # of the side that was edited
    citation: Row  # `id` and `quotations` as the event keeps them


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """The texts of both sides as the evidence knows them, and as they are now."""

    was_post: Side
    was_statement: Side
    post: Side
    statement: Side


def broken_of(row: Row, texts: Texts, linking: Linking, finder: Finder) -> Broken | None:
    """The quotations that matched before the edit of one side, told with that side."""
    pair = _pair(row, texts, finder)
    if pair is None:
        return None
    edited = _edited_side(linking, pair)
    if not edited:
        return None
    sides = (pair.was_post, pair.was_statement, pair.post, pair.statement)
    lost = finder.once(
        ("broken", row["id"], *(side.id for side in sides)),
        lambda: _lost(quotations_of(row), pair, finder),
    )
    if not lost:
        return None
    shown = passages(
        [quotation_to_json(each) for each in lost],
        post=pair.was_post.row["text"],
        statement=pair.was_statement.row["text"],
    )
    told = {"id": row["id"], "quotations": [dict(each) for each in shown]}
    return Broken(document_id=edited, citation=told)


def _pair(row: Row, texts: Texts, finder: Finder) -> _Pair | None:
    """None where nothing was compared yet.

    A post that quoted an earlier text of the statement is held against that one for ever.
    """
    post, was_post = texts.newest.get(row["post_id"]), texts.revisions.get(row["post_revision_id"])
    was_statement = texts.revisions.get(row["statement_revision_id"] or "")
    if post is None or was_post is None or was_statement is None:
        return None
    newest = texts.newest.get(was_statement["document_id"], was_statement)
    statement = was_statement if row["evidence"].get("outdated") else newest
    sides = (was_post, was_statement, post, statement)
    first, second, third, fourth = (texts.side(each, finder) for each in sides)
    return _Pair(was_post=first, was_statement=second, post=third, statement=fourth)


def _edited_side(linking: Linking, pair: _Pair) -> str | None:
    """The document whose edit in this message stands between the evidence and now."""
    for was, now in ((pair.was_statement, pair.statement), (pair.was_post, pair.post)):
        before, after = was.row, now.row
        trigger = linking.revisions.get(after["document_id"])
        if trigger is None or trigger["id"] != after["id"] or not is_edit(trigger):
            continue
        if before["id"] != after["id"] and before["view"] == after["view"]:
            return str(after["document_id"])
    return None


def _lost(before: Iterable[Quotation], pair: _Pair, finder: Finder) -> list[Quotation]:
    known = list(before)
    verbatim = [each for each in known if each.method == "verbatim"]
    translated = [each for each in known if each.method == "translation"]
    post_was, statement_was = pair.was_post.row["text"], pair.was_statement.row["text"]
    lost = broken_quotations(
        verbatim,
        post_was=post_was,
        statement_was=statement_was,
        post=finder.text(pair.post.row),
        statement=pair.statement.row["text"],
    )
    gone = broken_translations(
        translated,
        posts=(post_was, pair.post.row["text"]),
        statements=(statement_was, pair.statement.row["text"]),
        languages=(pair.post.language, pair.statement.language),
    )
    return sorted([*lost, *gone], key=lambda one: one.post)


def broken_events(linking: Linking, broken: Iterable[Broken]) -> Iterator[Row]:
    """One event for each edit, however many posts quoted what it changed."""
    by_document: dict[str, list[Row]] = {}
    for each in broken:
        by_document.setdefault(each.document_id, []).append(each.citation)
    for document_id, told in by_document.items():
        trigger, document = linking.revisions[document_id], linking.documents[document_id]
        yield event_row(
            "quotation.broken", subject=f"{document_id} {trigger['id']}",
            source_id=document["source_id"], at=trigger["observed_at"], document_id=document_id,
            revision_id=trigger["id"], edit_id=ids.edit_id(trigger["id"]),
            detail={"broken": told},
        )  # fmt: skip
