"""The words of a statement, made ready for finding equal runs in it. Pure, bounded."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
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


Shingle = tuple[Word, ...]


class Searched:
    """The words of a statement, made ready once for all passages of a post that ask.

    `wanted` are the shingles of that post, which are the only ones that are looked for; without
    them every shingle is kept.
    """

    def __init__(self, words: Sequence[str], *, wanted: Collection[Shingle] | None = None) -> None:
        self.words = words
        self._wanted = wanted

    @cached_property
    def seeds(self) -> dict[Shingle, list[int]]:
        """The first places of each shingle."""
        return _index(shingles(self.words, SEED), self._wanted)

    @cached_property
    def rarer(self) -> dict[Shingle, list[int]]:
        """The same of longer shingles, asked for where a shorter one is everywhere."""
        return _index(shingles(self.words, RARER_SEED), None)

    @cached_property
    def rare(self) -> frozenset[str]:
        """Words that the statement has a few times only."""
        return frozenset(word for word, count in Counter(self.words).items() if count <= _RARE)


def shingles(words: Sequence[Word], length: int = SEED) -> Iterator[Shingle]:
    """So many words in a row, from each word on."""
    return zip(*(words[at:] for at in range(length)), strict=False)


def _index(rows: Iterable[Shingle], wanted: Collection[Shingle] | None) -> dict[Shingle, list[int]]:
    index: dict[Shingle, list[int]] = {}
    for at, shingle in enumerate(rows):
        if wanted is not None and shingle not in wanted:
            continue
        places = index.get(shingle)
        if places is None:
            index[shingle] = [at]
        elif len(places) < PLACES:
            places.append(at)
    return index
