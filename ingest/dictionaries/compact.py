"""A dictionary as one file that is mapped into memory: nothing of it is read before it is needed.

The file is our own and derived: a header in JSON of a fixed length, then arrays for each of the two
directions. Keys are the first eight bytes of BLAKE2b of a word, sorted; a key leads to numbers of
stems, and these to the stems' letters. Two words of a million share a key once in 37 million
dictionaries, and would then share their senses. Several processes share the pages.
"""

import hashlib
import json
import mmap
import os
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Another number makes every file anew: raise it with anything that alters what is in a file.
FORMAT = 2
_HEADER_BYTES = 4096
# Of the commonest senses, so many. All that Ding knows of a word (16 on average, 150 of "gehen")
# meet any sentence: with 48 a translated paragraph scored 2.0 times what the best other one did,
# with 8 it is 3.0 times, and loses 8 % of its own score (ops/decisions/0025).
MOST_SENSES = 8


def key_of(word: str) -> int:
    """The key of a word, the same in every process and on every machine."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")


@dataclass(slots=True)
class Builder:
    """One direction while it is gathered: words of one language, stems of the other."""

    keys: "array[int]" = field(default_factory=lambda: array("Q"))
    senses: "array[int]" = field(default_factory=lambda: array("I"))
    weights: "array[int]" = field(default_factory=lambda: array("H"))
    stems: dict[str, int] = field(default_factory=dict)

    def add(self, word: str, senses: Sequence[tuple[str, int]]) -> None:
        """A word, stems of its translations, and how much this entry speaks for each (1 to 99)."""
        self.keys.extend([key_of(word)] * len(senses))
        self.senses.extend(self.stems.setdefault(stem, len(self.stems)) for stem, _ in senses)
        self.weights.extend(weight for _, weight in senses)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The arrays of a file, each pair once, the senses of a word by weight.

        What most entries name stays where there are too many; of equals, what was added first.
        """
        keys = np.frombuffer(self.keys, dtype=np.uint64)
        senses = np.frombuffer(self.senses, dtype=np.uint32)
        order = np.lexsort((np.arange(keys.size), senses, keys))
        keys, senses = keys[order], senses[order]
        weights = np.frombuffer(self.weights, dtype=np.uint16)[order].astype(np.int64)
        first = np.ones(keys.size, dtype=bool)
        first[1:] = (keys[1:] != keys[:-1]) | (senses[1:] != senses[:-1])
        begins = np.flatnonzero(first)
        weights = np.add.reduceat(weights, begins) if keys.size else weights
        keys, senses, order = keys[begins], senses[begins], order[begins]
        back = np.lexsort((order, -weights, keys))
        keys, senses = keys[back], senses[back]
        unique, starts, counts = np.unique(keys, return_index=True, return_counts=True)
        kept = np.arange(keys.size) - np.repeat(starts, counts) < MOST_SENSES
        sizes = np.minimum(counts, MOST_SENSES)
        return {
            "keys": unique,
            "starts": np.concatenate(([0], np.cumsum(sizes))).astype(np.uint32),
            "senses": senses[kept],
            **_letters(self.stems),
        }


def _letters(stems: Mapping[str, int]) -> dict[str, NDArray[Any]]:
    encoded = [stem.encode() for stem in stems]
    ends = np.cumsum([0, *(len(each) for each in encoded)], dtype=np.uint32)
    return {"ends": ends, "letters": np.frombuffer(b"".join(encoded), dtype=np.uint8)}


def _stamped(stamp: str) -> str:
    """Of fixed length, however many files there are; another one for another format of ours."""
    return hashlib.blake2b(f"{FORMAT}\n{stamp}".encode(), digest_size=16).hexdigest()


def write(path: Path, *, stamp: str, directions: Mapping[str, Builder]) -> None:
    """Write a file in one step: a reader sees the old one or the new one. Raises: OSError."""
    header: dict[str, Any] = {"stamp": _stamped(stamp), "arrays": {}}
    blobs: list[bytes] = []
    at = _HEADER_BYTES
    for name, builder in directions.items():
        for part, values in builder.arrays().items():
            blob = values.tobytes()
            header["arrays"][f"{name}/{part}"] = [at, str(values.dtype), int(values.size)]
            blobs.append(blob + b"\0" * (-len(blob) % 8))
            at += len(blobs[-1])
    header["bytes"] = at
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}.draft")
    try:
        with draft.open("wb") as file:
            file.write(json.dumps(header).encode().ljust(_HEADER_BYTES))
            file.writelines(blobs)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


class Opened:
    """A file that was opened; `senses` asks one direction."""

    def __init__(self, path: Path, stamp: str) -> None:
        """Raises: OSError, or ValueError where the file is of another format, stamp or size."""
        with path.open("rb") as file:
            header = json.loads(file.read(_HEADER_BYTES))
            if not isinstance(header, dict) or header.get("stamp") != _stamped(stamp):
                raise ValueError("made by another program or from another dictionary")
            if os.fstat(file.fileno()).st_size != header.get("bytes"):
                raise ValueError("cut short")
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._arrays: dict[str, NDArray[Any]] = {
            name: np.frombuffer(self._map, dtype=kind, count=size, offset=at)
            for name, (at, kind, size) in header["arrays"].items()
        }

    def senses(self, direction: str, word: str) -> list[str]:
        """Stems in the other language, in the dictionary's order; none where it lacks the word."""
        keys, key = self._arrays[f"{direction}/keys"], np.uint64(key_of(word))
        at = int(keys.searchsorted(key))
        if at >= keys.size or keys[at] != key:
            return []
        starts = self._arrays[f"{direction}/starts"]
        numbers = self._arrays[f"{direction}/senses"][int(starts[at]) : int(starts[at + 1])]
        return [self._stem(direction, int(number)) for number in numbers]

    def has(self, direction: str, word: str) -> bool:
        """Whether the dictionary has this very word."""
        keys, key = self._arrays[f"{direction}/keys"], np.uint64(key_of(word))
        at = int(keys.searchsorted(key))
        return at < keys.size and bool(keys[at] == key)

    def words(self, direction: str) -> int:
        """How many words and stems of words lead to a sense."""
        return int(self._arrays[f"{direction}/keys"].size)

    def _stem(self, direction: str, number: int) -> str:
        ends = self._arrays[f"{direction}/ends"]
        letters = self._arrays[f"{direction}/letters"]
        return letters[int(ends[number]) : int(ends[number + 1])].tobytes().decode()
