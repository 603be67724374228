"""Found passages against true ones: precision, recall, granularity and plagdet (PAN 2014)."""

import math
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, Self

from schemas.records.citations import Certainty, FoundCitation, Span
from schemas.records.texts import RichText

_LONGEST_WORD = 30  # characters


class _Taken(Protocol):
    @property
    def statement_key(self) -> str: ...
    @property
    def post(self) -> Span: ...


class _Case(Protocol):
    @property
    def post(self) -> RichText: ...
    @property
    def taken(self) -> Iterable[_Taken]: ...


class _Found(Protocol):
    @property
    def case(self) -> _Case: ...
    @property
    def citations(self) -> Iterable[FoundCitation]: ...


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Characters of posts called quotations of the right statement, and those that are."""

    hit: int
    called: int
    true: int
    granularity: float  # passages found for each true one that was found at all
    ends: float  # share of the ends of these that lie within one word of the true ones

    @classmethod
    def of(cls, found: Iterable[_Found], classes: Collection[Certainty]) -> Self:
        """Of the citations of these classes."""
        hit = called = true = pieces = passages = near = ends = 0
        for one in found:
            visible = one.case.post.visible
            by_key = list(_called(one.citations, classes))
            called += sum(end - start for _, (start, end) in by_key)
            for taken in one.case.taken:
                true += taken.post[1] - taken.post[0]
                over = [
                    span for key, span in by_key
                    if key == taken.statement_key and _common(span, taken.post)
                ]  # fmt: skip
                hit += sum(_common(span, taken.post) for span in over)
                if over:
                    passages, pieces = passages + 1, pieces + len(over)
                    near += sum(_near(visible, over, taken.post))
                    ends += 2
        return cls(
            hit, called, true, pieces / passages if passages else 1.0, near / ends if ends else 1.0
        )

    @property
    def precision(self) -> float:
        """Of the characters called quotations, the share that are."""
        return self.hit / self.called if self.called else 1.0

    @property
    def recall(self) -> float:
        """Of the characters that are, the share that was found."""
        return self.hit / self.true if self.true else 1.0

    @property
    def plagdet(self) -> float:
        """F1 over log2(1 + granularity)."""
        both = self.precision + self.recall
        if not both:
            return 0.0
        return 2 * self.precision * self.recall / both / math.log2(1 + self.granularity)


def _called(
    citations: Iterable[FoundCitation], classes: Collection[Certainty]
) -> Iterator[tuple[str, Span]]:
    for each in citations:
        if each.certainty in classes:
            yield from ((each.statement_key, one.post) for one in each.quotations)


def _common(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _near(visible: str, found: list[Span], true: Span) -> Iterator[bool]:
    """For each end of the true passage whether the found ones end within a word of it."""
    for at, there in ((true[0], min(found)[0]), (true[1], max(found)[1])):
        between = visible[min(at, there) : max(at, there)]
        yield len(between.split()) <= 1 and len(between) <= _LONGEST_WORD
