"""Which paragraph of the statement each sentence of a passage follows, or none. Pure.

The cheapest reading of the whole passage (Viterbi): a translator goes on in the paragraph that he
is in, an author steps out of it for a remark of his own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Going over to another paragraph within one passage costs as much as a sentence of this weight
# gains by a score that is higher by 0.25: one chance likeness does not tear a passage apart.
_CROSSING = 4.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sentences `first` up to, without, `last` of a passage that follow one paragraph."""

    first: int
    last: int
    choice: int  # which of the paragraphs that were compared


def stretches(
    scores: NDArray[np.float32], weights: NDArray[np.float32], *, least: float
) -> list[Stretch]:
    """The stretches of a passage: `scores` are sentences × paragraphs, in the passage's order.

    A sentence that scores under `least` follows nothing, unless it stands between two that do.
    """
    gains = (scores - least) * weights[:, None]
    gains = np.column_stack([gains, np.zeros(len(weights))])  # the last: follows nothing
    path = _best_path(gains)
    nothing = scores.shape[1]
    found: list[Stretch] = []
    for sentence, choice in enumerate(path):
        if choice == nothing:
            continue
        # a sentence between that adds something of the author's does not end the stretch
        if found and found[-1].choice == choice:
            found[-1] = Stretch(found[-1].first, sentence + 1, choice)
        else:
            found.append(Stretch(sentence, sentence + 1, choice))
    return found


def _best_path(gains: NDArray[np.floating[Any]]) -> Sequence[int]:
    """The choice for each sentence with the highest sum, less what crossings cost."""
    nothing = gains.shape[1] - 1
    crossing = np.full((gains.shape[1], gains.shape[1]), _CROSSING)
    crossing[nothing, :] = crossing[:, nothing] = _CROSSING / 2
    np.fill_diagonal(crossing, 0)
    total = gains[0].copy()
    came: list[NDArray[np.intp]] = []
    for gain in gains[1:]:
        reached = total[:, None] - crossing
        came.append(reached.argmax(axis=0))
        total = reached.max(axis=0) + gain
    path = [int(total.argmax())]
    for step in reversed(came):
        path.append(int(step[path[-1]]))
    return path[::-1]
