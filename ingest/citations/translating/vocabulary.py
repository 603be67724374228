"""The distinct terms of a statement: what finds each, where it stands, and what it is worth. Pure.

A term is worth how rare it is among the paragraphs, and in a short statement among the sentences.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from ingest.citations.translating.cognates import Cognates
from ingest.citations.translating.terms import Term
from ingest.lexicon.name_folding import name_keys
from ingest.lexicon.stems import stem

# Of fewer paragraphs it is not known which words are rare.
_FEW = 20
# Languages that write every noun with a capital letter, which therefore tells no name.
_NOUNS_CAPITAL = frozenset({"de", "lb"})
Held = Sequence[Sequence[Sequence[int]]]  # numbers of terms, by paragraph and sentence


@dataclass(frozen=True, slots=True)
class StatementTerms:
    """The distinct terms of a statement by what finds them."""

    worth: Sequence[float]  # of each term
    places: Sequence[Sequence[tuple[int, int]]]  # (paragraph, column in its `terms`) of each
    units: Sequence[frozenset[int]]  # of each term the paragraphs or sentences that have it
    all_units: int  # how many of these there are
    by_stem: Mapping[str, int]
    by_figure: Mapping[str, int]
    by_name: Mapping[str, Sequence[int]]
    names: frozenset[int]  # terms that are names: of people, places, organisations
    cognates: Cognates
    language: str | None


@dataclass(slots=True)
class Collected:
    """The distinct terms met so far, each with a number."""

    language: str | None
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    forms: dict[int, set[str]] = field(default_factory=dict)  # how words of a stem are written
    named: set[str] = field(default_factory=set)  # forms written with a capital letter
    # terms written with and without one where no sentence begins
    capital: set[int] = field(default_factory=set)
    small: set[int] = field(default_factory=set)

    def numbers_of(self, sentence: Sequence[Term]) -> list[int]:
        """The numbers of the terms of a sentence."""
        numbers = [self._number(term) for term in sentence]
        for number, term in zip(numbers[1:], sentence[1:], strict=True):
            (self.capital if term.capital else self.small).add(number)
        return numbers

    def _number(self, term: Term) -> int:
        if term.kind == "figure":
            return self.numbers.setdefault(("figure", term.key), len(self.numbers))
        number = self.numbers.setdefault(("stem", stem(term.key, self.language)), len(self.numbers))
        self.forms.setdefault(number, set()).add(term.key)
        if term.capital:
            self.named.add(term.key)
        return number


def rarity(units: int, having: int) -> float:
    """What a term is worth that stands in `having` of so many units; never negative."""
    return log(1 + (units - having + 0.5) / (having + 0.5))


def statement_terms(collected: Collected, held: Held) -> StatementTerms:
    """All terms of a statement, when its last sentence is collected."""
    units = _units(held)
    having: list[set[int]] = [set() for _ in collected.numbers]
    for unit, terms in enumerate(units):
        for term in terms:
            having[term].add(unit)
    kinds = collected.numbers.items()
    return StatementTerms(
        worth=[rarity(len(units), len(one)) for one in having],
        places=_places(held, len(having)),
        units=[frozenset(one) for one in having],
        all_units=len(units),
        by_stem={key: number for (kind, key), number in kinds if kind == "stem"},
        by_figure={key: number for (kind, key), number in kinds if kind == "figure"},
        by_name=_by_name(collected),
        names=_names(collected),
        cognates=Cognates.of({key: number for (kind, key), number in kinds if kind == "stem"}),
        language=collected.language,
    )


def _by_name(collected: Collected) -> dict[str, list[int]]:
    by_name: dict[str, list[int]] = {}
    forms = sorted((form, number) for number, forms in collected.forms.items() for form in forms)
    for form, number in forms:
        if form in collected.named:
            for key in name_keys(form):
                numbers = by_name.setdefault(key, [])
                if number not in numbers:
                    numbers.append(number)
    return by_name


def _names(collected: Collected) -> frozenset[int]:
    """Terms that are written with a capital letter wherever they stand; none in German texts."""
    if collected.language in _NOUNS_CAPITAL:
        return frozenset()
    return frozenset(collected.capital - collected.small)


def _places(held: Held, terms: int) -> list[list[tuple[int, int]]]:
    """For each term the paragraphs that have it, with its column there."""
    places: list[list[tuple[int, int]]] = [[] for _ in range(terms)]
    for number, sentences in enumerate(held):
        for column, term in enumerate(sorted({term for one in sentences for term in one})):
            places[term].append((number, column))
    return places


def _units(held: Held) -> list[set[int]]:
    """The terms of each paragraph, or of each sentence where there are few paragraphs."""
    if len(held) < _FEW:
        return [set(sentence) for sentences in held for sentence in sentences]
    return [{term for sentence in sentences for term in sentence} for sentences in held]
