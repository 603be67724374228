"""All figures of a visible text. Pure, linear: each place is looked at once, twenty words ahead."""

from fractions import Fraction
from functools import lru_cache

from ingest.lexicon.figures.by_language import languages_for, number_words
from ingest.lexicon.figures.dates import OCLOCK, clock_readings, date_at, time_at
from ingest.lexicon.figures.digits import readings_of
from ingest.lexicon.figures.figure import Figure, FigureKind
from ingest.lexicon.figures.lexemes import Lexeme, Row
from ingest.lexicon.figures.months import MONTHS, WEEKDAYS
from ingest.lexicon.figures.numerals import han, roman
from ingest.lexicon.figures.units import MONEY, PHRASES, SIGNS, UNITS
from ingest.lexicon.figures.words import NumberWords
from ingest.lexicon.figures.written import Number, scaled, written_at
from ingest.lexicon.words import words as split_words

_ENDINGS = split_words("st nd rd th er re e ème го й я е му х м ти th")
# Texts whose figures are kept: a post is read for its dates, then for its terms, and each passage
# for what differs. Longer ones are statements, which are read once.
_KEPT, _KEPT_CHARS = 32, 50_000
_MINUS = frozenset("-−")
_HYPHENS = frozenset("-‐‑")


def figures_in(visible: str, language: str | None) -> tuple[Figure, ...]:
    """The figures of a visible text in order; none overlaps another.

    `language` is a code ("de", "en-GB"), None if unknown: then the number words of the languages
    that the text looks to be in count. Digits are read in any language. Left out: what belongs to
    a name (G20, COVID-19), "one" and "ein", which are articles far more often.
    """
    return (_kept if len(visible) <= _KEPT_CHARS else _read)(visible, language)


def _read(visible: str, language: str | None) -> tuple[Figure, ...]:
    languages = languages_for(visible, language)
    words = number_words(languages)
    row = Row(visible)
    found: list[Figure] = []
    at = 0
    while at < len(row):
        one = _figure_at(row, at, languages, words)
        if one:
            figure, at = one
            found.append(figure)
        else:
            at += 1
    return tuple(found)


_kept = lru_cache(maxsize=_KEPT)(_read)


def _figure_at(
    row: Row, at: int, languages: frozenset[str], words: NumberWords
) -> tuple[Figure, int] | None:
    if not _may_open(row[at], words) or _belongs_to_name(row, at):
        return None
    dated = date_at(row, at, languages, words) or time_at(row, at)
    if dated:
        kind, readings, end = dated
        span = (row[at].start, row[end - 1].end)
        return Figure(span=span, kind=kind, readings=readings), end
    return _amount_at(row, at, languages, words)


def _may_open(lexeme: Lexeme, words: NumberWords) -> bool:
    """Whether a figure may begin with this; most words are passed over here."""
    if lexeme.kind == "sign":
        return SIGNS.get(lexeme.text) in MONEY
    if lexeme.kind != "word":
        return True
    small = lexeme.small
    if small in words.opening or small in MONTHS or small in WEEKDAYS:
        return True
    return "hundert" in small or "tausend" in small or roman(lexeme.text) is not None


def _amount_at(
    row: Row, at: int, languages: frozenset[str], words: NumberWords
) -> tuple[Figure, int] | None:
    """A number with what stands before it ($, -) and behind it (million, hours, %)."""
    sign = SIGNS.get(row[at].text, "")
    first = at + (sign in MONEY)
    number = _number_at(row, first, languages, words)
    if number is None:
        return None
    number = scaled(row, number, words) if number.kind != "vague" else number
    if row.small(number.end) in OCLOCK:
        return _hour(row, at, number)
    measured = _measured(row, at, number, words)
    if row.small(at) in words.halving and not measured[0].unit and number.end == at + 1:
        return None
    return measured


def _hour(row: Row, at: int, number: Number) -> tuple[Figure, int] | None:
    """A time whose hour is written: "six o'clock"."""
    hour = number.readings[0]
    if hour.denominator != 1 or not 0 <= hour <= 24:
        return None
    readings = clock_readings(int(hour), 0, sure=False)
    span = (row[at].start, row[number.end].end)
    return Figure(span=span, kind="time", readings=readings), number.end + 1


