"""Times on a page: which elements hold one, and the instants they name. Pure.

A printed time without a zone is read by the page's clock (`clock_signs.py`), and as UTC where the
page shows none: good enough for order and display, which is all that these are for.
"""

import re
from datetime import UTC, datetime

from ingest.parse.clock_signs import clock_of
from ingest.parse.dates import feed_date
from ingest.parse.page import Element, Page, line_of
from ingest.parse.stamps import read

# Where engines keep the machine's form, most exact first.
_ATTRIBUTES = (
    "datetime",
    "date",  # WoltLab 6
    "ts",  # Reddit
    "created-timestamp",
    "data-timestamp",
    "data-time",
    "data-datestring",
    "data-date",
    "data-tippy-content",  # Lemmy
    "title",
)
_ELEMENTS = frozenset(("time", "woltlab-core-date-time", "relative-time"))
_TELLING = ("datetime", "data-timestamp", "created-timestamp")
# Whether an element's class, id or itemprop says that it holds a time.
_WORDS = re.compile(r"date|time|posted|published|created|\bage\b|moment", re.IGNORECASE)
_CLOCK = re.compile(
    r"\d{1,2}[:h]\d\d(?!\d)|\b\d{1,2}([./-])\d{1,2}\1\d{2}|\b(?:19|20)\d\d-\d\d|\bago\b"
)
_EPOCH = re.compile(r"\d{9,10}|\d{13}")
_AROUND = " \t\r\n»•·|,;:-–—()#"  # what stands around a printed time
_DIGIT = re.compile(r"\d")
_MOST_ASKED = 40  # elements of one post or row; its head has no more
_LONGEST = 80  # characters; the longest real stamp met has 41


def is_time(element: Element) -> bool:
    """Whether an element is likely to hold a time. Cheap: it is asked of every element."""
    if element.tag in _ELEMENTS or any(element.get(name) for name in _TELLING):
        return True
    if len(element) > 2:
        return False
    names = (element.get("class") or "", element.get("id") or "", element.get("itemprop") or "")
    if _WORDS.search(" ".join(names)):
        return bool(_DIGIT.search(f"{element.text or ''} {element.get('title') or ''}"))
    return _shows_time(element.text) or _shows_time(element.tail)


def times_in(part: Element, page: Page) -> list[datetime]:
    """The instants that a part of a page names: those of `time` elements first, aware UTC."""
    likely = [element for element in part.iter("*") if is_time(element)][:_MOST_ASKED]
    likely.sort(key=lambda element: element.tag != "time")  # stable: in document order
    return [at for element in likely if (at := _instant(element, page))]


def machine_time(element: Element) -> datetime | None:
    """The instant in the machine's form that an element itself holds, aware UTC."""
    given = ((element.get(name) or "").strip() for name in _ATTRIBUTES)
    return next((at for value in given if value and (at := _machine(value))), None)


def _shows_time(text: str | None) -> bool:
    """Whether text is a time: before phpBB 3.2 it is bare text behind the author's name."""
    return text is not None and 4 < len(text.strip()) <= _LONGEST and bool(_CLOCK.search(text))


def _instant(element: Element, page: Page) -> datetime | None:
    given = [value for name in _ATTRIBUTES if (value := (element.get(name) or "").strip())]
    shown = (line_of(element), element.text or "", element.tail or "")
    for value in given:
        if at := _machine(value):
            return at
    lines = dict.fromkeys(text.strip(_AROUND) for text in (*given, *shown))  # mostly the same text
    printed = sorted(lines, key=lambda text: ":" not in text)  # those with a clock first
    return next((at for text in printed if (at := _printed(text, page))), None)


def _machine(given: str) -> datetime | None:
    if _EPOCH.fullmatch(given):
        return feed_date(given[:10])  # milliseconds have three digits more
    zoned = "T" in given or given.endswith("Z")  # Stack Exchange leaves the T out
    return feed_date(given) if zoned else None


def _printed(text: str, page: Page) -> datetime | None:
    stamp = read(text, clock_of(page)) if text else None
    return stamp.at.astimezone(UTC) if stamp else None
