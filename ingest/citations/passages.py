"""Passages that two word sequences share, small alterations inside allowed. Pure, bounded.

Seeds are shingles of 4 words in the statement's index; equal runs grow from them, the most telling
run is extended over alterations to both sides, and what a passage took of the post is not taken
again. The post may hold None for words that are nobody's (addresses, earlier posts).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.citations.searched import PLACES, RARER_SEED, SEED, Searched, Word

Run = tuple[int, int, int]  # place in the post, place in the statement, number of equal words

_BACK = 256  # words that a run grows backwards over what an earlier run covered
# An alteration of up to 6 words on either side (an inserted name or remark). Behind it more words
# must be equal again than it is wide, or chance would join strangers.
_GAP = 6
# Never more than one altered word for three equal ones, so that at least three quarters are equal.
_EQUAL_FOR_ALTERED = 3
# Runs tried for a passage, best first. Each costs at most some 100 µs.
_TRIED = 2000

_GAPS = sorted(
    ((a, b) for a in range(_GAP + 1) for b in range(_GAP + 1) if a or b),
    key=lambda gap: (max(gap), abs(gap[0] - gap[1])),
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
    pair = _Pair(list(post), searched.words, searched)
    found: list[Passage] = []
    runs = sorted(equal_runs(post, searched), key=rank, reverse=True)
    for run in runs[:_TRIED]:
        kept = _free_part(pair.free, run)
        passage = _first_accepted(pair, kept, accept) if kept else None
        if passage:
            found.append(passage)
            start, end = passage.post
            pair.free[start:end] = [None] * (end - start)
    return sorted(found, key=lambda passage: passage.post)


def _first_accepted(
    pair: _Pair, run: Run, accept: Callable[[Passage], Passage | None]
) -> Passage | None:
    """The run with all that can be added; where that is refused, the run alone."""
    whole = _extended(pair, run)
    return accept(whole) or (accept(Passage((run,))) if len(whole.runs) > 1 else None)


def equal_runs(post: Sequence[Word], searched: Searched) -> Iterator[Run]:
    """Equal runs of 4 words or more, as long as they can be; each such place of the post is in one.

    Of runs inside another run of the post only those at a followed place of its first shingle.
    """
    shingles, statement = searched.seeds, searched.words
    ends: dict[int, int] = {}  # of the last run on each diagonal
    covered = 0
    for at in range(len(post) - SEED + 1):
        if at + SEED <= covered:
            continue
        places = shingles.get(tuple(post[at : at + SEED]), ())
        if len(places) == PLACES:
            places = [*places, *searched.rarer.get(tuple(post[at : at + RARER_SEED]), ())]
        for place in places:
            if ends.get(at - place, 0) > at:
                continue
            run = _grown(post, statement, at, place)
            ends[at - place] = run[0] + run[2]
            covered = max(covered, run[0] + run[2])
            yield run


def _grown(post: Sequence[Word], statement: Sequence[str], at: int, place: int) -> Run:
    ahead = _equal(post, statement, (at + SEED, place + SEED), 1)
    back = 0
    while back < min(_BACK, at, place) and post[at - back - 1] == statement[place - back - 1]:
        back += 1
    return at - back, place - back, back + SEED + ahead


def _equal(post: Sequence[Word], statement: Sequence[str], at: tuple[int, int], step: int) -> int:
    """How many words are equal from this pair on, in this direction."""
    a, b = at
    count = 0
    while 0 <= a < len(post) and 0 <= b < len(statement) and post[a] == statement[b]:
        a, b, count = a + step, b + step, count + 1
    return count


def _free_part(free: Sequence[Word], run: Run) -> Run | None:
    """The longest part of a run that no passage has taken; None if it is too short for a seed."""
    start, place, length = run
    best = (0, 0)
    first = start
    for at in range(start, start + length + 1):
        if at == start + length or free[at] is None:
            best = max(best, (at - first, -first))
            first = at + 1
    size, first = best[0], -best[1]
    return (first, place + first - start, size) if size >= SEED else None


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
    for skipped, passed in _GAPS:
        altered = max(skipped, passed)
        there = (at[0] + step * skipped, at[1] + step * passed)
        length = _equal(pair.free, pair.statement, there, step)
        if length > altered or (
            length and skipped == passed == 1 and pair.statement[there[1]] in pair.searched.rare
        ):
            return there, length, altered
    return None
