"""The words of a passage as they are compared: case, contractions and spellings folded. Pure."""

import re
from functools import lru_cache
from typing import NamedTuple

from ingest.citations.spans import Span
from ingest.citations.words import words_of

_CONTRACTED = {
    "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not",
    "i'm": "i am", "let's": "let us", "gonna": "going to",
}  # fmt: skip
_ENDINGS = (("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"))
# French words without their last letter, each a word of its own.
_ELIDED = {
    "n": "ne",
    "l": "le",
    "d": "de",
    "s": "se",
    "j": "je",
    "m": "me",
    "t": "te",
    "c": "ce",
    "qu": "que",
}
# "organise" and "organize", "honour" and "honor", "centre" and "center".
_SPELLINGS = (
    (re.compile(r"(?<=\w{3})iz(?=e|i|a)"), "is"),
    (re.compile(r"(?<=\w{2})our(?=s?\b|ed|i|a|e|l)"), "or"),
    (re.compile(r"(?<=\w{3})([^aeiou])re\b"), r"\1er"),
    (re.compile(r"(?<=\w{2})ll(?=ed|ing|er)"), "l"),
    (re.compile(r"yz(?=e|i)"), "ys"),
    (re.compile(r"(?<=\w{4})mme\b"), "m"),
)
_FOLDED = str.maketrans({"ё": "е", "ß": "ss", "œ": "oe", "æ": "ae"})

_KEPT = 32  # passages and sentences of them kept read: each rule asks for the same


class Unit(NamedTuple):
    """One word: what it is compared by, and where it stands in the passage."""

    key: str
    span: Span


def units_of(text: str, language: str | None) -> list[Unit]:
    """The words of a passage; "don't" is two at one place."""
    return list(_read(text, language))


@lru_cache(maxsize=_KEPT)
def _read(text: str, language: str | None) -> tuple[Unit, ...]:
    words = words_of(text)
    return tuple(
        Unit(_spelling(part, language), span)
        for folded, span in zip(words.folded, words.spans, strict=True)
        for part in _parts(folded)
    )


def keys_of(text: str) -> list[str]:
    """What the words of a passage are compared by."""
    return [one.key for one in units_of(text, None)]


def _parts(folded: str) -> list[str]:
    if "'" not in folded and folded != "cannot":
        return [folded]
    if folded in _CONTRACTED:
        return _CONTRACTED[folded].split()
    for ending, whole in _ENDINGS:
        if folded.endswith(ending):
            return [folded.removesuffix(ending), whole]
    head, _, rest = folded.partition("'")
    if rest and head in _ELIDED:
        return [_ELIDED[head], rest]
    return [folded]


def _spelling(word: str, language: str | None) -> str:
    word = word.translate(_FOLDED)
    if word.isascii() and language == "en":
        for pattern, instead in _SPELLINGS:
            word = pattern.sub(instead, word)
    return word
