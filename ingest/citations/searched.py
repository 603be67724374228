"""The words of a statement, made ready for finding equal runs in it. Pure, bounded."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

Word = str | None

SEED = 4  # words of a shingle (TEXT.md)
RARER_SEED = 6  # looked up too where a shingle of 4 is everywhere in the statement
# Places of one shingle that are followed (TEXT.md: 32). A text of stock phrases costs 32 times its
# length at most; a passage that consists of nothing rarer may be found at another of its places.
PLACES = 32
# Behind one word put for another a single equal word is enough if the statement has it at most
# three times (TEXT.md's bound for rare): the last word of a passage is often the only one.
_RARE = 3


class Searched:
    """The words of a statement, made ready once for all posts and passages that ask."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words

    @cached_property
    def seeds(self) -> dict[tuple[Word, ...], list[int]]:
        """The first places of each shingle."""
        return _index(self.words, SEED)

    @cached_property
    def rarer(self) -> dict[tuple[Word, ...], list[int]]:
        """The same of longer shingles, asked for where a shorter one is everywhere."""
        return _index(self.words, RARER_SEED)

    @cached_property
    def rare(self) -> frozenset[str]:
        """Words that the statement has a few times only."""
        return frozenset(word for word, count in Counter(self.words).items() if count <= _RARE)


def _index(statement: Sequence[str], length: int) -> dict[tuple[Word, ...], list[int]]:
    index: dict[tuple[Word, ...], list[int]] = {}
    rows = zip(*(statement[at:] for at in range(length)), strict=False)
    for at, shingle in enumerate(rows):
        places = index.setdefault(shingle, [])
        if len(places) < PLACES:
            places.append(at)
    return index
