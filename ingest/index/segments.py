"""One sorted file of the index: key -> number of a revision. Written once, memory-mapped, checked.

Layout, little-endian: a header of 64 bytes, then columns one after the other, which are read in
place. A posting takes 10 bytes: the upper 32 bits of its key, the lower 16, and the number.
"""

import mmap
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from ingest.durable import Reached, written
from ingest.index.shingles import Keys

FORMAT = 1
SUFFIX = ".segment"

_MAGIC = b"PLMPIDX\n"
_HEADER = struct.Struct("<8sIQQ5I")  # magic, format, postings, texts, checksums of the columns
_HEADER_BYTES = 64
_COLUMNS = ("<u4", "<u4", "<u4", "<u4", "<u2")
_UPPER, _NUMBERS, _TEXTS, _FIRSTS, _LOWER = range(5)
_LOWER_BITS = np.uint64(16)
_LOWER_MASK = np.uint64(0xFFFF)
# Up to this size a file's checksums are held against its bytes when it is opened (10 ms); larger
# ones when they are merged and by `palimpsest index status`.
_CHECKED_AT_ONCE = 16_000_000  # bytes

Numbers = NDArray[np.uint32]


class DamagedError(Exception):
    """A file of the index is torn, foreign or of another format: the index is to be made anew."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Keys in ascending order, each with the number of a revision that holds it."""

    keys: Keys
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class Segment:
    """A file of the index, open for reading; threads may share it."""

    path: Path
    upper: Numbers  # the upper 32 bits of the keys, ascending
    numbers: Numbers  # of revisions, beside the keys
    texts: Numbers  # all numbers in it, ascending
    firsts: Numbers  # beside `texts`: the first number of the same document
    lower: NDArray[np.uint16]  # the lower 16 bits of the keys
    checksums: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many postings it has."""
        return len(self.upper)

    @property
    def file_bytes(self) -> int:
        """What it takes on the disk."""
        return _file_bytes(len(self.upper), len(self.texts))

    def part(self, start: int, end: int) -> Postings:
        """The postings from one place up to another."""
        upper = self.upper[start:end].astype(np.uint64) << _LOWER_BITS
        return Postings(upper | self.lower[start:end], self.numbers[start:end])

    def firsts_of(self, numbers: Numbers) -> Numbers:
        """For each of its numbers the first number of the same document."""
        return self.firsts[self.texts.searchsorted(numbers)]

    @property
    def is_draft(self) -> bool:
        """Whether it is in memory only."""
        return not self.checksums

    def verify(self) -> None:
        """Hold every byte against the checksums; a draft has none. Raises: DamagedError."""
        if self.is_draft:
            return
        numbers = (self.upper, self.numbers, self.texts, self.firsts)
        found = [zlib.crc32(column.data) for column in numbers]
        if (*found, zlib.crc32(self.lower.data)) != self.checksums:
            raise DamagedError(f"{self.path.name} has other bytes than were written")


def draft(postings: Postings, texts: Numbers, firsts: Numbers) -> Segment:
    """A segment in memory, to be merged or written."""
    upper = (postings.keys >> _LOWER_BITS).astype("<u4")
    lower = (postings.keys & _LOWER_MASK).astype("<u2")
    return Segment(Path(), upper, postings.numbers, texts, firsts, lower, checksums=())


def _file_bytes(postings: int, texts: int) -> int:
    return _HEADER_BYTES + 10 * postings + 8 * texts


def write_segment(
    path: Path,
    parts: Iterable[Postings],
    *,
    count: int,
    texts: tuple[Numbers, Numbers],
    reached: Reached,
) -> None:
    """Write `count` postings, which come in parts in the order of their keys, and their texts.

    `texts`: all numbers, ascending, and beside them the first number of the same document.
    """
    with written(path, reached) as file:
        columns = _Columns(file, _starts(count, len(texts[0])))
        columns.append(_TEXTS, texts[0])
        columns.append(_FIRSTS, texts[1])
        for part in parts:
            columns.append(_UPPER, part.keys >> _LOWER_BITS)
            columns.append(_LOWER, part.keys & _LOWER_MASK)
            columns.append(_NUMBERS, part.numbers)
        file.seek(0)
        header = _HEADER.pack(_MAGIC, FORMAT, count, len(texts[0]), *columns.checksums)
        file.write(header + zlib.crc32(header).to_bytes(4, "little"))


class _Columns:
    """Columns of one file, each written on where it ended, with its checksum."""

    def __init__(self, file: IO[bytes], starts: list[int]) -> None:
        self._file, self._ends = file, starts
        self.checksums = [0] * len(starts)

    def append(self, column: int, values: NDArray[Any]) -> None:
        data = np.ascontiguousarray(values, dtype=_COLUMNS[column]).data
        self._file.seek(self._ends[column])
        self._file.write(data)
        self._ends[column] += data.nbytes
        self.checksums[column] = zlib.crc32(data, self.checksums[column])


def _counts(postings: int, texts: int) -> tuple[int, ...]:
    """How long each column is."""
    return postings, postings, texts, texts, postings


def _starts(postings: int, texts: int) -> list[int]:
    """Where each column begins."""
    starts, at = [], _HEADER_BYTES
    for kind, count in zip(_COLUMNS, _counts(postings, texts), strict=True):
        starts.append(at)
        at += np.dtype(kind).itemsize * count
    return starts


def open_segment(path: Path) -> Segment:
    """A segment as it lies there. Raises: DamagedError, FileNotFoundError."""
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
        postings, texts, checksums = _header_of(path, header)
        if path.stat().st_size != _file_bytes(postings, texts):
            raise DamagedError(f"{path.name} is cut off")
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    upper, numbers, known, firsts, lower = (
        np.frombuffer(mapped, dtype=kind, count=count, offset=start)
        for kind, count, start in zip(
            _COLUMNS, _counts(postings, texts), _starts(postings, texts), strict=True
        )
    )
    segment = Segment(path, upper, numbers, known, firsts, lower, checksums)
    if segment.file_bytes <= _CHECKED_AT_ONCE:
        segment.verify()
    return segment


def _header_of(path: Path, header: bytes) -> tuple[int, int, tuple[int, ...]]:
    """How many postings and texts, and the checksums of the columns."""
    fields, check = header[: _HEADER.size], header[_HEADER.size : _HEADER.size + 4]
    if len(header) < _HEADER_BYTES:
        raise DamagedError(f"{path.name} is cut off")
    if not fields.startswith(_MAGIC):
        raise DamagedError(f"{path.name} is no file of this index")
    if zlib.crc32(fields).to_bytes(4, "little") != check:
        raise DamagedError(f"{path.name} has a torn header")
    _, found, postings, texts, *checksums = _HEADER.unpack(fields)
    if found != FORMAT:
        raise DamagedError(f"{path.name} has format {found}, this program reads {FORMAT}")
    return postings, texts, tuple(checksums)
