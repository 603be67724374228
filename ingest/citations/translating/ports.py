"""What aligning a translation may be given beside the two texts: shapes only."""

from collections.abc import Sequence
from typing import Protocol


class Dictionary(Protocol):
    """A bilingual dictionary, read in one direction."""

    def senses(self, word: str) -> frozenset[str]:
        """Stems, in the other language, of all that a case folded word may be translated by."""


class Vectors(Protocol):
    """A model of sentence meanings that spans languages."""

    def embed(self, sentences: Sequence[str]) -> Sequence[Sequence[float]]:
        """One unit vector for each sentence."""
