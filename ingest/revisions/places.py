"""Changed places: the steps of a diff, widened to what a reader takes in at once. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.revisions.diff import Op, diff
from ingest.revisions.normal import fold

# How far a changed sign is widened over the word it stands at: longer than words are; scripts
# without spaces are cut here.
_GLUE_CHARS = 40
# What is kept on each side of a place to tell its kind: a date with its month, a number's unit.
_BESIDE_CHARS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One changed place of a text; every value is visible text."""

    before: str
    after: str
    left: str  # what stands before it, the same in both
    right: str
    at_end: bool = False  # whether nothing follows it on either side

    @property
    def reads_the_same(self) -> bool:
        """Whether only typography or spacing differs."""
        return fold(self.before) == fold(self.after)


Window = tuple[int, int, int, int]  # start and end before, start and end after


def places(before: str, after: str) -> list[Place]:
    """All changed places in order; no word is cut. Bounded as `diff` is."""
    windows = _joined(_windows(diff(before, after), before, after), before)
    return [_place(window, before, after) for window in windows]


def _windows(ops: tuple[Op, ...], before: str, after: str) -> Iterator[Window]:
    for at, op in enumerate(ops):
        if op.kind == "equal":
            continue
        (b, b_end), (a, a_end) = op.before, op.after
        if not _has_word(before[b:b_end]) and not _has_word(after[a:a_end]):
            left = _glue_left(before, b, _room(ops, at - 1))
            right = _glue_right(before, b_end, _room(ops, at + 1))
            b, b_end, a, a_end = b - left, b_end + right, a - left, a_end + right
        yield b, b_end, a, a_end


def _has_word(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _room(ops: tuple[Op, ...], at: int) -> int:
    """How much of the text beside a step stayed the same."""
    if not 0 <= at < len(ops) or ops[at].kind != "equal":
        return 0
    return min(ops[at].before[1] - ops[at].before[0], _GLUE_CHARS)


def _glue_left(text: str, at: int, room: int) -> int:
    size = 0
    while size < room and not text[at - size - 1].isspace():
        size += 1
    return size


def _glue_right(text: str, at: int, room: int) -> int:
    size = 0
    while size < room and not text[at + size].isspace():
        size += 1
    return size


def _joined(windows: Iterable[Window], before: str) -> Iterator[Window]:
    """Windows that overlap, or have nothing but a space between them, as one."""
    held: Window | None = None
    for window in windows:
        if held and _touch(held, window, before):
            held = held[0], window[1], held[2], window[3]
            continue
        if held:
            yield held
        held = window
    if held:
        yield held


def _touch(held: Window, window: Window, before: str) -> bool:
    between = before[held[1] : window[0]]
    return window[0] <= held[1] or window[2] <= held[3] or between == " "


def _place(window: Window, before: str, after: str) -> Place:
    b, b_end, a, a_end = window
    return Place(
        before=before[b:b_end],
        after=after[a:a_end],
        left=before[max(0, b - _BESIDE_CHARS) : b],
        right=before[b_end : b_end + _BESIDE_CHARS],
        at_end=b_end == len(before) and a_end == len(after),
    )
