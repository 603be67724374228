"""How well sentences of a post are rendered by the sentences of one paragraph of a statement. Pure.

Each sentence is compared with the paragraph's windows. A score is the geometric mean of how much of
the sentence is found in the window and how much of the window is found in the sentence, both in
words weighed by their rarity; so a long paragraph gains nothing by its length.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.citations.translating.likeness import SIGNS, Likeness, Sign
from ingest.citations.translating.statement import Paragraph

# A sentence of fewer telling words than this (in what their rarity is worth) is found too easily:
# its share is reckoned as if it had so many.
_LEAST_WEIGHT = 6.0
# Products made in one array; of more, which only hostile texts need, one row after another.
_AT_ONCE = 200_000
# Who comments on a statement names the same people and places: as evidence a name counts half.
_TELLING = np.asarray([0.5 if sign == "names" else 1.0 for sign in SIGNS], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences of a post in a row, by their distinct words."""

    words: Sequence[Likeness]  # the distinct words of all sentences
    members: NDArray[np.float32]  # sentences × words: 1 where the sentence has the word
    weights: NDArray[np.float32]  # of each sentence

    @classmethod
    def of(cls, sentences: Sequence[Sequence[Likeness]]) -> "Sentences":
        """From the likenesses of the words of each sentence."""
        rows: dict[int, int] = {}
        words: list[Likeness] = []
        for sentence in sentences:
            for word in sentence:
                if id(word) not in rows:
                    rows[id(word)] = len(words)
                    words.append(word)
        members = np.zeros((len(sentences), len(words)), dtype=np.float32)
        for number, sentence in enumerate(sentences):
            members[number, [rows[id(word)] for word in sentence]] = 1
        against = np.asarray([word.against for word in words], dtype=np.float32)
        return cls(words, members, members @ against)


@dataclass(frozen=True, slots=True)
class Compared:
    """One paragraph beside the sentences of a passage."""

    scores: NDArray[np.float32]  # sentences: that of the best window, 0 to 1
    windows: NDArray[np.intp]  # sentences: which window that is
    found: NDArray[np.float32]  # sentences × words found: what each is worth there
    signs: NDArray[np.float32]  # words found × SIGNS: 1 where the sign has found the word

    def by_sign(self, part: slice) -> NDArray[np.float32]:
        """What is found in these sentences by each sign, each sentence for itself."""
        found: NDArray[np.float32] = self.found[part].sum(axis=0) @ self.signs
        return found

    def evidence(self, part: slice) -> float:
        """What is found in these sentences together: a word said twice proves no more than once."""
        return float((self.found[part].max(axis=0) @ self.signs * _TELLING).sum())


def likeliest(passage: Sentences, *, most: int) -> list[int]:
    """The paragraphs that have most of a passage's words, by their worth; the best first."""
    totals: dict[int, float] = {}
    for word in passage.words:
        for paragraph, matches in word.matches.items():
            best = max(match.likeness for match in matches)
            totals[paragraph] = totals.get(paragraph, 0.0) + best * word.worth
    return sorted(totals, key=lambda paragraph: (-totals[paragraph], paragraph))[:most]


def compare(passage: Sentences, paragraph: Paragraph, number: int) -> Compared:
    """A passage beside the paragraph of this number."""
    rows = [row for row, word in enumerate(passage.words) if number in word.matches]
    likeness = np.zeros((len(rows), len(paragraph.terms)), dtype=np.float32)
    for at, row in enumerate(rows):
        for match in passage.words[row].matches[number]:
            likeness[at, match.column] = match.likeness
    used = np.flatnonzero(likeness.any(axis=0))
    likeness, holds = likeness[:, used], paragraph.holds[:, used]
    members = passage.members[:, rows]
    worth = np.asarray([passage.words[row].worth for row in rows], dtype=np.float32)
    # words × windows: how well each word is found in each window
    hits = _greatest(likeness, holds)
    said = (members * worth) @ hits
    share = np.minimum(said / np.maximum(passage.weights, _LEAST_WEIGHT)[:, None], 1)
    covered = _greatest(likeness.T, members).T
    rendered = (covered * paragraph.term_worth[used]) @ holds.T
    of_window = np.minimum(rendered / np.maximum(paragraph.worth, _LEAST_WEIGHT), 1)
    scores = np.sqrt(share * of_window)
    windows = scores.argmax(axis=1)
    each = np.arange(len(windows))
    found = members * worth * hits.T[windows]
    return Compared(scores[each, windows], windows, found, _signs(passage, rows, number))


def _greatest(values: NDArray[np.float32], chosen: NDArray[np.float32]) -> NDArray[np.float32]:
    """Of each row of values the greatest of the columns that each row of `chosen` has, or 0."""
    if len(values) * chosen.size <= _AT_ONCE:
        products = values[:, None, :] * chosen[None, :, :]
        greatest: NDArray[np.float32] = products.max(axis=2, initial=0)
        return greatest
    found = np.zeros((len(values), len(chosen)), dtype=np.float32)
    for number, row in enumerate(chosen):
        found[:, number] = values[:, np.flatnonzero(row)].max(axis=1, initial=0)
    return found


def _signs(passage: Sentences, rows: Sequence[int], number: int) -> NDArray[np.float32]:
    belongs = np.zeros((len(rows), len(SIGNS)), dtype=np.float32)
    for at, row in enumerate(rows):
        belongs[at, SIGNS.index(_sign(passage.words[row], number))] = 1
    return belongs


def _sign(word: Likeness, number: int) -> Sign:
    return max(word.matches[number], key=lambda match: match.likeness).sign
