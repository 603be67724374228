"""Which held post a quote leads back to, and what of it was altered. Asks the store, never writes.

By the address or number that the quote carries; else by its author's name among the newest posts of
the same source, where the words agree. The work of one message is bounded.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ingest.citations.reused_text import Quoted, Reused, likeness, reused
from ingest.citations.reuses import QuotedPost
from ingest.parse.pages import identify
from ingest.pipeline.post_numbers import board_number
from ingest.pipeline.sightings import address_key
from ingest.store import documents, reuses
from ingest.store.session import Connection, Row

_CANDIDATES = 40  # posts of the quoted author that are looked at, newest first
_TEXTS = 200  # their revisions: a quote keeps what was there before an edit
_COMPARED = 3  # of these the likeliest, compared word by word
_CHARS = 4_000_000  # read in one message, so that no page of quotes takes seconds
_LEAST_WORDS = 4  # fewer are in several posts of one author: then none of them is named


@dataclass(slots=True)
class Seeker:
    """Leads quotes back to posts; asks the store for each list once."""

    connection: Connection
    now: datetime
    documents: dict[str, Any]
    found_at: dict[str, datetime] = field(default_factory=dict)  # of the rows that are there
    by_key: dict[str, str] = field(default_factory=dict)
    authors: dict[int, dict[str, list[str]]] = field(default_factory=dict)
    chars_left: int = _CHARS

    def know_keys(self, quoting: Mapping[str, Sequence[QuotedPost]]) -> None:
        """Look up every post that is quoted by address or number."""
        keys = (
            key
            for post_id, found in quoting.items()
            for one in found
            for key in _keys(one, self.documents[post_id]["url"])
        )
        self.by_key.update(documents.ids_by_key(self.connection, "post", keys))

    def rows(self, revision: Row, found: Sequence[QuotedPost]) -> list[Row]:
        """The rows of one post; quotes of one earlier post are one row."""
        made: dict[str, dict[str, Any]] = {}
        for one in found:
            row = self._row(revision, one, self._named(revision, one))
            if row["id"] in made:
                row["spans"] = [*made[row["id"]]["spans"], *row["spans"]]
            made[row["id"]] = row
        return list(made.values())

    def row_among(self, revision: Row, one: QuotedPost, candidates: Sequence[str]) -> Row | None:
        """The row of a quote that waited, if one of these posts is the earlier one."""
        others = [id_ for id_ in candidates if id_ != revision["document_id"]]
        row = self._row(revision, one, others)
        return row if row["earlier_id"] else None

    def _row(self, revision: Row, one: QuotedPost, candidates: Sequence[str]) -> dict[str, Any]:
        post_id = revision["document_id"]
        quoted = quoted_label(one, self.documents[post_id]["url"])
        earlier = self._certain(revision, one)
        text, found = self._best(revision, one, [earlier] if earlier else candidates)
        if text is not None:
            earlier = text["document_id"]
        id_ = reuses.reuse_id(post_id, earlier or quoted)
        return {
            "id": id_,
            "post_id": post_id,
            "earlier_id": earlier,
            "quoted": quoted,
            "spans": _spans(one, found),
            "post_revision_id": revision["id"],
            "earlier_revision_id": text["id"] if text is not None else None,
            "found_at": self.found_at.get(id_, self.now),
        }

    def _certain(self, revision: Row, one: QuotedPost) -> str | None:
        """The post that the quote's address or number leads to."""
        keys = _keys(one, self.documents[revision["document_id"]]["url"])
        found = (self.by_key[key] for key in keys if key in self.by_key)
        return next((id_ for id_ in found if id_ != revision["document_id"]), None)

    def _named(self, revision: Row, one: QuotedPost) -> list[str]:
        """Posts of the quoted author in the same source, newest first."""
        if one.name is None:
            return []
        source_id = self.documents[revision["document_id"]]["source_id"]
        if source_id not in self.authors:
            self.authors[source_id] = _by_author(reuses.newest_authors(self.connection, source_id))
        of_name = self.authors[source_id].get(_folded(one.name), [])
        return [id_ for id_ in of_name if id_ != revision["document_id"]][:_CANDIDATES]

    def _best(
        self, revision: Row, one: QuotedPost, candidates: Sequence[str]
    ) -> tuple[Row | None, Reused | None]:
        """The revision that says most of the quoted words, and where; none if no post is told."""
        if not candidates:
            return None, None
        quoted = Quoted.of(revision["text"], one.spans)
        alike: list[tuple[float, Row]] = []
        for text in reuses.texts_of(self.connection, candidates, limit=_TEXTS):
            self.chars_left -= len(text["text"])
            if self.chars_left < 0:
                break
            if share := likeness(quoted, text["text"]):
                alike.append((share, text))
        alike.sort(key=_share, reverse=True)  # stable: of equals the newest
        if len(quoted.words) < _LEAST_WORDS and len({row["document_id"] for _, row in alike}) > 1:
            return None, None
        compared = [(text, reused(quoted, text["text"])) for _, text in alike[:_COMPARED]]
        holding = [each for each in compared if each[1].holds]
        return max(holding, key=_reused_share) if holding else (None, None)


def quoted_label(one: QuotedPost, url: str) -> str:
    """Whom or what a quote names, as it is kept: a name, else the key of the quoted post."""
    return one.name or next(iter(_keys(one, url)), None) or f"#{one.number}"


def _keys(one: QuotedPost, url: str) -> Iterator[str]:
    """Keys that a post may be held under which is quoted in the post at `url`."""
    if one.address:
        if identity := identify(one.address, kind="post", engine=None):
            yield identity.key
        if number := board_number(one.address):
            yield f"board:{number}"
        yield address_key(one.address, kind="post")
    own = board_number(url) if one.number else None
    if own:
        yield f"board:{own.rpartition(' ')[0]} {one.number}"


def _by_author(posts: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for post_id, author in posts:
        found.setdefault(_folded(author), []).append(post_id)
    return found


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _spans(one: QuotedPost, found: Reused | None) -> list[dict[str, Any]]:
    """Pairs of spans, here and in the earlier post; the altered ones are marked so."""
    if found is None:
        return [{"post": list(span), "earlier": None, "altered": False} for span in one.spans]
    same = [
        {"post": list(here), "earlier": list(there), "altered": False}
        for here, there in found.passages
    ]
    altered = [
        {
            "post": list(each.post) if each.post else None,
            "earlier": list(each.earlier) if each.earlier else None,
            "altered": True,
        }
        for each in found.altered
    ]
    return same + altered


def _share(one: tuple[float, Row]) -> float:
    return one[0]


def _reused_share(one: tuple[Row, Reused]) -> float:
    return one[1].share
