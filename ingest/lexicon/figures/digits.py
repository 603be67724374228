"""What a number in digits may mean: "1.500" is 1500 in German and 1.5 in English. Pure."""

import re
import unicodedata

# Longer than any number that somebody means.
_LONGEST = 24
_GROUPS = re.compile(r"[ \u00a0\u2009\u202f'’]")
_COMMA = frozenset({"de", "ru", "fr", "es", "it", "uk", "pl", "tr"})  # sets off decimals


def readings_of(digits: str, languages: frozenset[str]) -> tuple[str, ...]:
    """The values of digits with their points, commas and spaces; none if they are no number."""
    if len(digits) > _LONGEST:
        return ()
    plain = _ascii(_GROUPS.sub("", digits))
    signs = [sign for sign in plain if sign in ".,"]
    if not signs:
        return (canonical(plain),)
    if len(set(signs)) == 2:
        return _two_signs(plain)
    parts = re.split("[.,]", plain)
    if len(signs) > 1:
        grouped = all(len(part) == 3 for part in parts[1:])
        return (canonical("".join(parts)),) if grouped else ()
    return _one_sign(parts[0], signs[0], parts[1], languages)


def _two_signs(plain: str) -> tuple[str, ...]:
    """The last sign sets off decimals: 1.234,5 and 1,234.5."""
    at = max(plain.rfind("."), plain.rfind(","))
    whole = plain[:at].replace(".", "").replace(",", "")
    return (canonical(f"{whole}.{plain[at + 1 :]}"),)


def _one_sign(whole: str, sign: str, rest: str, languages: frozenset[str]) -> tuple[str, ...]:
    """Three digits behind one sign may be thousands.

    A sign that groups thousands in the language does; one that sets off decimals there is met both
    ways.
    """
    decimal = canonical(f"{whole}.{rest}")
    if len(rest) != 3 or len(whole) > 3 or whole.startswith("0"):
        return (decimal,)
    grouped = canonical(whole + rest)
    comma_sets_off = bool(languages & _COMMA)
    if not languages:
        return (grouped, decimal)
    return (decimal, grouped) if (sign == ",") == comma_sets_off else (grouped,)


def canonical(number: str) -> str:
    """A decimal without needless zeros: "06" is "6", "2.50" is "2.5"."""
    whole, _, rest = number.partition(".")
    rest = rest.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{rest}" if rest else "")


def _ascii(digits: str) -> str:
    """Digits of any script as those of ASCII."""
    if digits.isascii():
        return digits
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in digits)
