"""Citations by quotation: which statements a post quotes without giving their address."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from ingest.citations.candidates import Candidate
from ingest.citations.comparing import with_mismatches
from ingest.citations.said import Said
from ingest.citations.sources import MOST_CANDIDATES, Sourced, find_sources
from ingest.index.index import Index
from ingest.pipeline.finder import Finder, Side
from ingest.pipeline.linking import Linking, is_edit
from ingest.pipeline.neighbours import candidates
from ingest.pipeline.placed import Placed
from ingest.store import citations, documents, revisions
from ingest.store.session import Connection, Row


def by_quotation(
    connection: Connection, linking: Linking, finder: Finder, posts: Mapping[str, Row]
) -> dict[str, list[Placed]]:
    """The statements from which passages of these posts are taken, by the index of this host.

    What a post was found to quote before is looked at again, however many share it by now.
    """
    index = finder.parts.index
    if index is None:
        return {}
    near = {
        id_: near_of(connection, index, finder, post) | _held(linking, id_)
        for id_, post in posts.items()
    }
    if not any(near.values()):
        return {}
    shelf = Shelf.load(connection, {one for found in near.values() for one in found})
    found: dict[str, list[Placed]] = {}
    for id_, post in posts.items():
        linking.shared[post["id"]] = [shelf.revisions[one] for one in near[id_] if one in shelf]
        side = finder.side(post, linking.documents[id_])
        at = written_at(post, linking.documents[id_])
        found[id_] = shelf.sources(side, near[id_], finder, written_at=at)
    return found


def near_of(connection: Connection, index: Index, finder: Finder, post: Row) -> dict[str, int]:
    """Revisions of statements that share words with a post, and how rare these are, best first."""

    def look() -> dict[str, int]:
        said = Said.of(finder.text(post))
        hits = candidates(
            connection, index, "statement", said.own, marks=said.marks, most=MOST_CANDIDATES
        )
        return {one.revision_id: one.rarest for one in hits}

    return finder.once(("near", post["id"]), look)


def _held(linking: Linking, post_id: str) -> dict[str, int]:
    """The revisions in which the post's quotations were found before."""
    rows = linking.held.get(post_id, ())
    return {
        row["statement_revision_id"]: 1
        for row in rows
        if row["method"] == "quotation" and row["status"] != "lost" and row["statement_revision_id"]
    }


def written_at(post: Row, document: Row) -> datetime:
    """When this text of a post was written, as far as is known."""
    seen: datetime = post["observed_at"]
    if is_edit(post):
        return seen
    return min(seen, document["published_at"] or seen)


class Shelf:
    """Revisions of statements with the documents and first faces that they belong to."""

    def __init__(
        self, rows: Iterable[Row], held: Mapping[str, Row], newest: Collection[str]
    ) -> None:
        self.revisions = {row["id"]: row for row in rows if row["document_id"] in held}
        self._held = held
        self._newest = newest

    @classmethod
    def load(cls, connection: Connection, revision_ids: Iterable[str]) -> "Shelf":
        """These revisions; those of posts are left out."""
        rows = revisions.rows_by_id(connection, sorted(revision_ids))
        ids = sorted({row["document_id"] for row in rows})
        held = documents.rows_by_id(connection, ids)
        newest = citations.newest_revisions(connection, ids)
        first = sorted({row["face_of"] for row in held.values() if row["face_of"]})
        held |= documents.rows_by_id(connection, first)
        statements = {id_: row for id_, row in held.items() if row["kind"] == "statement"}
        return cls(rows, statements, {row["id"] for row in newest.values()})

    def __contains__(self, revision_id: str) -> bool:
        return revision_id in self.revisions

    def sources(
        self, post: Side, near: Mapping[str, int], finder: Finder, *, written_at: datetime
    ) -> list[Placed]:
        """What of a post is taken from these revisions; `near` says how rare the words are."""
        asked = [self._candidate(id_, rarest) for id_, rarest in near.items() if id_ in self]
        if not asked:
            return []

        def look() -> list[Placed]:
            text, quoted = finder.text(post.row), finder.quoted(post)
            found = find_sources(text, asked, published_at=written_at, quoted=quoted)
            return [self._placed(post, each, finder) for each in found]

        return finder.once(("sources", post.id, *(one.revision_id for one in asked)), look)

    def _candidate(self, revision_id: str, rarest: int) -> Candidate:
        row = self.revisions[revision_id]
        face = self._held[row["document_id"]]
        return Candidate(
            statement_key=self._first(face)["key"],
            revision_id=revision_id,
            text=row["text"],
            url=face["url"],
            title=row["title"],
            author=row["author"],
            publisher=face["publisher"],
            language=face["language"],
            published_at=row["published_at"] or face["published_at"],
            observed_at=row["observed_at"],
            rarest=rarest,
        )

    def _first(self, face: Row) -> Row:
        return self._held.get(face["face_of"] or face["id"], face)

    def _placed(self, post: Side, found: Sourced, finder: Finder) -> Placed:
        row = self.revisions[found.revision_id]
        face = self._held[row["document_id"]]
        side = finder.side(row, face)
        quotations = with_mismatches(
            found.citation.quotations,
            post.row["text"],
            row["text"],
            languages=(post.language, side.language),
        )
        return Placed(
            citation=replace(found.citation, quotations=quotations),
            statement_id=self._first(face)["id"],
            face_id=face["id"],
            revision_id=found.revision_id,
            outdated=found.revision_id not in self._newest,
        )
