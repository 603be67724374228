"""The posts of a link message: which citations are new, held again or lost, by each method."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ingest.citations.judge import HeldCitation, judge_citations
from ingest.pipeline.citation_events import is_news, lost_event, new_event
from ingest.pipeline.earlier import Earlier, known_as, spans_now, stands_in
from ingest.pipeline.explained import NOTHING, Explained, load_explained, unexplained
from ingest.pipeline.finder import Finder
from ingest.pipeline.linking import Linking, is_edit
from ingest.pipeline.placed import Placed, held_again, not_said_better, statement_of
from ingest.pipeline.sought import sought
from ingest.pipeline.wanted import Wanted, not_held, wanted_of
from ingest.store import citations, revisions, verdicts
from ingest.store.session import Connection, Row
from schemas.records.citations import CitationMethod


def cite(connection: Connection, linking: Linking, finder: Finder) -> None:
    """Judge the citations of every post of the message by the fullest text that is held of it."""
    post_ids = linking.of_kind("post")
    posts = linking.posts = citations.newest_revisions(connection, post_ids)
    _load_held(connection, linking, post_ids)
    linking.untold = revisions.untold(connection, post_ids)
    found = sought(connection, linking, finder, posts)
    rows = [one.row(posts[id_], now=linking.now) for id_ in posts for one in found.addressed[id_]]
    explained = load_explained(connection, linking, finder, rows)
    found = replace(found, quoted=unexplained(found.quoted, explained))
    views = citations.views_of_revisions(
        connection, [row["post_revision_id"] for rows in linking.held.values() for row in rows]
    )
    for id_, post in posts.items():
        linking.earlier[id_] = _earlier(connection, linking, finder, post)
        _judge(linking, finder, post, found.of(id_), views)
        _tell_lost(connection, linking, finder, post, explained.get(id_, NOTHING))
    linking.wanted += not_held(connection, _wanted(linking, finder, found.addressed))


def _earlier(connection: Connection, linking: Linking, finder: Finder, post: Row) -> Earlier:
    """What the post cited in the text that was linked before this one."""
    id_ = post["document_id"]

    def text() -> Row | None:
        def look() -> Row | None:
            return revisions.linked_before(connection, post)

        return finder.once(("earlier", post["id"]), look)

    def cited(row: Row) -> list[Placed]:
        return sought(connection, linking, finder, {id_: row}).of(id_)

    return Earlier(text=text, cited=cited, finder=finder)


def _wanted(
    linking: Linking, finder: Finder, addressed: Mapping[str, Sequence[Placed]]
) -> list[Wanted]:
    """The faces that the posts cite, and those in their own languages."""
    wanted: list[Wanted] = []
    for id_, placed in addressed.items():
        document = linking.documents[id_]
        language = finder.side(linking.posts[id_], document).language if placed else None
        wanted += wanted_of(placed, cited_by=document["source_id"], language=language)
    return wanted


def _load_held(connection: Connection, linking: Linking, post_ids: Sequence[str]) -> None:
    linking.held |= citations.of_posts(connection, post_ids)
    ids = [row["id"] for rows in linking.held.values() for row in rows]
    linking.verdicts |= verdicts.newest(connection, ids)


def _methods(finder: Finder) -> Collection[CitationMethod]:
    """By which methods was looked: what was not looked for is not lost."""
    always: tuple[CitationMethod, ...] = ("url", "mention", "translation")
    return (*always, "quotation") if finder.parts.index is not None else always


def _judge(
    linking: Linking,
    finder: Finder,
    post: Row,
    every: Sequence[Placed],
    views: Mapping[str, str],
) -> None:
    methods = _methods(finder)
    rows = known_as(linking.held.get(post["document_id"], ()), every)
    linking.held[post["document_id"]] = rows
    held = [row for row in rows if row["method"] in methods]
    found = not_said_better(every, held)
    placed = {(each.citation.method, each.citation.statement_key): each for each in found}
    steps = judge_citations([_held(row) for row in held], [each.citation for each in found])
    stored = {row["id"]: row for row in held}
    ended = {(row["method"], row["statement_key"]): row for row in held if row["status"] == "lost"}
    for new in steps.new:
        key = (new.method, new.statement_key)
        _add(linking, post, placed[key], ended.get(key))
    for id_, again in steps.again:
        _hold(linking, post, placed[again.method, again.statement_key], stored[id_])
    for id_ in steps.lost:
        if _is_lost(linking, stored[id_], post, views):
            linking.lost.append(id_)


def _held(row: Row) -> HeldCitation:
    names = ("id", "method", "statement_key", "status")
    return HeldCitation(**{name: row[name] for name in names})


def _add(linking: Linking, post: Row, placed: Placed, before: Row | None) -> None:
    """`before` is the row of a citation that was lost, and is found again."""
    row = placed.row(post, now=linking.now)
    if before is not None:
        row["id"] = before["id"]
        linking.again.append(_again(linking, post, placed, before))
    else:
        linking.added.append(row)
    linking.placed[row["id"]] = placed
    if is_news(linking, post, row):
        linking.events.append(new_event(linking, post, row["id"]))


def _hold(linking: Linking, post: Row, placed: Placed, before: Row) -> None:
    linking.again.append(_again(linking, post, placed, before))
    linking.placed[before["id"]] = placed
    row = placed.row(post, now=linking.now) | {"id": before["id"]}
    risen = before["certainty"] == "possible" and placed.citation.certainty != "possible"
    if risen and is_news(linking, post, row):
        linking.events.append(new_event(linking, post, before["id"]))


def _again(linking: Linking, post: Row, placed: Placed, before: Row) -> dict[str, Any]:
    return held_again(before, placed, post, confirmed=linking.is_confirmed(before["id"]))


def _is_lost(linking: Linking, row: Row, post: Row, views: Mapping[str, str]) -> bool:
    """Only an edit loses a citation, and only in the view in which it was found."""
    trigger = linking.revisions[post["document_id"]]
    same_view = views.get(row["post_revision_id"]) == post["view"] == trigger["view"]
    return is_edit(trigger) and same_view


def _tell_lost(
    connection: Connection, linking: Linking, finder: Finder, post: Row, explained: Explained
) -> None:
    """Tell what is lost, if it was the edit that took it out.

    What stands as it stood is not lost, though more texts share it by now, or nobody would find it
    any more; unless the post has come to cite by address the statement that a passage is taken
    from. What the text before had no longer, as today's parser reads it, is lost in silence.
    """
    held = {row["id"]: row for row in linking.held.get(post["document_id"], ())}
    ended = [held[id_] for id_ in linking.lost if id_ in held]
    if not ended:
        return
    wanted = [row[side] for row in ended for side in ("post_revision_id", "statement_revision_id")]
    texts = {
        row["id"]: row for row in revisions.rows_by_id(connection, [id_ for id_ in wanted if id_])
    }
    standing = {
        row["id"]
        for row in ended
        if stands_in(finder, row, post, texts)
        and not (
            row["method"] == "quotation"
            and explained.explains(spans_now(row, post, texts), of=statement_of(row))
        )
    }
    linking.lost = [id_ for id_ in linking.lost if id_ not in standing]
    earlier = linking.earlier[post["document_id"]]
    linking.events += [
        lost_event(linking, post, row["id"])
        for row in ended
        if row["id"] not in standing
        and not linking.is_rejected(row["id"])
        and earlier.shows(row, texts)
    ]
