"""Tokens of visible text: words, numbers and single signs, with their offsets. Pure."""

import re

# Vowel signs and accents that Python's \w leaves out, and the two joiners, belong to their word.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0963\u0971-\u0dff\u0e00-\u0eff\u0f71-\u0fbc\u1000-\u109f\u1780-\u17d3\u200c\u200d"
)
_WORD = rf"[\w{_MARKS}]+(?:['’][\w{_MARKS}]+)*"
# Digits with their points, commas and colons are one token: 3.5, 11.01.2022, 19:47.
_NUMBER = r"\d+(?:[.,:]\d+)*"
# Scripts written without spaces: each sign is a token, or a sentence would be one word.
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"

_TOKEN = re.compile(rf"{_NUMBER}|{_WORD}|\S")
_UNSPACED_SIGN = re.compile(f"[{_UNSPACED}]")
_UNSPACED_TOKEN = re.compile(
    rf"{_NUMBER}|[{_UNSPACED}]|(?:(?![{_UNSPACED}])[\w{_MARKS}'’])+(?<!['’])|\S"
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
