"""The words of a phrase that carry its meaning. Pure.

"to attack sb." is one word, attack; "einen Angriff abwehren" are two.
"""

import re

from ingest.lexicon.common_words import COMMON
from ingest.lexicon.words import words

# Placeholders of dictionaries for what a phrase is used with.
_PLACEHOLDERS = words(
    "sb sth so oneself one smb smth jd jdn jdm jds etw usw etc od bzw qn qc qqn qqch sich soi "
    "кого кому что чему чего кем чем либо нибудь adj adv prep conj"
)
_WORD = re.compile(r"[^\W\d_]+")
# One letter is a remark or a remnant (l'eau, Putin's); two may be a word (EU, год).
_LEAST_LETTERS = 2
LONGEST_WORD = 60


def content_words(phrase: str, language: str) -> list[str]:
    """The words of a phrase, case folded, without those that hardly a sentence does without."""
    common = COMMON.get(language, frozenset())
    folded = folded_word(phrase)
    return [
        word
        for word in _WORD.findall(folded)
        if _LEAST_LETTERS <= len(word) <= LONGEST_WORD
        and word not in common
        and word not in _PLACEHOLDERS
    ]


def folded_word(word: str) -> str:
    """A word as it is looked up: case folded, Russian ё as е."""
    return word.casefold().replace("ё", "е")
