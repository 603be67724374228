"""Times as sites print them for readers: `11.01.2022 19:47`, `Heute, 14:03`, `vor 5 Minuten`. Pure.

Machine-made times (RFC 822, ISO 8601 of feeds) are read in `dates.py`. Here the whole text has to
be a time: a word that belongs to no date makes it none, so that a sentence is never taken for one.
"""

import re
import unicodedata
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from ingest.parse import stamp_words as words
from ingest.parse.site_clock import DAY_S, UNKNOWN_ZONE_S, SiteClock, Stamp
from ingest.parse.stamp_ages import age_in
from ingest.parse.stamp_days import Day, day_in

_CLOCK = re.compile(
    r"(?P<half_first>오전|오후|上午|下午|午前|午後)?\s*"
    r"(?<![\d.:])(?P<hour>[01]?\d|2[0-4])"
    r"(?P<sep>[:h]|\.(?=\d\d\s*uhr)|(?<=kl \d\d)\.|(?<=kl\. \d\d)\.)"  # "kl. 19.47" in Danish
    r"(?P<minute>[0-5]\d)"
    r"(?:[:.](?P<second>[0-5]\d)(?:[.,]\d+)?)?(?![\d:])\s*(?P<half>[ap]\.?m\.?(?!\w)|[صم](?!\w))?"
    r"\s*(?P<offset>z\b|(?:utc|gmt)\s?[+-]\d{1,2}(?::?\d\d)?\b|[+-]\d\d:?\d\d\b)?"
)
_AFTERNOON = ("p", "오후", "下午", "午後", "م")
_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_SHORTEST, _LONGEST = 2, 80  # characters; the longest real stamp met has 41


class _Time(NamedTuple):
    """A time of day; `offset` is minutes east of UTC where the text names one."""

    hour: int
    minute: int
    second: int
    offset: int | None
    rest: str


def read_stamp(
    text: str,
    *,
    zone: tzinfo | None,
    now: datetime | None = None,
    day_first: bool | None = None,
) -> Stamp | None:
    """`read` for a site whose zone is known for certain, or not at all."""
    return read(text, SiteClock(zone=zone, now=now, day_first=day_first))


def read(text: str, clock: SiteClock) -> Stamp | None:
    """The instant that a printed time names, or None where the text is anything else.

    How unsure it is: by the zone; by a day where there is no clock time, a month where there is no
    day; by as much as "03/04/2022" and "03-04-2022" differ if read the other way, unless that would
    be of the future; by an hour in the hour that a clock shows twice.
    """
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    folded = " ".join(plain.casefold().split())
    if not _SHORTEST <= len(folded) <= _LONGEST or not _may_tell(folded):
        return None
    aged = age_in(folded, clock.now)
    if aged is not None:
        return aged
    time = _time_in(folded)
    day = day_in(time.rest if time else folded, clock)
    if day is None or not _only_fillers(day.rest):
        return None
    return _instant(day, time, clock)


def _may_tell(text: str) -> bool:
    """Whether a text has a digit or a word that tells a time by itself; nearly no prose has."""
    return bool(_DIGIT.search(text)) or not words.TELLING.isdisjoint(_WORD.findall(text))


def _only_fillers(rest: str) -> bool:
    left = (word for word in _WORD.findall(rest) if word not in words.FILLERS)
    return all(word in words.ZONES or word in words.WEEKDAYS for word in left)


def _time_in(text: str) -> _Time | None:
    found = _CLOCK.search(text)
    if found is None:
        return None
    hour, half = int(found["hour"]) % 24, found["half"] or found["half_first"]
    if half:
        hour = hour % 12 + (12 if half.startswith(_AFTERNOON) else 0)
    rest = text[: found.start()] + " " + text[found.end() :]
    minute, second = int(found["minute"]), int(found["second"] or 0)
    return _Time(hour, minute, second, _offset(found["offset"], rest), rest)


def _offset(raw: str | None, rest: str) -> int | None:
    """Minutes east of UTC, from `+03:00` behind the time or a name like `MEZ` anywhere."""
    if raw is None:
        return next(
            (words.ZONES[word] for word in _WORD.findall(rest) if word in words.ZONES), None
        )
    signed = raw.lstrip("utcgmz ")
    if not signed:
        return 0
    digits = signed[1:].replace(":", "")
    hours, minutes = (digits, "0") if len(digits) < 3 else (digits[:-2], digits[-2:])
    return (int(hours) * 60 + int(minutes)) * (-1 if signed[0] == "-" else 1)


def _instant(day: Day, time: _Time | None, clock: SiteClock) -> Stamp | None:
    hour, minute, second = time[:3] if time else (0, 0, 0)
    try:
        local = datetime(day.year, day.month, day.day, hour, minute, second)  # noqa: DTZ001
        off_s = day.off_s + (0 if time else DAY_S)
        if time is not None and time.offset is not None:
            at = local.replace(tzinfo=UTC) - timedelta(minutes=time.offset)
            return Stamp(at=at, uncertainty_s=off_s)
        return _placed(local, clock, off_s=off_s + clock.off_s)
    except (ValueError, OverflowError):  # 31.02.2022, year 0: no such day
        return None


def _placed(local: datetime, clock: SiteClock, *, off_s: int) -> Stamp:
    zone = clock.zone or UTC
    first = local.replace(tzinfo=zone).astimezone(UTC)
    second = local.replace(tzinfo=zone, fold=1).astimezone(UTC)
    # The hour that a clock shows twice in October, or skips in March: the two readings differ.
    return Stamp(at=first, uncertainty_s=off_s + int(abs((second - first).total_seconds())))


__all__ = ["UNKNOWN_ZONE_S", "SiteClock", "Stamp", "read", "read_stamp"]
