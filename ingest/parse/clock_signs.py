"""What a page shows of the clock that its times are printed by: zone, order of the date. Pure.

Signs, surest first: a `time[datetime]` beside the text of the same instant; the board's own line
("All times are UTC+02:00", "Current time: …"); the page's language, which is only a guess.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone, tzinfo
from itertools import islice
from typing import NamedTuple
from weakref import WeakKeyDictionary
from zoneinfo import ZoneInfo

from ingest.parse.clock_words import (
    CURRENT_TIME,
    CURRENT_TIMES,
    LANGUAGE_ZONES,
    ZONE_LINE,
    ZONE_LINE_REACH,
    ZONE_SIGN,
)
from ingest.parse.dates import feed_date
from ingest.parse.page import Page, line_of
from ingest.parse.selectors import select
from ingest.parse.site_clock import SiteClock
from ingest.parse.stamps import read

_MOST_PAIRS = 30  # a page of posts; more say nothing new
# What a zone's offset says of the other half of the year: its summer time is an hour off.
_SUMMER_TIME_S = 3600
_FURTHEST = timedelta(hours=14)
_QUARTER = timedelta(minutes=15)  # every zone in use is a multiple of it
_CURRENT_SLACK = timedelta(minutes=5)  # of a clock that is wrong or of a page kept by a cache
_ZONED = re.compile(r"T.*(?:Z|[+-]\d\d:?\d\d)$")
_PRINTED_DATE = re.compile(
    r"(?<![\w./-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\w/-])[^<>]{0,60}<"
)
_MOST_DATES = 1000
_MOST_SIGNS = 40  # mentions of a zone; the board's own is mostly the last thing on a page
_TAG = re.compile(r"<[^<>]{0,200}>")

_known: WeakKeyDictionary[Page, SiteClock] = WeakKeyDictionary()


class _Pair(NamedTuple):
    """An instant, and how far the site's clocks are ahead of UTC then."""

    at: datetime
    ahead: timedelta


def clock_of(page: Page) -> SiteClock:
    """The page's clock as far as its signs tell; read once for each page."""
    if page not in _known:
        _known[page] = _read_signs(page)
    return _known[page]


def _read_signs(page: Page) -> SiteClock:
    day_first = _day_first(page)
    blind = SiteClock(now=page.now, day_first=day_first)
    zone, off_s = (
        _from_pairs(_pairs(page, blind), page.language)
        or _from_zone_line(page.text)
        or _from_current_time(page, blind)
        or LANGUAGE_ZONES.get(page.language or "")
        or (None, 0)
    )
    named = ZoneInfo(zone) if isinstance(zone, str) else zone
    return SiteClock(zone=named, zone_off_s=off_s, now=page.now, day_first=day_first)


def _day_first(page: Page) -> bool | None:
    """What dates with a day above 12 show; None where there are none, or they differ."""
    shown = set()
    for found in islice(_PRINTED_DATE.finditer(page.text), _MOST_DATES):
        first, second = int(found[1]), int(found[3])
        if (first > 12) != (second > 12) and max(first, second) <= 31:
            shown.add(first > 12)
    return shown.pop() if len(shown) == 1 else None


def _pairs(page: Page, blind: SiteClock) -> list[_Pair]:
    """Printed times read as UTC beside the machine's form of the same instant."""
    found = []
    for element in select(page.tree, "time[datetime]")[:_MOST_PAIRS]:
        written = element.get("datetime") or ""
        at = feed_date(written) if _ZONED.search(written) else None
        for printed in (line_of(element), element.get("title") or "") if at else ():
            stamp = read(printed, blind) if ":" in printed else None
            ahead = _whole(stamp.at - at.replace(second=0, microsecond=0)) if stamp and at else None
            found += [_Pair(at, ahead)] if at and ahead is not None else []
    return found


def _whole(step: timedelta, slack: timedelta = timedelta(minutes=1)) -> timedelta | None:
    """A step as a zone's offset; None where it is none."""
    nearest = round(step / _QUARTER) * _QUARTER
    return nearest if abs(step - nearest) <= slack and abs(nearest) <= _FURTHEST else None


Zone = tuple[tzinfo | str, int]


def _from_pairs(pairs: list[_Pair], language: str | None) -> Zone | None:
    if not pairs:
        return None
    guessed = LANGUAGE_ZONES.get(language or "")
    if guessed is not None and _fits(ZoneInfo(guessed[0]), pairs):
        return guessed[0], 0
    aheads = {pair.ahead for pair in pairs}
    if len(aheads) == 1 and len({pair.at.month // 6 for pair in pairs}) == 1:
        return timezone(aheads.pop()), _SUMMER_TIME_S
    spread = max(aheads) - min(aheads) if (aheads := {pair.ahead for pair in pairs}) else _QUARTER
    if spread > timedelta(hours=1):
        return None  # texts that are no twins of their machine's form
    return timezone(max(pairs).ahead), int(spread.total_seconds())


def _fits(zone: tzinfo, pairs: Iterable[_Pair]) -> bool:
    return all(pair.at.astimezone(zone).utcoffset() == pair.ahead for pair in pairs)


def _from_zone_line(source: str) -> Zone | None:
    """`All times are <span title="Europe/Berlin">UTC+01:00</span>`, `Alle Zeiten in WEZ +1`."""
    before, behind = ZONE_LINE_REACH
    for place in islice(ZONE_SIGN.finditer(source), _MOST_SIGNS):
        around = source[max(0, place.start() - before) : place.end() + behind]
        found = ZONE_LINE.search(around)
        if found is None:
            continue
        if found["name"] and (named := _named_zone(found["name"])):
            return named, 0
        sign, hours, minutes = found["sign"], int(found["hours"] or 0), int(found["minutes"] or 0)
        ahead = timedelta(hours=hours, minutes=minutes) * (-1 if sign == "-" else 1)
        if found["summer"]:  # phpBB 3.0: the hours are those of winter
            ahead += timedelta(hours=1)
        if ahead <= _FURTHEST:
            return timezone(ahead), _SUMMER_TIME_S
    return None


def _named_zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # no zone, a folder of zones
        return None


def _from_current_time(page: Page, blind: SiteClock) -> Zone | None:
    """`Current time: 2026-03-05, 12:41 PM`, held against when the page was fetched."""
    if page.now is None:
        return None
    for words in CURRENT_TIMES:
        place = page.text.rfind(words)  # footers stand last
        found = CURRENT_TIME.match(page.text, place + len(words)) if place >= 0 else None
        stamp = read(_TAG.sub("", found[1]), blind) if found else None
        ahead = _whole(stamp.at - page.now, _CURRENT_SLACK) if stamp else None
        if ahead is not None:
            return timezone(ahead), _SUMMER_TIME_S
    return None
