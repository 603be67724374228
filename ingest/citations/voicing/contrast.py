"""What a paragraph without cues means beside the others of its post. Pure.

An author who says "I think" or "nonsense" in nearly every paragraph leaves few without: there a
bare paragraph is rather somebody else's. In a sober post it tells nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.citations.voicing.chain import Step

# Weights below the first are clearly the author's, above the second not: in log odds.
_AUTHORS, _BARE = -1.0, -0.6
# Set on the half of the evaluation's texts that is not held out: from this share of paragraphs
# that are clearly the author's on a bare one speaks for a quotation, below against it.
_USUAL = 0.4
_STRENGTH = 2.0
_MOST = 40  # paragraphs of a post; in a longer text one manner of writing tells nothing of all


def contrasted(steps: Sequence[Step], *, sure: float) -> list[Step]:
    """The steps with bare paragraphs weighed by what the others of the post are.

    Those of the weight `sure` are told by their layout and stay out of it.
    """
    read = [step for step in steps if step.quoted < sure]
    if not 0 < len(read) <= _MOST:
        return list(steps)
    authors = sum(step.quoted <= _AUTHORS for step in read) / len(read)
    more = _STRENGTH * (authors - _USUAL)
    return [
        replace(step, quoted=step.quoted + more) if _BARE <= step.quoted < sure else step
        for step in steps
    ]
