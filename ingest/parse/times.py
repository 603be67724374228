"""Times on a page: which elements hold one, and the instants they name. Pure.

The zone of a printed time is not known here: it is read as UTC, for order and display only.
"""

import re
from datetime import UTC, datetime

from ingest.parse.dates import feed_date
from ingest.parse.page import Element, Page, line_of
from ingest.parse.stamps import read_stamp

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


def _shows_time(text: str | None) -> bool:
    """Whether text is a time: before phpBB 3.2 it is bare text behind the author's name."""
    return text is not None and 4 < len(text.strip()) <= _LONGEST and bool(_CLOCK.search(text))


def _instant(element: Element, page: Page) -> datetime | None:
    given = [value for name in _ATTRIBUTES if (value := (element.get(name) or "").strip())]
    shown = (line_of(element), element.text or "", element.tail or "")
    printed = sorted((*given, *shown), key=lambda text: ":" not in text)  # those with a clock first
    readings = (*map(_machine, given), *(_printed(text, page) for text in printed))
    return next((at for at in readings if at), None)


def _machine(given: str) -> datetime | None:
    if _EPOCH.fullmatch(given):
        return feed_date(given[:10])  # milliseconds have three digits more
    return feed_date(given) if "T" in given else None


def _printed(text: str, page: Page) -> datetime | None:
    stamp = read_stamp(text.strip(" \t\r\n»•·|,;:-–—()#"), zone=None, now=page.now)
    return stamp.at.astimezone(UTC) if stamp else None
