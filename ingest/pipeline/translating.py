"""Citations by translation: statements that a post names without address, and translates.

Only ever `possible`, as naming is: but both passages stand beside each other, and a person can
confirm it (TEXT.md, "Translated passages": without a cited address these signals are candidates).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.citations.certainty import by_translation as how_sure
from ingest.pipeline.faces import best_face, load_faces
from ingest.pipeline.finder import Finder
from ingest.pipeline.linking import Linking
from ingest.pipeline.placed import Placed
from ingest.store import citations, documents
from ingest.store.session import Connection, Row

# Named statements of one post that are aligned with it, some 50 ms each.
_MOST = 3


def by_translation(
    connection: Connection,
    linking: Linking,
    finder: Finder,
    posts: Mapping[str, Row],
    mentioned: Mapping[str, Sequence[Placed]],
) -> dict[str, list[Placed]]:
    """Of the statements that each post mentions those of which it translates a passage."""
    found: dict[str, list[Placed]] = {}
    for id_, placed in mentioned.items():
        each = (_translated(connection, linking, finder, posts[id_], one) for one in placed[:_MOST])
        found[id_] = [one for one in each if one is not None]
    return found


def _translated(
    connection: Connection, linking: Linking, finder: Finder, post: Row, mention: Placed
) -> Placed | None:
    if mention.statement_id is None:
        return None
    said = finder.side(post, linking.documents[post["document_id"]])
    held = load_faces(connection, [mention.statement_id]).of(mention.statement_id)
    face = best_face(held, post_language=said.language, cited_language=mention.citation.language)
    newest = citations.newest_revisions(connection, [face.id]) if face else {}
    if face is None or face.id not in newest:
        return None
    revision = newest[face.id]
    given = finder.side(revision, documents.rows_by_id(connection, [face.id])[face.id])
    found = [one for one in finder.quotations(said, given) if one.method == "translation"]
    if not found:
        return None
    sure = how_sure()
    citation = replace(
        mention.citation,
        method="translation",
        url=face.url,
        language=face.language,
        confidence=sure.confidence,
        certainty=sure.certainty,
        reasons=(*mention.citation.reasons, *sure.reasons),
        quotations=tuple(found),
    )
    return replace(mention, citation=citation, face_id=face.id, revision_id=revision["id"])
