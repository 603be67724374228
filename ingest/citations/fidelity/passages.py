"""A quotation with both texts around it, and what is read from each side once. Pure values."""

from dataclasses import dataclass
from functools import cached_property

from ingest.citations.fidelity.edges import widened
from ingest.citations.fidelity.names import Named, all_keys, names_in
from ingest.citations.fidelity.negations import negations_apart
from ingest.citations.fidelity.units import keys_of
from ingest.citations.spans import Span
from ingest.lexicon.choose import words_near
from ingest.lexicon.figures import Figure, figures_in
from ingest.lexicon.words import Words
from schemas.records.citations import Quotation

# Characters of a passage that are looked at: longer is a whole text, not a quotation.
LONGEST = 10_000
# What stands so near is read too: a figure may stand in the sentence before the passage.
_NEAR = 300


@dataclass(frozen=True)
class Side:
    """One of the two texts, and the passage in it."""

    visible: str  # the whole text
    span: Span
    language: str | None

    @cached_property
    def text(self) -> str:
        """The passage itself."""
        return self.visible[slice(*self.span)]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the passage; their spans count its own characters."""
        return figures_in(self.text, self.language)

    @cached_property
    def figures_near(self) -> tuple[Figure, ...]:
        """The figures of what stands around the passage, and of the passage."""
        return figures_in(self.around, self.language)

    @cached_property
    def keys(self) -> list[str]:
        """The words of the passage, folded."""
        return keys_of(self.text)

    @cached_property
    def negations(self) -> list[int]:
        """The places of its negations among these."""
        return negations_apart(self.keys, self.known)

    @cached_property
    def known(self) -> Words:
        """The telling words of its language."""
        languages = frozenset({self.language}) if self.language else frozenset()
        return words_near(languages, self.text)

    @cached_property
    def names(self) -> list[Named]:
        """The names of the passage."""
        return names_in(self.text, self.known)

    @cached_property
    def name_keys_near(self) -> frozenset[str]:
        """The keys of all that may be a name in the passage or near it."""
        return all_keys(self.around)

    @cached_property
    def around(self) -> str:
        """The passage with what stands near it."""
        return self.visible[max(0, self.span[0] - _NEAR) : self.span[1] + _NEAR]

    def place(self, start: int, end: int) -> Span:
        """A span of the passage as one of the whole text."""
        return self.span[0] + start, self.span[0] + end


@dataclass(frozen=True)
class Passages:
    """Both sides of a quotation."""

    post: Side
    statement: Side

    @classmethod
    def of(
        cls,
        post: str,
        statement: str,
        quotation: Quotation,
        languages: tuple[str | None, str | None],
    ) -> "Passages":
        """Of a long passage only the beginning; of a verbatim one what its marks enclose."""
        spans = quotation.post, quotation.statement
        if quotation.method == "verbatim":
            spans = widened(post, statement, spans)
        (start, end), (first, last) = spans
        return cls(
            Side(post, (start, min(end, start + LONGEST)), _plain(languages[0])),
            Side(statement, (first, min(last, first + LONGEST)), _plain(languages[1])),
        )


def _plain(language: str | None) -> str | None:
    return language.replace("_", "-").partition("-")[0].casefold() if language else None
