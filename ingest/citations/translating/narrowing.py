"""Which sentences of a paragraph a stretch of a post translates. Pure."""

import numpy as np

from ingest.citations.spans import Span
from ingest.citations.translating.comparing import Compared
from ingest.citations.translating.statement import Paragraph

# Of the best sentence's score: one with less tells nothing of where it belongs.
_TELLING = 0.5


def narrowed(paragraph: Paragraph, compared: Compared, part: slice) -> Span:
    """The stretch of the statement, from its first sentence to its last.

    Sentences at the ends of the post's stretch that resemble nothing ("No.") are given a sentence
    of the paragraph each, where one is left on that side.
    """
    scores = compared.scores[part]
    telling = np.flatnonzero(scores >= scores.max() * _TELLING)
    windows = [paragraph.windows[one] for one in compared.windows[part][telling]]
    ahead, behind = int(telling[0]), len(scores) - 1 - int(telling[-1])
    first = max(min(one[0] for one in windows) - ahead, 0)
    last = min(max(one[1] for one in windows) + behind, len(paragraph.sentences))
    return paragraph.sentences[first][0], paragraph.sentences[last - 1][1]
