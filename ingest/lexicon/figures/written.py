"""Numbers written in words: "two and a half million", "einundzwanzig", "двести пять". Pure.

Bounded: a number has at most twelve words.
"""

from dataclasses import dataclass
from fractions import Fraction

from ingest.lexicon.figures.figure import FigureKind
from ingest.lexicon.figures.german import put_together
from ingest.lexicon.figures.lexemes import Row
from ingest.lexicon.figures.words import NumberWords

_MOST_WORDS = 12
_OF = frozenset({"of", "de", "di", "von"})
_HYPHENS = frozenset("-‐‑")
# Said of what can be counted: "a third of", but "a third time".
_BEFORE_PART = frozenset({"by", "about", "almost", "nearly", "than", "over"})
_ARTICLES = frozenset({"a", "an"})


@dataclass(frozen=True, slots=True)
class Number:
    """What it may mean, and where it ends."""

    readings: tuple[Fraction, ...]
    end: int  # of lexemes
    kind: FigureKind = "number"


def written_at(row: Row, at: int, words: NumberWords) -> Number | None:
    """The number in words that begins here."""
    word = row.small(at)
    if row[at].kind != "word":
        return None
    if word in words.alone:
        return Number((words.alone[word],), at + 1)
    if word in words.vague:
        return _vague(row, at, words)
    if word in words.ordinals:
        return Number((Fraction(words.ordinals[word]),), at + 1, "ordinal")
    return _counted_at(row, at, words)


def _counted_at(row: Row, at: int, words: NumberWords) -> Number | None:
    """A number that is put together of its words."""
    word = row.small(at)
    if words.fractions.get(word, 1) in (Fraction(1, 2), Fraction(1, 3)):
        return _part_first(row, at, words)
    if word in words.ones and not _opens_number(row, at, words):
        return None
    return _Sum(row, at, words).number()


def scaled(row: Row, number: Number, words: NumberWords) -> Number:
    """The number times what stands behind it: "2,5 Mio.", "and a half million", "two thirds"."""
    readings, end = number.readings, number.end
    for size in (3, 2):
        if " ".join(row.small(end + n) for n in range(size)) in words.halves:
            half = Fraction(words.scales.get(row.small(end - 1), 1), 2)
            readings, end = tuple(value + half for value in readings), end + size
            break
    for _ in range(2):
        scale = words.scales.get(row.small(end))
        if scale is None or row[end].kind != "word":
            break
        readings, end = tuple(value * scale for value in readings), end + 1
        end += row.small(end) == "." and row.touches(end - 1) and not _ends_sentence(row, end)
    part = _behind_hyphen(row, end)
    if row.small(part) in words.fractions and end == number.end:
        share = words.fractions[row.small(part)]
        readings, end = tuple(value * share for value in readings), part + 1
    return Number(readings, end, number.kind)


def _ends_sentence(row: Row, at: int) -> bool:
    return row[at + 1].kind != "word" and row[at + 1].text not in SIGNS_OF_MONEY


SIGNS_OF_MONEY = frozenset("€$£₽¥")


def _behind_hyphen(row: Row, at: int) -> int:
    """The place behind a hyphen that joins two words, or the place itself."""
    return at + 1 if row.small(at) in _HYPHENS and row.touches(at - 1) and row.touches(at) else at


def _opens_number(row: Row, at: int, words: NumberWords) -> bool:
    """Whether "a", "ein", "один" is a one here: before a scale, or a part of something."""
    then = _behind_hyphen(row, at + 1)
    following = row.small(then)
    if following in words.scales or following in words.vague:
        return True
    if following not in words.fractions:
        return False
    part = row.small(at) not in _ARTICLES or row.small(then + 1) in _OF
    return part or row.small(at - 1) in _BEFORE_PART


def _vague(row: Row, at: int, words: NumberWords) -> Number:
    """No exact number: "dozens", "tens of thousands", "сотни тысяч"."""
    value, end = Fraction(words.vague[row.small(at)]), at + 1
    behind = end + (row.small(end) in _OF)
    more = words.vague.get(row.small(behind)) or words.scales.get(row.small(behind), 0)
    if more >= 1000:
        value, end = value * more, behind + 1
    return Number((value,), end, "vague")


