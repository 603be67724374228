"""Small segments become larger ones: which are merged, and the merging in bounded memory.

Sizes are sorted into tiers, each four times the one below. Four segments of a tier become one of
the next, so a posting is written once for each tier and a search looks at 20 segments at most.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from ingest.index.segments import Numbers, Postings, Segment

# Postings below which segments are one tier that two suffice to merge: 640 kB, written in 2 ms.
SMALLEST = 1 << 16
# No larger segment is merged any more: 650 MB, merged in about 10 s.
LARGEST = 1 << 26
_FACTOR = 4
_A_PART = 1 << 20  # postings merged at once: about 40 MB of memory


def tier(size: int) -> int:
    """The tier of a segment with so many postings."""
    found = 0
    while size >= SMALLEST:
        size //= _FACTOR
        found += 1
    return found


def to_merge(sizes: Sequence[int], *, least: int = 0, below: int = LARGEST) -> list[int]:
    """Places of the segments to make one of next, of `least` to below `below` postings each."""
    tiers: dict[int, list[int]] = {}
    for place, size in enumerate(sizes):
        if least <= size < below:
            tiers.setdefault(tier(size), []).append(place)
    for level in sorted(tiers):
        if len(tiers[level]) >= (_FACTOR if level else 2):
            return tiers[level]
    return []


def merged(segments: Sequence[Segment]) -> Iterator[Postings]:
    """All postings of these segments in the order of their keys, part by part."""
    total = sum(segment.size for segment in segments)
    parts = 1 + total // _A_PART
    # Keys lie evenly (`shingles`), so equal ranges of keys are parts of about equal size.
    bounds = [(number << 32) // parts for number in range(1, parts)]
    starts = [0] * len(segments)
    for number in range(parts):
        ends = [
            int(segment.upper.searchsorted(np.uint32(bounds[number])))
            if number < len(bounds)
            else segment.size
            for segment in segments
        ]
        yield sorted_together(
            [one.part(start, end) for one, start, end in zip(segments, starts, ends, strict=True)]
        )
        starts = ends


def sorted_together(parts: Sequence[Postings]) -> Postings:
    """Postings of several parts in the order of their keys."""
    keys = np.concatenate([np.zeros(0, np.uint64), *(part.keys for part in parts)])
    numbers = np.concatenate([np.zeros(0, "<u4"), *(part.numbers for part in parts)])
    order = keys.argsort(kind="stable")
    return Postings(keys[order], numbers[order])


def merged_texts(segments: Sequence[Segment]) -> tuple[Numbers, Numbers]:
    """The numbers in these segments, ascending, with the firsts of their documents."""
    texts = np.concatenate([segment.texts for segment in segments])
    firsts = np.concatenate([segment.firsts for segment in segments])
    order = texts.argsort(kind="stable")
    return texts[order], firsts[order]
