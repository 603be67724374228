"""What a part of the evaluation hands in: figures beside their bars, and what went wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure beside its bar (TEXT.md, "Targets")."""

    what: str
    value: float
    bar: float | None = None  # none: shown for the record, no target
    at_most: bool = False  # the bar is an upper one

    @property
    def met(self) -> bool:
        """Whether the bar is met; a figure without one is always right."""
        if self.bar is None:
            return True
        return self.value <= self.bar if self.at_most else self.value >= self.bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part: `addresses`, `identities`, `quotations`, …"""

    title: str
    measured_on: str  # "300 snippets of six scripts, written by us"
    figures: Sequence[Figure]
    misses: Sequence[str] = ()  # one line each: what was wanted, what was found


@dataclass(frozen=True, slots=True)
class Counts:
    """Right, wrong and missing ones of a set."""

    right: int
    wrong: int
    missing: int

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """Of what was to be found, the share that was."""
        wanted = self.right + self.missing
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def page(sections: Sequence[Section], *, misses: bool) -> str:
    """All sections as text."""
    return "\n\n".join("\n".join(_lines(section, misses=misses)) for section in sections)


def _lines(section: Section, *, misses: bool) -> Iterator[str]:
    yield f"{section.title} ({section.measured_on})"
    for one in section.figures:
        sign = "≤" if one.at_most else "≥"
        bar = "" if one.bar is None else f"   bar {sign} {one.bar:g}"
        yield f"  {one.what:<52} {one.value:>9.4f}{bar}{'' if one.met else '   MISSED'}"
    if misses:
        yield from (f"    {line}" for line in section.misses)
