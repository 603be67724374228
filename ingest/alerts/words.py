"""The word diff of an alert: changed words with enough around them to be understood. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from ingest.alerts.safe import plain

Mark = Literal["same", "added", "removed"]

# How much unchanged text is shown on each side of a changed place, in characters: about two lines
# of a mail. More buries one changed number in a long statement; less loses the sentence.
AROUND = 160

_GAP = " […] "


class Segment(Protocol):
    """A run of words with one mark; `text` is visible text."""

    @property
    def text(self) -> str:
        """The words with the white space between them."""
        ...

    @property
    def mark(self) -> Mark:
        """Whether the words stayed, came or went."""
        ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment as shown: shortened where nothing changed."""

    text: str
    mark: Mark


def pieces(segments: Sequence[Segment]) -> tuple[Piece, ...]:
    """The segments made safe to show; unchanged text keeps `AROUND` beside each changed place.

    Empty where nothing was added or removed.
    """
    if all(segment.mark == "same" for segment in segments):
        return ()
    last = len(segments) - 1
    shown = (
        Piece(_shown(segment, first=at == 0, last=at == last), segment.mark)
        for at, segment in enumerate(segments)
    )
    return tuple(piece for piece in shown if piece.text)


def _shown(segment: Segment, *, first: bool, last: bool) -> str:
    text = plain(segment.text)
    if segment.mark != "same":
        return text
    head = 0 if first else AROUND
    tail = 0 if last else AROUND
    if len(text) <= head + tail + len(_GAP):
        return text
    return _head(text, head) + _GAP + _tail(text, tail)


def _head(text: str, length: int) -> str:
    """The first `length` characters, ended at white space where there is some."""
    if not length:
        return ""
    return re.sub(r"(?<=\s)\S*$", "", text[: length + 1]).rstrip() or text[:length]


def _tail(text: str, length: int) -> str:
    if not length:
        return ""
    return re.sub(r"^\S*(?=\s)", "", text[-length - 1 :]).lstrip() or text[-length:]


def marked(shown: Iterable[Piece]) -> str:
    """The pieces as plain text: `[-removed-]`, `{+added+}`, as `git diff --word-diff` marks them.

    The white space at the ends of a piece stays outside of the marks.
    """
    return "".join(_marked(piece) for piece in shown)


_BRACKETS = {"added": ("{+", "+}"), "removed": ("[-", "-]")}


def _marked(piece: Piece) -> str:
    text = _unmarked(piece.text)
    core = text.strip()
    if piece.mark == "same" or not core:
        return text
    before, after = _BRACKETS[piece.mark]
    start = text.index(core)
    return f"{text[:start]}{before}{core}{after}{text[start + len(core) :]}"


def _unmarked(text: str) -> str:
    """Parts the signs of a mark that a stranger wrote (a zero-width space between them)."""
    return re.sub(r"(\[(?=-)|-(?=\])|\{(?=\+)|\+(?=\}))", "\\1\u200b", text)
