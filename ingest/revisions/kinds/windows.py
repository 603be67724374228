"""The steps of a diff as windows: widened to whole words, settled on sentences, joined. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from ingest.revisions.differ.diff import Difference, Op
from ingest.revisions.kinds.sentences import Sentences
from ingest.revisions.kinds.window import Texts, Window, lines_of
from ingest.tokens import Span, count_words

# How far a changed sign is widened over the word it stands at: longer than words are; scripts
# without spaces are cut here.
_GLUE_CHARS = 40
# How far a passage that came or went is shifted to begin where a sentence does.
_SHIFT_CHARS = 200
# Of a rewritten sentence less than this share of its words stayed, and of those the small ones:
# word by word it is scraps. More than half a sentence can change by a few edits that are each told.
_STAYED = 0.4
# Fewer changed words on either side are told word by word.
_LEAST_CHANGED = 4


def windows(found: Difference, texts: Texts) -> list[Window]:
    """All changed windows in order but those of moved lines; no word is cut, none overlap."""
    by_lines = [part for window in _by_words(found, texts) for part in lines_of(window, texts)]
    settled = _settled(by_lines, texts)
    rewritten = _joined(_rewritten(settled, texts), texts.before)
    return [window for window in rewritten if not window.moved]


def word_windows(found: Difference, texts: Texts) -> list[Window]:
    """The same word by word, where hardly anything of a sentence stayed too."""
    return [window for window in _by_words(found, texts) if not window.moved]


def _by_words(found: Difference, texts: Texts) -> list[Window]:
    widened = _widened(found.ops, _Moved(found), texts.before, texts.after)
    return list(_joined(widened, texts.before))


class _Moved:
    """Which steps of a diff are moved lines."""

    def __init__(self, found: Difference) -> None:
        self._old = [move.before for move in found.moves]
        self._new = sorted(move.after for move in found.moves)

    def has(self, op: Op) -> bool:
        """Whether a step is a moved line, or the line feed beside it."""
        if op.kind == "delete":
            return _holds(self._old, op.before)
        return op.kind == "insert" and _holds(self._new, op.after)


def _holds(lines: Sequence[Span], span: Span) -> bool:
    at = bisect_right(lines, (span[0] + 1, span[1] + 1)) - 1
    return at >= 0 and span[0] <= lines[at][0] + 1 and lines[at][1] <= span[1] <= lines[at][1] + 1


def _widened(ops: Sequence[Op], moved: _Moved, before: str, after: str) -> Iterator[Window]:
    for at, op in enumerate(ops):
        if op.kind == "equal":
            continue
        (b, b_end), (a, a_end) = op.before, op.after
        if moved.has(op):
            yield Window(b, b_end, a, a_end, moved=True)
            continue
        if not _has_word(before[b:b_end]) and not _has_word(after[a:a_end]):
            left = _glue_left(before, b, _room(ops, at - 1))
            right = _glue_right(before, b_end, _room(ops, at + 1))
            b, b_end, a, a_end = b - left, b_end + right, a - left, a_end + right
        yield Window(b, b_end, a, a_end)


def _has_word(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _room(ops: Sequence[Op], at: int) -> int:
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


def _joined(found: Iterable[Window], before: str) -> Iterator[Window]:
    """Windows that overlap, or have nothing but a space between them, as one."""
    held: Window | None = None
    for window in found:
        if held and _touch(held, window, before):
            held = Window(held.b, window.b_end, held.a, window.a_end)
            continue
        if held:
            yield held
        held = window
    if held:
        yield held


def _touch(held: Window, window: Window, before: str) -> bool:
    if held.moved or window.moved:
        return False
    between = before[held.b_end : window.b]
    return window.b <= held.b_end or window.a <= held.a_end or between == " "


def _settled(found: list[Window], texts: Texts) -> list[Window]:
    """What only came or only went, shifted to begin where a sentence does.

    "A b. A c." that became "A c." lost "A b. ", and not "b. A ", which a diff may say as well.
    """
    for at, window in enumerate(found):
        if window.moved or (window.b < window.b_end and window.a < window.a_end):
            continue
        room = window.b - (found[at - 1].b_end if at else 0)
        until = found[at + 1].b if at + 1 < len(found) else len(texts.before)
        by = _shift(window, texts, room, until - window.b_end)
        found[at] = Window(window.b + by, window.b_end + by, window.a + by, window.a_end + by)
    return found


def _shift(window: Window, texts: Texts, room: int, room_behind: int) -> int:
    """By how many characters a window may be moved over an equal text to begin with a sentence."""
    only_came = window.b == window.b_end
    text, sentences = (texts.after, texts.new) if only_came else (texts.before, texts.old)
    start, end = (window.a, window.a_end) if only_came else (window.b, window.b_end)
    for by in range(min(room, _SHIFT_CHARS) + 1):
        if by and text[start - by] != text[end - by]:
            break
        if _is_seam(text, sentences, start - by):
            return -by
    for by in range(1, min(room_behind, _SHIFT_CHARS) + 1):
        if text[start + by - 1] != text[end + by - 1]:
            break
        if _is_seam(text, sentences, start + by):
            return by
    return 0


def _is_seam(text: str, sentences: Sentences, at: int) -> bool:
    """Whether a sentence begins here, or behind the space that is here."""
    return sentences.begins(at) or (text[at : at + 1] == " " and sentences.begins(at + 1))


def _rewritten(found: list[Window], texts: Texts) -> Iterator[Window]:
    """The windows of a sentence of which hardly anything stayed, as one that holds all of it."""
    at = 0
    while at < len(found):
        end = _end_of_group(found, at, texts)
        group = found[at:end]
        if not group[0].moved and _hardly_stayed(group, texts):
            behind = found[at - 1].b_end if at else 0
            ahead = found[end].b if end < len(found) else len(texts.before)
            yield _whole(group, behind, ahead, texts)
        else:
            yield from group
        at = end


def _end_of_group(found: list[Window], at: int, texts: Texts) -> int:
    """Behind the last window that begins in the sentence in which this one does."""
    _, until = texts.old.around(found[at].b)
    end = at + 1
    while end < len(found) and found[end].b < until and not (found[at].moved or found[end].moved):
        end += 1
    return end


def _hardly_stayed(group: list[Window], texts: Texts) -> bool:
    gone = sum(count_words(texts.before[window.b : window.b_end]) for window in group)
    come = sum(count_words(texts.after[window.a : window.a_end]) for window in group)
    if min(gone, come) < _LEAST_CHANGED:
        return False
    start, end = texts.old.around(group[0].b)
    stayed = count_words(texts.before[start : max(end, group[-1].b_end)]) - gone
    return stayed < _STAYED * (stayed + max(gone, come))


def _whole(group: list[Window], behind: int, ahead: int, texts: Texts) -> Window:
    """From the beginning of the sentence to its end, but not over a neighbouring window."""
    first, last = group[0], group[-1]
    start, end = texts.old.around(first.b)
    front = first.b - max(start, behind)
    rest = len(texts.before[last.b_end : max(last.b_end, min(end, ahead))].rstrip())
    return Window(first.b - front, last.b_end + rest, first.a - front, last.a_end + rest)
