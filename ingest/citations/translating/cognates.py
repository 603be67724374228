"""Words of two languages that look alike: Provokation, provocation, провокация. Pure, bounded.

Compared by the three-letter groups of their stems in one Latin spelling, whatever the alphabet
(TEXT.md, "Translated passages": character n-grams). Only words that begin alike are compared.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.lexicon.name_folding import fold_name

_SHORTEST = 5  # letters: shorter words look alike by chance
_BEGINNING = 2  # letters that must be equal
# Share of common groups, of both words' (Dice). Under it chance likenesses outweigh the true ones.
_ALIKE = 0.5
_TRIED = 256  # words compared with one, of those that begin like it

Grams = frozenset[str]


@dataclass(frozen=True, slots=True)
class Cognates:
    """The words of one text, to be asked which of them look like a word of another language."""

    by_beginning: Mapping[str, list[tuple[int, Grams]]]

    @classmethod
    def of(cls, stems: Mapping[str, int]) -> "Cognates":
        """From the stems of a text and their numbers."""
        found: dict[str, list[tuple[int, Grams]]] = {}
        for stemmed, number in stems.items():
            key = _key(stemmed)
            if len(key) >= _SHORTEST:
                alike = found.setdefault(key[:_BEGINNING], [])
                if len(alike) < _TRIED:
                    alike.append((number, _grams(key)))
        return cls(found)

    def alike(self, stemmed: str) -> Iterator[tuple[int, float]]:
        """Numbers of the words that look like this stem, with how much, over 0.5 to 1."""
        key = _key(stemmed)
        if len(key) < _SHORTEST:
            return
        grams = _grams(key)
        for number, others in self.by_beginning.get(key[:_BEGINNING], ()):
            likeness = 2 * len(grams & others) / (len(grams) + len(others))
            if likeness >= _ALIKE:
                yield number, likeness


def _key(stemmed: str) -> str:
    """One Latin spelling of a word; z is s, for languages differ in nothing more often."""
    return fold_name(stemmed).replace("z", "s")


def _grams(key: str) -> Grams:
    """Groups of three letters; the beginning counts as a letter, the end of a stem does not."""
    begun = f"^{key}"
    return frozenset(begun[at : at + 3] for at in range(len(begun) - 2))
