"""Passages that two word sequences share, small alterations inside allowed. Pure, bounded.

Seeds are shingles of 4 words in the statement's index; equal runs grow from them, the most telling
run is extended over alterations to both sides, and what a passage took of the post is not taken
again. The post may hold None for words that are nobody's (addresses, earlier posts).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.citations.runs import Run, equal_ahead, equal_before, equal_runs
from ingest.citations.searched import SEED, Searched, Word

# An alteration of up to 6 words on either side (an inserted name or remark). Behind it more words
# must be equal again than it is wide, or chance would join strangers.
_GAP = 6
# Never more than one altered word for three equal ones, so that at least three quarters are equal.
_EQUAL_FOR_ALTERED = 3
# Runs tried of one pair of texts, best first; real pairs have up to 75. Each costs some 20 µs.
_TRIED = 500

_GAPS = sorted(
    ((a, b, max(a, b)) for a in range(_GAP + 1) for b in range(_GAP + 1) if a or b),
    key=lambda gap: (gap[2], abs(gap[0] - gap[1])),
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Equal runs in order on both sides, the words between them altered."""

    runs: tuple[Run, ...]

    @property
    def post(self) -> tuple[int, int]:
        """Half-open place in the words of the post."""
        return self.runs[0][0], self.runs[-1][0] + self.runs[-1][2]

    @property
    def statement(self) -> tuple[int, int]:
        """Half-open place in the words of the statement."""
        return self.runs[0][1], self.runs[-1][1] + self.runs[-1][2]

    @property
    def same(self) -> int:
        """How many words are equal."""
        return sum(length for _, _, length in self.runs)

    @property
    def altered(self) -> float:
        """How many words stand between its equal runs, half of what both sides have there."""
        (start, end), (first, last) = self.post, self.statement
        return (end - start + last - first) / 2 - self.same

    @property
    def likeness(self) -> float:
        """Equal words less altered ones, for each equal word; 1.0 word for word."""
        return 1 - self.altered / self.same


@dataclass(frozen=True, slots=True)
class _Pair:
    """Both sides while passages are sought."""

    free: list[Word]  # words of the post, None where a passage took them
    taken: bytearray  # of each word 1 where it is None
    statement: Sequence[str]
    searched: Searched


def find_passages(
    post: Sequence[Word],
    statement: Sequence[str] | Searched,
    *,
    rank: Callable[[Run], tuple[int, ...]],
    accept: Callable[[Passage], Passage | None],
) -> list[Passage]:
    """Shared passages that `accept` lets through (or cuts down), none overlapping in the post.

    `rank` says which runs are tried first, highest first.
    """
    searched = statement if isinstance(statement, Searched) else Searched(statement)
    taken = bytearray(word is None for word in post)
    pair = _Pair(list(post), taken, searched.words, searched)
    found: list[Passage] = []
    runs = sorted(equal_runs(post, searched), key=rank, reverse=True)
    for run in runs[:_TRIED]:
        kept = _free_part(pair.taken, run)
        passage = _first_accepted(pair, kept, accept) if kept else None
        if passage:
            found.append(passage)
            start, end = passage.post
            pair.free[start:end] = [None] * (end - start)
            pair.taken[start:end] = b"\1" * (end - start)
    return sorted(found, key=lambda passage: passage.post)


def _first_accepted(
    pair: _Pair, run: Run, accept: Callable[[Passage], Passage | None]
) -> Passage | None:
    """The run with all that can be added; where that is refused, the run alone."""
    whole = _extended(pair, run)
    return accept(whole) or (accept(Passage((run,))) if len(whole.runs) > 1 else None)


def _free_part(taken: bytearray, run: Run) -> Run | None:
    """The longest part of a run that no passage has taken; None if it is too short for a seed."""
    start, place, length = run
    size = best = 0
    at, end = start, start + length
    while (first := taken.find(0, at, end)) >= 0:
        at = taken.find(1, first, end)
        at = at if at >= 0 else end
        if at - first > size:
            size, best = at - first, first
    return (best, place + best - start, size) if size >= SEED else None


def _extended(pair: _Pair, run: Run) -> Passage:
    """The run with all that belongs to it on both sides, alterations between."""
    at, place, length = run
    behind, altered = _further(
        pair, (at + length, place + length), step=1, spare=length // _EQUAL_FOR_ALTERED
    )
    equal = length + sum(each for _, _, each in behind)
    before, _ = _further(
        pair,
        (at - 1, place - 1),
        step=-1,
        spare=equal // _EQUAL_FOR_ALTERED - altered,
    )
    return Passage((*reversed(before), run, *behind))


def _near(words: Sequence[Word], at: int, step: int) -> Sequence[Word]:
    """The words from this place on, or back, within the widest alteration and the one behind it."""
    return words[max(0, at) : at + _GAP + 1] if step > 0 else words[max(0, at - _GAP) : at + 1]


def _further(pair: _Pair, at: tuple[int, int], *, step: int, spare: int) -> tuple[list[Run], int]:
    """Runs beyond this pair, and how many words are altered before and between them.

    At most `spare` and a share of the words that are equal again.
    """
    kept: list[Run] = []
    spent = equal = 0
    while again := _resumed(pair, at, step):
        (a, b), length, altered = again
        spent, equal = spent + altered, equal + length
        if spent > spare + equal // _EQUAL_FOR_ALTERED:
            return kept, spent - altered
        kept.append((a, b, length) if step > 0 else (a - length + 1, b - length + 1, length))
        at = (a + step * length, b + step * length)
    return kept, spent


def _resumed(
    pair: _Pair, at: tuple[int, int], step: int
) -> tuple[tuple[int, int], int, int] | None:
    """Where words are equal again, how many, and behind how wide an alteration."""
    free, statement = pair.free, pair.statement
    if set(_near(free, at[0], step)).isdisjoint(_near(statement, at[1], step)):
        return None
    equal = equal_ahead if step > 0 else equal_before
    for skipped, passed, altered in _GAPS:
        a, b = at[0] + step * skipped, at[1] + step * passed
        if not (0 <= a < len(free) and 0 <= b < len(statement)) or free[a] != statement[b]:
            continue
        length = equal(free, statement, a, b)
        if length > altered or (
            length and skipped == passed == 1 and statement[b] in pair.searched.rare
        ):
            return (a, b), length, altered
    return None
