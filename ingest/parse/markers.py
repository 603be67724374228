"""Markers: the site's own words that a document was edited. Pure.

Each function reads one line that the caller believes to be the site's: an element that the engine
writes markers into (`marker_elements.py`), or the last line of a body where the engine writes it
there. None searches a post for one: "EDIT:" typed by hand is text, and stays text.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import NamedTuple

from ingest.parse.marker_sentences import Sentence, candidates, tails
from ingest.parse.marker_templates import BY, ON, ONCE
from ingest.parse.site_clock import SiteClock
from ingest.parse.stamps import Stamp, read
from schemas.records.items import Marker

# The longest marker met is a sentence with a name, a date, a count and a reason; more is a post.
MAX_CHARS = 400
# What stands in a name's place in a sentence typed by hand is longer; a longer name is rare. Beside
# a date one word more is let pass.
MAX_NAME_WORDS = 3
_LONGEST_NAME = 60
_EDGE = " \t\r\n«»„“\"'()[]{}*_~|·•–—,;:.-@"


class _Line(NamedTuple):
    """A line without its reason, and without its count too."""

    counted: str
    text: str
    number: int | None
    reason: str | None


def marker_from(text: str, *, zone: tzinfo | None, now: datetime | None = None) -> Marker | None:
    """`read_marker` for a site whose zone is known for certain, without single words."""
    return _read(text, SiteClock(zone=zone, now=now), only_telling=False, words=False)


def read_marker(text: str, clock: SiteClock) -> Marker | None:
    """The marker that the whole text of an element is, or None where it is anything else.

    Only for elements that an engine writes markers into: a single "edited" is one there. The
    sentence may be half translated; the time is as unsure as `stamps.read` says.
    """
    return _read(text, clock, only_telling=False, words=True)


def closing_marker(text: str, clock: SiteClock) -> Marker | None:
    """The marker that the last line of a body is, or None where its author may have typed it.

    It has to be a sentence of at least three of the engine's own words, with a time.
    """
    return _read(text, clock, only_telling=True, words=False)


def attributed(marker: Marker, author: str | None) -> Marker:
    """The marker with `by` told from its name: the author's own, or somebody else's."""
    if marker.by is not None or not marker.name or not author:
        return marker
    own = marker.name.casefold() == author.casefold()
    return replace(marker, by="author" if own else "moderator")


def _read(text: str, clock: SiteClock, *, only_telling: bool, words: bool) -> Marker | None:
    if len(text) > 4 * MAX_CHARS:
        return None
    line = " ".join(unicodedata.normalize("NFC", text).split())
    if not line or len(line) > MAX_CHARS:
        return None
    possible = [
        each for each in candidates(line.casefold())
        if (each.telling or not only_telling) and (words or each.order or each.counts)
    ]  # fmt: skip
    if not possible:
        return None
    bare = _without_tails(line)
    made = (marker for each in possible if (marker := _fitted(each, bare, clock)))
    first = next(made, None)
    return replace(first, raw=line) if first else None


def _fitted(sentence: Sentence, line: _Line, clock: SiteClock) -> Marker | None:
    found = sentence.pattern.fullmatch(line.text if sentence.order else line.counted)
    if found is None:
        return None
    parts = found.groupdict()
    for name, stamp in _readings(sentence, parts, clock):
        return Marker(
            raw="",
            edited_at=stamp.at if stamp else None,
            uncertainty_s=stamp.uncertainty_s if stamp else 0,
            by=sentence.by,
            name=name,
            count=_count(parts.get("count")) or line.number,
            reason=line.reason,
        )
    return None


Reading = tuple[str | None, Stamp | None]


def _readings(
    sentence: Sentence, parts: dict[str, str | None], clock: SiteClock
) -> Iterator[Reading]:
    """What a sentence's places hold, best reading first; nothing where they hold anything else."""
    body, left, right = parts.get("body"), parts.get("left"), parts.get("right")
    if not sentence.order:
        yield None, None
    elif left is not None and right is not None:
        name, date = (left, right) if sentence.order == "ud" else (right, left)
        yield from _named(sentence, name, date, clock)
    elif sentence.order == "u":
        if body and len(body.strip(_EDGE).split()) <= MAX_NAME_WORDS and body.strip(_EDGE):
            yield body.strip(_EDGE), None
    elif body and (whole := _stamp(body, clock)):
        yield None, whole
    elif body and sentence.order != "d":
        for name, date in _cuts(body, sentence.order):
            yield from _named(sentence, name, date, clock)


def _named(sentence: Sentence, name: str, date: str, clock: SiteClock) -> Iterator[Reading]:
    bare = _without_joining(name, at_start=not sentence.joined)
    stamp = _stamp(date, clock) if bare else None
    if stamp is not None:
        yield bare, stamp


def _cuts(body: str, order: str) -> Iterator[tuple[str, str]]:
    """Name and date, cut between words: the longest date first, that no joining word is a name."""
    places = [found.start() for found in re.finditer(r"[\s(;]+", body)][:40]
    for place in places if order == "ud" else places[::-1]:
        left, right = body[:place], body[place:]
        yield (left, right) if order == "ud" else (right, left)


def _without_joining(name: str, *, at_start: bool) -> str:
    """The bare name; empty where it is none, or longer than names are."""
    words = name.strip(_EDGE.replace("_", "").replace(".", "")).split()
    if at_start and words and words[0].casefold() in BY:
        words = words[1:]
    while words and words[-1].casefold() in ON:
        words = words[:-1]
    bare = " ".join(words).strip("»«„“,;:")
    is_name = len(words) <= MAX_NAME_WORDS + 1 and len(bare) <= _LONGEST_NAME and ", " not in bare
    return bare if is_name else ""


def _stamp(text: str, clock: SiteClock) -> Stamp | None:
    return read(text.strip(_EDGE), clock)


def _without_tails(line: str) -> _Line:
    reason_tail, count_tail = tails()
    reason = reason_tail.search(line)
    whole = line[: reason.start()] if reason else line
    counted = count_tail.search(whole)
    text = whole[: counted.start()] if counted else whole
    number = next((part for part in counted.groups() if part), None) if counted else None
    told = reason["reason"].strip(" *_()[]") if reason else None
    return _Line(whole, text, _count(number), told or None)


def _count(raw: str | None) -> int | None:
    if raw is None:
        return None
    return int(raw) if raw.isdecimal() else ONCE[raw.casefold()]
