"""The words of a change with the neighbours that make them understood: `6` as `6 Stunden`. Pure."""

import re
from collections.abc import Iterator, Sequence

Pair = tuple[str, str]

# A number, date or negation says little without the word behind it.
_NEEDS_NEXT = ("number", "date", "negation")
# The changed words themselves say it from so many characters on.
_SAYS_IT = 25
_LONGEST_NEIGHBOUR = 25

_NEXT = re.compile(r"(?:[.,:]\d+)*[.%°]?\s{1,2}[^\W_][\w’'-]*")
_LAST = re.compile(r"[^\W_][\w’'-]*\s{1,2}\Z")


def widened(change: dict[str, object], diff: str) -> Pair:
    """Both sides of a change, longer where the unified diff shows their only place.

    Where the words stand in it more than once, or not at all, they stay as they are: a neighbour
    is never guessed.
    """
    before, after = str(change["before"]), str(change["after"])
    if change["field"] != "text" or not diff or max(len(before), len(after)) > _SAYS_IT:
        return before, after
    old, new = _lines(diff, "-"), _lines(diff, "+")
    if before and after:
        return _with_next(before, after, old, new) if change["kind"] in _NEEDS_NEXT else (
            before, after
        )  # fmt: skip
    if after:
        return _between(after, new, old)
    put_back = _between(before, old, new)
    return put_back[1], put_back[0]


def _lines(diff: str, sign: str) -> str:
    """The lines of one side that came or went, without the diff's header."""
    found = (line[1:] for line in diff.split("\n") if line.startswith(sign))
    return "\n".join(line for line in found if line not in ("-- before", "++ after"))


def _with_next(before: str, after: str, old: str, new: str) -> Pair:
    one, other = _only_place(before, old), _only_place(after, new)
    if one is None or other is None:
        return before, after
    follows, follows_now = (_NEXT.match(text, at[1]) for text, at in ((old, one), (new, other)))
    if not follows or not follows_now or follows[0] != follows_now[0]:
        return before, after
    if len(follows[0]) > _LONGEST_NEIGHBOUR:
        return before, after
    return before + follows[0], after + follows[0]


def _between(came: str, new: str, old: str) -> Pair:
    """What stood where words came to stand, and what stands there: both with their neighbours."""
    place = _only_place(came, new)
    if place is None:
        return "", came
    before = _LAST.search(new, max(0, place[0] - _LONGEST_NEIGHBOUR), place[0])
    behind = _NEXT.match(new, place[1])
    if before is None or behind is None or len(behind[0]) > _LONGEST_NEIGHBOUR:
        return "", came
    was = before[0] + behind[0].lstrip()
    if _only_place(was, old) is None:
        return "", came
    return was, before[0] + came + behind[0]


def _only_place(words: str, text: str) -> tuple[int, int] | None:
    places = _places(words, text)
    first, second = next(places, None), next(places, None)
    return first if second is None else None


def _places(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Where words stand in a text as whole words."""
    start, whole = 0, _edges(words)
    while words and (at := text.find(words, start)) >= 0:
        end = at + len(words)
        beside = (text[at - 1 : at] if at else "", text[end : end + 1])
        if not any(edge and letter.isalnum() for edge, letter in zip(whole, beside, strict=True)):
            yield at, end
        start = at + 1


def _edges(words: str) -> Sequence[bool]:
    """Whether the words begin, and end, with a letter or digit."""
    return words[:1].isalnum(), words[-1:].isalnum()
