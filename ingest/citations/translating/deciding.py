"""Whether a passage of a post is a translation of the paragraph that it resembles most. Pure.

Wrong is worse than missing (DESIGN.md section 5). Four things speak for a translation: by how much
the paragraph is ahead of the next, how rare what is found in it is, that the post quotes there by
its own signs, and that the whole paragraph of the post is one (a commentary that takes something up
does so in a sentence of its own). A lack of one is made up by more of the others. The weights are
those of a logistic regression on the half of `tests/evaluation/citations/written/translations` that
is not held out (ops/decisions/0031), so that the sum is about the logarithm of the odds.
"""

from math import log

from ingest.citations.translating.aligning import Candidate

_MARGIN, _EVIDENCE, _QUOTED, _SHARE = 7.5, 4.7, 2.5, 3.0
# The regression's even odds are at 17. From 18 on one of a hundred there is wrong, a commentary
# that repeats a sentence in its own words; at 16 eight are, at 20 a fifth of the translations is
# missed.
_NEEDED = 18.0
# Without a dictionary so little is found that even odds are lower. From 15 on none there is wrong.
_NEEDED_UNTOLD = 15.0
# The best of many paragraphs has more in common with a passage by chance than the best of few: one
# rarity more for each e-fold of the statements that the regression was made on.
_PARAGRAPHS = 25
_LEAST_EVIDENCE = 1.0


def is_translation(candidate: Candidate, *, paragraphs: int, told: bool) -> bool:
    """Whether margin, evidence and the post's own signs suffice.

    `paragraphs` are how many the statement has; `told` is whether a dictionary was asked.
    """
    return surety(candidate, paragraphs=paragraphs) >= (_NEEDED if told else _NEEDED_UNTOLD)


def surety(candidate: Candidate, *, paragraphs: int) -> float:
    """Margin, evidence and cues weighed; higher is surer."""
    evidence = candidate.evidence - log(max(paragraphs, 1) / _PARAGRAPHS)
    return (
        _MARGIN * candidate.margin
        + _EVIDENCE * log(max(evidence, _LEAST_EVIDENCE))
        + _QUOTED * candidate.quoted
        + _SHARE * candidate.share
    )
