"""Equal words in a row that a post and a statement share, grown from shingles. Pure, bounded."""

from collections.abc import Iterator, Sequence

from ingest.citations.searched import PLACES, RARER_SEED, SEED, Searched, Word

Run = tuple[int, int, int]  # place in the post, place in the statement, number of equal words

_BACK = 256  # words that a run grows backwards over what an earlier run covered


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
    ahead = equal_ahead(post, statement, at + SEED, place + SEED)
    back = 0
    while back < min(_BACK, at, place) and post[at - back - 1] == statement[place - back - 1]:
        back += 1
    return at - back, place - back, back + SEED + ahead


def equal_ahead(post: Sequence[Word], statement: Sequence[str], at: int, place: int) -> int:
    """How many words are equal from this pair on; strides double, then halve."""
    most = min(len(post) - at, len(statement) - place)
    count, stride = 0, 1
    growing = True
    while stride:
        end = count + stride
        if end <= most and post[at + count : at + end] == statement[place + count : place + end]:
            count = end
            stride = 2 * stride if growing else stride // 2
        else:
            growing, stride = False, stride // 2
    return count


def equal_before(post: Sequence[Word], statement: Sequence[str], at: int, place: int) -> int:
    """How many words are equal from this pair backwards."""
    count, most = 0, min(at, place) + 1
    while count < most and post[at - count] == statement[place - count]:
        count += 1
    return count
