"""Which words an edit took out and put in at one place, whatever stands beside them. Pure."""

from math import gcd

from ingest.revisions.normal import fold
from ingest.tokens import tokens

Words = tuple[str, ...]
Exchanged = tuple[Words, Words]
"""Normalised words and signs before and after."""

# So many places that stand beside each other are seen to be one exchange made several times.
_MOST_IN_A_ROW = 20
# So many words that came or went are looked at in every order in which they may be told apart from
# equal words beside them.
_MOST_TURNED = 60


def exchanged(before: str, after: str) -> Exchanged:
    """The words that went and came, of visible text; nothing where both sides read the same.

    The words that both sides begin or end with stayed: `7 o'clock` to `7 hours` is that of `9
    o'clock` to `9 hours`. It is one exchange where it was made several times in a row, and at the
    start of a sentence.
    """
    old, new = _differing(tuple(tokens(fold(before))), tuple(tokens(fold(after))))
    old, new = _once(old, new)
    if not old or not new:
        old, new = _turned(old), _turned(new)
    folded = tuple(map(str.casefold, old)), tuple(map(str.casefold, new))
    return folded if folded[0] != folded[1] else (old, new)


def _differing(old: Words, new: Words) -> Exchanged:
    """Both without the words that they begin and end with alike."""
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at] != new[at]), most)
    most -= head
    tail = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    return old[head : len(old) - tail], new[head : len(new) - tail]


def _once(old: Words, new: Words) -> Exchanged:
    """`km km` for `kilometre kilometre` is `km` for `kilometre`."""
    for times in range(min(gcd(len(old), len(new)), _MOST_IN_A_ROW), 1, -1):
        one, other = old[: len(old) // times], new[: len(new) // times]
        if one * times == old and other * times == new:
            return one, other
    return old, new


def _turned(words: Words) -> Words:
    """`(CET)` put before another bracket may be seen as `CET) (`: the first of all such orders."""
    if len(words) > _MOST_TURNED:
        return words
    return min((words[at:] + words[:at] for at in range(len(words))), default=words)
