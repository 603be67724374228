"""Which texts of both sides a citation is held against, and what is found in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from ingest.pipeline.faces import Face, Faces, best_face, load_faces
from ingest.pipeline.finder import Finder, Side
from ingest.pipeline.linking import Linking
from ingest.pipeline.moved_passages import moved_to
from ingest.pipeline.placed import Placed
from ingest.store import citations, documents, revisions
from ingest.store.evidence import quotations_of
from ingest.store.session import Connection, Row
from schemas.records.citations import Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The passages of one citation, and the revisions that they were found in."""

    post: Row
    revision: Row  # of a face
    quotations: tuple[Quotation, ...]
    outdated: bool  # not the newest revision of that face: the post quotes an earlier text


@dataclass(frozen=True, slots=True)
class Texts:
    """What the citations of a message speak of: read once."""

    faces: Faces
    newest: Mapping[str, Row]  # the fullest revision of each post and face, by document
    revisions: Mapping[str, Row]  # those that the stored evidence counts in, by id
    documents: Mapping[str, Row]

    @classmethod
    def load(cls, connection: Connection, linking: Linking, rows: Sequence[Row]) -> Self:
        """The texts of these citations, whose statements are held."""
        placed = [each.revision_id for each in linking.placed.values() if each.revision_id]
        faces = load_faces(connection, sorted({row["statement_id"] for row in rows}))
        sides = {*faces.first, *(row["post_id"] for row in rows)}
        spoken_of = {
            row[name]
            for row in rows
            for name in ("post_revision_id", "statement_revision_id")
            if row[name]
        }
        spoken_of.update(placed)
        unknown = sorted(sides - linking.documents.keys())
        return cls(
            faces=faces,
            newest=citations.newest_revisions(connection, sorted(sides)),
            revisions={
                row["id"]: row for row in revisions.rows_by_id(connection, sorted(spoken_of))
            },
            documents=linking.documents | documents.rows_by_id(connection, unknown),
        )

    def side(self, revision: Row, finder: Finder) -> Side:
        """A revision with its language."""
        return finder.side(revision, self.documents[revision["document_id"]])

    def compare(self, row: Row, linking: Linking, finder: Finder) -> Compared | None:
        """The passages of a citation now; None while one side has no text."""
        if row["post_id"] not in self.newest:
            return None
        post = self.side(self.newest[row["post_id"]], finder)
        placed = linking.placed.get(row["id"])
        if placed is not None and placed.revision_id is not None:
            return self._placed(post, placed)
        held = [face for face in self.faces.of(row["statement_id"]) if face.id in self.newest]
        face = _compared_last(row, held) or best_face(
            held, post_language=post.language, cited_language=row["language"]
        )
        if face is None or self._is_current(row, face, linking):
            return None
        compared = self._fullest(post, face, linking, finder)
        return replace(compared, quotations=self._with_kept(row, compared, finder))

    def _with_kept(self, row: Row, compared: Compared, finder: Finder) -> tuple[Quotation, ...]:
        """With passages that only a dictionary finds, which is not installed any more."""
        was_post = self.revisions.get(row["post_revision_id"])
        was = self.revisions.get(row["statement_revision_id"] or "")
        if was_post is None or was is None:
            return compared.quotations
        sides = (self.side(compared.post, finder), self.side(compared.revision, finder))
        if was["document_id"] != sides[1].row["document_id"] or finder.dictionary(*sides):
            return compared.quotations
        before, now = (was_post["text"], was["text"]), (sides[0].row["text"], sides[1].row["text"])
        known = (one for one in quotations_of(row) if "dictionary" in one.signals)
        moved = (moved_to(one, before=before, now=now) for one in known)
        kept = [one for one in moved if one and not _overlaps(one, compared.quotations)]
        return tuple(sorted((*compared.quotations, *kept), key=lambda one: one.post))

    def _is_current(self, row: Row, face: Face, linking: Linking) -> bool:
        """Whether the stored evidence speaks of these very texts, as of a face that nobody edited.

        Of a statement that a thousand posts cite, only those are compared again that have to be.
        """
        return (
            row["post_id"] not in linking.revisions
            and row["statement_revision_id"] == self.newest[face.id]["id"]
            and row["post_revision_id"] == self.newest[row["post_id"]]["id"]
        )

    def _placed(self, post: Side, placed: Placed) -> Compared | None:
        """As the search for sources has found it."""
        revision = self.revisions.get(placed.revision_id or "")
        if revision is None:
            return None
        return Compared(
            post=post.row,
            revision=revision,
            quotations=placed.citation.quotations,
            outdated=placed.outdated,
        )

    def _fullest(self, post: Side, face: Face, linking: Linking, finder: Finder) -> Compared:
        """The best face as it is now, unless another text of the statement is quoted at length."""
        newest = self.newest[face.id]
        best = Compared(
            post=post.row,
            revision=newest,
            quotations=finder.quotations(post, self.side(newest, finder)),
            outdated=False,
        )
        of_statement = {each.id for each in self.faces.of(face.id)}
        for other in linking.shared.get(post.id, ()):
            if other["document_id"] not in of_statement or other["id"] == newest["id"]:
                continue
            found = finder.quotations(post, self.side(other, finder))
            if _verbatim(found) > _verbatim(best.quotations):
                now = self.newest.get(other["document_id"])
                outdated = now is None or now["id"] != other["id"]
                best = Compared(post=post.row, revision=other, quotations=found, outdated=outdated)
        return best


def _overlaps(one: Quotation, others: Iterable[Quotation]) -> bool:
    return any(one.post[0] < other.post[1] and other.post[0] < one.post[1] for other in others)


def _compared_last(row: Row, held: Iterable[Face]) -> Face | None:
    """What was quoted without an address is held against the face in which it was found."""
    if row["method"] == "url":
        return None
    return next((face for face in held if face.id == row["face_id"]), None)


def _verbatim(found: Iterable[Quotation]) -> int:
    """How many characters of the post are there word for word."""
    return sum(one.post[1] - one.post[0] for one in found if one.method == "verbatim")
