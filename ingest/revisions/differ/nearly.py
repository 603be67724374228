"""Blocks that are nearly the same: pairs of a paragraph and the same one, slightly edited. Pure."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from rapidfuzz.distance import Indel

from ingest.revisions.differ.chain import Pair
from ingest.tokens import tokens

# Words in a row that tell a block from all others: fewer meet by chance (TEXT.md). Of a script
# without spaces, signs.
_SHINGLE = 4
# Of those only each is looked at that begins with a sign whose code these bits leave out, a
# quarter: signs are six times as many as words.
_SPARE = 3
# A shorter block (words, signs) shares too much with others by chance once some of it may differ.
_LEAST_WORDS = 10
# Of the shingles of the shorter block the share that both must have: 30 % edited words leave 0.24.
_LEAST_SHARED = 0.15
# Of the words and signs of both, the part that must have stayed in order (twice the longest common
# subsequence over both lengths): two of three. TEXT.md's 30 % of edits leave 0.7.
LEAST_ALIKE = 0.66
# Blocks of this size against each other cost some milliseconds; larger ones are no paragraphs.
_MOST_CELLS = 4_000_000
# Characters of a side past which nothing is looked for: 200 kB take about 20 ms.
_MOST_CHARS = 200_000

Shingles = list[Hashable]


def best_matches(before: Sequence[str], after: Sequence[str]) -> list[Pair]:
    """Indices of blocks that share more with each other than with any other block, ascending.

    Whether a pair is alike enough to be one block is for `nearly_equal` to say. The texts are
    visible; those that are paired already should be left out by the caller as empty texts.
    Bounded: nothing is found in more than `_MOST_CHARS` of one side.
    """
    if max(sum(map(len, before)), sum(map(len, after))) > _MOST_CHARS:
        return []
    mine, theirs = [_shingles(text) for text in before], [_shingles(text) for text in after]
    there = _telling(theirs)
    shared = Counter([(i, there[key]) for key, i in _telling(mine).items() if key in there])
    least = ((i, j, min(len(mine[i]), len(theirs[j]))) for i, j in shared)
    enough = [(i, j) for i, j, most in least if shared[i, j] >= _LEAST_SHARED * most]
    return sorted(_mutual(sorted(enough, key=lambda pair: (-shared[pair], pair))))


def nearly_equal(one: str, other: str) -> bool:
    """Whether two blocks are one that was slightly edited."""
    mine, theirs = tokens(one), tokens(other)
    if len(mine) * len(theirs) > _MOST_CELLS:
        return False
    return Indel.normalized_similarity(mine, theirs, score_cutoff=LEAST_ALIKE) >= LEAST_ALIKE


def _shingles(text: str) -> Shingles:
    """Neighbouring words by white space alone, which is quick and enough here."""
    if len(text) < 2 * _LEAST_WORDS:
        return []
    words = text.split()
    if len(words) * 20 > len(text):
        rows = (words[at:] for at in range(_SHINGLE))
        return list(zip(*rows, strict=False)) if len(words) >= _LEAST_WORDS else []
    return [text[at : at + _SHINGLE] for at, sign in enumerate(text) if not ord(sign) & _SPARE]


def _mutual(ranked: Iterable[Pair]) -> list[Pair]:
    """Pairs, best first, of which each side has no better one."""
    first: dict[int, Pair] = {}
    second: dict[int, Pair] = {}
    for pair in ranked:
        first.setdefault(pair[0], pair)
        second.setdefault(pair[1], pair)
    return [pair for pair in first.values() if second[pair[1]] == pair]


def _telling(blocks: Sequence[Shingles]) -> dict[Hashable, int]:
    """The block of each shingle that occurs in one block only."""
    places: dict[Hashable, int] = {}
    elsewhere: set[Hashable] = set()
    for at, shingles in enumerate(blocks):
        own = dict.fromkeys(shingles, at)
        elsewhere |= own.keys() & places.keys()
        places |= own
    for key in elsewhere:
        del places[key]
    return places
