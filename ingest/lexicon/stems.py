"""Words without their endings, by the Snowball stemmer of their language. Pure.

A stem is a key for comparing, never shown: two forms of a word mostly share it (Truppe, Truppen),
two words sometimes do (university, universe). It is no lemma and need not be a word.
"""

import threading
from functools import lru_cache

import Stemmer

# Two-letter codes; Snowball's own names. Norwegian is written by either of its standards.
_ALGORITHMS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "tr": "turkish",
}
# A longer one is no word of a text, and would be walked through for nothing.
_LONGEST = 60
# About 10 MB when full: the words of some hundred posts and statements.
_KEPT = 65_536


class _Stemmers(threading.local):
    """A stemmer keeps state while it works, so each thread has its own, made when first needed."""

    def __init__(self) -> None:
        self.made: dict[str, Stemmer.Stemmer] = {}

    def of(self, algorithm: str) -> Stemmer.Stemmer:
        if algorithm not in self.made:
            # its own cache would be one for each thread; ours is one for all
            self.made[algorithm] = Stemmer.Stemmer(algorithm, 0)
        return self.made[algorithm]


_STEMMERS = _Stemmers()


def stem(word: str, language: str | None) -> str:
    """The stem of a word, case folded; the folded word itself for a language without a stemmer.

    `language` is a two-letter code. Russian ё counts as е, as most texts write it.
    """
    return _stem(word.casefold(), language)


def has_stemmer(language: str | None) -> bool:
    """Whether words of this language lose their endings here."""
    return language in _ALGORITHMS


@lru_cache(maxsize=_KEPT)
def _stem(folded: str, language: str | None) -> str:
    if language == "ru":
        folded = folded.replace("ё", "е")
    algorithm = _ALGORITHMS.get(language or "")
    if algorithm is None or len(folded) > _LONGEST:
        return folded
    found: str = _STEMMERS.of(algorithm).stemWord(folded)
    return found
