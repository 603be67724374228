"""Slips of spelling: two written forms of which everybody knows that they are one word. Pure.

TEXT.md's rule is that exactly one side is a word. We have no dictionary, and a small distance
proves nothing (Iran and Irak, trial and trail, casually and causally), so only two differences
count that no pair of words has. Everything else is unsure, hence substantive.
"""

import re

from ingest.revisions.normal import fold
from ingest.revisions.tokens import tokens

_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_THREE = re.compile(r"([^\W\d_])\1{2,}")
_ROMAN = re.compile(r"[ivxlcdm]+")
# Shorter ones are abbreviations and numerals: www, iii.
_LEAST_LETTERS = 5
# A changed place that is longer is a passage, and more than its spelling was looked at.
_MOST_CHARS = 200


def is_slip(before: str, after: str) -> bool:
    """Whether two visible texts differ, word by word, in nothing but slips of spelling."""
    if max(len(before), len(after)) > _MOST_CHARS:
        return False
    one, other = tokens(fold(before)), tokens(fold(after))
    if len(one) != len(other):
        return False
    return all(a == b or _one_word(a, b) for a, b in zip(one, other, strict=True))


def _one_word(one: str, other: str) -> bool:
    # a capital may be a name's, and how a name is spelled matters
    if not (one.islower() and other.islower() and one.isalpha() and other.isalpha()):
        return False
    return _written_out(one, other) or _thrice(one, other)


def _written_out(one: str, other: str) -> bool:
    """`fuer` for `für`."""
    return one.translate(_WRITTEN_OUT) == other.translate(_WRITTEN_OUT)


def _thrice(one: str, other: str) -> bool:
    """A letter three times in a row on one side, as no word but a German compound has it."""
    if bool(_THREE.search(one)) == bool(_THREE.search(other)):
        return False
    if min(len(one), len(other)) < _LEAST_LETTERS or _ROMAN.fullmatch(one):
        return False
    twice = [_THREE.sub(r"\1\1", word) for word in (one, other)]
    once = [_THREE.sub(r"\1", word) for word in (one, other)]
    return twice[0] == twice[1] or once[0] == once[1]
