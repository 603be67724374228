"""Stretches of two sequences that anchor an alignment: shingles that are unique in both. Pure.

A sequence is a string with one character for each distinct token.
"""

from collections import Counter
from collections.abc import Sequence

from ingest.revisions.differ.chain import Pair, heaviest_chain

Run = tuple[int, int, int]  # start in the first, start in the second, length
Starts = Sequence[int]

# Tokens of one side past which nothing is looked for: 1 MB of Chinese are 333,000. The shingles of
# so many take 50 MB and a quarter of a second.
MOST_TOKENS = 400_000
# Shingles begin at tokens that occur no more often than this: of 1 MB of prose at every third,
# which finds nearly all that can be found, since a shingle of frequent words is seldom unique.
RARE = 64
# Where less than one token in so many is rare (columns of digits, a dozen words), shingles begin at
# every fourth kind of token and are twice as long, since four of so few signs meet by chance.
_LEAST_PART = 8
_SPARE = 3


def anchors(first: str, second: str, shingle: int) -> list[Run]:
    """Equal runs, ascending in both and never overlapping, of shingles that each side has once.

    Of those that cross each other the most tokens win.
    """
    if max(len(first), len(second)) > MOST_TOKENS:
        return []
    starts = _rare(first, second, shingle)
    if starts is None:
        shingle *= 2
        starts = _some(first, shingle), _some(second, shingle)
    mine, theirs = _unique(first, starts[0], shingle), _unique(second, starts[1], shingle)
    pairs = [(x, theirs[key]) for key, x in mine.items() if key in theirs]
    runs = _runs(first, second, pairs, shingle) if pairs else []
    chain = heaviest_chain([(y, y + size - shingle, size) for _, y, size in runs])
    return _apart([runs[at] for at in chain])


def _rare(first: str, second: str, shingle: int) -> tuple[Starts, Starts] | None:
    """Where a shingle begins with one of the rarer tokens, the same on both sides.

    None where these are few.
    """
    often = {token for text in (first, second) for token, n in Counter(text).items() if n > RARE}
    ends = max(0, len(first) - shingle + 1), max(0, len(second) - shingle + 1)
    if not often:
        return range(ends[0]), range(ends[1])
    one = [at for at, token in enumerate(first[: ends[0]]) if token not in often]
    other = [at for at, token in enumerate(second[: ends[1]]) if token not in often]
    few = _LEAST_PART * len(one) < ends[0] or _LEAST_PART * len(other) < ends[1]
    return None if few else (one, other)


def _some(text: str, shingle: int) -> Starts:
    """Where a shingle begins with a token whose number ends in zero bits; the first one's is 0."""
    end = len(text) - shingle + 1
    return [at for at, token in enumerate(text[: max(0, end)]) if not ord(token) & _SPARE]


def _unique(text: str, starts: Starts, shingle: int) -> dict[str, int]:
    """Where each shingle stands that occurs once; ascending."""
    keys = [text[at : at + shingle] for at in starts]
    last = dict(zip(keys, starts, strict=True))
    if len(last) == len(keys):
        return last
    keys.reverse()
    first = dict(zip(keys, reversed(starts), strict=True))
    return {key: at for key, at in last.items() if first[key] == at}


def _runs(first: str, second: str, pairs: Sequence[Pair], shingle: int) -> list[Run]:
    """Shingles on one diagonal, with what is equal between them, as one run each."""
    breaks = [0]
    x, y = pairs[0]
    for at, (a, b) in enumerate(pairs):
        if b - y != a - x or (
            a - x > shingle and first[x + shingle : a] != second[y + shingle : b]
        ):
            breaks.append(at)
        x, y = a, b
    bounds = zip(breaks, [*breaks[1:], len(pairs)], strict=True)
    return [(*pairs[lo], pairs[hi - 1][0] + shingle - pairs[lo][0]) for lo, hi in bounds]


def _apart(runs: list[Run]) -> list[Run]:
    """The runs of a chain, each begun where the one before it ends on both sides."""
    found: list[Run] = []
    a = b = 0
    for x, y, size in runs:
        cut = max(0, a - x, b - y)
        if cut < size:
            found.append((x + cut, y + cut, size - cut))
            a, b = x + size, y + size
    return found
