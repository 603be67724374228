"""What stands before a number: "more than", "höchstens", «около». Pure, bounded."""

import re
from dataclasses import dataclass
from typing import Literal

from ingest.lexicon.bounds import ABOUT, OVER, TURNING, UNDER

_CHARS = 40
# Between the words and the number: "mehr als die Hälfte", "plus d'un tiers".
_GAP = r"(?:\s+(?:die|der|das|den|dem|the|a|an|la|le|les|чем))?\s*(?:\b[ld][’'])?\Z"

Way = Literal["over", "under", "about"]


def _pattern(phrases: frozenset[str]) -> re.Pattern[str]:
    longest = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))}){_GAP}")


_WAYS: tuple[tuple[Way, re.Pattern[str]], ...] = (
    ("over", _pattern(OVER)),
    ("under", _pattern(UNDER)),
    ("about", _pattern(ABOUT)),
)
_TURNED = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(TURNING))})\s+\Z")
_OTHER: dict[Way, Way] = {"over": "under", "under": "over", "about": "about"}


@dataclass(frozen=True, slots=True)
class Front:
    """Which way a number is bounded, and where the words begin that say so."""

    way: Way
    start: int


def front_of(text: str, at: int) -> Front | None:
    """What bounds the number that begins at this place; "not more than" is under."""
    first = max(0, at - _CHARS)
    before = text[first:at].casefold()
    if len(before) != at - first:  # a letter that folds to two
        before = text[first:at].lower()
    for way, pattern in _WAYS:
        found = pattern.search(before)
        if found:
            turned = _TURNED.search(before[: found.start()])
            start = turned.start() if turned else found.start()
            return Front(_OTHER[way] if turned else way, first + start)
    return None
