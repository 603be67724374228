"""Numerals that are no digits: XIV and 二十一. Pure."""

import re

_ROMAN = re.compile(r"(?=[XVI]{2})(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_HAN = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000}
_HAN_GROUPS = {"万": 10_000, "亿": 100_000_000}
_LONGEST_HAN = 20


def roman(text: str) -> int | None:
    """The value of a numeral of two Roman letters at least, up to 39; else None."""
    if not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def han(text: str) -> int | None:
    """A number in Chinese; none for a single sign, which is a word more often (一, 万)."""
    if not 2 <= len(text) <= _LONGEST_HAN:
        return None
    total = section = digit = 0
    for sign in text:
        if sign in _HAN:
            digit = _HAN[sign]
        elif sign in _HAN_SCALES:
            section, digit = section + (digit or 1) * _HAN_SCALES[sign], 0
        else:
            total, section, digit = total + (section + digit or 1) * _HAN_GROUPS[sign], 0, 0
    return total + section + digit
