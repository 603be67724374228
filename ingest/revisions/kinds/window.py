"""A changed stretch of two texts, and its parts line by line. Pure."""

from collections.abc import Iterator
from typing import NamedTuple

from ingest.revisions.differ.align import common_prefix
from ingest.revisions.kinds.sentences import Sentences


class Window(NamedTuple):
    """A changed stretch of two texts, in characters; moved lines are windows of their own."""

    b: int
    b_end: int
    a: int
    a_end: int
    moved: bool = False


class Texts:
    """Two texts, with where their sentences begin."""

    def __init__(self, before: str, after: str) -> None:
        self.before, self.after = before, after
        self.old, self.new = Sentences(before), Sentences(after)


def lines_of(window: Window, texts: Texts) -> Iterator[Window]:
    """A window over as many line ends on both sides, line by line; else as it is.

    A diff may take the first word of the next line for that of a sentence put in before it.
    """
    old = texts.before[window.b : window.b_end].split("\n")
    new = texts.after[window.a : window.a_end].split("\n")
    if window.moved or len(old) == 1 or len(old) != len(new):
        yield window
        return
    b, a = window.b, window.a
    for one, other in zip(old, new, strict=True):
        if one != other:
            yield _trimmed(one, other, b, a)
        b, a = b + len(one) + 1, a + len(other) + 1


def _trimmed(one: str, other: str, b: int, a: int) -> Window:
    """Two lines that begin at `b` and `a`, without the words at their ends that stayed."""
    head = _head(one, other)
    tail = _head(one[head:][::-1], other[head:][::-1])
    return Window(b + head, b + len(one) - tail, a + head, a + len(other) - tail)


def _head(one: str, other: str) -> int:
    """The length of the common start, taken back to where no word is cut."""
    size = common_prefix(one, other)
    if all(size == len(text) or text[size].isspace() for text in (one, other)):
        return size
    return one.rfind(" ", 0, size) + 1
