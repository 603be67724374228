"""How often something changes, learned from looks that found a change or none.

Four numbers remember all looks: of each sort how many, old ones counting less, and the mean gap
before them. So they fit into a row and cost nothing to keep.
"""

import math
from collections.abc import Iterable
from typing import NamedTuple

from ingest.schedule.limits import LOCAL_FLOOR_S, POLL_PRICE_S

# First interval of a feed that we know nothing of: the middle of what forums' feeds ask for by
# `ttl` and max-age (5 to 60 minutes). Learning replaces it after a few looks.
START_S = 900.0

# The gap imagined once as changed and once as unchanged, so that one lucky look does not swing the
# interval: its rate, ln 2 / gap, is the one whose learned interval is START_S.
PRIOR_GAP_S = START_S**2 * math.log(2) / (2 * POLL_PRICE_S)

# Looks remembered at full weight: about a day of a busy feed. A feed that never changes settles at
# 2 · POLL_PRICE_S · MEMORY = 6.6 hours. Fewer and that is more often; more and a feed that falls
# asleep is polled as if awake for days, or one that wakes up as if asleep.
MEMORY = 100.0

# The same for the pages of a source at one age: some 200 documents of it. The imagined gaps are
# long at high ages (three years at fourteen days): with fewer they would never be outweighed.
EDIT_MEMORY = 1000.0


class Looks(NamedTuple):
    """What earlier looks found: at a feed, or at a source's pages of one age.

    A tuple, because every look makes two and a frozen dataclass is slower to make.
    """

    changed: float = 0.0  # looks that found something new, old ones counting less
    unchanged: float = 0.0
    changed_gap_s: float = 0.0  # mean time between such a look and the one before it
    unchanged_gap_s: float = 0.0

    def after(
        self, *, changed: bool, gap_s: float, memory: float = MEMORY, number: float = 1.0
    ) -> "Looks":
        """The looks with one more, or a part of one; `gap_s` is the time since the look before."""
        gap_s = max(gap_s, LOCAL_FLOOR_S)  # a clock running backwards teaches nothing
        fade = min(1.0, (memory - 1) / max(self.changed + self.unchanged, 1.0))
        seen, missed = self.changed * fade, self.unchanged * fade
        if changed:
            return Looks(
                changed=seen + number,
                changed_gap_s=_mean(seen, self.changed_gap_s, number, gap_s),
                unchanged=missed,
                unchanged_gap_s=self.unchanged_gap_s,
            )
        return Looks(
            changed=seen,
            changed_gap_s=self.changed_gap_s,
            unchanged=missed + number,
            unchanged_gap_s=_mean(missed, self.unchanged_gap_s, number, gap_s),
        )


def _mean(number: float, mean_s: float, more: float, gap_s: float) -> float:
    total = number + more
    return (number * mean_s + more * gap_s) / total if total else mean_s


def feed_rate(looks: Looks) -> float:
    """Changes of a feed per second, with the imagined gaps counted in.

    For gaps near their mean, which learned intervals are, the equation of `change_rate` below has
    a closed form (Cho and Garcia-Molina 2003, "Estimating Frequency of Change"); every poll that
    finds nothing asks for this number, so it must cost nothing.
    """
    changed, changed_s = looks.changed + 1, looks.changed * looks.changed_gap_s + PRIOR_GAP_S
    unchanged_s = looks.unchanged * looks.unchanged_gap_s + PRIOR_GAP_S
    return math.log1p(changed_s / unchanged_s) * changed / changed_s


def edit_rate(looks: Looks, *, prior_gap_s: float) -> float:
    """Edits of one document per second, from looks at pages of its source and age.

    Their gaps are longer or shorter by the host's room and what cites them, and the imagined ones
    longer by far: the closed form would take them for one length.
    """
    changed = ((looks.changed, looks.changed_gap_s),)
    return change_rate(changed, looks.unchanged * looks.unchanged_gap_s, prior_gap_s=prior_gap_s)


def change_rate(
    changed: Iterable[tuple[float, float]], unchanged_s: float, *, prior_gap_s: float
) -> float:
    """Changes per second, from looks at irregular gaps.

    `changed` are numbers of looks that found a change, each with the gap before them in seconds;
    `unchanged_s` is the sum of the gaps before all others. The most likely rate Δ is the root of:
    sum over changed of t/(exp(Δt) - 1) = sum over unchanged of t (Kolobov et al. 2019, "Staying up
    to Date with Online Content Changes Using Reinforcement Learning for Scheduling"), with one
    changed and one unchanged gap of `prior_gap_s` imagined.
    """
    seen = (*changed, (1.0, prior_gap_s))
    missed_s = unchanged_s + prior_gap_s
    # The left side falls from infinity to nothing, so halving a bracket finds the only root:
    # between once in 30,000 years and a thousand a second, to beyond a double's precision.
    low, high = 1e-12, 1e3
    for _ in range(60):
        middle = math.sqrt(low * high)
        left_s = sum(number * _share(gap_s, middle) for number, gap_s in seen)
        low, high = (middle, high) if left_s > missed_s else (low, middle)
    return low


def _share(gap_s: float, rate: float) -> float:
    exponent = rate * gap_s
    if gap_s <= 0 or exponent > 700:  # exp(710) is beyond a double; the share is nothing
        return 0.0
    return gap_s / math.expm1(exponent)
