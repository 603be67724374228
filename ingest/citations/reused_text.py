"""What a post quotes of an earlier post, held against what that post says. Pure, bounded.

Words are compared folded: capitals, signs and spaces alter no quote, and what is left out behind
three dots does not either.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ingest.citations.passages import Passage, find_passages
from ingest.citations.runs import Run
from ingest.citations.spans import Span
from ingest.citations.words import Words, words_of

_SHINGLE = 4  # words, as for passages
_LEAST_SHARE = 0.5  # of the quoted words, or another post is meant (or most of it was altered)
_SHORT = 2  # words: a single one ("No.") is in too many posts to tell one of them
_LEFT_OUT = re.compile(r"\.\.\.|…|\. \. \.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """Where a quote says something else; None for a side that has nothing there."""

    post: Span | None
    earlier: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reused:
    """The quoted words that stand in an earlier post, and those that do not."""

    share: float  # of the quoted words
    passages: tuple[tuple[Span, Span], ...]  # here and in the earlier post
    altered: tuple[Alteration, ...]

    @property
    def holds(self) -> bool:
        """Whether this is the post that is quoted."""
        return self.share >= _LEAST_SHARE


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of some stretches of a post that somebody else is said to have written."""

    visible: str  # the whole post
    words: Words
    stretches: tuple[tuple[int, int], ...]  # half-open places in the words, one for each span

    @classmethod
    def of(cls, visible: str, spans: Sequence[Span]) -> "Quoted":
        """The words within these spans of the post's visible text."""
        exact: list[str] = []
        folded: list[str] = []
        places: list[Span] = []
        stretches: list[tuple[int, int]] = []
        for start, end in spans:
            found = words_of(visible[start:end])
            stretches.append((len(exact), len(exact) + len(found)))
            exact += found.exact
            folded += found.folded
            places += [(start + a, start + b) for a, b in found.spans]
        return cls(visible, Words(exact, folded, places), tuple(stretches))

    @property
    def shingles(self) -> frozenset[tuple[str, ...]]:
        """Rows of four words, none across two stretches; shorter stretches are one row."""
        rows: set[tuple[str, ...]] = set()
        for first, last in self.stretches:
            size = min(_SHINGLE, last - first)
            if size >= _SHORT:
                rows |= _rows(self.words.folded[first:last], size)
        return frozenset(rows)


def likeness(quoted: Quoted, earlier: str) -> float:
    """Which share of the quoted rows of words stands in an earlier post; quick, to choose one."""
    wanted = quoted.shingles
    if not wanted:
        return 0.0
    words = words_of(earlier).folded
    sizes = {len(row) for row in wanted}
    there = set[tuple[str, ...]]().union(*(_rows(words, size) for size in sizes))
    return len(wanted & there) / len(wanted)


def reused(quoted: Quoted, earlier: str) -> Reused:
    """Where the quoted words stand in the earlier post, a visible text, and where they differ."""
    said = words_of(earlier)
    passages = _passages(quoted, said)
    same = sum(passage.same for passage in passages)
    return Reused(
        share=same / len(quoted.words) if len(quoted.words) else 0.0,
        passages=tuple(
            (quoted.words.span(*one.post), said.span(*one.statement)) for one in passages
        ),
        altered=tuple(_alterations(quoted, said, passages)),
    )


def _passages(quoted: Quoted, said: Words) -> list[Passage]:
    """Passages in order of the post, none across two stretches."""
    if len(quoted.words) < _SHINGLE:
        return _short_passage(quoted, said)
    apart: list[str | None] = []  # the words with None between two stretches
    for first, last in quoted.stretches:
        apart += [*quoted.words.folded[first:last], None]
    found = find_passages(apart, said.folded, rank=_length, accept=_any)
    ends = [last + number for number, (_, last) in enumerate(quoted.stretches)]
    return [part for passage in found for part in _by_stretch(passage, ends)]


def _by_stretch(passage: Passage, ends: Sequence[int]) -> Iterator[Passage]:
    """The parts of a passage, counted without the None at the end of each stretch."""
    for number, runs in groupby(passage.runs, key=lambda run: bisect_right(ends, run[0])):
        yield Passage(tuple((at - number, place, length) for at, place, length in runs))


def _short_passage(quoted: Quoted, said: Words) -> list[Passage]:
    """The first place of a few words that stand there as they are."""
    wanted = quoted.words.folded
    if len(wanted) < _SHORT:
        return []
    for at in range(len(said) - len(wanted) + 1):
        if said.folded[at : at + len(wanted)] == wanted:
            return [Passage(((0, at, len(wanted)),))]
    return []


def _alterations(quoted: Quoted, said: Words, passages: Sequence[Passage]) -> Iterator[Alteration]:
    """What differs within passages, and what of the quote is in none."""
    for passage in passages:
        for before, behind in pairwise(passage.runs):
            here, there = (before[0] + before[2], behind[0]), (before[1] + before[2], behind[1])
            if here[0] < here[1] or not _is_left_out(quoted, before, behind):
                yield Alteration(post=_span(quoted.words, here), earlier=_span(said, there))
    for first, last in _uncovered(quoted, passages) if passages else ():
        yield Alteration(post=quoted.words.span(first, last), earlier=None)


def _is_left_out(quoted: Quoted, before: Run, behind: Run) -> bool:
    """Whether the quote itself says that something was left out there."""
    end = quoted.words.spans[before[0] + before[2] - 1][1]
    start = quoted.words.spans[behind[0]][0]
    return _LEFT_OUT.search(quoted.visible, end, start) is not None


def _uncovered(quoted: Quoted, passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Places in the words that no passage holds, each within one stretch."""
    covered = [passage.post for passage in passages]
    at = 0
    for first, last in quoted.stretches:
        at = max(at, first)
        for number in range(bisect_left(covered, (first, 0)), bisect_left(covered, (last, 0))):
            start, end = covered[number]
            if at < start:
                yield at, start
            at = end
        if at < last:
            yield at, last


def _span(words: Words, places: tuple[int, int]) -> Span | None:
    return words.span(*places) if places[0] < places[1] else None


def _rows(words: Sequence[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


def _length(run: Run) -> tuple[int, ...]:
    return (run[2],)


def _any(passage: Passage) -> Passage:
    return passage
