"""Sentences compared by a model of their meaning, where one is given. Pure but for the model.

The model moves the scores of paragraphs that the words have found: it is never the only reason for
calling a passage a translation, and each result says what it thought.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.citations.spans import Span
from ingest.citations.translating.ports import Vectors
from ingest.citations.translating.statement import Prepared

# Cosines of unrelated sentences of one topic end about here in multilingual models; what is above
# is spread over 0 to 1. Not measured on a model of ours: none is shipped.
_UNRELATED = 0.3
_SHARE = 0.4  # of the model in a joined score


class Meanings:
    """Vectors of both texts' sentences, each made once."""

    def __init__(self, vectors: Vectors, post: str, statement: str, prepared: Prepared) -> None:
        """`post` and `statement` are the visible texts."""
        self._vectors = vectors
        self._post, self._statement = post, statement
        self._paragraphs = prepared.paragraphs
        self._made: dict[int, NDArray[np.float32]] = {}

    def compare(self, sentences: Sequence[Span], paragraphs: Sequence[int]) -> NDArray[np.float32]:
        """Sentences × paragraphs: how near the nearest sentence of each paragraph is, 0 to 1."""
        said = self._embedded(self._post, sentences)
        cosines = [(said @ self._of(number).T).max(axis=1) for number in paragraphs]
        near = (np.column_stack(cosines) - _UNRELATED) / (1 - _UNRELATED)
        return np.clip(near, 0, 1).astype(np.float32)

    def joined(
        self, scores: NDArray[np.float32], meaning: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """Scores by words and by meaning as one."""
        return ((1 - _SHARE) * scores + _SHARE * meaning).astype(np.float32)

    def _of(self, number: int) -> NDArray[np.float32]:
        if number not in self._made:
            spans = self._paragraphs[number].sentences
            self._made[number] = self._embedded(self._statement, spans)
        return self._made[number]

    def _embedded(self, visible: str, spans: Sequence[Span]) -> NDArray[np.float32]:
        made = self._vectors.embed([visible[start:end] for start, end in spans])
        return np.asarray(made, dtype=np.float32)
