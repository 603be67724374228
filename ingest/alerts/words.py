"""The word diff of an alert: changed words with enough around them to be understood. Pure.

How the pieces are written down is for `marked` (plain text) and the templates (HTML).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from ingest.alerts.safe import plain

Mark = Literal["same", "added", "removed", "moved_away", "moved_here"]

# How much unchanged text is shown on each side of a changed place, in characters: about two lines
# of a mail. More buries one changed number in a long statement; less loses the sentence.
AROUND = 160

# How much of a moved block is shown where it stood: enough to find it again where it stands now.
OPENING = 60

_GAP = " […] "


class Segment(Protocol):
    """A run of words with one mark; `text` is visible text."""

    @property
    def text(self) -> str:
        """The words with the white space between them."""
        ...

    @property
    def mark(self) -> Mark:
        """Whether the words stayed, came or went, or were moved with their block."""
        ...

    @property
    def move(self) -> int | None:
        """The number of the moved block that the words belong to."""
        ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment as shown: shortened where nothing changed."""

    text: str
    mark: Mark
    move: int | None = None


def pieces(segments: Sequence[Segment]) -> tuple[Piece, ...]:
    """The segments made safe to show; unchanged text keeps `AROUND` beside each changed place.

    Empty where nothing was added or removed.
    """
    if all(segment.mark == "same" for segment in segments):
        return ()
    last = len(segments) - 1
    shown = (
        Piece(_shown(segment, first=at == 0, last=at == last), segment.mark, segment.move)
        for at, segment in enumerate(segments)
    )
    return tuple(piece for piece in shown if piece.text)


def shortened(shown: Sequence[Piece], longest: int) -> tuple[Piece, ...]:
    """The first pieces, of `longest` characters together; the last of them is cut."""
    kept: list[Piece] = []
    for piece in shown:
        if len(piece.text) >= longest:
            return (*kept, replace(piece, text=piece.text[:longest]))
        kept.append(piece)
        longest -= len(piece.text)
    return tuple(kept)


def _shown(segment: Segment, *, first: bool, last: bool) -> str:
    text = plain(segment.text)
    if segment.mark == "moved_away":
        return opening(text)
    if segment.mark in ("added", "removed"):
        return text
    head = 0 if first else AROUND
    tail = 0 if last else AROUND
    if len(text) <= head + tail + len(_GAP):
        return text
    return _head(text, head) + _GAP + _tail(text, tail)


def opening(text: str) -> str:
    """The first words of a moved block, with the white space around the whole of it."""
    core = text.strip()
    if len(core) <= OPENING:
        return text
    start = text.index(core)
    return f"{text[:start]}{_head(core, OPENING)} …{text[start + len(core) :]}"


def _head(text: str, length: int) -> str:
    """The first `length` characters, ended at white space where there is some."""
    if not length:
        return ""
    return re.sub(r"(?<=\s)\S*$", "", text[: length + 1]).rstrip() or text[:length]


def _tail(text: str, length: int) -> str:
    if not length:
        return ""
    return re.sub(r"^\S*(?=\s)", "", text[-length - 1 :]).lstrip() or text[-length:]
