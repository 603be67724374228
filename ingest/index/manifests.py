"""The manifest: which segments make the index and how far it has read. Replaced as a whole."""

import json
import zlib
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from ingest.durable import Reached, written
from ingest.index.segments import FORMAT, DamagedError

Kind = Literal["statement", "post"]
KINDS: tuple[Kind, ...] = ("statement", "post")

FILE = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the index is made of, oldest segment first."""

    last: int = 0  # everything up to this number is in it
    mark: str = ""  # the revision of that number: another ledger has another one there
    segments: dict[Kind, list[str]] = field(default_factory=lambda: {kind: [] for kind in KINDS})


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder; an empty one where there is none yet. Raises: DamagedError."""
    try:
        text = (folder / FILE).read_bytes()
    except FileNotFoundError:
        return Manifest()
    body, _, check = text.rstrip(b"\n").rpartition(b"\n")
    if f"{zlib.crc32(body):08x}".encode() != check:
        raise DamagedError(f"{FILE} is torn or not ours")
    held: dict[str, Any] = json.loads(body)
    if held.pop("format") != FORMAT:
        raise DamagedError(f"{FILE} is of another format than {FORMAT}")
    return Manifest(**held)


def write_manifest(folder: Path, manifest: Manifest, reached: Reached) -> None:
    """Replace the manifest; from now on every reader sees the segments that it names."""
    body = json.dumps({"format": FORMAT, **asdict(manifest)}).encode()
    with written(folder / FILE, reached) as file:
        file.write(body + f"\n{zlib.crc32(body):08x}\n".encode())


def stamp(folder: Path) -> tuple[int, int, int] | None:
    """What tells one manifest from the next without reading it; None where there is none."""
    try:
        status = (folder / FILE).stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size
