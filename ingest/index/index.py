"""The door to the index of texts: searched by every process of a host, written by one at a time."""

import contextlib
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ingest.durable import Reached, locked
from ingest.index.hits import Hit, hits_of
from ingest.index.manifests import KINDS, Kind, Manifest, stamp
from ingest.index.merging import to_merge
from ingest.index.opened import Opened, open_index
from ingest.index.segments import DamagedError, Segment
from ingest.index.shingles import Word, asked, word_hashes
from ingest.index.writing import MERGED_AT_ONCE, Writer

_MOST_HITS = 64

# A writer holds the lock for one batch of texts, a second at most.
_WAIT_S = 10.0

_EMPTY = Manifest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What an index is made of."""

    last: int
    segments: int
    postings: int
    file_bytes: int


def _nothing(_step: str) -> None:
    """Nobody listens to the steps of the writer, except the test that kills there."""


class Index:
    """An index in a folder of its own; cheap to hold, safe to share between threads.

    Readers never wait for the writer. A damaged index answers nothing until the next writer
    (`ingest/pipeline/indexing.py`) begins it anew.
    """

    def __init__(self, folder: Path, *, reached: Reached = _nothing) -> None:
        self.folder = folder
        self._reached = reached
        self._opened: Opened | None = None
        self._opening = threading.Lock()

    def search(
        self,
        kind: Kind,
        words: Sequence[Word],
        *,
        marks: Sequence[int] | None = None,
        most: int = _MOST_HITS,
    ) -> list[Hit]:
        """Documents with a run of these folded words (None: nobody's), best first.

        `marks` is not 0 for words between quotation marks, where seven words are enough; other
        passages must share two seeds. Without `marks` one seed is enough everywhere. Bounded:
        `hits.MOST_SEEDS` seeds, `most` documents.
        """
        try:
            opened = self._current()
        except DamagedError:
            return []
        keys, places = asked(word_hashes(words))
        if not len(keys):
            return []
        marked = None if marks is None else np.array(marks, dtype=np.bool_)
        return hits_of(opened.shared(kind, keys, places), marks=marked, most=most)

    @property
    def last(self) -> int:
        """Everything up to this number is in the index. Raises: DamagedError."""
        return self._current().manifest.last

    @property
    def mark(self) -> str:
        """The revision that had that number when it was added. Raises: DamagedError."""
        return self._current().manifest.mark

    def size(self) -> Size:
        """What it is made of. Raises: DamagedError."""
        opened = self._current()
        every = [one for each in opened.segments.values() for one in each]
        return Size(
            last=opened.manifest.last,
            segments=len(every),
            postings=sum(one.size for one in every),
            file_bytes=sum(one.file_bytes for one in every),
        )

    def verify(self) -> None:
        """Hold every byte against its checksum. Raises: DamagedError."""
        for each in self._current().segments.values():
            for one in each:
                one.verify()

    @contextlib.contextmanager
    def writing(self, *, wait_s: float = _WAIT_S) -> Iterator[Writer | None]:
        """The writer, or None while another one writes for longer than `wait_s`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with locked(self.folder / "writing.lock", wait_s=wait_s) as held:
            if not held:
                yield None
                return
            writer = self._writer()
            yield writer
            with self._opening:
                self._opened = replace(writer.opened, stamp=stamp(self.folder))

    def tidy(self) -> bool:
        """Merge some of the larger segments into one; False if there is nothing to merge.

        The writer may go on meanwhile; a second process that tidies returns at once.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with locked(self.folder / "tidying.lock", wait_s=0) as held:
            if not held:
                return False
            with self.writing() as writer:
                if writer is None or writer.damage:
                    return False
                writer.sweep()
            return any(self._merge(writer, kind) for kind in KINDS)

    def adopt(self, other: "Index") -> bool:
        """Become what another index is, whose folder is empty after; False if it cannot wait."""
        with self.writing() as writer:
            if writer is None:
                return False
            opened = other._current()  # noqa: SLF001 (the same class)
            segments = {
                kind: [_moved(one, self.folder) for one in opened.segments[kind]] for kind in KINDS
            }
            writer.publish(segments, last=opened.manifest.last, mark=opened.manifest.mark)
        return True

    def _merge(self, tidier: Writer, kind: Kind) -> bool:
        segments = list(tidier.opened.segments[kind])
        places = to_merge([one.size for one in segments], least=MERGED_AT_ONCE)
        if not places:
            return False
        new = tidier.merge(segments, places)[-1]
        old = {segments[place].path for place in places}
        with self.writing() as writer:
            if writer is None or not old <= {one.path for one in writer.opened.segments[kind]}:
                new.path.unlink()
                return False
            now = {each: list(writer.opened.segments[each]) for each in KINDS}
            now[kind] = [one for one in now[kind] if one.path not in old] + [new]
            writer.publish(now, last=writer.last, mark=writer.mark)
        return True

    def _current(self) -> Opened:
        opened = self._opened
        if opened is not None and opened.stamp == stamp(self.folder):
            return opened
        with self._opening:
            self._opened = open_index(self.folder, self._opened)
            return self._opened

    def _writer(self) -> Writer:
        try:
            return Writer(self.folder, self._current(), self._reached)
        except DamagedError as error:
            empty = Opened(_EMPTY, None, dict.fromkeys(KINDS, ()))
            return Writer(self.folder, empty, self._reached, damage=str(error))


def _moved(segment: Segment, folder: Path) -> Segment:
    return replace(segment, path=segment.path.rename(folder / segment.path.name))
