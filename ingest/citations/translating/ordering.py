"""Where a passage is to be expected by the order of the others. Pure.

A soft sign only: who excerpts a statement jumps back and forth in it (TEXT.md, "Translated
passages").
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.citations.spans import Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage that surely follows its paragraph."""

    post: Span
    paragraph: int


def in_order(
    anchors: Sequence[Anchor], sentences: Sequence[Span], paragraphs: NDArray[np.intp]
) -> NDArray[np.float64]:
    """For each paragraph 1 where it lies between those of the nearest anchors, else 0.

    `anchors` are in the post's order; without one on a side that side is open, without any nothing
    is expected.
    """
    before = bisect_left(anchors, sentences[0], key=lambda anchor: anchor.post) - 1
    behind = bisect_left(anchors, sentences[-1][1], key=lambda anchor: anchor.post[0])
    if before < 0 and behind >= len(anchors):
        return np.zeros(len(paragraphs))
    low = anchors[before].paragraph if before >= 0 else -1
    high = anchors[behind].paragraph if behind < len(anchors) else np.iinfo(np.intp).max
    return ((paragraphs >= low) & (paragraphs <= high)).astype(np.float64)
