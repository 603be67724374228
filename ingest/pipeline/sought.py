"""What the text of a post cites, by each method."""

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.pipeline.addressing import by_address
from ingest.pipeline.finder import Finder
from ingest.pipeline.linking import Linking
from ingest.pipeline.mentioning import by_mention
from ingest.pipeline.placed import Placed
from ingest.pipeline.sourcing import by_quotation
from ingest.pipeline.translating import by_translation
from ingest.store.session import Connection, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What posts cite, by each method."""

    addressed: Mapping[str, list[Placed]]
    quoted: Mapping[str, list[Placed]]
    translated: Mapping[str, list[Placed]]
    mentioned: Mapping[str, list[Placed]]

    def of(self, post_id: str) -> list[Placed]:
        """All of one post, the strongest method first."""
        methods = (self.addressed, self.quoted, self.translated, self.mentioned)
        return [one for each in methods for one in each.get(post_id, ())]


def sought(
    connection: Connection, linking: Linking, finder: Finder, posts: Mapping[str, Row]
) -> Sought:
    """By the posts' documents; `posts` are the revisions that are looked through."""
    addressed = by_address(connection, linking, finder, posts)
    quoted = by_quotation(connection, linking, finder, posts)
    mentioned = by_mention(connection, linking, finder, posts)
    translated = by_translation(connection, linking, finder, posts, mentioned)
    return Sought(
        addressed={id_: addressed.get(id_, []) for id_ in posts},
        quoted=quoted,
        translated=translated,
        mentioned=mentioned,
    )
