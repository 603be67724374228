"""The words of a line in the order in which they stand, from left to right. Pure.

The Unicode Bidirectional Algorithm (Annex 9, revision 48) without embeddings, which safe texts do
not hold, and without rule N0 for brackets around both directions. `W1` and the like are its rules.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from typing import Final, Literal

Tone = Literal["same", "added", "removed", "added_sign", "removed_sign", "moved", "faint"]
Way = Literal["ltr", "rtl"]

# The signs before a changed word; behind it stand others.
OPENING_SIGNS: Final = ("{+", "[-")

_WAYS: Final[dict[str, Way]] = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_STRONG: Final[dict[Way, str]] = {"ltr": "L", "rtl": "R"}


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that stay together, or the white space between; `rtl`: read from right to left."""

    text: str
    tone: Tone
    rtl: bool = False

    @property
    def is_gap(self) -> bool:
        """Whether it is white space."""
        return self.text.isspace()


def way(text: str) -> Way | None:
    """Which way a text runs: by its first letter that has a direction, if there is one."""
    kinds = map(unicodedata.bidirectional, text)
    return next((_WAYS[kind] for kind in kinds if kind in _WAYS), None)


def in_order(row: Sequence[Word], base: Way) -> tuple[Word, ...]:
    """The words of a line that is read in order; a word of two directions is several."""
    kinds = [kind for at in range(len(row)) for kind in _kinds(row, at)]
    levels = iter(_levels(kinds, base))
    runs = [run for word in row for run in _runs(word, levels)]
    for level in range(max((level for level, _ in runs), default=0), 0, -1):
        runs = list(_reversed(runs, level))
    return tuple(word for _, word in runs)


def _kinds(row: Sequence[Word], at: int) -> Iterable[str]:
    """The kind of each letter (Bidi_Class); a sign goes with the word that it marks."""
    word = row[at]
    if word.tone in ("added_sign", "removed_sign"):
        other = at + 1 if word.text in OPENING_SIGNS else at - 1
        marked = way(row[other].text) if 0 <= other < len(row) else None
        if marked:
            return [_STRONG[marked]] * len(word.text)
    return map(unicodedata.bidirectional, word.text)


_Run = tuple[int, Word]


def _runs(word: Word, levels: Iterator[int]) -> Iterator[_Run]:
    """The stretches of one level; odd levels run from right to left."""
    for level, letters in groupby(word.text, key=lambda _: next(levels)):
        yield level, replace(word, text="".join(letters), rtl=level % 2 == 1)


def _reversed(runs: Sequence[_Run], level: int) -> Iterator[_Run]:
    """L2: the stretches of this level or a higher one, turned round."""
    for deep, stretch in groupby(runs, key=lambda run: run[0] >= level):
        found = list(stretch)
        yield from reversed(found) if deep else found


def _levels(kinds: Sequence[str], base: Way) -> list[int]:
    """I1 and I2."""
    own = 1 if base == "rtl" else 0
    steps = {"L": own, "R": 1 - own, "EN": 2 - own, "AN": 2 - own}
    return [own + steps[kind] for kind in _neutrals(_numbers(kinds, base), base)]


def _numbers(kinds: Sequence[str], base: Way) -> list[str]:
    """W1 to W7: what is left are L, R, EN, AN and ON."""
    start = _STRONG[base]
    known = list(accumulate(kinds, lambda last, own: last if own == "NSM" else own, initial=start))
    known = _after_strong(known[1:], start, {("EN", "AL"): "AN"})
    known = ["R" if kind == "AL" else kind for kind in known]
    known = [_separator(known, at) for at in range(len(known))]
    for at in (*range(len(known)), *reversed(range(len(known)))):
        if known[at] == "ET" and "EN" in known[max(0, at - 1) : at + 2]:
            known[at] = "EN"
    kept = ("L", "R", "EN", "AN")
    known = [kind if kind in kept else "ON" for kind in known]
    return _after_strong(known, start, {("EN", "L"): "L"})


def _after_strong(
    kinds: Sequence[str], start: str, become: dict[tuple[str, str], str]
) -> list[str]:
    """W2 and W7: what a number becomes by the last letter before it that has a direction."""
    last, found = start, []
    for kind in kinds:
        last = kind if kind in _WAYS else last
        found.append(become.get((kind, last), kind))
    return found


def _separator(kinds: Sequence[str], at: int) -> str:
    """W4: what stands alone between two numbers of one kind is one of them."""
    kind = kinds[at]
    sides = (
        {*kinds[max(0, at - 1) : at], *kinds[at + 1 : at + 2]} if 0 < at < len(kinds) - 1 else {}
    )
    if kind == "ES" and sides == {"EN"}:
        return "EN"
    return sides.pop() if kind == "CS" and sides in ({"EN"}, {"AN"}) else kind


def _neutrals(kinds: Sequence[str], base: Way) -> list[str]:
    """N1 and N2: what is neither runs as both its sides do, else as the paragraph."""
    start = _STRONG[base]
    sides = ["R" if kind in ("EN", "AN") else kind for kind in kinds]
    before = list(accumulate(sides, _or_last, initial=start))
    after = list(accumulate(reversed(sides), _or_last, initial=start))[::-1]
    return [
        kind if kind != "ON" else (before[at] if before[at] == after[at + 1] else start)
        for at, kind in enumerate(kinds)
    ]


def _or_last(last: str, own: str) -> str:
    return last if own == "ON" else own
