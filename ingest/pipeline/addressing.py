"""Citations by address: which statements the addresses of posts lead to."""

from collections.abc import Mapping

from ingest.citations.resolve import cited
from ingest.pipeline.faces import load_faces
from ingest.pipeline.finder import Finder
from ingest.pipeline.identities import identifier
from ingest.pipeline.linking import Linking
from ingest.pipeline.placed import Placed
from ingest.store import documents
from ingest.store.session import Connection, Row


def by_address(
    connection: Connection, linking: Linking, finder: Finder, posts: Mapping[str, Row]
) -> dict[str, list[Placed]]:
    """The statements that each post points to, in its order, with those that are held."""
    every = [each for post in posts.values() for each in finder.addresses(post)]
    if not every:
        return {}
    identify = identifier(connection, every, linking.offices)
    found = {
        post_id: cited(finder.addresses(post), identify=identify) for post_id, post in posts.items()
    }
    keys = {each.statement_key for citations in found.values() for each in citations}
    held = documents.ids_by_key(connection, "statement", keys)
    faces = load_faces(connection, held.values())
    return {
        post_id: [
            Placed(
                citation=each,
                statement_id=faces.statement(held[each.statement_key])
                if each.statement_key in held
                else None,
            )
            for each in citations
        ]
        for post_id, citations in found.items()
    }
