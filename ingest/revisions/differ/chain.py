"""The heaviest chain of matched places: what kept its order while other things moved. Pure."""

from bisect import bisect_left
from collections.abc import Sequence

Pair = tuple[int, int]  # index before, index after
Reach = tuple[int, int, int]  # first and last index after, weight


def heaviest_chain(found: Sequence[Reach]) -> list[int]:
    """Indices of the places that ascend on both sides and weigh most together.

    `found` ascends by its place before; the places after of two links of a chain do not overlap.
    Weights are positive. Of two chains of one weight the one that was found later wins.
    n·log n, whatever the order.
    """
    ends: list[int] = []  # the last index after of the best chain of a weight, ascending
    best: list[int] = []  # that weight, ascending too: a later end is worth it only for more
    holders: list[int] = []
    previous: list[int] = []
    for at, (start, end, own) in enumerate(found):
        room = bisect_left(ends, start)
        weight = own + (best[room - 1] if room else 0)
        previous.append(holders[room - 1] if room else -1)
        place = bisect_left(ends, end, room)
        if place and best[place - 1] >= weight:
            continue
        stop = place
        while stop < len(best) and best[stop] <= weight:
            stop += 1
        ends[place:stop], best[place:stop], holders[place:stop] = [end], [weight], [at]
    return _followed(previous, holders[-1] if holders else -1)


def _followed(previous: Sequence[int], last: int) -> list[int]:
    chain: list[int] = []
    while last >= 0:
        chain.append(last)
        last = previous[last]
    return chain[::-1]
