"""Whether two figures say the same, in whatever language, unit or precision. Pure."""

from fractions import Fraction

from ingest.lexicon.figures.figure import Figure
from ingest.lexicon.figures.units import MONEY, in_base
from ingest.lexicon.figures.years import YEAR

# A converted length or a rounded share: 6 miles are "10 km", a third is "33 %".
_ROUNDED = Fraction(4, 100)
_VAGUE_UP_TO = 10  # "hundreds" end where thousands begin
# Sorts of which one may wrongly stand for another: weeks and months, euros and dollars.
_ALIKE = (frozenset({"time", "months"}), frozenset({"share", "pp"}), MONEY)
_TIMELIKE = frozenset({"date", "time"})


def comparable(one: Figure, other: Figure) -> bool:
    """Whether they are figures of one sort, of which one could stand for the other."""
    if one.kind in _TIMELIKE or other.kind in _TIMELIKE:
        alike = one.kind == other.kind and ("W" in one.value) == ("W" in other.value)
        return alike or _may_be_one(one, other) or _may_be_years(one, other)
    if "ordinal" in (one.kind, other.kind) and not _may_be_ordinals(one, other):
        return False
    if not one.unit or not other.unit:
        return True
    dimensions = {in_base(Fraction(1), each.unit)[0] for each in (one, other)}
    return len(dimensions) == 1 or any(dimensions <= alike for alike in _ALIKE)


def agree(one: Figure, other: Figure) -> bool:
    """Whether some reading of one says what some reading of the other says.

    A date agrees with a part of it, a number with the year of these digits, a share with a
    fraction, a measure with its conversion, "hundreds" with 350. Units count where both have one.
    """
    return any(_same(one, a, other, b) for a in one.readings for b in other.readings)


def _same(one: Figure, a: str, other: Figure, b: str) -> bool:
    if one.kind == other.kind == "date":
        return _dates(a, b)
    if one.kind == other.kind == "time":
        return a == b
    if one.kind in _TIMELIKE or other.kind in _TIMELIKE:
        return _mixed(one, a, other, b)
    return _amounts(one, Fraction(a), other, Fraction(b))


def _dates(a: str, b: str) -> bool:
    """Whether what both say of year, month and day is equal, and they say something in common."""
    if a.startswith("W") or b.startswith("W"):
        return a == b
    shared = [(x, y) for x, y in zip(_parts(a), _parts(b), strict=True) if x and y]
    return bool(shared) and all(x == y for x, y in shared)


def _parts(date: str) -> tuple[str, str, str]:
    """Year, month and day; "" for what is not said."""
    if date.startswith("--"):
        month, _, day = date[2:].partition("-")
        return "", month, day
    year, month, day = (*date.split("-"), "", "")[:3]
    return year, month, day


def _mixed(one: Figure, a: str, other: Figure, b: str) -> bool:
    """A year and a number of these digits, "8 o'clock" and «в 8 часов»."""
    if one.kind not in _TIMELIKE:
        one, a, other, b = other, b, one, a
    if other.kind in _TIMELIKE:
        return False
    if one.kind == "date":
        return b == a or (not a.startswith("W") and b == _parts(a)[0])
    hour, _, minute = a.partition(":")
    return other.unit == "h" and minute == "00" and Fraction(b) == int(hour)


def _may_be_ordinals(one: Figure, other: Figure) -> bool:
    """Whether both are whole numbers without a unit: "the 6th", "Chapter VI", "article 6"."""
    return not one.unit and not other.unit and (one.value + other.value).isdecimal()


def _may_be_one(one: Figure, other: Figure) -> bool:
    return any(_mixed(one, a, other, b) for a in one.readings for b in other.readings)


def _may_be_years(one: Figure, other: Figure) -> bool:
    """Whether one is a date with its year and the other a number that may be a year."""
    dated, number = (one, other) if one.kind == "date" else (other, one)
    if dated.kind != "date" or number.kind != "number" or number.unit or "W" in dated.value:
        return False
    return bool(_parts(dated.value)[0]) and YEAR.fullmatch(number.value) is not None


def _amounts(one: Figure, a: Fraction, other: Figure, b: Fraction) -> bool:
    if not one.unit or not other.unit or one.unit == other.unit:
        if a == b:
            return True
    else:
        (dimension, a), (other_dimension, b) = in_base(a, one.unit), in_base(b, other.unit)
        if dimension != other_dimension:
            return False
        if abs(a - b) <= _ROUNDED * max(abs(a), abs(b)):
            return True
    if {one.unit, other.unit} == {"", "pct"}:
        a, b = (n / 100 if each.unit == "pct" else n for n, each in ((a, one), (b, other)))
        if a == b or ("/" in f"{one.value}{other.value}" and abs(a - b) < _ROUNDED * b):
            return True
    if "vague" in (one.kind, other.kind):
        least, number = (a, b) if one.kind == "vague" else (b, a)
        return least <= number < least * _VAGUE_UP_TO
    return False
