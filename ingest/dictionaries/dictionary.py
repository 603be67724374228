"""What a word means in another language: the stems of its translations."""

import re
from functools import lru_cache

from ingest.dictionaries.compact import Opened
from ingest.dictionaries.compounds import parts_of
from ingest.dictionaries.making import STEM_MARK
from ingest.dictionaries.phrases import LONGEST_WORD, content_words, folded_word
from ingest.lexicon.lemmas import lemma
from ingest.lexicon.stems import stem

# A post and a statement have some 1,500 different words; each takes about 2 kB.
_KEPT = 4_096
# More parts are an address or a list, not a word with a hyphen or an apostrophe.
_MOST_PIECES = 4
_ZU = re.compile(r"(?<=\w\w)zu(?=\w{4,}n\Z)")
_LEAST_STEMMED = 5
_SHORT = re.compile(r"\b[^\W\d_]{1,2}['’]")  # l'attaque, qu'il


class Dictionary:
    """From words of one language to the stems of another. Safe for several threads."""

    def __init__(self, opened: Opened, one: str, other: str) -> None:
        """Languages are two-letter codes: words of `one` are asked for, stems of `other` given."""
        self.one, self.other = one, other
        self._opened = opened
        self._kept = lru_cache(maxsize=_KEPT)(self._look_up)

    def senses(self, word: str) -> frozenset[str]:
        """Stems of a word's commonest translations, by `ingest.lexicon.stems`; empty without any.

        The word is looked up as written, by its stem and by its basic form; a compound by its
        parts, and a word with a hyphen by what stands on its sides. A word that hardly a sentence
        does without (the, nicht) has no senses.
        """
        return self._kept(folded_word(word)) if len(word) <= LONGEST_WORD else frozenset()

    def _look_up(self, word: str) -> frozenset[str]:
        pieces = content_words(_SHORT.sub("", word), self.one)[:_MOST_PIECES]
        return frozenset(sense for piece in pieces for sense in self._of_piece(piece))

    def _of_piece(self, word: str) -> list[str]:
        if found := self._of_forms(word):
            return found
        parts = self._without_zu(word) or parts_of(word, self.one, self._has)
        return [sense for part in parts for sense in self._of_forms(part)]

    def _of_forms(self, word: str) -> list[str]:
        basic = folded_word(lemma(word, self.one))
        forms = dict.fromkeys((word, STEM_MARK + stem(word, self.one), basic))
        return [sense for form in forms for sense in self._opened.senses(self.one, form)]

    def _without_zu(self, word: str) -> tuple[str, ...]:
        """German einzugreifen is eingreifen."""
        if self.one != "de":
            return ()
        bare = (word[: at.start()] + word[at.end() :] for at in _ZU.finditer(word))
        return next(((verb,) for verb in bare if self._opened.has(self.one, verb)), ())

    def _has(self, part: str) -> bool:
        if self._opened.has(self.one, part):
            return True
        # the stem of a short part is a syllable
        return len(part) >= _LEAST_STEMMED and self._opened.has(
            self.one, STEM_MARK + stem(part, self.one)
        )
