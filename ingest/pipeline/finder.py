"""What texts hold, looked for once in a link message however often it is asked for."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from ingest.citations.beginning import beginning_of
from ingest.citations.comparing import find_passages_of
from ingest.citations.links import find_addresses
from ingest.citations.spans import Span
from ingest.citations.translating.ports import Dictionary
from ingest.citations.voices import voices
from ingest.lexicon.languages import language_of
from ingest.pipeline.parts import Parts
from ingest.store.revisions import content_from_row
from ingest.store.session import Row
from schemas.records.citations import FoundAddress, Quotation
from schemas.records.texts import RichText

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Side:
    """A revision of a post or of a face, and the language that it is in, where that is known."""

    row: Row
    language: str | None

    @property
    def id(self) -> str:
        """The id of the revision."""
        return str(self.row["id"])


@dataclass(slots=True)
class Finder:
    """Searches texts, each revision and each pair of them once; by the ids of revisions."""

    parts: Parts
    _kept: dict[Hashable, Any] = field(default_factory=dict)

    def once(self, key: Hashable, look: Callable[[], Found]) -> Found:
        """What was found when it was last looked for under this key, else what is found now."""
        if key not in self._kept:
            self._kept[key] = look()
        found: Found = self._kept[key]
        return found

    def text(self, row: Row) -> RichText:
        """The text of a revision with its blocks."""
        return self.once(("text", row["id"]), lambda: content_from_row(row).text)

    def side(self, row: Row, document: Row) -> Side:
        """A revision with its language: as its site says, else as its words say."""
        said = document["language"] if document["kind"] == "statement" else None

        def look() -> str | None:
            told = said or language_of(self.text(row).visible) or document["language"]
            return told[:2].lower() if told else None

        return Side(row, self.once(("language", row["id"]), look))

    def addresses(self, post: Row) -> tuple[FoundAddress, ...]:
        """Addresses in a post's revision, shortened ones as `resolved` says."""
        return self.once(("addresses", post["id"]), lambda: find_addresses(self.text(post)))

    def resolved(self, addresses: Mapping[str, tuple[FoundAddress, ...]]) -> None:
        """Take these for the addresses of these revisions."""
        self._kept.update({("addresses", id_): found for id_, found in addresses.items()})

    def quoted(self, post: Side) -> tuple[Span, ...]:
        """Paragraphs of a post in which somebody else than its author speaks."""

        def look() -> tuple[Span, ...]:
            said = beginning_of(self.text(post.row))
            told = voices(said, language=post.language)
            return tuple(one.span for one in told if one.said_by == "quoted")

        return self.once(("quoted", post.id), look)

    def quotations(self, post: Side, face: Side) -> tuple[Quotation, ...]:
        """Passages of a face's revision in a post's revision, with their mismatches."""
        return self.once(
            ("quotations", post.id, face.id),
            lambda: find_passages_of(
                self.text(post.row),
                self.text(face.row),
                languages=(post.language, face.language),
                dictionary=self.dictionary(post, face),
            ),
        )

    def dictionary(self, post: Side, face: Side) -> Dictionary | None:
        """What translates between both languages, where it is installed."""
        known = self.parts.dictionaries
        return known.between(post.language, face.language) if known is not None else None
