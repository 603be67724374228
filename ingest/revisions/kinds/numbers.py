"""Changed numbers, units, dates and times of day. Pure."""

import re
from collections.abc import Iterable

from ingest.lexicon.figures.years import YEAR, is_year
from ingest.lexicon.words import Words, words
from ingest.revisions.kinds.finding import Finding, came_or_went
from ingest.revisions.kinds.seen_words import SeenWords

# 19:47, 19h47, 11.01.2022, 11.1., 2022-01-11, 11/01/2022
_DATE = re.compile(
    r"\d{1,2}[:h]\d\d(?::\d\d)?|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d{4}-\d\d?-\d\d?"
    r"|\d{1,2}/\d{1,2}/\d{2,4}"
)
# Stand before a time of day, not before a number of hours.
_AT = frozenset({"à", "vers", "dès", "в", "к", "около", "at", "um", "gegen"})
_MINUTES = re.compile(r"h\d\d")  # of 19h47, which is two tokens
_ISO_START = re.compile(r"\d{4}-(?:\d\d?-)?$")
_SIGNED = re.compile(r"(?<!\w)[-+±<>≤≥~]\s?\d")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
# Signs and abbreviations that every language shares.
_UNITS = words(
    "mm cm dm m km nm mg g kg t mt l ml ha s ms min h w kw mw gw kwh mwh gwh tw v kv hz mhz ghz pa "
    "bar kb mb gb tb k °c °f °C °F % ‰ ° $ € £ ₽ ¥ usd eur rub gbp chf m² m³ km²"
)
# Letters of the longest part of a written number.
_PART = 8
_DATED = 3  # tokens of "January 10," before its year
# Months that are other words too, unless a number stands beside them.
_DOUBTFUL_MONTHS = words("may march mars sept mar jun dec")


def find_numbers(seen: SeenWords, texts: tuple[str, str], left: str) -> Finding | None:
    """What was changed of numbers and dates; `texts` are both sides, folded, behind `left`."""
    gone, come = (_telling(side, seen) for side in (seen.gone, seen.come))
    if gone or come:
        if _is_date(seen, [*gone, *come], left):
            return Finding("date", came_or_went("a date or time", gone, come))
        return Finding("number", came_or_went("a number", gone, come))
    if len(_SIGNED.findall(texts[0])) != len(_SIGNED.findall(texts[1])):
        return Finding("number", "the sign before a number was changed")
    if not _beside_number(seen):
        return None
    gone, come = _changed_units(seen)
    if gone or come:
        return Finding("number", came_or_went("the unit of a number", gone, come))
    return None


def is_number(token: str, known: Words) -> bool:
    """Whether a token is a number: in digits, as a word, or in Roman letters."""
    if any(character.isnumeric() for character in token):
        return True
    if len(token) > 1 and token.isascii() and token.isupper() and _ROMAN.fullmatch(token):
        return True
    word = token.casefold()
    return word in known.numbers or _is_put_together(word, known.number_parts)


def _is_put_together(word: str, parts: frozenset[str]) -> bool:
    """`einundzwanzig`, `zweihundert`: nothing but parts, two at least."""
    at = used = 0
    while at < len(word):
        size = next((n for n in range(_PART, 1, -1) if word[at : at + n] in parts), 0)
        if not size:
            return False
        at, used = at + len(word[at : at + size]), used + 1
    return used > 1


def _telling(side: list[str], seen: SeenWords) -> list[str]:
    return [w for w in side if is_number(w, seen.known) or _is_day(w, seen)]


def _is_day(word: str, seen: SeenWords) -> bool:
    small = word.casefold()
    return small in seen.known.days or is_month(word, seen)


def is_month(word: str, seen: SeenWords) -> bool:
    """Whether a word is a month here: "may" beside a number, or "May" within a sentence."""
    small = word.casefold()
    if small not in seen.known.months:
        return False
    if small in _DOUBTFUL_MONTHS:
        return _beside_number(seen) or (word[0].isupper() and bool(seen.left))
    return True


def _is_date(seen: SeenWords, telling: Iterable[str], left: str) -> bool:
    if any(_DATE.fullmatch(word) or _is_day(word, seen) for word in telling):
        return True
    if _ISO_START.search(left):
        return True
    right = [word.casefold() for word in seen.right if word not in ".,"]
    if any(_is_year(word, seen, right) for word in telling):
        return True
    beside = [*seen.left[-1:], *seen.before, *seen.after, *right[:1]]
    return any(is_month(word, seen) for word in beside) or _is_clock(seen, right)


def _is_year(word: str, seen: SeenWords, right: list[str]) -> bool:
    """Whether a number is a year: "in 2022", «2022 года», "January 10, 2022"."""
    if YEAR.fullmatch(word) and any(is_month(one, seen) for one in seen.left[-_DATED:]):
        return True
    before, behind = "".join(seen.left[-1:]), "".join(right[:1])
    return is_year(word, before=before, behind=behind)


def _is_clock(seen: SeenWords, right: list[str]) -> bool:
    """Whether the number is a time of day: "19 Uhr", "à 19 heures", not "6 heures"."""
    if right and _MINUTES.fullmatch(right[0]):
        return True
    if not right or right[0] not in seen.known.clock:
        return False
    if right[0] not in _UNITS | seen.known.units:
        return True
    return bool(seen.left) and seen.left[-1].casefold() in _AT


def _beside_number(seen: SeenWords) -> bool:
    near = [*seen.left[-1:], *seen.before, *seen.after, *seen.right[:1]]
    return any(is_number(token, seen.known) for token in near)


def _changed_units(seen: SeenWords) -> tuple[list[str], list[str]]:
    one, other = (
        [t for t in side if t in _UNITS or t.casefold() in _UNITS | seen.known.units]
        for side in (seen.before, seen.after)
    )
    return ([], []) if one == other else (one, other)
