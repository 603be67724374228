"""The days that a post names, so that statements of those days can be looked up. Pure, bounded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from ingest.citations.beginning import beginning_of
from ingest.citations.earlier_posts import earlier_posts
from ingest.citations.spans import Span, span_touching
from ingest.lexicon.figures import figures_in
from schemas.records.texts import RichText

_FULL = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_YEARLESS = re.compile(r"--(\d\d)-(\d\d)")
_MOST_DATES = 50  # of one post: a chronicle is no mention
# "on 10 January" without a year means the last one, as long as that is no further back than this.
_REMEMBERED = timedelta(days=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMentioned:
    """A day that a post names; `days` are what it may mean, the likeliest first."""

    span: Span
    days: tuple[date, ...]


def dates_mentioned(
    post: RichText, *, published_at: datetime | None, language: str | None = None
) -> tuple[DateMentioned, ...]:
    """The days named in a post's own words, in order; months and years alone are none.

    A day without a year is the last such day before `published_at`, when the post was written; left
    out where that is unknown. `language` is that of the post (two-letter code), if known.
    """
    post = beginning_of(post)
    earlier = earlier_posts(post)
    found = _dates(post.visible, published_at, language)
    own = (one for one in found if span_touching(earlier, *one.span) is None)
    return tuple(islice(own, _MOST_DATES))


def _dates(
    visible: str, published_at: datetime | None, language: str | None
) -> Iterator[DateMentioned]:
    for figure in figures_in(visible, language):
        if figure.kind == "date":
            days = (_day(reading, published_at) for reading in figure.readings)
            known = tuple(dict.fromkeys(day for day in days if day))
            if known:
                yield DateMentioned(span=figure.span, days=known)


def _day(reading: str, published_at: datetime | None) -> date | None:
    """The day of "2022-01-11", or of "--01-11" before the post; None for less than a day."""
    full, yearless = _FULL.fullmatch(reading), _YEARLESS.fullmatch(reading)
    if full:
        return _real(*map(int, full.groups()))
    if yearless and published_at:
        return _last(int(yearless[1]), int(yearless[2]), published_at.date())
    return None


def _last(month: int, day: int, written: date) -> date | None:
    for year in (written.year, written.year - 1):
        found = _real(year, month, day)
        if found and found <= written + timedelta(days=1) and written - found < _REMEMBERED:
            return found
    return None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
