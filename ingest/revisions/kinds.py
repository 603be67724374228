"""The kind of a changed place: number, date, name, negation, quotation, wording, format. Pure.

A kind helps a reader to find what matters; it never decides that something does not. Whatever no
rule is sure of is `wording`.
"""

import re
from collections import Counter
from collections.abc import Iterable

from ingest.revisions.change_words import (
    CLOCK_WORDS,
    DAYS,
    GERMAN,
    MONTHS,
    NEGATING_PREFIXES,
    NEGATIONS,
    NO_CAPITALS,
    NUMBER_WORDS,
    UNITS,
)
from ingest.revisions.normal import fold
from ingest.revisions.places import Place
from ingest.revisions.tokens import count_words, is_word, tokens
from schemas.records.revisions import ChangeKind

# A place with more words or characters than this on one side is a passage that was written anew,
# whatever numbers and names are in it: about a sentence.
_PASSAGE_WORDS = 12
_PASSAGE_CHARS = 200
# How much of a text is looked at to tell whether its nouns have capitals: a long paragraph.
_SAMPLE_CHARS = 2_000

# 19:47, 11.01.2022, 11.1., 2022-01-11, 11/01/2022
_DATE = re.compile(
    r"\d{1,2}:\d\d(?::\d\d)?|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d{4}-\d\d?-\d\d?"
    r"|\d{1,2}/\d{1,2}/\d{2,4}|(?:19|20)\d\d"
)
_SIGNED = re.compile(r"(?<!\w)[-+±<>≤≥~]\s?\d")
_ISO_START = re.compile(r"\d{4}-(?:\d\d?-)?$")
_SENTENCE_END = re.compile(r"[.!?:…][\"')\]\s]*$|^\s*$|\n\s*$|^[\"'(\[\s-]*$")

# When several are true of one place, the first is told.
ORDER: tuple[ChangeKind, ...] = (
    "date", "number", "negation", "name", "quotation", "link", "wording", "format",
)  # fmt: skip


def kind_of(place: Place, *, capitals: bool) -> ChangeKind:
    """What was changed at one place; `capitals` is what `capitals_tell` said of its text."""
    if place.reads_the_same:
        return "format"
    if _only_marks(place):
        return "quotation"
    if _is_passage(place.before) or _is_passage(place.after):
        return "wording"
    gone, come = differing(place.before, place.after)
    return _kind_of_words(place, gone, come, capitals=capitals)


def _is_passage(text: str) -> bool:
    return len(text) > _PASSAGE_CHARS or count_words(text) > _PASSAGE_WORDS


def _kind_of_words(place: Place, gone: list[str], come: list[str], *, capitals: bool) -> ChangeKind:
    both = [*gone, *come]
    if _is_number(place, both):
        return "date" if _is_date(place, both) else "number"
    if any(word.casefold() in MONTHS | DAYS for word in both):
        return "date"
    if _is_negation(gone, come):
        return "negation"
    if _is_name(place, both, capitals=capitals):
        return "name"
    return "quotation" if _marks(place.before) != _marks(place.after) else "wording"


def capitals_tell(text: str) -> bool:
    """Whether a capital within a sentence of this text is a name's: true of Russian, not German.

    False where the language cannot be told.
    """
    sample = text[:_SAMPLE_CHARS]
    letters = [c for c in sample if c.isalpha()]
    if letters and sum(c > "\u0370" for c in letters) * 2 > len(letters):
        return True  # Cyrillic, Greek
    words = [word.casefold() for word in tokens(sample)]
    german, other = (sum(word in known for word in words) for known in (GERMAN, NO_CAPITALS))
    return other > german


def most_telling(kinds: Iterable[ChangeKind]) -> ChangeKind:
    """The one kind that stands for several; `wording` where there are none."""
    return min(kinds, key=ORDER.index, default="wording")


def differing(before: str, after: str) -> tuple[list[str], list[str]]:
    """The words and numbers that only one side has, or has more often."""
    one, other = (
        Counter(token for token in tokens(fold(text)) if is_word(token)) for text in (before, after)
    )
    return list((one - other).elements()), list((other - one).elements())


def _marks(text: str) -> int:
    """Quotation marks; an apostrophe within a word is none."""
    return len(re.findall(r"\"|(?<!\w)'|'(?!\w)", fold(text)))


def _only_marks(place: Place) -> bool:
    """Whether quotation marks were put on or taken off, and nothing else."""
    one, other = fold(place.before), fold(place.after)
    bare = [re.sub(r"\"|(?<!\w)'|'(?!\w)", "", text).split() for text in (one, other)]
    return bare[0] == bare[1] and _marks(one) != _marks(other)


def _is_number(place: Place, differing: list[str]) -> bool:
    if any(any(c.isnumeric() for c in w) or w.casefold() in NUMBER_WORDS for w in differing):
        return True
    one, other = (fold(text) for text in (place.before, place.after))
    if len(_SIGNED.findall(one)) != len(_SIGNED.findall(other)):
        return True
    if not any(c.isnumeric() for c in place.before + place.left[-3:]):
        return False
    return _units(place.before) != _units(place.after)


def _units(text: str) -> list[str]:
    """Units of measure, and the signs that are units."""
    return [token for token in tokens(text) if token in UNITS or token.casefold() in UNITS]


def _is_date(place: Place, differing: list[str]) -> bool:
    if any(_DATE.fullmatch(word) for word in differing):
        return True
    if _ISO_START.search(place.left):
        return True
    right = [token.casefold() for token in tokens(place.right)[:3]]
    near = [*tokens(place.left)[-2:], *tokens(place.before), *tokens(place.after)]
    if MONTHS & {*right, *(token.casefold() for token in near)}:
        return True
    return bool(right) and right[0] in CLOCK_WORDS


def _is_negation(gone: list[str], come: list[str]) -> bool:
    if sum(map(_negates, gone)) != sum(map(_negates, come)):
        return True
    return len(gone) == len(come) and any(
        _is_opposite(one.casefold(), other.casefold())
        for one, other in zip(gone, come, strict=True)
    )


def _negates(word: str) -> bool:
    word = word.casefold()
    return word in NEGATIONS or word.endswith("n't") or word.startswith("n'")


def _is_opposite(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) > 2 and any(long == prefix + short for prefix in NEGATING_PREFIXES)


def _is_name(place: Place, differing: list[str], *, capitals: bool) -> bool:
    """A word with a capital within a sentence, or letters that are all capitals (USA, ОДКБ)."""
    if any(len(word) > 1 and word.isupper() for word in differing):
        return True
    if not capitals:
        return False
    inside = {
        word
        for text in (place.before, place.after)
        for word, left in _with_left(place.left, text)
        if not _SENTENCE_END.search(left)
    }
    return any(word[0].isupper() and word in inside for word in differing)


def _with_left(left: str, text: str) -> Iterable[tuple[str, str]]:
    """Each word of a text with what stands before it."""
    whole, at = fold(f"{left}\x1e{text}"), 0
    start = len(fold(left))
    for token in tokens(whole):
        at = whole.index(token, at)
        if at >= start:
            yield token, whole[:at]
        at += len(token)