def _part_first(row: Row, at: int, words: NumberWords) -> Number:
    """Where the part comes first: "half", "half a million", "половина"."""
    value, end = words.fractions[row.small(at)], at + 1
    behind = _behind_hyphen(row, end + (row.small(end) in words.ones))
    scale = words.scales.get(row.small(behind))
    if scale:
        return Number((value * scale,), behind + 1)
    return Number((value,), end)


class _Sum:
    """Adds up the words of one number."""

    def __init__(self, row: Row, at: int, words: NumberWords) -> None:
        self.row, self.at, self.words = row, at, words
        self.total: Fraction = Fraction(0)
        self.current: Fraction = Fraction(0)
        self.used = 0
        self.last_scale = 0
        self.kind: FigureKind = "number"

    def number(self) -> Number | None:
        """The number, as far as its words go."""
        while self.used < _MOST_WORDS and self.kind == "number" and self._takes_next():
            self.used += 1
        if not self.used:
            return None
        return Number((self.total + self.current,), self.at, self.kind)

    def _takes_next(self) -> bool:
        place, joined = self._next_place()
        word = self.row.small(place)
        if self.row[place].kind != "word":
            return False
        taken = (
            self._takes_scale(word)
            if word in self.words.scales and not joined
            else self._takes_ordinal(word) or self._takes_value(word, joined=joined)
        )
        if taken:
            self.at = place + 1
        return taken

    def _next_place(self) -> tuple[int, bool]:
        """Where the next word is, behind a hyphen or an "and"; whether there is an "and"."""
        if not self.used:
            return self.at, False
        word, low = self.row.small(self.at), self.current % 100
        if word in self.words.joints and self.current >= 100 and not low:
            return self.at + 1, True
        if word in self.words.tens_joints and low >= 20 and not low % 10:
            return self.at + 1, True
        place = _behind_hyphen(self.row, self.at)
        if place != self.at and self.row.small(place) in self.words.tens_joints:
            return _behind_hyphen(self.row, place + 1), True
        return place, False

    def _takes_scale(self, word: str) -> bool:
        scale = self.words.scales[word]
        if scale >= 1000:
            if self.last_scale and (scale >= self.last_scale or not self.current):
                return False
            self.total += (self.current or 1) * scale
            self.current, self.last_scale = Fraction(0), scale
            return True
        if self.current >= 100:
            return False
        self.current = (self.current or Fraction(1)) * scale
        return True

    def _takes_ordinal(self, word: str) -> bool:
        """As in "twenty-first"."""
        value = self.words.ordinals.get(word)
        if value is None or not self.used or not self._fits(Fraction(value)):
            return False
        self.current, self.kind = self.current + value, "ordinal"
        return True

    def _takes_value(self, word: str, *, joined: bool) -> bool:
        if word in self.words.score and self.current % 100 == 4:
            self.current += 76
            return True
        value = self._value(word, joined=joined)
        if value is None or not self._fits(value):
            return False
        if joined and value >= 100:
            return False
        self.current += value
        return True

    def _value(self, word: str, *, joined: bool) -> Fraction | None:
        if word in self.words.ones:
            goes_on = joined or word in self.words.counting
            return Fraction(1) if not self.used or goes_on else None
        value = self.words.values.get(word)
        if value is not None:
            return value
        whole = put_together(word) if "hundert" in self.words.scales else None
        return None if whole is None else Fraction(whole)

    def _fits(self, value: Fraction) -> bool:
        """Whether it goes behind what is there: 5 behind 20 and 100, not behind 7."""
        if not self.used:
            return True
        low = self.current % 100
        if value != int(value):
            return False
        if self.words.score and low in (60, 80) and 10 <= value < 20:
            return True
        return value < _room(self.current)


def _room(current: Fraction) -> int:
    """Below which number one may stand behind it: below 100 behind 300, below 10 behind 20."""
    if not current:
        return 1000
    return 100 if not current % 100 else 10 if not current % 10 else 1
