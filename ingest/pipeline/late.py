"""A statement that arrives late: earlier posts that quote it without its address are linked to it.

Told as new only where it is news (ops/decisions/0029): see `_is_news`.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from ingest.citations.words import words_of
from ingest.index.index import Index
from ingest.pipeline.citation_events import NEWS
from ingest.pipeline.explained import POSSIBLE, WAITS, Explained, load_explained, unexplained
from ingest.pipeline.finder import Finder
from ingest.pipeline.linking import Linking
from ingest.pipeline.neighbours import candidates
from ingest.pipeline.placed import Placed, held_again, statement_of
from ingest.pipeline.sourcing import by_quotation
from ingest.store import citations, documents, revisions, verdicts
from ingest.store.events import event_row
from ingest.store.evidence import quotations_of
from ingest.store.session import Connection, Row

# Posts that are looked at for one statement, best first. What a statement repeats of an earlier one
# is that one's; hundreds of posts that quote what nobody had published yet do not come.
MOST_POSTS = 100
# Between a look at a statement and the moment at which others may find what it has brought.
_LOOKING = timedelta(minutes=10)
_EARLIER = "an earlier statement has the same words"


def cite_late(connection: Connection, linking: Linking, finder: Finder) -> None:
    """Judge the quotations of earlier posts anew that the statements of this message touch."""
    index = finder.parts.index
    texts = [linking.revisions[id_] for id_ in linking.of_kind("statement")]
    if index is None or not texts:
        return
    waiting = {row["id"]: row for row in citations.waiting_for(connection, linking.keys)}
    found = {id_ for text in texts for id_ in _posts_near(connection, index, finder, text)}
    found |= {row["post_id"] for row in waiting.values()}
    # The posts of the message itself were judged already.
    posts = citations.newest_revisions(connection, sorted(found - linking.revisions.keys()))
    linking.documents |= documents.rows_by_id(connection, sorted(posts))
    linking.held |= citations.of_posts(connection, sorted(posts))
    linking.untold |= revisions.untold(connection, sorted(posts))
    by_address = [waiting.get(row["id"], row) for id_ in posts for row in linking.held.get(id_, ())]
    explained = load_explained(connection, linking, finder, by_address)
    quoted = unexplained(by_quotation(connection, linking, finder, posts), explained)
    ids = [row["id"] for id_ in posts for row in linking.held.get(id_, ())]
    linking.verdicts |= verdicts.newest(connection, ids)
    for id_, post in posts.items():
        _judge(connection, linking, post, quoted.get(id_, []))


def _judge(connection: Connection, linking: Linking, post: Row, found: Sequence[Placed]) -> None:
    """What is new, what is surer than it was, and what the arrived statement explains."""
    held = {row["id"]: row for row in linking.held.get(post["document_id"], ())}
    now = {placed.row(post, now=linking.now)["id"]: placed for placed in found}
    sure = {statement_of(row) for row in held.values() if _is_sure(row)}
    for id_, placed in now.items():
        before = held.get(id_)
        if before is None and placed.statement not in sure:
            linking.added.append(placed.row(post, now=linking.now))
            _tell(connection, linking, post, linking.added[-1])
        elif before is not None and before["certainty"] == "possible":
            linking.again.append(
                held_again(before, placed, post, confirmed=linking.is_confirmed(id_))
            )
            linking.evidence.append(placed.passages(id_, post))
            waited = WAITS in before["evidence"].get("reasons", ())
            surer = placed.row(post, now=linking.now) | {"id": id_}
            _tell(connection, linking, post, surer, waited=waited)
    given = Explained.by(found)
    for id_, row in held.items():
        if row["method"] != "quotation" or row["status"] == "lost" or id_ in now:
            continue
        if row["certainty"] == "possible":
            linking.lost.append(id_)
        elif row["post_revision_id"] == post["id"] and not linking.is_confirmed(id_):
            spans = [one.post for one in quotations_of(row)]
            linking.again += [_lowered(row)] if given.explains(spans, of=statement_of(row)) else []


def _lowered(row: Row) -> Row:
    """What was surely quoted until an earlier statement with the same words was held."""
    reasons = [*row["evidence"].get("reasons", ()), _EARLIER]
    unsure = {"certainty": "possible", "confidence": POSSIBLE}
    return {**row, **unsure, "evidence": {**row["evidence"], "reasons": reasons}}


def _is_sure(row: Row) -> bool:
    return bool(row["status"] != "lost" and row["certainty"] != "possible")


def _posts_near(connection: Connection, index: Index, finder: Finder, statement: Row) -> list[str]:
    """Posts that share words with a statement."""

    def look() -> list[str]:
        words = words_of(statement["text"]).folded
        hits = candidates(connection, index, "post", words, most=MOST_POSTS)
        return sorted({one.document_id for one in hits})

    return finder.once(("posts", statement["id"]), look)


def _tell(
    connection: Connection, linking: Linking, post: Row, row: Row, *, waited: bool = False
) -> None:
    if linking.is_rejected(row["id"]) or row["certainty"] == "possible":
        return
    if post["document_id"] in linking.untold:
        return
    news = waited or _has_come_since(connection, linking, post, row)
    event = _event(linking, post, row, news=news)
    linking.events.append(event)
    linking.told_late.append(event["id"])


def _event(linking: Linking, post: Row, row: Row, *, news: bool) -> Row:
    document = linking.documents[post["document_id"]]
    return event_row(
        "citation.new", subject=f"{row['id']} late", source_id=document["source_id"],
        at=linking.now, document_id=document["id"], revision_id=post["id"],
        citation_id=row["id"], baseline=not (news and _is_news(linking, document)),
    )  # fmt: skip


def _has_come_since(connection: Connection, linking: Linking, post: Row, row: Row) -> bool:
    """Whether the words were published after the post was looked through, and while we watched.

    What stood there before was missed by an older program or by an index that was behind: that we
    find it now is not news.
    """
    statement = linking.documents.get(row["face_id"], linking.documents.get(row["statement_id"]))
    if statement is None or statement["baseline"]:
        return False
    since: datetime = statement["first_seen_at"]
    text = linking.revisions.get(row["face_id"])
    if text is not None and text["id"] == row["statement_revision_id"]:
        before = revisions.linked_before(connection, text)
        spans = [one.statement for one in quotations_of(row)]
        if before and not any(text["text"][slice(*span)] in before["text"] for span in spans):
            since = text["observed_at"]
    return bool(post["linked_at"] is None or post["linked_at"] <= since + _LOOKING)


def _is_news(linking: Linking, document: Row) -> bool:
    """Whether a post is of the day: one of last month whose source turns up is for the lists."""
    young = linking.now - document["first_seen_at"] <= NEWS
    return bool(young and not document["baseline"])
