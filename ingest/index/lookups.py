"""Which keys stand in a segment, and with which numbers. Bounded by the keys asked for."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.index.segments import Numbers, Segment
from ingest.index.shingles import Keys, Places

_LOWER_BITS = np.uint64(16)


@dataclass(frozen=True, slots=True)
class Found:
    """Keys that a segment holds: which of those asked for, and where their postings are."""

    asked: Places
    starts: Places
    ends: Places

    @property
    def counts(self) -> Places:
        """How many postings each has."""
        return self.ends - self.starts

    def only(self, wanted: NDArray[np.bool_]) -> "Found":
        """Some of them."""
        return Found(self.asked[wanted], self.starts[wanted], self.ends[wanted])

    def at_most(self, most: int) -> "Found":
        """The first postings of each key."""
        return Found(self.asked, self.starts, np.minimum(self.ends, self.starts + most))


def find(segment: Segment, keys: Keys) -> Found:
    """Where these keys (ascending, each once) stand in a segment."""
    upper = (keys >> _LOWER_BITS).astype(np.uint32)
    starts = segment.upper.searchsorted(upper)
    inside = np.minimum(starts, segment.size - 1)
    asked = np.flatnonzero((segment.upper[inside] == upper) & (starts < segment.size))
    ends = segment.upper.searchsorted(upper[asked], side="right")
    found = Found(asked, starts[asked], ends)
    return _narrowed(segment, found, keys[asked].astype(np.uint16))


def _narrowed(segment: Segment, found: Found, lower: NDArray[np.uint16]) -> Found:
    """Of postings with equal upper bits those with the lower bits too."""
    first, last = segment.lower[found.starts], segment.lower[found.ends - 1]
    for at in np.flatnonzero((first != lower) | (last != lower)):  # few: one in hundreds
        start = int(found.starts[at])
        part = segment.lower[start : int(found.ends[at])]
        found.starts[at] = start + part.searchsorted(lower[at])
        found.ends[at] = start + part.searchsorted(lower[at], side="right")
    return found.only(found.starts < found.ends)


def numbers_of(segment: Segment, found: Found) -> tuple[Places, Numbers]:
    """One pair for each posting: which key asked for it, and its number."""
    counts = found.counts
    before = counts.cumsum() - counts
    places = np.arange(counts.sum()) + np.repeat(found.starts - before, counts)
    return np.repeat(found.asked, counts), segment.numbers[places]
