"""How a comment takes up the words of the paragraphs before it. Pure, linear.

Who comments repeats the figure or word that he comments on, at once and for the first time ("800
million is hardly enough"), and sets what was said between quotation marks again. Who speaks goes
on.
"""

import re
from collections.abc import Iterator, Sequence

from ingest.citations.spans import Span
from ingest.citations.words import words_of
from ingest.tokens import tokens

_FIRST = 12  # words of a paragraph that are its beginning
_LONG = 5  # letters of a word that is not one of the language's glue
_STEM = 6  # letters by which inflected forms are one
_BACK = 8  # paragraphs in which words that are quoted again are looked for
_LEAST, _MOST = 2, 12  # words that are quoted again; a single one may be any term
_SHORT_BEGINNING = re.compile(r"(?:[^\s.!?…:]{1,30}[ ,]{1,2}){0,3}[^\s.!?…:]{1,30}[.!?…]+\s")
_PASSAGES = 4  # of one paragraph


def echoes(paragraphs: Sequence[str]) -> Iterator[bool]:
    """For each paragraph whether it begins with what only the one before has said so far."""
    known: set[str] = set()  # words of all paragraphs but the last one
    last: set[str] = set()
    for text in paragraphs:
        words = [stem for stem in map(_stem, tokens(text)) if stem]
        yield any(word in last and word not in known for word in words[:_FIRST])
        known |= last
        last = set(words)


def is_short_beginning(text: str) -> bool:
    """Whether a text begins with a sentence of a few words and goes on: "Recommends. Not so."."""
    return _SHORT_BEGINNING.match(text) is not None


def quoted_again(
    paragraphs: Sequence[str], marked: Sequence[Sequence[Span]]
) -> list[tuple[int, int, Span]]:
    """Paragraphs with words that a later one has between quotation marks.

    Each as its number, that of the later one, and the words' span in the later one. `marked` are
    the marked passages of each paragraph, as spans of it.
    """
    folded = [f" {' '.join(words_of(text).folded)} " for text in paragraphs]
    found: list[tuple[int, int, Span]] = []
    for later, spans in enumerate(marked):
        for start, end in spans[:_PASSAGES]:
            words = words_of(paragraphs[later][start:end]).folded
            if _LEAST <= len(words) <= _MOST:
                again = f" {' '.join(words)} "
                for number in range(later - 1, max(-1, later - 1 - _BACK), -1):
                    if again in folded[number]:
                        found.append((number, later, (start, end)))
                        break
    return found


def _stem(token: str) -> str:
    """A word to compare by; none of one that tells nothing."""
    if token[0].isdigit():
        return token
    return token.casefold()[:_STEM] if len(token) >= _LONG else ""
