"""Tokens of visible text: words, numbers and single signs, with their offsets. Pure."""

import re

from ingest.text import UNSPACED, WORD_MARKS

_WORD = rf"[\w{WORD_MARKS}]+(?:['’][\w{WORD_MARKS}]+)*"
# Digits with their points, commas and colons are one token: 3.5, 11.01.2022, 19:47.
_NUMBER = r"\d+(?:[.,:]\d+)*"

_TOKEN = re.compile(rf"{_NUMBER}|{_WORD}|\S")
_UNSPACED_SIGN = re.compile(f"[{UNSPACED}]")
_UNSPACED_TOKEN = re.compile(
    rf"{_NUMBER}|[{UNSPACED}]|(?:(?![{UNSPACED}])[\w{WORD_MARKS}'’])+(?<!['’])|\S"
)

Span = tuple[int, int]


def token_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Half-open offsets of all tokens of `text[start:end]`, counted in `text`; no white space.

    Where `start` and `end` do not cut a word, the tokens are those of the whole text.
    """
    end = len(text) if end is None else end
    pattern = _UNSPACED_TOKEN if _UNSPACED_SIGN.search(text, start, end) else _TOKEN
    return [match.span() for match in pattern.finditer(text, start, end)]


def tokens(text: str) -> list[str]:
    """The tokens of a text, in order."""
    return [text[start:end] for start, end in token_spans(text)]


def is_word(token: str) -> bool:
    """True for a word or number, false for a sign."""
    return any(c.isalnum() for c in token)


def count_words(text: str) -> int:
    """How many words and numbers a text has."""
    return sum(is_word(text[start:end]) for start, end in token_spans(text))
