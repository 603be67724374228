"""Figures of both sides: which say the same, and which stand for each other. Pure, bounded."""

from collections.abc import Sequence

from ingest.lexicon.figures import Figure, agree
from schemas.records.citations import MismatchKind

# Figures of a passage; a table has more, and is not compared as one sentence.
_MOST = 60

Settled = tuple[frozenset[Figure], frozenset[Figure]]


def settled_in_order(post: Sequence[Figure], statement: Sequence[Figure]) -> Settled:
    """The figures of both sides that agree with one of the other, as many as can in this order."""
    post, statement = post[:_MOST], statement[:_MOST]
    best = [[0] * (len(statement) + 1) for _ in range(len(post) + 1)]
    same = [[agree(one, other) for other in statement] for one in post]
    for at in range(len(post) - 1, -1, -1):
        for there in range(len(statement) - 1, -1, -1):
            best[at][there] = (
                best[at + 1][there + 1] + 1
                if same[at][there]
                else max(best[at + 1][there], best[at][there + 1])
            )
    mine: set[Figure] = set()
    theirs: set[Figure] = set()
    at = there = 0
    while at < len(post) and there < len(statement):
        if same[at][there]:
            mine.add(post[at])
            theirs.add(statement[there])
            at, there = at + 1, there + 1
        elif best[at + 1][there] >= best[at][there + 1]:
            at += 1
        else:
            there += 1
    return frozenset(mine), frozenset(theirs)


def kind_of(*figures: Figure | None) -> MismatchKind:
    """`date` where one of them is a date or time."""
    return "date" if any(one and one.kind in ("date", "time") for one in figures) else "number"
