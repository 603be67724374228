"""Two visible texts as one row of segments: what stayed, came and went. Pure."""

from dataclasses import dataclass
from typing import Literal

from ingest.revisions.diff import diff

Mark = Literal["same", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words with one mark; `text` is visible text, never empty."""

    text: str
    mark: Mark


def segments(before: str, after: str) -> tuple[Segment, ...]:
    """All of both texts: `same` and `removed` make `before`, `same` and `added` make `after`.

    Bounded as `diff` is: two long texts with nothing in common are removed and added whole.
    """
    found: list[Segment] = []
    for op in diff(before, after):
        gone, come = before[slice(*op.before)], after[slice(*op.after)]
        if op.kind == "equal":
            found.append(Segment(gone, "same"))
        else:
            found += (Segment(gone, "removed"), Segment(come, "added"))
    return tuple(segment for segment in found if segment.text)
