"""The word diff of an alert as plain text, with marks that no text can forge. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.alerts.words import Piece

_BRACKETS = {"added": ("{+", "+}"), "removed": ("[-", "-]")}


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces that belong together: a moved block at one of its two places, or all between."""

    pieces: tuple[Piece, ...]
    move: int | None  # number of the moved block
    away: bool  # this is where it stood, not where it stands
    down: bool  # it stands further down than it stood


def grouped(shown: Iterable[Piece]) -> tuple[Group, ...]:
    """The pieces in order, those of a moved block together; no text holds the signs of a mark."""
    seen: set[int | None] = set()  # moved blocks of which one place is behind us
    groups: list[Group] = []
    for (move, away), pieces in groupby(shown, key=_place):
        texts = tuple(replace(piece, text=_unmarked(piece.text)) for piece in pieces)
        groups.append(Group(texts, move, away, down=away is (move not in seen)))
        seen.add(move)
    return tuple(groups)


def _place(piece: Piece) -> tuple[int | None, bool]:
    return piece.move, piece.mark == "moved_away"


def marked(shown: Iterable[Piece]) -> str:
    """The pieces as plain text: `[-removed-]`, `{+added+}`, as `git diff --word-diff` marks them.

    A moved block is `[~1: its first words …~]` where it stood and `{~1: all of it~}` where it
    stands. The white space at the ends of a piece stays outside of the marks.
    """
    return "".join(_group(group) for group in grouped(shown))


def _group(group: Group) -> str:
    text = "".join(_marked(piece) for piece in group.pieces)
    if group.move is None:
        return text
    return f"[~{group.move}: {text}~]" if group.away else f"{{~{group.move}: {text}~}}"


def _marked(piece: Piece) -> str:
    text, core = piece.text, piece.text.strip()
    if piece.mark not in _BRACKETS or not core:
        return text
    before, after = _BRACKETS[piece.mark]
    start = text.index(core)
    return f"{text[:start]}{before}{core}{after}{text[start + len(core) :]}"


def _unmarked(text: str) -> str:
    """Parts the signs of a mark that a stranger wrote (a zero-width space between them)."""
    return re.sub(r"(\[(?=[-~])|[-~](?=\])|\{(?=[+~])|[+~](?=\}))", "\\1\u200b", text)
