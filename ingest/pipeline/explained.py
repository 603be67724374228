"""What a post cites by address explains its passages: they are no quotations of other statements.

While a cited page is not held, nobody knows what of the post is taken from there: until it is, what
is found without an address is only `possible`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from ingest.citations.spans import Span
from ingest.pipeline.comparing import Texts
from ingest.pipeline.finder import Finder
from ingest.pipeline.linking import Linking
from ingest.pipeline.placed import Placed, statement_of
from ingest.store.session import Connection, Row

# With so much of it explained a passage is the cited statement's; the rest is where two texts end
# their equal words at different ones.
_SHARE = 0.5
# A page is asked for at once, and again within minutes.
PATIENCE = timedelta(hours=1)
POSSIBLE = 0.5  # as of whatever is possible (`ingest.citations.certainty`)
WAITS = "the post gives an address whose page is not held yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """Of one post."""

    spans: Sequence[tuple[str, Span]] = ()
    """Passages of statements that it cites by address, each with what names the statement."""
    waits: bool = False  # for a page that it cites

    @classmethod
    def by(cls, found: Iterable[Placed]) -> "Explained":
        """By what was found otherwise."""
        named = ((each.statement, one.post) for each in found for one in each.citation.quotations)
        return cls(spans=tuple(named))

    def rest(self, found: Iterable[Placed]) -> list[Placed]:
        """What is not explained, as sure as it may be."""
        kept = [each for each in found if not self._explains(each)]
        return [_possible(each) for each in kept] if self.waits else kept

    def explains(self, spans: Iterable[Span], *, of: str) -> bool:
        """Whether all these passages of a statement are taken from another one that is cited."""
        others = [span for statement, span in self.spans if statement != of]
        return bool(others) and all(
            _covered(span, others) > _SHARE * (span[1] - span[0]) for span in spans
        )

    def _explains(self, placed: Placed) -> bool:
        spans = (one.post for one in placed.citation.quotations)
        return self.explains(spans, of=placed.statement)


NOTHING = Explained()


def load_explained(
    connection: Connection, linking: Linking, finder: Finder, rows: Sequence[Row]
) -> dict[str, Explained]:
    """By post, of rows of citations by address; others are left out."""
    by_address = [
        row
        for row in rows
        if row["method"] == "url" and row["status"] != "lost" and row["certainty"] != "possible"
    ]
    held = [row for row in by_address if row["statement_id"]]
    texts = Texts.load(connection, linking, held) if held else None
    spans: dict[str, list[tuple[str, Span]]] = {}
    for row in held:
        compared = texts.compare(row, linking, finder) if texts else None
        found = compared.quotations if compared else ()
        named = [(statement_of(row), one.post) for one in found]
        spans.setdefault(row["post_id"], []).extend(named)
    waiting = {row["post_id"] for row in by_address if _is_awaited(row, linking)}
    linking.waiting |= waiting
    return {
        id_: Explained(spans=spans.get(id_, ()), waits=id_ in waiting) for id_ in {*spans, *waiting}
    }


def _is_awaited(row: Row, linking: Linking) -> bool:
    """Whether the page that is cited may still come: one that does not come explains nothing."""
    if row["statement_id"]:
        return False
    held = linking.held.get(row["post_id"], ())
    since = next((each["found_at"] for each in held if each["id"] == row["id"]), linking.now)
    return bool(linking.now - since < PATIENCE)


def unexplained(
    found: Mapping[str, list[Placed]], explained: Mapping[str, Explained]
) -> dict[str, list[Placed]]:
    """What these posts quote beside what they cite by address."""
    return {id_: explained.get(id_, NOTHING).rest(placed) for id_, placed in found.items()}


def _covered(span: Span, others: Iterable[Span]) -> int:
    return sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in others)


def _possible(placed: Placed) -> Placed:
    citation = placed.citation
    if citation.certainty == "possible":
        return placed
    unsure = replace(
        citation,
        certainty="possible",
        confidence=POSSIBLE,
        reasons=(*citation.reasons, WAITS),
    )
    return replace(placed, citation=unsure)
