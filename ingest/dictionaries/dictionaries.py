"""The door: the dictionary between two languages, made when it is first asked for and kept on disk.

What is installed is looked for once in the life of a process; a dictionary that is installed while
it runs is found at its next start.
"""

import contextlib
import logging
import subprocess
import threading
import zlib
from collections.abc import Iterable
from pathlib import Path

from ingest.dictionaries.compact import Opened
from ingest.dictionaries.dictionary import Dictionary
from ingest.dictionaries.locks import held
from ingest.dictionaries.making import make_apart
from ingest.dictionaries.sources import Source, installed

_LOG = logging.getLogger(__name__)

Pair = tuple[str, str]  # two-letter codes in the order of the alphabet


class Dictionaries:
    """All installed dictionaries. Safe for several threads, and for several processes on one home.

    `home_folder` keeps the files that we make of them (derived: they may be removed at any time),
    `folders` are those where dictionaries are installed.
    """

    def __init__(self, home_folder: Path, folders: Iterable[Path]) -> None:
        """Nothing is looked for yet."""
        self._home, self._folders = home_folder, tuple(folders)
        self._lock = threading.Lock()
        self._sources: dict[Pair, tuple[Source, ...]] | None = None
        self._opened: dict[Pair, Opened | None] = {}
        self._dictionaries: dict[Pair, Dictionary] = {}  # by direction

    def pairs(self) -> dict[Pair, tuple[Source, ...]]:
        """What is installed, by pair of languages; a pair serves both directions."""
        with self._lock:
            return dict(self._known())

    def between(self, one: str | None, other: str | None) -> Dictionary | None:
        """From words of `one` language to those of the `other`; None where none is installed.

        The first time after an installation it takes its making: 15 s for Ding's German and
        English, a second for most. One that cannot be read is logged and counts as absent.
        """
        if one is None or other is None or one == other:
            return None
        with self._lock:
            if (one, other) not in self._dictionaries:
                opened = self._open(_pair(one, other))
                if opened is None:
                    return None
                self._dictionaries[one, other] = Dictionary(opened, one, other)
            return self._dictionaries[one, other]

    def is_made(self, pair: Pair) -> bool:
        """Whether the dictionary of an installed pair is made, and need only be opened."""
        with contextlib.suppress(*_PROBLEMS):
            Opened(self._path(pair), _stamp(self.pairs().get(pair, ())))
            return True
        return False

    def problem(self, pair: Pair) -> str | None:
        """Why the last making of a pair's dictionary failed; None where none did. Makes nothing."""
        with contextlib.suppress(OSError):
            return self._path(pair).with_suffix(".problem").read_text(encoding="utf-8")
        return None

    def _known(self) -> dict[Pair, tuple[Source, ...]]:
        if self._sources is None:
            found: dict[Pair, tuple[Source, ...]] = {}
            for source in installed(self._folders):
                pair = _pair(source.one, source.other)
                found[pair] = (*found.get(pair, ()), source)
            self._sources = found
        return self._sources

    def _open(self, pair: Pair) -> Opened | None:
        if pair not in self._opened:
            try:
                self._opened[pair] = self._ready(pair)
            except _PROBLEMS as error:
                _LOG.warning("dictionary %s-%s cannot be used: %s", *pair, error)
                self._tell(pair, f"{type(error).__name__}: {error}")
                self._opened[pair] = None
            else:
                self._tell(pair, None)
        return self._opened[pair]

    def _tell(self, pair: Pair, problem: str | None) -> None:
        """Leave word for `doctor`, which runs in another process."""
        note = self._path(pair).with_suffix(".problem")
        with contextlib.suppress(OSError):
            if problem is None:
                note.unlink(missing_ok=True)
            else:
                note.write_text(problem, encoding="utf-8")

    def _path(self, pair: Pair) -> Path:
        return self._home / f"{pair[0]}-{pair[1]}.dictionary"

    def _ready(self, pair: Pair) -> Opened | None:
        """The opened file of a pair, made anew where what is installed is not what it was."""
        sources = self._known().get(pair)
        if not sources:
            return None
        stamp, path = _stamp(sources), self._path(pair)
        try:
            return Opened(path, stamp)
        except (OSError, ValueError):
            self._home.mkdir(parents=True, exist_ok=True)
        with held(path.with_suffix(".lock")):
            try:
                return Opened(path, stamp)  # by another process meanwhile
            except (OSError, ValueError):
                for left in self._home.glob(f"{path.stem}.*.draft"):  # of a killed one
                    left.unlink(missing_ok=True)
                make_apart(path, sources, stamp=stamp, pair=pair)
                return Opened(path, stamp)


# What broken files and a folder that cannot be written raise. A reader of ours that fails at what
# is installed must not keep posts from being linked.
_PROBLEMS = (OSError, EOFError, ValueError, zlib.error, subprocess.TimeoutExpired)


def _stamp(sources: Iterable[Source]) -> str:
    return "\n".join(source.stamp for source in sources)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
