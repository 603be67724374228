"""The words of a visible text with their places, folded for comparing. Pure.

Signs, spaces, dashes and quotation marks lie between words and are not compared; soft hyphens and
other invisible characters inside a word are not there. Nothing of the text is changed: every span
counts the characters of the visible text as given.
"""

import re
from dataclasses import dataclass

from ingest.text import UNSPACED, WORD_MARKS, without_invisible

_INVISIBLE = "\xad\u200b\u200e\u200f\u061c\u2060-\u2064\ufeff"
_LETTER = rf"[^\W{UNSPACED}]"
# A letter first and last; between them accents, invisible characters and apostrophes of a word.
_WORD = re.compile(
    r"\d+(?:[.,:]\d+)+"
    rf"|[{UNSPACED}]"
    rf"|{_LETTER}(?:(?:{_LETTER}|[{WORD_MARKS}])|[{_INVISIBLE}]+(?={_LETTER}|[{WORD_MARKS}])"
    rf"|['’ʼ](?={_LETTER}))*+"
)
# The same in half the time, for a text that has none of these signs.
_SPECIAL = re.compile(f"[{UNSPACED}{WORD_MARKS}{_INVISIBLE}]")
_PLAIN_WORD = re.compile(r"\d+(?:[.,:]\d+)+|\w+(?:['’ʼ]\w+)*")
_APOSTROPHES = str.maketrans("’ʼ", "''")
_UNSPACED_SIGN = re.compile(f"[{UNSPACED}]")
# A Chinese or Japanese word has two signs on average (dictionaries count 1.5 to 2.4).
_SIGNS_A_WORD = 2


@dataclass(frozen=True, slots=True)
class Words:
    """Words in order: as written, folded for finding, and where they stand."""

    exact: list[str]  # without invisible characters, one kind of apostrophe
    folded: list[str]  # case folded too: a capital letter at the start hides no quotation
    spans: list[tuple[int, int]]  # in the visible text

    def __len__(self) -> int:
        return len(self.spans)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The visible text from word `first` up to, without, word `last`."""
        return self.spans[first][0], self.spans[last - 1][1]

    def head(self, most: int) -> "Words":
        """The first words, at most so many."""
        if len(self) <= most:
            return self
        return Words(self.exact[:most], self.folded[:most], self.spans[:most])


def words_of(visible: str) -> Words:
    """The words of a visible text."""
    plain = visible.isascii() or not _SPECIAL.search(visible)
    word = _PLAIN_WORD if plain else _WORD
    spans = [match.span() for match in word.finditer(visible)]
    exact = [visible[start:end] for start, end in spans]
    if _needs_cleaning(visible):
        exact = [word if word.isascii() else _cleaned(word) for word in exact]
    return Words(exact, [word.casefold() for word in exact], spans)


def _needs_cleaning(visible: str) -> bool:
    if visible.isascii():
        return False
    return "’" in visible or "ʼ" in visible or without_invisible(visible) != visible


def _cleaned(word: str) -> str:
    return without_invisible(word).translate(_APOSTROPHES)


def weight(word: str) -> float:
    """1 for a word; less for a sign of a script without spaces, several of which make one."""
    return 1 / _SIGNS_A_WORD if len(word) == 1 and _UNSPACED_SIGN.match(word) else 1.0
