"""Makes the compact file of a pair of languages from what is installed."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from ingest.dictionaries import compact, dictd, reading
from ingest.dictionaries.locks import PATIENCE_S
from ingest.dictionaries.phrases import content_words
from ingest.dictionaries.sources import Source
from ingest.lexicon.stems import stem

Phrases = Sequence[Sequence[str]]  # the words that carry the meaning of each

# Before the key of a stem, so that a stem that is also a word is not taken for it.
STEM_MARK = "~"
# A translation of more words is a sentence.
_MOST_WORDS = 4
# Ding's file has 26 MB, Mueller's 3 MB packed and makes 40 MB; half a megabyte is made in no time.
LARGE_BYTES = 1_000_000
# The weight of a translation, shared by its words: a number that 1 to 4 divide.
_WHOLE = 12


def make(path: Path, sources: Iterable[Source], *, stamp: str, pair: tuple[str, str]) -> None:
    """Read the sources and write the file. Raises: OSError, EOFError, zlib.error."""
    one, other = pair
    forth, back = compact.Builder(), compact.Builder()
    for source in sources:
        turned = source.one != one
        for left, right in _pairs(source):
            ones = [content_words(phrase, one) for phrase in (right if turned else left)]
            others = [content_words(phrase, other) for phrase in (left if turned else right)]
            _add(forth, ones, others, languages=(one, other))
            _add(back, others, ones, languages=(other, one))
    compact.write(path, stamp=stamp, directions={one: forth, other: back})


def make_apart(path: Path, sources: Sequence[Source], *, stamp: str, pair: tuple[str, str]) -> None:
    """The same; what is large in a process of its own, which takes its 250 MB away with it.

    A worker would keep 60 MB of them. Raises: as `make`; OSError for all that goes wrong apart,
    `subprocess.TimeoutExpired` where it does not end.
    """
    if sum(source.path.stat().st_size for source in sources) < LARGE_BYTES:
        make(path, sources, stamp=stamp, pair=pair)
        return
    given = {
        "path": str(path),
        "sources": [asdict(source) for source in sources],
        "stamp": stamp,
        "pair": pair,
    }
    # by hand: multiprocessing would run the main module of whatever asked for a dictionary again
    with subprocess.Popen(
        [sys.executable, "-c", "from ingest.dictionaries.making import main; main()"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as apart:
        _order(apart, json.dumps(given, default=str))


def _order(apart: "subprocess.Popen[str]", order: str) -> None:
    """Hand the order over and wait; what stays open tells the other process that we are there."""
    assert apart.stdin is not None  # noqa: S101 (it was asked for)
    assert apart.stderr is not None  # noqa: S101
    try:
        apart.stdin.write(f"{order}\n")
        apart.stdin.flush()
        apart.wait(PATIENCE_S)
    except BaseException:
        apart.kill()
        raise
    if apart.returncode:
        said = apart.stderr.read().strip().splitlines()
        raise OSError((said or [f"ended by {apart.returncode}"])[-1])


def _end_with_parent() -> None:
    """A making that nobody waits for any more is ended; its draft is removed by the next one."""

    def watch() -> None:
        sys.stdin.read()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def main() -> None:
    """What runs apart: the order is the first line of standard input."""
    given = json.loads(sys.stdin.readline())
    _end_with_parent()
    sources = [
        Source(
            form=each["form"],
            one=each["one"],
            other=each["other"],
            path=Path(each["path"]),
            index=Path(each["index"]) if each["index"] else None,
        )
        for each in given["sources"]
    ]
    one, other = given["pair"]
    make(Path(given["path"]), sources, stamp=given["stamp"], pair=(one, other))


def _pairs(source: Source) -> Iterator[reading.Pair]:
    if source.index is None:
        with source.path.open(encoding="utf-8", errors="replace") as lines:
            yield from reading.ding(lines)
        return
    read = reading.mueller if source.form == "mueller" else reading.freedict
    yield from read(dictd.entries(source.index, source.path))


def _add(
    builder: compact.Builder, heads: Phrases, translations: Phrases, *, languages: tuple[str, str]
) -> None:
    """Each headword that one word carries, and the stems of all words of its translations."""
    language, other = languages
    single = dict.fromkeys(words[0] for words in heads if len(words) == 1)
    if not single:
        return
    senses = [
        (stem(word, other), _WHOLE // len(words))
        for words in translations
        if len(words) <= _MOST_WORDS
        for word in words
    ]
    for word in single:
        builder.add(word, senses)
        builder.add(STEM_MARK + stem(word, language), senses)
