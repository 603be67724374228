"""Markers: the site's own words that a document was edited. Pure.

`marker_from` reads one line that the caller believes to be the site's: an element of the engine's
template, or the last paragraph of a body where the engine writes it there. It never searches a
post for one: "EDIT:" typed by hand is text, and stays text.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, tzinfo
from functools import cache
from typing import NamedTuple

from ingest.parse.marker_templates import (
    COUNTS,
    JOINING,
    ONCE,
    REASONS,
    TEMPLATES,
    Template,
)
from ingest.parse.stamps import Stamp, read_stamp
from schemas.records.items import Marker

# The longest marker met is a sentence with a name, a date, a count and a reason; more is a post.
MAX_CHARS = 400
# A sentence without a date is a marker only if nothing but a name follows it; a sentence typed by
# hand is longer, a longer name is rare.
MAX_NAME_WORDS = 3
_EDGE = " \t\r\n«»„“\"'()[]{}*_~|·•–—,;:.-"
_NUMBER = r"(?P<n>\d{1,5}|" + "|".join(ONCE) + ")"


class _Line(NamedTuple):
    """A line without its tails."""

    text: str
    number: int | None
    reason: str | None


class _Clock(NamedTuple):
    """What a printed time is read with."""

    zone: tzinfo | None
    now: datetime | None
    day_first: bool


def marker_from(
    text: str,
    *,
    zone: tzinfo | None,
    dotted_day_first: bool = True,
    now: datetime | None = None,
) -> Marker | None:
    """The marker that a whole line of visible text is, or None where it is anything else.

    `zone` is the site's, None where unknown (the time is then uncertain by 14 hours); `now` is when
    the page was fetched, needed for "5 minutes ago". The sentence may be half translated.
    """
    line = " ".join(unicodedata.normalize("NFC", text).split())
    if not line or len(line) > MAX_CHARS:
        return None
    clock = _Clock(zone, now, dotted_day_first)
    bare = _without_tails(line)
    for template in TEMPLATES:
        marker = _fitted(template, bare, clock)
        if marker is not None:
            return replace(marker, raw=line)
    return None


def attributed(marker: Marker, author: str | None) -> Marker:
    """The marker with `by` told from its name: the author's own, or somebody else's."""
    if marker.by is not None or not marker.name or not author:
        return marker
    own = marker.name.casefold() == author.casefold()
    return replace(marker, by="author" if own else "moderator")


def _fitted(template: Template, line: _Line, clock: _Clock) -> Marker | None:
    found = _pattern(template).fullmatch(line.text)
    if found is None:
        return None
    body = found["body"].strip(_EDGE)
    count = line.number or _count(found.groupdict().get("n"))
    for name, stamp in _read_body(template, body, clock):
        return Marker(
            raw="",
            edited_at=stamp.at if stamp else None,
            uncertainty_s=stamp.uncertainty_s if stamp else 0,
            by=template.by,
            name=name,
            count=count,
            reason=line.reason,
        )
    return None


@cache
def _pattern(template: Template) -> re.Pattern[str]:
    before = _loose(template.before)
    after = _loose(template.after)
    # A letter may not run on into the body: "edited" is not the beginning of "editedness".
    joint = r"(?!\w)" if _ends_in_spaced_script(template.before) else ""
    edge = r"[\s«„\"(\[*_~]*"
    tail = r"[\s»“\")\]*_~.]*"
    body = r"[\s:;,]*(?P<body>.{1,200}?)"
    return re.compile(rf"{edge}{before}{joint}{body}\s*{after}{tail}", re.IGNORECASE)


def _ends_in_spaced_script(phrase: str) -> bool:
    """Latin, Greek and Cyrillic put a space before the next word; Arabic, Thai and CJK need not."""
    return phrase[-1:].isalpha() and phrase[-1:] < "\u0590"


def _loose(phrase: str) -> str:
    escaped = r"\s+".join(re.escape(word) for word in phrase.split())
    return escaped.replace(re.escape("{n}"), _NUMBER)


def _read_body(
    template: Template, body: str, clock: _Clock
) -> Iterator[tuple[str | None, Stamp | None]]:
    """The readings of a body, best first."""
    if template.body == "u":
        if len(body.split()) <= MAX_NAME_WORDS:
            yield body, None
        return
    whole = _stamp(body, clock)
    if whole is not None:
        yield None, whole
        return
    if template.body != "d":
        yield from _splits(template.body, body, clock)


def _splits(order: str, body: str, clock: _Clock) -> Iterator[tuple[str, Stamp]]:
    """Cut between words: the longest date wins, so that a joining word is no part of a name."""
    for left, right in _cuts(body, longest_left=order == "du"):
        name, date = (left, right) if order == "ud" else (right, left)
        stamp = _stamp(date, clock)
        name = _without_joining(name)
        if stamp is not None and name:
            yield name, stamp


def _cuts(body: str, *, longest_left: bool) -> list[tuple[str, str]]:
    places = [found.start() for found in re.finditer(r"[\s(;]+", body)][:40]
    cuts = [(body[:place], body[place:]) for place in places]
    return cuts[::-1] if longest_left else cuts


def _without_joining(name: str) -> str:
    words = name.strip(_EDGE.replace("_", "").replace(".", "")).split()
    while len(words) > 1 and words[0].casefold() in JOINING:
        words = words[1:]
    while len(words) > 1 and words[-1].casefold() in JOINING:
        words = words[:-1]
    if len(words) == 1 and words[0].casefold() in JOINING:
        return ""
    return " ".join(words).strip("»«„“,;:")


def _stamp(text: str, clock: _Clock) -> Stamp | None:
    return read_stamp(text.strip(_EDGE), zone=clock.zone, now=clock.now, day_first=clock.day_first)


@cache
def _tails() -> tuple[re.Pattern[str], re.Pattern[str]]:
    reasons = "|".join(re.escape(reason) for reason in REASONS)
    counts = "|".join(
        part.replace("{n}", _NUMBER.replace("?P<n>", f"?P<n{index}>"))
        for index, part in enumerate(COUNTS)
    )
    return (
        re.compile(rf"[\s.*_(\[\"]*(?<!\w)(?:{reasons})\s?:\s*(?P<reason>.*)$", re.IGNORECASE),
        re.compile(rf"[\s.,;–-]*(?<!\w)(?:{counts})[\s.)\]]*$", re.IGNORECASE),
    )


def _without_tails(line: str) -> _Line:
    reason_tail, count_tail = _tails()
    reason = reason_tail.search(line)
    text = line[: reason.start()] if reason else line
    counted = count_tail.search(text)
    if counted:
        text = text[: counted.start()]
    number = next((part for part in counted.groups() if part), None) if counted else None
    told = reason["reason"].strip(" *_()[]") if reason else None
    return _Line(text, _count(number), told or None)


def _count(raw: str | None) -> int | None:
    if raw is None:
        return None
    return int(raw) if raw.isdigit() else ONCE[raw.casefold()]
