"""Changed names: of people, places, countries and bodies. Pure.

Precision before recall: what is missed is called `wording` and weighs the same. A capital within a
sentence tells a name in Russian, English and French, not in German, whose nouns all have one.
There, and where a sentence begins, other signs are needed: all letters capitals, a known name, a
title before it, or that no dictionary has the word.
"""

import re

from ingest.lexicon.known_names import (
    GIVEN,
    LONGEST_ENDING,
    NAMES,
    SHORT_ENDING,
    SHORT_STEM,
    SMALL,
)
from ingest.revisions.kinds.dictionary import is_known
from ingest.revisions.kinds.finding import Finding, came_or_went
from ingest.revisions.kinds.seen_words import SeenWords

# Where so many of the words around are written with a capital, it is a heading in Title Case.
_TITLE_CASE = 0.6
_LEAST_WORDS = 4
_SENTENCE_END = re.compile(r"[.!?:…\n]|\A\Z")
# German nouns end so, whatever stands before; no dictionary has all that are put together.
_NOUN = re.compile(
    r".*(?:ung|heit|keit|schaft|tion|tät|nis|ment|ismus|tum|ling|chen|lein|ik|ur|anz|enz|"
    r"or|gie|phie|mus)(?:en|s|se|e|n)?\Z"
)
_LEAST_LETTERS = 3
# Other lists that a name must not be in: both are small.
_ALWAYS_ASKED = frozenset({"en", "fr"})
# More languages than this and none was told for sure.
_MOST_LANGUAGES = 2
# Parts that a compound may be cut into, so that "Friedensgespräche" is no name.
_LEAST_PART = 4
_LONGEST = 40


def find_names(seen: SeenWords) -> Finding | None:
    """The names that went and came."""
    gone, come = (
        [word for word in side if _is_name(word, seen, row)]
        for side, row in ((seen.gone, seen.before), (seen.come, seen.after))
    )
    if not gone and not come:
        gone, come = _unknown_words(seen)
    if not gone and not come:
        return None
    return Finding("name", came_or_went("a name", gone, come))


def all_names(seen: SeenWords) -> bool:
    """Whether nothing but names differs: "Krause" for "Lindner", not "Minister" for "Rat"."""
    gone, come = _unknown_words(seen)
    return all(_is_name(word, seen, seen.before) or word in gone for word in seen.gone) and all(
        _is_name(word, seen, seen.after) or word in come for word in seen.come
    )


def _unknown_words(seen: SeenWords) -> tuple[list[str], list[str]]:
    """Capitalised words that no dictionary has; where words were replaced, on both sides.

    On one side only it is a rare word, or a slip.
    """
    if _is_title_case(seen):
        return [], []
    gone, come = ([w for w in side if _is_no_word(w, seen)] for side in (seen.gone, seen.come))
    replaced = seen.gone and seen.come
    return (gone, come) if not replaced or (gone and come) else ([], [])


def _is_name(word: str, seen: SeenWords, side: list[str]) -> bool:
    if len(word) < 2 or not word[0].isalpha():
        return False
    if is_known_name(word):
        return True
    if word.casefold() in seen.known.days | seen.known.months | seen.known.titles:
        return False
    if not word[0].isupper() or _other_case(word, seen):
        return False
    if word.isupper():  # NATO, ОДКБ; not where everything is in capitals
        return any(not other.isupper() for other in _beside(seen, side) if other.isalpha())
    before = [*seen.left, *side[: side.index(word)]]
    return _has_title(word, before, seen) or _within_sentence(before, seen)


def _beside(seen: SeenWords, side: list[str]) -> list[str]:
    return [*seen.left, *side, *seen.right]


def _has_title(word: str, before: list[str], seen: SeenWords) -> bool:
    """Whether "Minister", "Mr" or "господин" stands before it, with a full stop perhaps."""
    rest = [token for token in before if token != "."]  # noqa: S105 (a sign of the text)
    return bool(rest) and rest[-1].casefold() in seen.known.titles - {word.casefold()}


def _within_sentence(before: list[str], seen: SeenWords) -> bool:
    """Whether its capital tells: not where a sentence begins or all words have one."""
    if not seen.known.capitals or _is_title_case(seen):
        return False
    return bool(before) and not _begins_sentence(before)


def is_known_name(word: str) -> bool:
    """Whether a word is a known name or what is made of one, in any case of its letters."""
    small = word.casefold()
    if word[0].isupper() and (small in GIVEN or small.removesuffix("s") in GIVEN):
        return True
    for size in range(min(len(small), 16), 1, -1):
        ending = len(small) - size
        longest = LONGEST_ENDING if size > SHORT_STEM else SHORT_ENDING
        if ending > longest:
            continue
        if small[:size] in SMALL or (word[0].isupper() and small[:size] in NAMES):
            return True
    return False


def _other_case(word: str, seen: SeenWords) -> bool:
    """Whether the same word stands on the other side in other letters: "der", "Der"."""
    small = word.casefold()
    return any(other != word and other.casefold() == small for other in seen.differing)


def _begins_sentence(before: list[str]) -> bool:
    behind = [sign for sign in before if sign not in "\"'([-"]
    return not behind or bool(_SENTENCE_END.match(behind[-1]))


def _is_title_case(seen: SeenWords) -> bool:
    near = [w for w in (*seen.left, *seen.before, *seen.right) if w[0].isalpha()]
    if len(near) < _LEAST_WORDS:
        return False
    return sum(word[0].isupper() for word in near) > _TITLE_CASE * len(near)


def _is_no_word(word: str, seen: SeenWords) -> bool:
    """Whether no dictionary of the languages spoken here has the word, nor its two parts."""
    languages = seen.known.languages
    if len(word) < _LEAST_LETTERS or not word.isalpha() or not word[0].isupper():
        return False
    if word[1:] != word[1:].lower() or len(languages) > _MOST_LANGUAGES:
        return False
    if "de" in languages and _NOUN.match(word.casefold()):
        return False
    asked = languages | _ALWAYS_ASKED
    return not is_known(word, asked) and not _is_compound(word, languages)


def _is_compound(word: str, languages: frozenset[str]) -> bool:
    if "de" not in languages or len(word) > _LONGEST:
        return False
    for cut in range(_LEAST_PART, len(word) - _LEAST_PART + 1):
        first, rest = word[:cut], word[cut:]
        if is_known(rest, {"de"}) and any(
            is_known(part, {"de"}) for part in (first, first.removesuffix("s"), first + "e")
        ):
            return True
    return False
