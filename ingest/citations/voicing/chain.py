"""Weighs a row of paragraphs between two voices: the author's and one that is quoted. Pure.

A chain of two states in which both the cues of a paragraph and what leads over from the one before
count. Weights are log odds: 1 makes a voice 2.7 times as likely, 3 about 20 times. One pass forth
and one back, so the cost is that of the row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log1p

# Without any cue a commenting author goes on commenting, and a quotation goes on a little less
# surely: of an author's paragraphs that announce nothing one in thirty is followed by somebody
# else's words.
_BEGIN = -3.5
_END = -0.5


@dataclass(frozen=True, slots=True)
class Step:
    """One paragraph: what speaks for a quotation in it, before it, and for its end before it."""

    quoted: float  # log odds of its own cues
    opened: float = 0.0  # what the paragraph before says about a quotation that begins here
    closed: float = 0.0  # what says that a quotation is over here


def weigh_voices(steps: Sequence[Step]) -> list[float]:
    """How sure it is that each paragraph is quoted, 0 to 1."""
    forth = _forth(steps)
    result: list[float] = []
    back = (0.0, 0.0)
    for at in range(len(steps) - 1, -1, -1):
        own, quoted = forth[at][0] + back[0], forth[at][1] + back[1]
        result.append(_odds_to_share(quoted - own))
        back = _back(steps[at], back)
    return result[::-1]


def _forth(steps: Sequence[Step]) -> list[tuple[float, float]]:
    """For each paragraph the weight of all that comes before and itself: own, quoted."""
    rows: list[tuple[float, float]] = []
    own, quoted = 0.0, _BEGIN  # most posts begin with words of their author
    for step in steps:
        own, quoted = (
            _either(own, quoted + _END + step.closed),
            _either(own + _BEGIN + step.opened, quoted) + step.quoted,
        )
        least = max(own, quoted)
        own, quoted = own - least, quoted - least
        rows.append((own, quoted))
    return rows


def _back(step: Step, behind: tuple[float, float]) -> tuple[float, float]:
    """The weight of this paragraph and all behind, by the voice before it."""
    own, quoted = behind[0], behind[1] + step.quoted
    row = (
        _either(own, quoted + _BEGIN + step.opened),
        _either(own + _END + step.closed, quoted),
    )
    least = max(row)
    return row[0] - least, row[1] - least


def _either(one: float, other: float) -> float:
    high, low = max(one, other), min(one, other)
    return high + log1p(exp(low - high))


def _odds_to_share(odds: float) -> float:
    return 1 / (1 + exp(-max(-50.0, min(50.0, odds))))