def _measured(row: Row, at: int, number: Number, words: NumberWords) -> tuple[Figure, int]:
    """The number with its unit, the sign before it and the half behind it."""
    sign = SIGNS.get(row[at].text, "")
    unit, end = _unit_behind(row, number.end)
    for size in (3, 2):  # "deux heures et demie"
        if unit and " ".join(row.small(end + n) for n in range(size)) in words.halves:
            number = Number(tuple(n + Fraction(1, 2) for n in number.readings), end + size)
            end += size
    if sign in MONEY:
        unit = sign
    readings = tuple(dict.fromkeys(_text(value) for value in number.readings))
    start = row[at].start
    if _is_negative(row, at):
        start, readings = start - 1, tuple(f"-{reading}" for reading in readings)
    kind = _kind(number.kind, unit)
    return Figure(span=(start, row[end - 1].end), kind=kind, readings=readings, unit=unit), end


def _number_at(row: Row, at: int, languages: frozenset[str], words: NumberWords) -> Number | None:
    lexeme = row[at]
    if lexeme.small in words.ones and _is_one_and_a_half(row, at, words):
        return Number((Fraction(1),), at + 1)
    if lexeme.kind == "digits":
        return _in_digits(row, at, languages, words)
    if lexeme.kind == "han":
        value = han(lexeme.text)
        return Number((Fraction(value),), at + 1) if value is not None else None
    if lexeme.kind != "word":
        return None
    ordinal = roman(lexeme.text)
    if ordinal is not None:
        return Number((Fraction(ordinal),), at + 1, "ordinal")
    return written_at(row, at, words)


def _is_one_and_a_half(row: Row, at: int, words: NumberWords) -> bool:
    """Whether this is the one of "one and a half", or of "a year and a half"."""
    return any(
        " ".join(row.small(first + n) for n in range(size)) in words.halves
        for first in (at + 1, at + 1 + (row.small(at + 1) in UNITS))
        if row.small(first) in words.half_opening
        for size in (3, 2)
    )


def _in_digits(row: Row, at: int, languages: frozenset[str], words: NumberWords) -> Number | None:
    readings = readings_of(row[at].text, languages)
    end, ordinal = _behind_digits(row, at, words)
    if not readings or not end:
        return None
    values = tuple(Fraction(reading) for reading in readings)
    return Number(values, end, "ordinal" if ordinal else "number")


def _behind_digits(row: Row, at: int, words: NumberWords) -> tuple[int, bool]:
    """Where a number in digits ends and whether it is an ordinal; 0 if it is part of a name."""
    following = row[at + 1]
    if not row.touches(at):
        return at + 1, False
    if following.small in _HYPHENS and row.touches(at + 1) and row[at + 2].kind == "word":
        small = row.small(at + 2)
        if small in _ENDINGS:
            return at + 3, True
        return at + 1, False
    if following.kind != "word" or following.small in UNITS or following.small in words.scales:
        return at + 1, False
    return (at + 2, True) if following.small in _ENDINGS else (0, False)


def _belongs_to_name(row: Row, at: int) -> bool:
    """G20, COVID-19, F-16: letters stand before it without a gap."""
    if row[at].kind != "digits" or not row.touches(at - 1):
        return False
    before = row[at - 1]
    if before.kind == "word":
        return True
    return before.small in _HYPHENS and row.touches(at - 2) and row[at - 2].kind == "word"


def _is_negative(row: Row, at: int) -> bool:
    before = row[at - 1]
    if before.text not in _MINUS or not row.touches(at - 1):
        return False
    return not row.touches(at - 2)


def _unit_behind(row: Row, at: int) -> tuple[str, int]:
    """The unit behind a number and where it ends."""
    at += row.small(at) in _HYPHENS and row.touches(at - 1) and row.touches(at)
    for place in (at, at + 1):
        if place > at and row.small(at) not in {"de", "di", "of", "a", "an"}:
            break
        if f"{row.small(place)} {row.small(place + 1)}" in PHRASES:
            return PHRASES[f"{row.small(place)} {row.small(place + 1)}"], place + 2
        unit = SIGNS.get(row[place].text) or (
            UNITS.get(row.small(place)) if row[place].kind == "word" else None
        )
        if unit:
            return unit, place + 1
    return "", at - (row.small(at - 1) in _HYPHENS)


def _kind(kind: FigureKind, unit: str) -> FigureKind:
    if kind == "number" and unit in MONEY:
        return "money"
    return "percent" if kind == "number" and unit in ("pct", "pp") else kind


def _text(value: Fraction) -> str:
    """As in "6", "2.5", or "1/3" where no decimal is exact."""
    if value.denominator == 1:
        return str(value.numerator)
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return str(value)
    return f"{float(value):.12f}".rstrip("0")
