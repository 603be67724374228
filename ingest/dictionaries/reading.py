"""Entries of the three kinds of dictionaries, as phrases that translate each other. Pure.

A phrase is as printed, with its remarks ("Angriff {m} (auf jdn.) [mil.]"); `phrases` takes its
words out. What is no translation (examples, definitions, synonyms, labels) is left out here, so far
as its form tells.
"""

import re
from collections.abc import Iterable, Iterator

Pair = tuple[list[str], list[str]]  # phrases of one language, phrases of the other

_ALTERNATIVES = re.compile(r"\s*;\s*")
_REMARKS = re.compile(r"\{[^{}]*\}|\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>|/[A-Z0-9.&-]+/")
_OPTIONAL = re.compile(r"(?<=\w)\((\w{1,3})\)(?=\w)")  # Mitglied(s)staat
_LIST = re.compile(r"\s*[,;]\s*")
_NUMBERED = re.compile(r"\d+\. (.*)")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN_WORD = re.compile(r"[a-zA-Z]{2,}")
# Mueller's labels: _n. _мор. _ам.; transcriptions and roman numbers before a homonym.
_LABEL = re.compile(r"_[\w-]+\.?:?|\[[^\[\]]*\]")
_SENSE = re.compile(r"(?:^|\s)(?:\d+|[а-я])[.)](?=\s)|\n\s*_[IVX]+\b")
# A line of Ding has a few pieces; the longest of 1.9 has 181.
_MOST_PIECES = 400
_MOST_LINE_CHARS = 64_000


def without_remarks(phrase: str) -> str:
    """A phrase without gender, field, explanation and abbreviation."""
    return _REMARKS.sub(" ", _OPTIONAL.sub(r"\1", phrase))


def ding(lines: Iterable[str]) -> Iterator[Pair]:
    """Lines of Ding's format: `a; b | c :: A; B | C`, where the first piece answers to the first.

    A line whose sides have not the same number of pieces answers by its first pieces alone.
    """
    for line in lines:
        if line.startswith("#") or len(line) > _MOST_LINE_CHARS:
            continue
        one, parted, other = line.partition("::")
        if not parted:
            continue
        ones, others = one.split(" | ", _MOST_PIECES), other.split(" | ", _MOST_PIECES)
        if len(ones) != len(others):
            ones, others = ones[:1], others[:1]
        for left, right in zip(ones, others, strict=True):
            yield _alternatives(left), _alternatives(right)


def _alternatives(piece: str) -> list[str]:
    # a semicolon within a remark divides nothing
    return [each for each in _ALTERNATIVES.split(without_remarks(piece).strip()) if each]


def freedict(entries: Iterable[tuple[str, str]]) -> Iterator[Pair]:
    """Entries as FreeDict prints them: the headword, then a translation, or several numbered.

    Lines between the numbered ones are definitions in the language of the headword.
    """
    for headword, entry in entries:
        lines = entry.splitlines()[1:]
        numbered = [match[1] for line in lines if (match := _NUMBERED.match(line))]
        chosen = numbered or [line for line in lines[:1] if not line.startswith(" see:")]
        found = [
            phrase
            for line in chosen
            for phrase in _LIST.split(without_remarks(line).strip())
            if phrase
        ]
        if found:
            yield [headword], found


def mueller(entries: Iterable[tuple[str, str]]) -> Iterator[Pair]:
    """Entries of Mueller's English–Russian dictionary: senses numbered, each a list of Russian.

    Behind a semicolon stand examples, which begin in English; they end a sense.
    """
    for headword, entry in entries:
        body = _LABEL.sub(" ", entry.partition("\n")[2])
        found = [
            phrase for sense in _SENSE.split(body) for phrase in _russian(without_remarks(sense))
        ]
        if found:
            yield [headword], found


def _russian(sense: str) -> Iterator[str]:
    for part in sense.split(";"):
        if _LATIN_WORD.search(part):
            return
        yield from (each for each in _LIST.split(" ".join(part.split())) if _CYRILLIC.search(each))
