"""The number words of one language. Pure values, and how they are written down."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """Words of numbers with their values, case folded; or those of several languages joined."""

    values: Mapping[str, Fraction]  # below a thousand, and 1.5
    scales: Mapping[str, int]  # multiply what stands before them
    # "one", "ein": far more often an article, so only before a scale or a fraction
    ones: frozenset[str] = frozenset()
    counting: frozenset[str] = frozenset()  # of these, what goes on a number: "hundred one"
    ordinals: Mapping[str, int] = field(default_factory=dict)
    fractions: Mapping[str, Fraction] = field(default_factory=dict)  # of which there may be two
    vague: Mapping[str, int] = field(default_factory=dict)  # "hundreds"
    alone: Mapping[str, Fraction] = field(default_factory=dict)  # takes no scale: "twice"
    joints: frozenset[str] = frozenset()  # between hundreds and the rest: "and"
    tens_joints: frozenset[str] = frozenset()  # between tens and ones: "et", "y"
    halves: frozenset[str] = frozenset()  # "and a half" behind a number, as rows of words
    half_opening: frozenset[str] = frozenset()  # the first words of these; see `joined`
    halving: frozenset[str] = frozenset()  # "halbe": a number only with a unit or scale behind
    opening: frozenset[str] = frozenset()  # every word that a number may begin with; see `joined`
    score: frozenset[str] = frozenset()  # "vingt" behind "quatre"


def numbered(text: str) -> dict[str, int]:
    """Words as `6 sechs sechse; 7 sieben` writes them down."""
    return {
        word: int(number)
        for row in text.split(";")
        if row.strip()
        for number, *words in [row.split()]
        for word in words
    }


def exact(numbers: Mapping[str, int]) -> dict[str, Fraction]:
    """The same as exact fractions."""
    return {word: Fraction(number) for word, number in numbers.items()}


def joined(many: Iterable[NumberWords]) -> NumberWords:
    """The words of several languages as one; of a word with two values, the first language's."""
    all_of = tuple(many)
    merged: dict[str, object] = {}
    for one in fields(NumberWords):
        parts = [getattr(words, one.name) for words in reversed(all_of)]
        if parts and isinstance(parts[0], frozenset):
            merged[one.name] = frozenset().union(*parts)
        else:
            merged[one.name] = {word: value for part in parts for word, value in part.items()}
    words = NumberWords(**merged)  # type: ignore[arg-type]
    opening = frozenset[str]().union(
        words.values, words.scales, words.ones, words.ordinals, words.fractions, words.vague,
        words.alone,
    )  # fmt: skip
    half_opening = frozenset(half.partition(" ")[0] for half in words.halves)
    return replace(words, opening=opening, half_opening=half_opening)
