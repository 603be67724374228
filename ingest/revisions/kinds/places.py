"""Changed places: the steps of a diff, widened to what a reader takes in at once. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.revisions.differ.diff import difference
from ingest.revisions.differ.lines import MovedText
from ingest.revisions.kinds.readable import Readable
from ingest.revisions.kinds.sentences import Sentences
from ingest.revisions.kinds.window import Texts, Window
from ingest.revisions.kinds.windows import windows, word_windows
from ingest.revisions.normal import fold

# What is kept on each side of a place to tell its kind: a date with its month, a number's unit, who
# said it.
_BESIDE_CHARS = 60
# How far back an opening quotation mark is looked for: a long sentence.
_QUOTE_CHARS = 400


_SPACED_MARK = re.compile(r" ?[\"«»] ?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One changed place of a text; what is beside it is readable text, the rest visible."""

    before: str
    after: str
    left: str  # what stands before it, the same in both
    right: str
    before_at: int = 0  # where `before` begins in its text, in characters
    after_at: int = 0
    at_end: bool = False  # whether nothing follows it on either side
    whole: bool = False  # whether each side that is there is sentences from end to end
    lines: bool = False  # whether each side that is there is lines (blocks) from end to end
    quoted: bool = False  # whether it stands within quotation marks

    @property
    def line(self) -> str:
        """Both sides with what stands beside them in the same line."""
        left, right = self.left.rpartition("\n")[2], self.right.partition("\n")[0]
        return f"{left}{self.before} {self.after}{right}"

    @property
    def reads_the_same(self) -> bool:
        """Whether only typography or spacing differs."""
        one, other = fold(self.before), fold(self.after)
        if one == other:
            return True
        both = self.before + self.after
        # « mot » and "mot" are folded to one where both marks are seen; a place may hold only one
        return ("«" in both or "»" in both) and _tight(one) == _tight(other)


def _tight(folded: str) -> str:
    """Without the space beside quotation marks; « that stayed alone is one."""
    return _SPACED_MARK.sub('"', folded)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """All that differs between two visible texts."""

    changed: list[Place]  # in order of the text before; those of moved lines behind the others
    moved: tuple[MovedText, ...] = ()


def places(before: str, after: str) -> list[Place]:
    """The changed places in order; no word is cut. Bounded as `difference` is."""
    return all_places(before, after).changed


def word_places(before: str, after: str) -> list[Place]:
    """The changed places word by word, where a sentence was written anew too; no moved lines."""
    old, new = Readable(before), Readable(after)
    texts = Texts(old.text, new.text)
    found = word_windows(difference(old.text, new.text), texts)
    return [_place(window, texts, (old, new)) for window in found]


def all_places(before: str, after: str) -> Places:
    """The changed places and the moved lines; what was edited in a moved line is a place too."""
    if before == after:
        return Places(changed=[])
    old, new = Readable(before), Readable(after)
    found = difference(old.text, new.text)
    texts = Texts(old.text, new.text)
    changed = [_place(window, texts, (old, new)) for window in windows(found, texts)]
    moved = tuple(MovedText(old.span(*move.before), new.span(*move.after)) for move in found.moves)
    for move in moved:
        changed += _in_moved(move, before, after)
    return Places(changed=changed, moved=moved)


def _in_moved(move: MovedText, before: str, after: str) -> Iterator[Place]:
    for place in places(before[slice(*move.before)], after[slice(*move.after)]):
        yield replace(
            place,
            before_at=place.before_at + move.before[0],
            after_at=place.after_at + move.after[0],
            at_end=False,
        )


def _place(window: Window, texts: Texts, visible: tuple[Readable, Readable]) -> Place:
    b, b_end, a, a_end, _ = window
    before, after = texts.before, texts.after
    sides = ((before, texts.old, b, b_end), (after, texts.new, a, a_end))
    old, new = visible[0].span(b, b_end), visible[1].span(a, a_end)
    return Place(
        before=visible[0].visible[slice(*old)],
        after=visible[1].visible[slice(*new)],
        left=before[max(0, b - _BESIDE_CHARS) : b],
        right=before[b_end : b_end + _BESIDE_CHARS],
        before_at=old[0],
        after_at=new[0],
        at_end=b_end == len(before) and a_end == len(after),
        whole=all(_is_whole(*side) for side in sides),
        lines=all(_is_lines(text, start, end) for text, _, start, end in sides),
        quoted=_in_quotes(before, b),
    )


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space at its ends."""
    side = text[start:end]
    return start + len(side) - len(side.lstrip()), end - len(side) + len(side.rstrip())


def _is_whole(text: str, sentences: Sentences, start: int, end: int) -> bool:
    start, end = _core(text, start, end)
    if start >= end:
        return True
    after = end + len(text[end : end + 2]) - len(text[end : end + 2].lstrip())
    return sentences.begins(start) and sentences.ends(after)


def _is_lines(text: str, start: int, end: int) -> bool:
    start, end = _core(text, start, end)
    if start >= end:
        return True
    return text[max(0, start - 1) : start] in ("", "\n") and text[end : end + 1] in ("", "\n")


def _in_quotes(text: str, at: int) -> bool:
    """Whether a quotation mark is open here; not where its line began too far back to know."""
    start = text.rfind("\n", max(0, at - _QUOTE_CHARS), at) + 1
    if not start and at > _QUOTE_CHARS:
        return False
    return fold(text[start:at]).count('"') % 2 == 1
