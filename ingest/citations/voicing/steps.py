"""What the cues of a post's paragraphs mean as a row: the steps of the chain. Pure, linear."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.citations.voicing.chain import Step
from ingest.citations.voicing.cues import Cue
from ingest.citations.voicing.layout import Paragraph
from ingest.citations.voicing.weights import (
    ANNOUNCED,
    ANNOUNCES,
    CERTAIN,
    CLOSED_BY_LAYOUT,
    CLOSES,
    OPENED_BY_ADDRESS,
    OPENED_BY_FIRST,
    OPENS,
    PERSONS,
    SET_APART,
    WEIGHTS,
)

_OPENS_WITHIN = 120  # characters from the end: the last sentence
# Over so many paragraphs an announcement fades: a thread that is read as one text does not live
# on its first lines.
_FADES = 15
_SET_APART = ("quoted block", "between marks")


@dataclass(slots=True)
class _Row:
    """What the paragraphs so far say about the next one."""

    set_apart: bool
    opened: float = 0.0
    closed: float = 0.0
    announced: float = 0.0  # how much a quotation is to be expected, 0 to 1

    def step(self, paragraph: Paragraph, cues: Sequence[Cue]) -> Step | None:
        """The step of the next paragraph; None for what the chain passes over."""
        if paragraph.shape == "earlier post":
            self.opened, self.closed = 0.0, CLOSED_BY_LAYOUT
            return None
        if paragraph.shape == "aside":
            self.opened += OPENED_BY_ADDRESS if "/" in paragraph.text else 0.0
            return None
        if paragraph.shape in _SET_APART:
            step = Step(CERTAIN, self.opened, self.closed)
            self.opened, self.closed = 0.0, CLOSED_BY_LAYOUT
            return step
        return self._plain(paragraph, cues)

    def _plain(self, paragraph: Paragraph, cues: Sequence[Cue]) -> Step:
        names = {cue.name for cue in cues}
        weight = sum(self._weight(cue.name) for cue in cues) + SET_APART * self.set_apart
        closing = sum(CLOSES.get(name, 0.0) for name in names)
        step = Step(weight, self.opened + ANNOUNCED * self.announced, self.closed + closing)
        first = OPENED_BY_FIRST if paragraph.span[0] == 0 else 0.0
        self.opened, self.closed = _opens(cues, paragraph.span[1]) + first, 0.0
        announces = min(1.0, sum(ANNOUNCES.get(name, 0.0) for name in names))
        self.announced = max(announces, self.announced - 1 / _FADES)
        return step

    def _weight(self, name: str) -> float:
        return WEIGHTS[name] * (self.announced if name in PERSONS else 1.0)


def steps_of(
    paragraphs: Sequence[Paragraph], cues: Sequence[Sequence[Cue]]
) -> Iterator[Step | None]:
    """The step of each paragraph in the chain; None for what the chain passes over."""
    row = _Row(set_apart=any(one.shape in _SET_APART for one in paragraphs))
    for paragraph, found in zip(paragraphs, cues, strict=True):
        yield row.step(paragraph, found)


def _opens(cues: Sequence[Cue], end: int) -> float:
    late = {cue.name for cue in cues if cue.span[1] + _OPENS_WITHIN >= end}
    return max((OPENS.get(name, 0.0) for name in late), default=0.0)
