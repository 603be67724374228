"""The faces of statements: each language version is a document, the first one names them all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ingest.store import documents
from ingest.store.session import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One language version of a statement, as it is held."""

    id: str  # of its document
    language: str | None
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Faces:
    """The faces of the statements that were asked for."""

    by_statement: Mapping[str, Sequence[Face]]  # by the first face's document, itself first
    first: Mapping[str, str]  # the first face's document of each face

    def statement(self, document_id: str) -> str:
        """The document that names the statement of which this one is a face."""
        return self.first.get(document_id, document_id)

    def of(self, document_id: str) -> Sequence[Face]:
        """All faces of a statement, by the document of any of them; the first one first."""
        return self.by_statement.get(self.statement(document_id), ())


def load_faces(connection: Connection, document_ids: Iterable[str]) -> Faces:
    """The faces of these statements; the documents may be any of their faces."""
    by_statement: dict[str, list[Face]] = {}
    first: dict[str, str] = {}
    for row in documents.faces(connection, document_ids):
        if row["id"] in first:
            continue
        statement = row["face_of"] or row["id"]
        first[row["id"]] = statement
        by_statement.setdefault(statement, []).append(
            Face(id=row["id"], language=row["language"], url=row["url"])
        )
    return Faces(by_statement=by_statement, first=first)


def best_face(
    faces: Sequence[Face], *, post_language: str | None, cited_language: str | None
) -> Face | None:
    """The face that a post is compared with: in its own language, else the one that it cites.

    The first where neither is held; None where nothing is.
    """
    by_language = {face.language: face for face in reversed(faces) if face.language}
    for language in (post_language, cited_language):
        if language in by_language:
            return by_language[language]
    return faces[0] if faces else None
