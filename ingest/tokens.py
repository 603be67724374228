"""Tokens of visible text: words, numbers and single signs, with their offsets. Pure."""

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.text import UNSPACED, WORD_MARKS

_WORD = rf"[\w{WORD_MARKS}]+(?:['’][\w{WORD_MARKS}]+)*"
# Digits with their points, commas and colons are one token: 3.5, 11.01.2022, 19:47.
_NUMBER = r"\d+(?:[.,:]\d+)*"

_ONE = rf"{_NUMBER}|{_WORD}|\S"
_UNSPACED_ONE = rf"{_NUMBER}|[{UNSPACED}]|(?:(?![{UNSPACED}])[\w{WORD_MARKS}'’])+(?<!['’])|\S"
_TOKEN, _PIECE = re.compile(_ONE), re.compile(rf"\s+|{_ONE}")
_UNSPACED_TOKEN, _UNSPACED_PIECE = re.compile(_UNSPACED_ONE), re.compile(rf"\s+|{_UNSPACED_ONE}")
_UNSPACED_SIGN = re.compile(f"[{UNSPACED}]")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text and where they stand; all three are of one length."""

    texts: list[str]
    starts: "array[int]"  # four bytes each: a million tuples would be 100 MB
    ends: "array[int]"

    def add(self, token: str, start: int, end: int) -> None:
        """One more token."""
        self.texts.append(token)
        self.starts.append(start)
        self.ends.append(end)

    def add_all(self, text: str, start: int, end: int) -> None:
        """The tokens of a stretch of the text."""
        pattern = _UNSPACED_PIECE if _UNSPACED_SIGN.search(text, start, end) else _PIECE
        # bound once: this loop is a fifth of what a diff costs
        more, starts, ends = self.texts.append, self.starts.append, self.ends.append
        for piece in pattern.findall(text, start, end):
            stop = start + len(piece)
            if not piece.isspace():
                more(piece)
                starts(start)
                ends(stop)
            start = stop


def tokens_within(text: str, spans: Iterable[Span], *, apart: str = "") -> Tokens:
    """The tokens of some stretches of a text in order, none of which cuts a word.

    With `apart` a token of that text and of no length stands between two stretches.
    """
    found = Tokens([], array("I"), array("I"))
    for start, end in spans:
        if apart and found.texts:
            found.add(apart, start, start)
        found.add_all(text, start, end)
    return found


def tokens(text: str) -> list[str]:
    """The tokens of a text, in order."""
    pattern = _UNSPACED_TOKEN if _UNSPACED_SIGN.search(text) else _TOKEN
    found: list[str] = pattern.findall(text)
    return found


def is_word(token: str) -> bool:
    """True for a word or number, false for a sign."""
    return any(c.isalnum() for c in token)


def count_words(text: str) -> int:
    """How many words and numbers a text has."""
    return sum(map(is_word, tokens(text)))
