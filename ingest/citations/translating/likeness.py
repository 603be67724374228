"""Which terms of a statement a word of a post may be translated by, and what that is worth. Pure.

By the dictionary, as a name under one folding, as a cognate, as a figure of the same value, or as a
word of the original that the post keeps in brackets. A word is worth what all terms together that
it may stand for are rare (Pirkola's structured queries): one of sixty senses finds something
everywhere and therefore proves nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ingest.citations.translating.ports import Dictionary
from ingest.citations.translating.terms import Term
from ingest.citations.translating.vocabulary import StatementTerms, rarity
from ingest.lexicon.common_words import COMMON
from ingest.lexicon.name_folding import name_keys
from ingest.lexicon.stems import stem

Sign = Literal["dictionary", "names", "cognates", "numbers", "originals"]
SIGNS: tuple[Sign, ...] = ("dictionary", "names", "cognates", "numbers", "originals")

# Distinct terms of one post that are looked up, each for some 100 µs; what comes later in the post
# says nothing. The longest real post, of 20,000 characters, has 750.
_MOST_TERMS = 2_000
# Terms that one word may stand for; more are taken by the function words alone.
_MEANT = 48
# That of a word that may stand in 9 of 20 units: one that is worth less tells none apart.
_LEAST_WORTH = 0.75
# What a word speaks against a passage whose translation is nowhere in the statement: less where no
# dictionary knows the word, for then it is only not known what would translate it, and least where
# there is no dictionary at all.
_KNOWN_UNMET, _UNKNOWN_UNMET, _UNTOLD_UNMET = 2.0, 1.0, 0.4
_COMMON_UNMET = 0.1  # articles, auxiliaries: what carries grammar is left out in translating
_SHORT = 3  # letters: of a language without a list of common words


class Match(NamedTuple):
    """A place of a statement where a word of the post may be translated."""

    column: int  # in the terms of the paragraph
    likeness: float  # 0 to 1
    sign: Sign


@dataclass(frozen=True, slots=True)
class Likeness:
    """What one word of a post may stand for in the statement."""

    worth: float  # in natural logarithms of how rare it is
    against: float  # what it counts against a passage that has none of it
    matches: Mapping[int, Sequence[Match]]  # by paragraph


_UNREAD = Likeness(0.0, 0.0, {})


class Likenesses:
    """Remembers the likenesses of the words of one post."""

    def __init__(
        self, statement: StatementTerms, language: str | None, dictionary: Dictionary | None
    ) -> None:
        self._statement = statement
        self._language = language
        self._dictionary = dictionary
        self._common = COMMON.get(language or "", frozenset())
        self._found: dict[Term, Likeness] = {}

    @property
    def told(self) -> bool:
        """Whether a dictionary tells what words mean."""
        return self._dictionary is not None

    def of(self, term: Term) -> Likeness:
        """What this word of the post may stand for."""
        if term not in self._found:
            if len(self._found) >= _MOST_TERMS:
                return _UNREAD
            self._found[term] = self._look_up(term)
        return self._found[term]

    def _look_up(self, term: Term) -> Likeness:
        senses = self._senses(term)
        meant: dict[int, tuple[float, Sign]] = {}
        for number, likeness, sign in self._meant(term, senses):
            if likeness > meant.get(number, (0.0, sign))[0] and (
                number in meant or len(meant) < _MEANT
            ):
                meant[number] = (likeness, "names" if number in self._statement.names else sign)
        if not meant:
            return Likeness(0.0, self._against(term, known=bool(senses)), {})
        having = frozenset().union(*(self._statement.units[number] for number in meant))
        worth = rarity(self._statement.all_units, len(having))
        if worth < _LEAST_WORTH:
            return Likeness(0.0, 0.0, {})
        matches: dict[int, list[Match]] = {}
        for number, (likeness, sign) in meant.items():
            for paragraph, column in self._statement.places[number]:
                matches.setdefault(paragraph, []).append(Match(column, likeness, sign))
        return Likeness(worth, worth if term.kind != "bracketed" else 0.0, matches)

    def _senses(self, term: Term) -> frozenset[str]:
        if self._dictionary is None or term.kind != "word":
            return frozenset()
        return self._dictionary.senses(term.key)

    def _meant(self, term: Term, senses: Iterable[str]) -> Iterator[tuple[int, float, Sign]]:
        statement = self._statement
        if term.kind == "figure":
            if term.key in statement.by_figure:
                yield statement.by_figure[term.key], 1.0, "numbers"
            return
        if term.kind == "bracketed":
            number = statement.by_stem.get(stem(term.key, statement.language))
            if number is not None:
                yield number, 1.0, "originals"
            return
        for sense in sorted(senses):
            if sense in statement.by_stem:
                yield statement.by_stem[sense], 1.0, "dictionary"
        if term.capital:
            for key in sorted(name_keys(term.key)):
                yield from ((number, 1.0, "names") for number in statement.by_name.get(key, ()))
        yield from (
            (number, likeness, "cognates")
            for number, likeness in statement.cognates.alike(stem(term.key, self._language))
        )

    def _against(self, term: Term, *, known: bool) -> float:
        """What a word counts whose translation is nowhere in the statement."""
        if term.kind != "word":
            return 0.0
        if term.key in self._common or len(term.key) <= _SHORT:
            return _COMMON_UNMET
        if self._dictionary is None:
            return _UNTOLD_UNMET
        return _KNOWN_UNMET if known else _UNKNOWN_UNMET
