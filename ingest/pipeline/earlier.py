"""What a post cited before the edit that is judged: only what an edit brought or took is told.

An edit elsewhere in a post must not tell as new what only better methods, a caught-up index or a
dictionary find in the same words; nor as lost what these no longer find.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from ingest.alerts.sure_enough import is_sure
from ingest.citations.judge import broken_quotations
from ingest.citations.spans import Span
from ingest.pipeline.finder import Finder
from ingest.pipeline.placed import Placed, statement_of
from ingest.store.evidence import quotations_of
from ingest.store.session import Row
from schemas.records.citations import FoundAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The text of a post that was linked before the one that is judged; looked for when asked."""

    text: Callable[[], Row | None]  # None where it is the first of its view
    cited: Callable[[Row], Sequence[Placed]]  # by today's methods
    finder: Finder

    def had(self, citation: Row) -> bool:
        """Whether that text cited the statement as surely, read by today's methods."""
        text = self.text()
        if text is None:
            return False
        if citation["method"] == "url":
            return bool(_best(citation) & _written(map(asdict, self.finder.addresses(text))))
        return any(
            each.statement == statement_of(citation)
            and is_sure(each.citation.certainty, citation["certainty"])
            for each in self.cited(text)
        )

    def shows(self, citation: Row, texts: Mapping[str, Row]) -> bool:
        """Whether what showed a stored citation still stood there; true where nobody knows."""
        text = self.text()
        return text is None or stands_in(self.finder, citation, text, texts)


def stands_in(finder: Finder, citation: Row, post: Row, texts: Mapping[str, Row]) -> bool:
    """Whether what shows a stored citation stands in this revision of the post.

    `texts` has the revisions in which it was found.
    """
    if citation["method"] == "url":
        return bool(_addresses(citation) & addresses_of(finder.addresses(post)))
    if citation["method"] == "quotation":
        return still_quoted(finder, citation, post, texts)
    was = texts.get(citation["post_revision_id"])
    spans = [one.post for one in quotations_of(citation)]
    spans += [tuple(one["post"]) for one in citation["evidence"].get("mentions", ())]
    return was is not None and any(was["text"][slice(*span)] in post["text"] for span in spans)


def still_quoted(finder: Finder, row: Row, post: Row, texts: Mapping[str, Row]) -> bool:
    """Whether a passage that was quoted stands there as it stood, in both texts.

    `texts` has the revisions in which it was found.
    """
    was, statement = texts.get(row["post_revision_id"]), texts.get(row["statement_revision_id"])
    if was is None or statement is None:
        return False
    before = quotations_of(row)
    broken = broken_quotations(
        before,
        post_was=was["text"],
        statement_was=statement["text"],
        post=finder.text(post),
        statement=statement["text"],
    )
    return len(broken) < len(before)


def spans_now(row: Row, post: Row, texts: Mapping[str, Row]) -> list[Span]:
    """Where passages that were quoted stand in the newer text; those that are altered nowhere."""
    was, now = texts[row["post_revision_id"]]["text"], post["text"]
    passages = (was[slice(*one.post)] for one in quotations_of(row))
    starts = ((now.find(passage), len(passage)) for passage in passages)
    return [(start, start + length) for start, length in starts if start >= 0]


def known_as(held: Sequence[Row], found: Iterable[Placed]) -> list[Row]:
    """Stored citations under the keys by which their statements are known today.

    An address that had no name of its own may have got one, and a statement has several.
    """
    addressed = [each for each in found if each.citation.method == "url"]
    keys = {each.citation.statement_key: each for each in addressed}
    taken = {row["statement_key"] for row in held if row["method"] == "url"}
    free = [each for key, each in keys.items() if key not in taken]
    named: list[Row] = []
    for row in sorted(held, key=lambda row: (row["status"] == "lost", row["id"])):
        other = None
        if row["method"] == "url" and row["statement_key"] not in keys:
            other = next((each for each in free if _is_same(row, each)), None)
        if other is not None:
            free.remove(other)
            row = {**row, "statement_key": other.citation.statement_key}  # noqa: PLW2901
        named.append(row)
    return named


def _is_same(row: Row, placed: Placed) -> bool:
    if row["statement_id"] and placed.statement_id:
        return bool(row["statement_id"] == placed.statement_id)
    return bool(_addresses(row) & addresses_of(placed.citation.addresses))


def addresses_of(found: Iterable[FoundAddress]) -> set[str]:
    """Addresses as they stand in a post, whatever they were resolved to."""
    return {url for url, _ in _written(map(asdict, found))}


def _addresses(citation: Row) -> set[str]:
    return {url for url, _ in _written(citation["evidence"]["addresses"])}


def _best(citation: Row) -> set[tuple[str, str]]:
    """Those of a citation's addresses that make it as sure as it is."""
    written = _written(citation["evidence"]["addresses"])
    return {one for one in written if one[1] == "authored"} or written


def _written(addresses: Iterable[Row]) -> set[tuple[str, str]]:
    return {
        ((one.get("chain") or (one["url"],))[0], one.get("kind", "authored")) for one in addresses
    }
