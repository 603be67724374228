"""Equal words within one gap of two texts, as runs of characters. Pure, bounded by `Work`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from ingest.revisions.differ.align import Work, align, common_prefix, common_suffix
from ingest.revisions.differ.anchors import MOST_TOKENS, Run
from ingest.tokens import Span, Tokens, tokens_within

# chr() ends here; two sequences with more distinct elements are treated as wholly replaced.
_MOST_IDS = 0x110000


@dataclass(frozen=True, slots=True)
class Gap:
    """Two stretches that are to be aligned, and what within them is left out: moved lines."""

    before: Span
    after: Span
    moved_before: tuple[Span, ...] = ()
    moved_after: tuple[Span, ...] = ()


def word_runs(before: str, after: str, gap: Gap, *, work: Work) -> Iterator[Run]:
    """Stretches of whole words that stay, in order; none reaches into what was moved."""
    if gap.moved_before or gap.moved_after:
        old = _around(gap.before, gap.moved_before)
        new = _around(gap.after, gap.moved_after)
        yield from _aligned(before, after, old, new, work=work)
        return
    (a, a_end), (b, b_end) = gap.before, gap.after
    one, other = before[a:a_end], after[b:b_end]
    head = _word_start(one, other)
    tail = _word_end(one, other, head)
    inside = [(a + head, a_end - tail)], [(b + head, b_end - tail)]
    yield a, b, head
    yield from _aligned(before, after, *inside, work=work)
    yield a_end - tail, b_end - tail, tail


def ids(first: Sequence[str], second: Sequence[str]) -> tuple[str, str]:
    """Two sequences as strings with one character for each distinct element.

    With more distinct elements than there are characters, nothing matches anything.
    """
    known: defaultdict[str, int] = defaultdict(count().__next__)
    mine, theirs = list(map(known.__getitem__, first)), list(map(known.__getitem__, second))
    if len(known) > _MOST_IDS:
        return chr(0) * len(mine), chr(1) * len(theirs)
    return "".join(map(chr, mine)), "".join(map(chr, theirs))


def _around(span: Span, left_out: Sequence[Span]) -> list[Span]:
    starts = [span[0], *(end for _, end in left_out)]
    ends = [*(start for start, _ in left_out), span[1]]
    return list(zip(starts, ends, strict=True))


def _word_start(before: str, after: str) -> int:
    """The common start, taken back to where no word is cut on either side."""
    size = common_prefix(before, after)
    if all(size == len(text) or text[size].isspace() for text in (before, after)):
        return size
    return max(before.rfind(" ", 0, size), before.rfind("\n", 0, size)) + 1


def _word_end(before: str, after: str, head: int) -> int:
    """The common end behind `head`, shortened to where no word is cut on either side."""
    size = common_suffix(before[head:], after[head:])
    starts = [(text, len(text) - size) for text in (before, after)]
    if all(at == head or text[at - 1].isspace() for text, at in starts):
        return size
    rest = before[len(before) - size :]
    cuts = [cut for cut in (rest.find(" "), rest.find("\n")) if cut >= 0]
    return size - min(cuts) if cuts else 0


def _aligned(
    before: str, after: str, old: Sequence[Span], new: Sequence[Span], *, work: Work
) -> Iterator[Run]:
    # what parts two stretches is another token on each side, which no run can reach across
    mine, theirs = tokens_within(before, old, apart="\0<"), tokens_within(after, new, apart="\0>")
    if not mine.texts or not theirs.texts or max(len(mine.texts), len(theirs.texts)) > MOST_TOKENS:
        return
    a, b = ids(mine.texts, theirs.texts)
    mine.texts.clear()  # a third of all memory, and no longer needed
    theirs.texts.clear()
    for run in align(a, b, work=work):
        yield from _in_characters(before, after, mine, theirs, run)


def _in_characters(
    before: str, after: str, mine: Tokens, theirs: Tokens, run: Run
) -> Iterator[Run]:
    """A run of tokens as runs of characters: parted where a space between them differs."""
    x, y, length = run
    starts, ends, others, other_ends = mine.starts, mine.ends, theirs.starts, theirs.ends
    start, end, other = starts[x], ends[x + length - 1], others[y]
    if length == 1 or before[start:end] == after[other : other_ends[y + length - 1]]:
        yield start, other, end - start
        return
    at = 0
    for i in range(1, length):
        space = before[ends[x + i - 1] : starts[x + i]]
        if space != after[other_ends[y + i - 1] : others[y + i]]:
            yield starts[x + at], others[y + at], ends[x + i - 1] - starts[x + at]
            at = i
    yield starts[x + at], others[y + at], end - starts[x + at]
