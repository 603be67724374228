"""Times told by their age: `5 minutes ago`, `vor 2 Std.`, `3 г. назад`, `il y a un an`. Pure."""

import re
from datetime import UTC, datetime, timedelta

from ingest.parse import age_words as words
from ingest.parse.site_clock import Stamp
from ingest.parse.stamp_words import FILLERS

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
# "1 yr" without any word for "ago", as Invision's short forms; one letter would be too little.
_BARE = re.compile(r"\d{1,3} ?[^\W\d_]{2,8}\.?")
_OLDEST_S = 200 * 366 * words.DAY


def age_in(text: str, now: datetime | None) -> Stamp | None:
    """The instant that a folded text counts back from `now`, unsure by its smallest unit.

    None where the text is anything else: each of its words has to belong to an age.
    """
    if now is None:
        return None
    if text.strip(" .,()") in words.JUST_NOW:
        return Stamp(at=now.astimezone(UTC), uncertainty_s=words.MINUTE)
    marked = _unmarked(text)
    if marked is None:
        return None
    aged = _age_s(_TOKEN.findall(marked))
    if aged is None:
        return None
    age_s, unit_s = aged
    return Stamp(at=now.astimezone(UTC) - timedelta(seconds=age_s), uncertainty_s=unit_s)


def _unmarked(text: str) -> str | None:
    """The text without the phrase that says "ago"; None where nothing says so."""
    for phrase in words.AGO_PHRASES:
        if phrase in f" {text}":
            return text.replace(phrase.strip(), " ")
    told = not words.AGO_MARKS.isdisjoint(_TOKEN.findall(text)) or _BARE.fullmatch(text)
    return text if told else None


def _age_s(tokens: list[str]) -> tuple[int, int] | None:
    """Seconds of an age and of its smallest unit; None where a word is no part of one.

    A single letter is a unit only behind a number: "y" is "and" in Spanish.
    """
    age_s, smallest, count = 0, 0, None
    for token in tokens:
        unit_s = words.unit_s(token)
        if token.isdecimal():
            count = int(token[:6])
        elif token in words.ARTICLES and count is None:
            count = 1  # "an hour"; after a number "an" is a French year
        elif unit_s and (count is not None or len(token) > 1):
            age_s, smallest, count = age_s + (count or 1) * unit_s, unit_s, None
        elif token not in FILLERS:
            return None
    return (age_s, smallest) if smallest and count is None and age_s <= _OLDEST_S else None
