"""The one who writes the index: adds texts, merges small segments, begins anew.

Whatever ends the process, the manifest names whole segments: a segment is written, synced and
renamed before the manifest that names it, and removed after the one that no longer does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from ingest.durable import Reached, is_unfinished
from ingest.index.manifests import KINDS, Kind, Manifest, write_manifest
from ingest.index.merging import merged, merged_texts, sorted_together, to_merge
from ingest.index.opened import Opened
from ingest.index.segments import SUFFIX, Postings, Segment, draft, open_segment, write_segment
from ingest.index.shingles import Keys, Word, kept_keys, word_hashes

# Larger segments (10 MB) are merged by `Index.tidy`, which nobody waits for.
MERGED_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One revision to be found by its words."""

    kind: Kind
    number: int
    first: int  # of the document's first revision: its own if it is that
    hashes: Keys  # of its words, folded as the asking text's (`shingles.word_hashes`)
    marks: NDArray[np.bool_] | None = None  # words between quotation marks


def text_of(
    kind: Kind,
    number: int,
    words: Sequence[Word],
    *,
    first: int | None = None,
    marks: Sequence[int] | None = None,
) -> Text:
    """A text by its folded words; `marks` is not 0 for words between quotation marks."""
    return Text(
        kind=kind,
        number=number,
        first=number if first is None else first,
        hashes=word_hashes(words),
        marks=None if marks is None else np.array(marks, dtype=np.bool_),
    )


@dataclass(slots=True)
class Writer:
    """Changes one index; made by `Index.writing`, which holds the lock."""

    folder: Path
    opened: Opened
    reached: Reached
    damage: str = ""  # what was wrong with the index that is begun anew
    made: set[Path] = field(default_factory=set)  # segments written since the last manifest

    @property
    def last(self) -> int:
        """Everything up to this number is in the index."""
        return self.opened.manifest.last

    @property
    def mark(self) -> str:
        """The revision that had that number."""
        return self.opened.manifest.mark

    def add(self, texts: Sequence[Text], *, last: int, mark: str) -> None:
        """Add texts; from now on everything up to the number `last` counts as read.

        Texts without words need not be given. All of it or nothing, whatever happens.
        """
        segments = {kind: list(self.opened.segments[kind]) for kind in KINDS}
        for kind in KINDS:
            new = self._draft(kind, [text for text in texts if text.kind == kind])
            if new.size:
                segments[kind] = self._settled([*segments[kind], new])
        self.publish(segments, last=last, mark=mark)

    def reset(self) -> None:
        """Begin anew with an empty index."""
        self.publish({kind: [] for kind in KINDS}, last=0, mark="")

    def publish(self, segments: dict[Kind, list[Segment]], *, last: int, mark: str) -> None:
        """Make these segments the index, and remove what no longer belongs to it."""
        names = {kind: [one.path.name for one in segments[kind]] for kind in KINDS}
        manifest = Manifest(last=last, mark=mark, segments=names)
        write_manifest(self.folder, manifest, self.reached)
        old = {one.path for kind in KINDS for one in self.opened.segments[kind]} | self.made
        kept = {kind: tuple(each) for kind, each in segments.items()}
        self.opened = replace(self.opened, manifest=manifest, segments=kept)
        self.made = set()
        for path in old - {one.path for each in segments.values() for one in each}:
            path.unlink(missing_ok=True)
            self.reached("old segment removed")

    def sweep(self) -> None:
        """Remove what killed processes left. Only while nobody merges beside us (`Index.tidy`)."""
        named = {name for names in self.opened.manifest.segments.values() for name in names}
        for path in self.folder.iterdir():
            if is_unfinished(path) or (path.suffix == SUFFIX and path.name not in named):
                path.unlink(missing_ok=True)

    def _draft(self, kind: Kind, texts: Sequence[Text]) -> Segment:
        """A segment of these texts, in memory."""
        ordered = sorted(texts, key=lambda text: text.number)
        parts = [
            Postings(keys, np.full(len(keys), text.number, "<u4"))
            for text, keys in zip(ordered, self._new_keys(kind, ordered), strict=True)
        ]
        numbers = np.array([text.number for text in ordered], "<u4")
        firsts = np.array([text.first for text in ordered], "<u4")
        return draft(sorted_together(parts), numbers, firsts)

    def _new_keys(self, kind: Kind, texts: Sequence[Text]) -> Iterator[Keys]:
        """Of each text the keys that no earlier revision of its document has."""
        held: dict[int, Keys] = {}
        for text in texts:
            keys = kept_keys(text.hashes, text.marks)
            if text.first != text.number:
                keys = keys[~self.opened.known(kind, keys, text.first)]
                before = held.get(text.first, keys[:0])
                keys = np.setdiff1d(keys, before, assume_unique=True)
                held[text.first] = np.union1d(before, keys)
            else:
                held[text.first] = keys
            yield keys

    def _settled(self, segments: list[Segment]) -> list[Segment]:
        """The small ones merged, and all of them on the disk."""
        while places := to_merge([one.size for one in segments], below=MERGED_AT_ONCE):
            segments = self.merge(segments, places)
        return [self._written([one]) if one.is_draft else one for one in segments]

    def merge(self, segments: list[Segment], places: Sequence[int]) -> list[Segment]:
        """The same segments, with those at `places` made one. Raises: DamagedError."""
        chosen = [segments[place] for place in places]
        for one in chosen:
            one.verify()
        rest = [one for at, one in enumerate(segments) if at not in places]
        return [*rest, self._written(chosen)]

    def _written(self, segments: Sequence[Segment]) -> Segment:
        """These as one segment on the disk, which no manifest names yet."""
        path = self.folder / f"{uuid4().hex}{SUFFIX}"
        self.made.add(path)
        write_segment(
            path,
            merged(segments),
            count=sum(one.size for one in segments),
            texts=merged_texts(segments),
            reached=self.reached,
        )
        return open_segment(path)
