"""Blocks that stand elsewhere: which kept their order, and which were moved past them. Pure.

Bounded and deterministic. Two blocks are the same one if their text is equal and occurs once on
each side, or if they are each other's best match and nearly equal (`nearly`). What weighs most
together and kept its order has stayed; a block outside of it was moved. A short block was moved
only along with a long one beside it, since "Thank you." comes and goes by chance.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.revisions.differ.align import common_prefix, common_suffix
from ingest.revisions.differ.chain import Pair, heaviest_chain
from ingest.revisions.differ.nearly import best_matches, nearly_equal
from ingest.tokens import count_words

# Words of a block that can be called moved by itself. Phrases that recur ("Thank you and all the
# best", "Ich sehe das ganz genauso wie du.") are shorter; sentences of eight words do not recur.
LEAST_WORDS = 8
# A shorter text may recur by chance ("Yes.") and is not what order is told by.
_LEAST_CHARS = 16
# A text of more moved blocks was shuffled, and nobody follows where each went.
MOST_MOVES = 1_000


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of the blocks that were found again, as indices before and after, ascending."""

    kept: tuple[Pair, ...]  # equal texts in their old order
    moved: tuple[Pair, ...]  # equal or nearly equal texts, out of their old order


def standing(before: Sequence[str], after: Sequence[str]) -> Standing:
    """Which of these blocks kept their order and which were moved; visible texts.

    What both begin and end with has stayed, and says nothing of what lies between. Of more than
    `MOST_MOVES` moved blocks none is named.
    """
    head = common_prefix(before, after)
    tail = common_suffix(before[head:], after[head:])
    ends = len(before) - tail, len(after) - tail
    found = _between(before[head : ends[0]], after[head : ends[1]])
    front = ((i, i) for i in range(head))
    back = ((ends[0] + i, ends[1] + i) for i in range(tail))
    kept = (*front, *((head + i, head + j) for i, j in found.kept), *back)
    return Standing(kept, tuple((head + i, head + j) for i, j in found.moved))


def _between(before: Sequence[str], after: Sequence[str]) -> Standing:
    """The same for blocks whose ends differ."""
    pairs = sorted(_pairs(before, after))
    chain = set(heaviest_chain([(j, j, len(before[i])) for i, j in pairs]))
    stayed = [pair for at, pair in enumerate(pairs) if at in chain]
    rest = [pair for at, pair in enumerate(pairs) if at not in chain]
    gone = _same_ones(before, after, rest) if len(rest) <= MOST_MOVES else []
    room = _Room(before, after, taken=[*stayed, *gone])
    kept = [pair for pair in stayed if before[pair[0]] == after[pair[1]]]
    kept += room.beside(stayed)
    gone += [pair for pair in room.beside(gone) if before[pair[0]].strip()]
    return Standing(tuple(sorted(kept)), tuple(sorted(gone)))


def _same_ones(before: Sequence[str], after: Sequence[str], pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs of long texts that are equal, or so nearly equal that it is one text."""
    return [
        (i, j)
        for i, j in pairs
        if count_words(before[i]) >= LEAST_WORDS
        and (before[i] == after[j] or nearly_equal(before[i], after[j]))
    ]


def _pairs(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    """Texts that occur once on each side, and of those that do not, what resembles each other."""
    if min(len(before), len(after)) < 2:
        return  # nothing to move past
    there = _once(after)
    yield from ((i, there[text]) for text, i in _once(before).items() if text in there)
    mine, theirs = set(before), set(after)
    old = ["" if text in theirs else text for text in before]
    new = ["" if text in mine else text for text in after]
    yield from best_matches(old, new)


def _once(texts: Sequence[str]) -> dict[str, int]:
    times = Counter(texts)
    return {
        text: at for at, text in enumerate(texts) if len(text) >= _LEAST_CHARS and times[text] == 1
    }


class _Room:
    """The blocks that are not spoken for; each is given away once."""

    def __init__(self, before: Sequence[str], after: Sequence[str], *, taken: list[Pair]) -> None:
        self._before, self._after = before, after
        self._taken = ({i for i, _ in taken}, {j for _, j in taken})

    def beside(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Equal blocks directly before and after these pairs, and beside those again."""
        for i, j in list(pairs):
            for step in (-1, 1):
                x, y = i + step, j + step
                while self._free(x, y):
                    self._taken[0].add(x)
                    self._taken[1].add(y)
                    yield x, y
                    x, y = x + step, y + step

    def _free(self, x: int, y: int) -> bool:
        inside = 0 <= x < len(self._before) and 0 <= y < len(self._after)
        return (
            inside
            and x not in self._taken[0]
            and y not in self._taken[1]
            and self._before[x] == self._after[y]
        )
