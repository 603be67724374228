"""The same edit of many documents at one look: a board that changes its wrapper or excerpts. Pure.

Only two shapes are ever called that: the same words went and came in every document, wherever they
stand and however often; or excerpts end at another length. A word, number or name that differs
between the documents makes shapes that differ.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median_low

from ingest.revisions.differ.diff import Op, diff
from ingest.revisions.fingerprint import fingerprint
from ingest.revisions.shown import visible_of
from ingest.revisions.stories.cuts import without
from ingest.revisions.stories.exchanged import Exchanged, exchanged
from schemas.records.revisions import Content

# Chosen: fewer documents, or half of those shown and less, may well be one author's work.
LEAST_ALIKE = 5
# A cut falls between words, and at most one long word away from where it would fall (characters).
_CUT_SLACK = 40
# No forum cuts its excerpts shorter (FORUMS.md 3.1); a post of one line that was continued has no
# cut (characters).
_LEAST_CUT = 80
_ENDINGS = ".!?…:;\"')]»”’“"
# What a window of signs and spaces holds that read the same on both sides.
_NOTHING: Exchanged = ((), ())


@dataclass(frozen=True, slots=True)
class Shape:
    """What an edit looks like, whatever the text is that it was made to."""

    words: frozenset[Exchanged] = frozenset()
    cut_at: int | None = None  # where the shorter text ends, in characters


def shape_of(before: Content, after: Content) -> Shape | None:
    """The shape of an edit that a layout may have made; None for any other."""
    old, new = visible_of(before), visible_of(after)
    windows = _windows(old, new)
    words = _words(windows, old, new)
    if not words or not _same_beside(before, after, windows, words):
        return None
    cut_at = _cut_at(old, new)
    return Shape(words=words) if cut_at is None else Shape(cut_at=cut_at)


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


def _windows(old: str, new: str) -> list[Op]:
    return [step for step in diff(old, new) if step.kind != "equal"]


def _words(windows: Sequence[Op], old: str, new: str) -> frozenset[Exchanged]:
    """What went and came, each once; places that read the same count where there are no others."""
    found = frozenset(exchanged(old[slice(*at)], new[slice(*to)]) for _, at, to in windows)
    return found - {_NOTHING} or found


def _same_beside(
    before: Content, after: Content, windows: Sequence[Op], words: frozenset[Exchanged]
) -> bool:
    """Whether title, author, links and all else read the same beside the changed places.

    The words that went and came in the text may have done so in the title.
    """
    old = without(before, [step.before for step in windows])
    new = without(after, [step.after for step in windows])
    titles = before.title, after.title
    if _words(_windows(*titles), *titles) <= words:
        new = replace(new, title=old.title)
    return fingerprint(old) == fingerprint(new)


def _cut_at(old: str, new: str) -> int | None:
    """Where the shorter of two texts ends that begin alike, if it ends within a sentence.

    Where it ends with one, what the other has beyond it are words that came or went.
    """
    short, long = sorted((old, new), key=len)
    much = len(long) - len(short) > _CUT_SLACK  # less may be a number that was put behind it
    cut = much and len(short) >= _LEAST_CUT and long.startswith(short) and short[-1] not in _ENDINGS
    return len(short) if cut else None
