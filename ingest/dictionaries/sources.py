"""Which dictionaries are installed on this machine, told by the names of their files.

Debian's packages put Ding's files into /usr/share/trans (`trans-de-en`) and those of the dict
server into /usr/share/dictd (`dict-freedict-fra-eng`, `mueller7-dict`). Elsewhere the same files
may lie in any folder that is named to us. Nothing is read here but names, sizes and times.
"""

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Form = Literal["ding", "freedict", "mueller"]

_DING = re.compile(r"([a-z]{2})-([a-z]{2})")
_FREEDICT = re.compile(r"freedict-([a-z]{3})-([a-z]{3})\.index")
_MUELLER = re.compile(r"mueller\w*\.index")
# FreeDict names its files by ISO 639-3; texts are told by two letters.
_TWO_LETTERS = {
    "afr": "af", "ara": "ar", "bre": "br", "bul": "bg", "cat": "ca", "ces": "cs", "cym": "cy",
    "dan": "da", "deu": "de", "ell": "el", "eng": "en", "epo": "eo", "fin": "fi", "fra": "fr",
    "gla": "gd", "gle": "ga", "hin": "hi", "hrv": "hr", "hun": "hu", "ind": "id", "isl": "is",
    "ita": "it", "jpn": "ja", "kur": "ku", "lat": "la", "lit": "lt", "mkd": "mk", "nld": "nl",
    "nno": "no", "nob": "no", "nor": "no", "pol": "pl", "por": "pt", "ron": "ro", "rus": "ru",
    "slk": "sk", "slv": "sl", "spa": "es", "srp": "sr", "swe": "sv", "tur": "tr", "ukr": "uk",
    "zho": "zh",
}  # fmt: skip
# A folder of dictionaries has some hundred files.
_MOST_FILES = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One installed dictionary; its entries lead from `one` language to the `other`."""

    form: Form
    one: str  # two-letter codes
    other: str
    path: Path  # Ding's file, or the text of a dictd dictionary (.dict or .dict.dz)
    index: Path | None = None  # of a dictd dictionary

    @property
    def languages(self) -> frozenset[str]:
        """Both, in no order: a dictionary serves both directions."""
        return frozenset({self.one, self.other})

    @property
    def stamp(self) -> str:
        """What is another one when the installed files are: names, sizes and times.

        Raises: OSError.
        """
        files = (self.path,) if self.index is None else (self.path, self.index)
        stats = ((file, file.stat()) for file in files)
        return "|".join(f"{file}:{at.st_size}:{at.st_mtime_ns}" for file, at in stats)


def installed(folders: Iterable[Path]) -> tuple[Source, ...]:
    """Every dictionary of these folders that we can read, in the order of the folders and names.

    FreeDict's German and English are made from Ding's file, so they count only without it.
    """
    found = [source for folder in folders for source in _in_folder(folder)]
    by_ding = {source.languages for source in found if source.form == "ding"}
    return tuple(
        source for source in found if source.form != "freedict" or source.languages not in by_ding
    )


def _in_folder(folder: Path) -> Iterator[Source]:
    names: list[str] = []
    with contextlib.suppress(OSError), os.scandir(folder) as there:
        names = sorted(each.name for each, _ in zip(there, range(_MOST_FILES), strict=False))
    for name in names:
        if match := _DING.fullmatch(name):
            yield Source(form="ding", one=match[1], other=match[2], path=folder / name)
        elif match := _FREEDICT.fullmatch(name):
            codes = [_TWO_LETTERS.get(code) for code in match.groups()]
            yield from _dictd(folder, name, "freedict", codes)
        elif _MUELLER.fullmatch(name):
            yield from _dictd(folder, name, "mueller", ["en", "ru"])


def _dictd(folder: Path, name: str, form: Form, codes: list[str | None]) -> Iterator[Source]:
    one, other = codes
    texts = (folder / f"{name.removesuffix('index')}{end}" for end in ("dict.dz", "dict"))
    text = next((path for path in texts if path.is_file()), None)
    if one and other and text:
        yield Source(form=form, one=one, other=other, path=text, index=folder / name)
