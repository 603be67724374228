"""Lengths of time as people write them in a watch list: `90s`, `5m`, `1h30m`, `14d`.

Whole seconds only. Units in falling order, each at most once: weeks, days, hours, minutes, seconds.
"""

import re
from datetime import timedelta

PATTERN = r"^(?=[0-9])([0-9]{1,6}w)?([0-9]{1,6}d)?([0-9]{1,6}h)?([0-9]{1,6}m)?([0-9]{1,9}s)?$"
"""Also the pattern of the JSON Schema; the digits are bounded so that no input overflows."""

LONGEST = timedelta(days=3660)
"""Ten years. What is longer is a slip, and `now` plus it must stay a date."""

_UNITS = (("w", 604_800), ("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1))
_SECONDS = dict(_UNITS)
_SHAPE = re.compile(PATTERN)
_PART = re.compile(r"([0-9]{1,9})([wdhms])")
_LOOSE = re.compile(r"([0-9]{1,9})\s*([a-z]+)")
_WORDS = {  # how else people write a unit (English, German)
    "w": ("w", "wk", "week", "weeks", "woche", "wochen"),
    "d": ("d", "day", "days", "tag", "tage"),
    "h": ("h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden"),
    "m": ("m", "min", "mins", "minute", "minutes", "minuten"),
    "s": ("s", "sec", "secs", "second", "seconds", "sek", "sekunden"),
}
_UNIT_OF = {word: unit for unit, words in _WORDS.items() for word in words}


def parse_duration(text: str) -> timedelta:
    """The length of time that `text` writes. Raises: ValueError with one sentence."""
    if not _SHAPE.fullmatch(text):
        raise ValueError(f"`{text[:40]}` is no length of time")
    seconds = sum(int(number) * _SECONDS[unit] for number, unit in _PART.findall(text))
    if seconds > LONGEST.total_seconds():
        raise ValueError(f"`{text[:40]}` is longer than ten years")
    return timedelta(seconds=seconds)


def format_duration(length: timedelta) -> str:
    """The shortest writing of `length`; `parse_duration` reads it back.

    Weeks are written as days, as everyone does with `14d`. Raises: ValueError for what cannot be
    written: negative lengths and parts of a second.
    """
    seconds = length // timedelta(seconds=1)
    if length != timedelta(seconds=seconds) or seconds < 0:
        raise ValueError(f"{length!r} is negative or has parts of a second")
    parts = []
    for unit, size in _UNITS[1:]:
        number, seconds = divmod(seconds, size)
        if number:
            parts.append(f"{number}{unit}")
    return "".join(parts) or "0s"


def suggest_duration(text: str) -> str | None:
    """What was probably meant by a writing that `parse_duration` refuses, or None."""
    loose = text.strip().casefold()
    if re.fullmatch(r"[0-9]{1,9}", loose):
        return _written(int(loose))
    parts = _LOOSE.findall(re.sub(r"^pt?(?=[0-9])|(?<=d)t(?=[0-9])", "", loose))
    if not parts or any(word not in _UNIT_OF for _, word in parts):
        return None
    if re.sub(r"[\s,.]|and|und", "", _LOOSE.sub("", re.sub(r"^pt?(?=[0-9])", "", loose))):
        return None
    return _written(sum(int(number) * _SECONDS[_UNIT_OF[word]] for number, word in parts))


def _written(seconds: int) -> str | None:
    return (
        format_duration(timedelta(seconds=seconds)) if seconds <= LONGEST.total_seconds() else None
    )
