"""The same edit of many documents at one look: a board that changes its wrapper or excerpts. Pure.

Only two shapes are ever called that: words that are the same in every document came or went, or
were exchanged at an end of the text; or excerpts end at another length. A number or name that
differs between the documents makes shapes that differ. A word exchanged for another in the middle
of a text has no such shape, in however many documents it was exchanged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low

from ingest.revisions.differ.diff import Op, diff
from ingest.revisions.fingerprint import fingerprint
from ingest.revisions.normal import fold
from ingest.revisions.shown import visible_of
from ingest.revisions.stories.cuts import without
from schemas.records.revisions import Content

# Chosen: fewer documents, or half of those shown and less, may well be one author's work.
LEAST_ALIKE = 5
# A cut falls between words, and at most one long word away from where it would fall (characters).
_CUT_SLACK = 40
# No forum cuts its excerpts shorter (FORUMS.md 3.1); a post of one line that was continued has no
# cut (characters).
_LEAST_CUT = 80
_ENDINGS = ".!?…:;\"')]»”’“"

Exchanged = tuple[str, str, bool, bool]  # folded words before and after; at the start, at the end


@dataclass(frozen=True, slots=True)
class Shape:
    """What an edit looks like, whatever the text is that it was made to."""

    words: tuple[Exchanged, ...] = ()
    cut_at: int | None = None  # where the shorter text ends, in characters


def shape_of(before: Content, after: Content) -> Shape | None:
    """The shape of an edit that a layout may have made; None for any other."""
    old, new = visible_of(before), visible_of(after)
    windows = [step for step in diff(old, new) if step.kind != "equal"]
    if not windows or not _same_beside(before, after, windows):
        return None
    if (cut_at := _cut_at(old, new)) is not None:
        return Shape(cut_at=cut_at)
    words = tuple(_exchanged(step, old, new) for step in windows)
    return Shape(words=words) if all(map(_is_wrapper, words)) else None


def alike(shapes: Mapping[str, Shape], *, shown: int) -> list[list[str]]:
    """Edits (by id) that are one edit of the layout, each list in the given order.

    `shown`: documents that the look showed, edited or not.
    """
    groups: dict[Shape, list[str]] = {}
    for id_, shape in shapes.items():
        groups.setdefault(_grouped(shape, shapes), []).append(id_)
    return [ids for ids in groups.values() if len(ids) >= LEAST_ALIKE and 2 * len(ids) > shown]


def _grouped(shape: Shape, shapes: Mapping[str, Shape]) -> Shape:
    """A cut near the usual one counts as that one."""
    if shape.cut_at is None:
        return shape
    usual = median_low([each.cut_at for each in shapes.values() if each.cut_at is not None])
    return Shape(cut_at=usual) if abs(shape.cut_at - usual) <= _CUT_SLACK else shape


def _same_beside(before: Content, after: Content, windows: Sequence[Op]) -> bool:
    """Whether title, author, links and all else read the same beside the changed places."""
    old = without(before, [step.before for step in windows])
    new = without(after, [step.after for step in windows])
    return fingerprint(old) == fingerprint(new)


def _cut_at(old: str, new: str) -> int | None:
    """Where the shorter of two texts ends that begin alike, if it ends within a sentence.

    Where it ends with one, what the other has beyond it are words that came or went.
    """
    short, long = sorted((old, new), key=len)
    much = len(long) - len(short) > _CUT_SLACK  # less may be a number that was put behind it
    cut = much and len(short) >= _LEAST_CUT and long.startswith(short) and short[-1] not in _ENDINGS
    return len(short) if cut else None


def _exchanged(step: Op, old: str, new: str) -> Exchanged:
    at_start = step.before[0] == step.after[0] == 0
    at_end = step.before[1] == len(old) and step.after[1] == len(new)
    return fold(old[slice(*step.before)]), fold(new[slice(*step.after)]), at_start, at_end


def _is_wrapper(words: Exchanged) -> bool:
    """Words that merely came or went, or stand at an end."""
    before, after, at_start, at_end = words
    return not before or not after or at_start or at_end
