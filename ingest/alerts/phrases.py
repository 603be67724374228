"""What messages say in each language: one file of Project Fluent (`languages/<code>.ftl`). Pure.

A language is one file. What it lacks is said in English. Dates and lists are written as the Unicode
CLDR has them for the language (Babel), instants in the zone of whoever reads them.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_datetime, get_timezone_name
from babel.lists import format_list
from fluent.runtime import FluentBundle, FluentResource

from ingest.alerts.local_time import zone_of
from ingest.alerts.safe import one_line

DEFAULT: Final = "en"

# Languages whose code alone means another country's way of writing: en is that of the USA.
_LOCALES: Final = {"en": "en-GB"}

_FOLDER = files("ingest.alerts") / "languages"

# Pairs of language and zone that are kept ready: a watch list has a handful.
_KEPT = 256

# What cannot be read as an instant is shown as it is, this long.
_LONGEST_INSTANT = 40

_INNER_MARKS = str.maketrans("“”„«»‟", "‘’‚‹›‛")
_ABBREVIATION = re.compile("[A-Z]{2,5}")

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
# From so many seconds on a span is told in the unit, as people do: 90 min, but 36 h and not 1 day.
_UNITS = (
    ("span-years", 365 * _DAY, 730 * _DAY),
    ("span-months", 30 * _DAY, 60 * _DAY),
    ("span-days", _DAY, 48 * _HOUR),
    ("span-hours", _HOUR, 100 * _MINUTE),
    ("span-minutes", _MINUTE, 0),
)


def languages() -> tuple[str, ...]:
    """The codes of the languages in which messages are written."""
    names = (file.name for file in _FOLDER.iterdir())
    return tuple(sorted(name.removesuffix(".ftl") for name in names if name.endswith(".ftl")))


class Phrases:
    """The phrases of one language for readers in one zone; each call gives one text.

    What is put into a phrase is data: nothing in it is read as Fluent.
    """

    def __init__(self, language: str, zone: str = "UTC") -> None:
        codes = (language, DEFAULT) if language != DEFAULT else (DEFAULT,)
        self.language = language if language in languages() else DEFAULT
        self.zone = zone_of(zone)
        self._bundles = [_bundle(code) for code in codes if code in languages()]
        self._locale = _locale(self.language)
        self.direction = self._locale.text_direction  # ltr or rtl, as HTML has it

    def __call__(self, key: str, **values: Any) -> str:  # noqa: ANN401 (texts and numbers)
        """The phrase with its values put in. Raises: KeyError where no language has it."""
        for bundle in self._bundles:
            pattern = bundle.get_message(key).value if bundle.has_message(key) else None
            if pattern is not None:
                said, errors = bundle.format_pattern(pattern, values)
                if errors:
                    raise KeyError(f"{key}: {errors[0]}")
                return str(said)
        raise KeyError(key)

    def first(self, *keys: str, **values: Any) -> str:  # noqa: ANN401 (as of a call)
        """The first of these phrases that there is: the last one is always there."""
        known = (key for key in keys if any(b.has_message(key) for b in self._bundles))
        return self(next(known, keys[-1]), **values)

    def moment(self, at: datetime | str | None) -> str:
        """An instant to the minute with its zone: `11 Jan 2022, 19:47 CET`; empty for none."""
        return self.written(at, "format-moment", zoned=True)

    def day(self, at: datetime | str | None) -> str:
        """The day of an instant in the reader's zone: `11 Jan 2022`."""
        return self.written(at, "format-day")

    def clock(self, at: datetime | str | None) -> str:
        """The time of day of an instant with its zone: `19:47 CET`."""
        return self.written(at, "format-clock", zoned=True)

    def span(self, length: timedelta, *, like: timedelta | None = None) -> str:
        """A length of time in one unit, rounded: `40 min`, `3 h`, `2 days`.

        Beside another one in the unit of that, `like` it, where it is one unit at least.
        """
        seconds = max(0.0, length.total_seconds())
        told = max(0.0, like.total_seconds()) if like is not None else seconds
        key, unit = next((key, unit) for key, unit, least in _UNITS if told >= least)
        if seconds < unit:
            key, unit = next((key, unit) for key, unit, least in _UNITS if seconds >= least)
        return self(key, n=round(seconds / unit))

    def listed(self, texts: Iterable[str]) -> str:
        """Texts as a list in words: `a, b and c`."""
        return format_list(list(texts), locale=self._locale)

    def quoted(self, text: str) -> str:
        """A text between quotation marks; those in it become inner ones, so that it has one end."""
        return self("quoted", text=text.translate(_INNER_MARKS))

    def written(self, at: datetime | str | None, key: str, *, zoned: bool = False) -> str:
        """An instant in the reader's zone, by the CLDR pattern that the phrase `key` gives."""
        if not at:
            return ""
        try:
            instant = datetime.fromisoformat(at) if isinstance(at, str) else at
            aware = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
            local = aware.astimezone(self.zone)
        except (ValueError, OverflowError):
            return one_line(str(at), _LONGEST_INSTANT)
        written = format_datetime(local, self(key), tzinfo=self.zone, locale=self._locale)
        return f"{written} {self._zone_of(local)}" if zoned else written

    def _zone_of(self, local: datetime) -> str:
        """`MEZ` where the language has a name, else the zone's own (`CET`), else `UTC+05:45`."""
        own = get_timezone_name(local, width="short", locale=self._locale)
        known = (name for name in (own, local.tzname() or "") if _ABBREVIATION.fullmatch(name))
        offset = f"{local:%z}"
        return next(known, f"UTC{offset[:3]}:{offset[3:5]}")


@lru_cache(maxsize=_KEPT)
def phrases(language: str, zone: str = "UTC") -> Phrases:
    """The phrases of a language, read once; English and UTC stand in for what is not known."""
    return Phrases(language, zone)


def yes_no(fact: object) -> str:
    """A fact as phrases select by it: `yes` or `no`."""
    return "yes" if fact else "no"


def _locale(language: str) -> Locale:
    """How the CLDR writes dates and lists in a language; in one it lacks, as in English."""
    try:
        return Locale.parse(_LOCALES.get(language, language), sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale.parse(_LOCALES[DEFAULT], sep="-")


@cache
def _bundle(code: str) -> FluentBundle:
    """Without isolating marks around values: subjects and terminals show them as boxes."""
    bundle = FluentBundle([code], use_isolating=False)
    bundle.add_resource(FluentResource((_FOLDER / f"{code}.ftl").read_text(encoding="utf-8")))
    return bundle
