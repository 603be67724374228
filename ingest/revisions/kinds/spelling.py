"""Slips of spelling: one word, written wrong on one side. Pure.

TEXT.md's rule: exactly one side is a word, and the distance is at most 2. A substantive edit that
passes for a slip is the worst mistake there is, so the rule is held narrower (`_is_slip_of`): both
sides are small letters, or a German noun behind its article; the slip is inside of the word, since
another ending or beginning makes another word (verhängte, verhängten; moralisch, amoralisch); and
never a digit, a capital that may be a name's, or two words (Iran and Irak, trial and trail).
Without a dictionary for the language only what no two words differ in counts: ue for ü, a letter
three times. Everything else is unsure, hence substantive.
"""

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from ingest.lexicon.known_names import NAMES
from ingest.revisions.kinds.dictionary import is_known
from ingest.revisions.normal import fold
from ingest.tokens import tokens

_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_THREE = re.compile(r"([^\W\d_])\1{2,}")
_ROMAN = re.compile(r"[ivxlcdm]+")
# Shorter ones are abbreviations and numerals: www, iii. One slip in four letters leaves three.
_LEAST_LETTERS = 5
# Two slips need a word that is still to be recognised.
_LEAST_FOR_TWO = 8
_DISTANCE = 2
# A changed place that is longer is a passage, and more than its spelling was looked at.
_MOST_CHARS = 200
# Letters at each end of a word in which a difference makes another word.
_BEGINNING, _ENDING = 1, 2
# Other lists that a slip must not be in: a text in one language quotes words of others. Both small.
_ALWAYS_ASKED = frozenset({"en", "fr"})
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# What stands before a German noun, with an adjective between at most.
_GERMAN_ARTICLE = re.compile(
    r"(?:^|[\s(\"'])(?:der|die|das|dem|den|des|ein|eine|einem|einen|einer|eines|kein|keine|keinen|"
    r"keiner|dies\w{1,2}|jed\w{1,2}|unser\w{0,2}|ihr\w{0,2}|sein\w{0,2}|mein\w{0,2}|am|im|zum|zur|"
    r"vom|beim|ins|ans)\s+(?:[a-zäöüß]+\s+)?$",
    re.IGNORECASE,
)
# As German surnames end that are words too: Schuhmacher, Zimmermann.
_SURNAME = re.compile(r".*(?:er|mann|el|ke|ler|ner)s?\Z")


@dataclass(frozen=True, slots=True)
class Slip:
    """One word that was written in two ways; which of them is right, where the dictionary knows."""

    before: str
    after: str
    wrong: str | None = None


def slips_of(before: str, after: str, *, left: str, languages: frozenset[str]) -> list[Slip] | None:
    """The slips, where two visible texts differ in nothing else; None where they do.

    `left` is the text in front of both, `languages` the codes of the languages they are in.
    """
    if max(len(before), len(after)) > _MOST_CHARS:
        return None
    one, other = tokens(fold(before)), tokens(fold(after))
    if len(one) != len(other):
        return None
    found: list[Slip] = []
    for at, (a, b) in enumerate(zip(one, other, strict=True)):
        if a == b:
            continue
        slip = _slip(a, b, f"{left} {' '.join(one[:at])} ".replace("  ", " "), languages)
        if slip is None:
            return None
        found.append(slip)
    return found or None


def _slip(one: str, other: str, left: str, languages: frozenset[str]) -> Slip | None:
    if not (one.isalpha() and other.isalpha()):
        return None
    if one.islower() and other.islower():
        if _written_out(one, other) or _thrice(one, other):
            return Slip(one, other)
    elif not _is_german_noun(one, other, left, languages):
        return None  # a capital may be a name's, and how a name is spelled matters
    if not _is_inside(one, other):
        return None
    return _by_dictionary(one, other, languages)


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


def _is_german_noun(one: str, other: str, left: str, languages: frozenset[str]) -> bool:
    if languages != {"de"} or not _GERMAN_ARTICLE.search(left):
        return False
    if not all(word[0].isupper() and word[1:].islower() for word in (one, other)):
        return False
    return not any(_SURNAME.match(w) or _is_known_name(w.casefold()) for w in (one, other))


def _is_known_name(word: str) -> bool:
    return any(word[:size] in NAMES for size in range(3, len(word) + 1))


def _is_inside(one: str, other: str) -> bool:
    """Whether the difference is small, and neither another beginning nor another ending."""
    short, long = sorted((len(one), len(other)))
    if short < _LEAST_LETTERS or long - short > _DISTANCE:
        return False
    most = _DISTANCE if short >= _LEAST_FOR_TWO else 1
    if OSA.distance(one, other, score_cutoff=most) > most:
        return False
    if sorted(one) == sorted(other):  # letters that changed places make no ending
        return one[0] == other[0]
    return one[:_BEGINNING] == other[:_BEGINNING] and one[-_ENDING:] == other[-_ENDING:]


def _by_dictionary(one: str, other: str, languages: frozenset[str]) -> Slip | None:
    """Exactly one side is a word: of the text's languages; the other is a word of none."""
    asked = languages if _CYRILLIC.search(one + other) else languages | _ALWAYS_ASKED
    for wrong, right in ((one, other), (other, one)):
        if is_known(right, languages) and not is_known(wrong, asked):
            return Slip(one, other, wrong)
    return None
