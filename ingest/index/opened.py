"""The index as one manifest has it: its segments, open. Threads share it; it never changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.index.hits import MOST_SHARED, Shared, rarest_first
from ingest.index.lookups import Found, find, numbers_of
from ingest.index.manifests import Kind, Manifest, read_manifest, stamp
from ingest.index.segments import DamagedError, Numbers, Segment, open_segment
from ingest.index.shingles import Keys, Places

# Of the posts that have one shingle so many are followed in each segment, the oldest: as many may
# have it as quote one sentence of a statement.
_MOST_POSTS = 1_000

_ATTEMPTS = 100  # a writer replaces the manifest some 50 times a second at most


@dataclass(frozen=True, slots=True)
class Opened:
    """A manifest and its segments."""

    manifest: Manifest
    stamp: tuple[int, int, int] | None
    segments: Mapping[Kind, tuple[Segment, ...]]

    def shared(self, kind: Kind, keys: Keys, places: Places) -> Shared:
        """What these keys, which stand at these places of the asking text, share with texts."""
        found = [find(segment, keys) for segment in self.segments["statement"]]
        counts = _counted(found, len(keys))
        if kind == "post":
            found = [find(each, keys).at_most(_MOST_POSTS) for each in self.segments["post"]]
        postings = _counted(found, len(keys))
        follow = (counts <= MOST_SHARED) & (postings > 0)
        at = np.flatnonzero(follow)
        follow[at] = rarest_first(counts[at], postings[at])
        asked, numbers, firsts = _pairs(self.segments[kind], found, follow)
        return Shared(places[asked], counts[asked], numbers, firsts)

    def known(self, kind: Kind, keys: Keys, first: int) -> NDArray[np.bool_]:
        """Which of these keys a revision of that document holds already.

        Not those that many texts of one segment hold: they say nothing, held once or twice.
        """
        held = np.zeros(len(keys), dtype=np.bool_)
        for segment in self.segments[kind]:
            if not np.any(segment.firsts == first):
                continue
            found = find(segment, keys)
            asked, numbers = numbers_of(segment, found.only(found.counts <= MOST_SHARED))
            held[asked[segment.firsts_of(numbers) == first]] = True
        return held


def _counted(found: list[Found], keys: int) -> Places:
    counts = np.zeros(keys, dtype=np.int64)
    for each in found:
        counts[each.asked] += each.counts
    return counts


def _pairs(
    segments: tuple[Segment, ...], found: list[Found], follow: NDArray[np.bool_]
) -> tuple[Places, Numbers, Numbers]:
    """For each posting of the keys followed: the key, the revision, its document."""
    asked, numbers, firsts = [np.zeros(0, np.int64)], [np.zeros(0, "<u4")], [np.zeros(0, "<u4")]
    for segment, each in zip(segments, found, strict=True):
        kept = each.only(follow[each.asked])
        if not len(kept.asked):
            continue
        which, whose = numbers_of(segment, kept)
        asked.append(which)
        numbers.append(whose)
        firsts.append(segment.firsts_of(whose))
    return np.concatenate(asked), np.concatenate(numbers), np.concatenate(firsts)


def open_index(folder: Path, before: Opened | None) -> Opened:
    """The index as it is now; segments that are open stay so.

    Raises: DamagedError. A writer may replace the manifest and its segments at any moment: then
    the next one is read.
    """
    known = _by_name(before)
    mark = None
    for _ in range(_ATTEMPTS):
        mark, seen = stamp(folder), mark
        manifest = read_manifest(folder)
        try:
            return Opened(manifest, mark, _segments(folder, manifest, known))
        except FileNotFoundError as error:
            if mark == seen:
                raise DamagedError(f"{error.filename} is missing") from error
    raise DamagedError("its files are replaced faster than they can be opened")


def _by_name(opened: Opened | None) -> dict[str, Segment]:
    if opened is None:
        return {}
    return {one.path.name: one for each in opened.segments.values() for one in each}


def _segments(
    folder: Path, manifest: Manifest, known: Mapping[str, Segment]
) -> dict[Kind, tuple[Segment, ...]]:
    return {
        kind: tuple(known.get(name) or open_segment(folder / name) for name in names)
        for kind, names in manifest.segments.items()
    }
