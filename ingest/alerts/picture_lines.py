"""Words laid out in lines of a picture: where each stands, from left to right. Pure.

A line may end at white space and between the signs of scripts that are written without it: the
greater part of Unicode's Annex 14.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ingest.alerts.picture_letters import clusters
from ingest.alerts.picture_order import Tone, Way, Word, in_order, way
from ingest.text import UNSPACED

# White space where a line may end: not the spaces that keep a number or name together.
_GAP = r"[^\S\u00a0\u2007\u202f]"
# A word up to white space; each sign of a script without spaces, with what ends a sentence.
_WORDS = re.compile(
    rf"(?P<gap>{_GAP}+)|[{UNSPACED}][^\s\w{UNSPACED}]*|(?:(?!{_GAP})[^{UNSPACED}])+"
)

CUT: Final = " […]"


@dataclass(frozen=True, slots=True)
class Line:
    """Words as they stand from left to right; `rtl`: it begins at the right edge."""

    words: tuple[Word, ...]
    rtl: bool


Measure = Callable[[str], float]


def lines_of(
    stretches: Iterable[tuple[str, Tone]], *, width: float, most: int, measure: Measure
) -> list[Line]:
    """At most `most` lines of at most `width`, by what `measure` says of a word.

    `stretches` are visible texts, each with its tone; a line feed in one ends the line. What has no
    place is left out behind ` […]`.
    """
    found: list[Line] = []
    for paragraph in _paragraphs(stretches):
        base = _base(paragraph)
        for row in _rows(paragraph, width=width, measure=measure):
            if len(found) == most:
                return [*found[:-1], _cut(found[-1], width=width, measure=measure)]
            found.append(Line(in_order(row, base), rtl=base == "rtl"))
    return found


def _paragraphs(stretches: Iterable[tuple[str, Tone]]) -> Iterator[list[Word]]:
    """The words between two line feeds; empty ones are left out."""
    paragraph: list[Word] = []
    for text, tone in stretches:
        first, *others = text.split("\n")
        paragraph += _words(first, tone)
        for other in others:
            if any(not word.is_gap for word in paragraph):
                yield paragraph
            paragraph = list(_words(other, tone))
    if any(not word.is_gap for word in paragraph):
        yield paragraph


def _words(text: str, tone: Tone) -> Iterator[Word]:
    for found in _WORDS.finditer(text):
        yield Word(" " if found["gap"] else found[0], tone)


def _base(paragraph: Sequence[Word]) -> Way:
    """The paragraph's direction: that of its first letter that has one (rules P2 and P3)."""
    return next((known for word in paragraph if (known := way(word.text))), "ltr")


def _rows(paragraph: Sequence[Word], *, width: float, measure: Measure) -> Iterator[list[Word]]:
    """The words of each line in the order they are read, no gap at either end."""
    row: list[Word] = []
    used = 0.0
    for unit in _units(paragraph):
        for part in _fitting(unit, width=width, measure=measure):
            length = sum(measure(word.text) for word in part)
            if row and used + length > width and not part[0].is_gap:
                yield _trimmed(row)
                row, used = [], 0.0
            if row or not part[0].is_gap:
                row, used = [*row, *part], used + length
    if row:
        yield _trimmed(row)


def _units(paragraph: Sequence[Word]) -> Iterator[list[Word]]:
    """Words that no white space parts, such as `[-6-]{+8+},`; each gap by itself.

    A sign of a script without spaces may begin a line, so it begins a unit.
    """
    unit: list[Word] = []
    for word in paragraph:
        if unit and (word.is_gap or unit[-1].is_gap or re.match(f"[{UNSPACED}]", word.text)):
            yield unit
            unit = []
        unit.append(word)
    if unit:
        yield unit


def _fitting(unit: list[Word], *, width: float, measure: Measure) -> Iterator[list[Word]]:
    """The unit, or where it is wider than a line its words, or pieces of these."""
    if sum(measure(word.text) for word in unit) <= width:
        yield unit
        return
    for word in unit:
        for piece in _pieces(word.text, width=width, measure=measure):
            yield [replace(word, text=piece)]


def _pieces(text: str, *, width: float, measure: Measure) -> Iterator[str]:
    piece = ""
    for cluster in clusters(text):
        if piece and measure(piece + cluster) > width:
            yield piece
            piece = ""
        piece += cluster
    if piece:
        yield piece


def _trimmed(row: list[Word]) -> list[Word]:
    while row and row[-1].is_gap:
        row = row[:-1]
    return row


def _cut(line: Line, *, width: float, measure: Measure) -> Line:
    """The line with a sign at its end that something is left out."""
    words = list(reversed(line.words)) if line.rtl else list(line.words)
    used = sum(measure(word.text) for word in words)
    while len(words) > 1 and used + measure(CUT) > width:
        used -= measure(words.pop().text)
    words.append(Word(CUT, "faint"))
    return Line(tuple(reversed(words)) if line.rtl else tuple(words), line.rtl)
