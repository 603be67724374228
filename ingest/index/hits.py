"""Shared keys become hits: documents that have a run of words with the asking text, best first.

The caller compares the texts word by word; a hit only says that it is worth it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.index.segments import Numbers
from ingest.index.shingles import SHINGLE, Places

# Bounds of TEXT.md, "Quotations in the same language".
MOST_SHARED = 32  # documents that have a shingle; one that more have says nothing
MOST_SEEDS = 4_000  # of an asking text, the rarest first
RARE = 3  # a hit needs one shingle that at most so many statements have

# Words between two seeds of one passage: a run of seven words has its seeds at most 4 apart, and
# an alteration of six words lies between (`ingest.citations.passages`).
_GAP = SHINGLE + 8
# Where one seed is not enough: outside quotation marks a passage has 13 words, which share at least
# two seeds that cover 7; of a marked one every shingle is kept, and the shortest has 6 words.
_SEEDS, _WORDS = 2, 6


@dataclass(frozen=True, slots=True)
class Seed:
    """A shingle that both texts have."""

    at: int  # number of its first word in the asking text
    shared: int  # how many statements have it, as far as the index knows
    number: int  # the earliest revision of the document that has it


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that shares words with the asking text."""

    first: int  # number of the first revision of the document
    seeds: tuple[Seed, ...]  # in the order of the asking text
    weight: float  # of its best passage: the sum of 1 / shared over its seeds

    @property
    def rarest(self) -> int:
        """How many statements share the rarest of its shingles."""
        return min(seed.shared for seed in self.seeds)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The revisions in which its shingles are first met, most of them first."""
        return numbers_of(self.seeds)


def numbers_of(seeds: Iterable[Seed]) -> tuple[int, ...]:
    """The revisions in which these are first met, most of them first."""
    counts = Counter(seed.number for seed in seeds)
    return tuple(sorted(counts, key=lambda number: (-counts[number], number)))


@dataclass(frozen=True, slots=True)
class Shared:
    """One pair for each shingle and document that share it; columns of equal length."""

    places: Places  # in the asking text
    counts: Places  # how many statements have it
    numbers: Numbers
    firsts: Numbers


def rarest_first(counts: Places, postings: Places) -> NDArray[np.bool_]:
    """Which of the keys are followed: the rarest, as many as give `MOST_SEEDS` postings."""
    order = counts.argsort(kind="stable")
    chosen = np.zeros(len(counts), dtype=np.bool_)
    chosen[order] = postings[order].cumsum() <= MOST_SEEDS
    return chosen


def hits_of(shared: Shared, *, marks: NDArray[np.bool_] | None, most: int) -> list[Hit]:
    """The documents worth comparing, best first, at most `most`.

    `marks` says for each word of the asking text whether it is marked: there one seed is enough,
    and without `marks` everywhere.
    """
    if not len(shared.places):
        return []
    shared = _by_document(shared)
    starts = np.flatnonzero(_begins(shared))
    good = np.add.reduceat(shared.counts <= RARE, starts) > 0
    good &= _long_enough(shared.places, starts, marks)
    worth = np.add.reduceat(1.0 / np.maximum(shared.counts, 1), starts)
    return _best(shared, shared.firsts[starts], np.where(good, worth, 0.0), most)


def _by_document(shared: Shared) -> Shared:
    """The same pairs by document, then by place in the asking text."""
    order = np.lexsort((shared.numbers, shared.places, shared.firsts))
    return Shared(
        shared.places[order], shared.counts[order], shared.numbers[order], shared.firsts[order]
    )


def _begins(shared: Shared) -> NDArray[np.bool_]:
    """Whether another passage begins at this seed: another document, or words further on."""
    begins = np.ones(len(shared.places), dtype=np.bool_)
    begins[1:] = shared.firsts[1:] != shared.firsts[:-1]
    begins[1:] |= shared.places[1:] - shared.places[:-1] > _GAP
    return begins


def _long_enough(
    places: Places, starts: Places, marks: NDArray[np.bool_] | None
) -> NDArray[np.bool_]:
    if marks is None:
        return np.ones(len(starts), dtype=np.bool_)
    ends = np.append(starts[1:], len(places))
    covered = places[ends - 1] + SHINGLE - places[starts]
    long = (ends - starts >= _SEEDS) & (covered >= _WORDS)
    marked = marks[places] & marks[places + SHINGLE - 1]
    result: NDArray[np.bool_] = long | (np.add.reduceat(marked, starts) > 0)
    return result


def _best(shared: Shared, firsts: Numbers, weights: NDArray[np.float64], most: int) -> list[Hit]:
    """The documents with the weightiest passages; of two that weigh the same the earlier."""
    hits: dict[int, Hit] = {}
    for at in np.lexsort((firsts, -weights)):
        first, weight = int(firsts[at]), float(weights[at])
        if weight == 0.0 or len(hits) == most:
            break
        if first not in hits:
            hits[first] = Hit(first, _seeds(shared, first), weight)
    return list(hits.values())


def _seeds(shared: Shared, first: int) -> tuple[Seed, ...]:
    """All seeds of a document, in the order of the asking text."""
    start, end = shared.firsts.searchsorted(first), shared.firsts.searchsorted(first, "right")
    columns = (shared.places, shared.counts, shared.numbers)
    values = (column[start:end].tolist() for column in columns)
    return tuple(Seed(*each) for each in zip(*values, strict=True))
