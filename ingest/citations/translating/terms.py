"""What the sentences of a text are compared by: words, figures and bracketed words, with places.

Pure. A word inside a figure is the figure, compared by value; a word inside square brackets may be
one of the original's own ("[act of aggression]") or an explanation of the author's, so it speaks
for a translation and never against one (TEXT.md, "Translated passages").
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ingest.citations.spans import Span, merged, span_touching
from ingest.citations.words import Words, words_of
from ingest.lexicon.figures import figures_in

TermKind = Literal["word", "figure", "bracketed"]

# A remark in brackets is short; an unclosed bracket opens nothing.
_BRACKETED = re.compile(r"\[[^\[\]\n]{1,120}\]")


class Term(NamedTuple):
    """One word or figure."""

    kind: TermKind
    key: str  # the case folded word, or the figure's value
    capital: bool = False  # written with a capital letter: it may be a name


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a text in its order, and where they stand in its visible text."""

    terms: list[Term]
    starts: list[int]

    def within(self, span: Span) -> list[Term]:
        """The terms that begin within these characters."""
        start, end = span
        return self.terms[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def terms_of(visible: str, language: str | None, *, hidden: Sequence[Span] = ()) -> Terms:
    """The terms of a visible text, but for those in `hidden` places (addresses)."""
    words = words_of(visible)
    places = sorted(_placed(visible, words, language, merged(hidden)), key=lambda place: place[0])
    return Terms([term for _, term in places], [start for start, _ in places])


def _placed(
    visible: str, words: Words, language: str | None, hidden: Sequence[Span]
) -> Iterator[tuple[int, Term]]:
    """Terms with the places where they begin: the figures, then the words outside of them."""
    figures = [one for one in figures_in(visible, language) if one.kind != "vague"]
    for figure in figures:
        if span_touching(hidden, *figure.span) is None:
            for reading in figure.readings:
                yield figure.span[0], Term("figure", reading)
    taken = merged([*hidden, *(figure.span for figure in figures)])
    brackets = [match.span() for match in _BRACKETED.finditer(visible)] if "[" in visible else []
    for exact, folded, span in zip(words.exact, words.folded, words.spans, strict=True):
        if span_touching(taken, *span) is None:
            bracketed = brackets and span_touching(brackets, *span) is not None
            kind: TermKind = "bracketed" if bracketed else "word"
            yield span[0], Term(kind, folded, capital=exact[0].isupper())
