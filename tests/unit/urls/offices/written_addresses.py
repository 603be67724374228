"""Reads the addresses that were written for the offices' tables: `written/<office>.txt`."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "written"


@dataclass(frozen=True, slots=True)
class Written:
    """One address and what it is to be: `key` None where it is no statement."""

    office: str
    url: str
    key: str | None
    language: str | None = None


def written(office):
    """The addresses of an office, in the order of its file."""
    found, key = [], None
    for line in (FOLDER / f"{office}.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith(("= ", "- ")):
            key = line[2:] if line[0] == "=" else None
            continue
        language, url = line.split(" ", 1) if key else ("??", line)
        found.append(Written(office, url, key, None if language == "??" else language))
    return found


def all_written():
    """The addresses of all offices that have a file."""
    return [one for path in sorted(FOLDER.glob("*.txt")) for one in written(path.stem)]
