"""One step of a document, seen through two views, is one edit. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from ingest.revisions.normal import fold, link_key
from schemas.records.revisions import Change, Edit

Told = tuple[str, str, str]  # field, before, after

# A feed's stamp and a page's marker of one edit: the marker gives minutes only, and a feed's stamp
# is set a moment later.
_SAME_MOMENT = timedelta(minutes=2)
# A marker without a zone is read in a wrong one at worst by this much, and by whole quarters of an
# hour (the zones there are).
_ZONES = timedelta(hours=14)
_QUARTER = timedelta(minutes=15)


def same_change(first: Edit, second: Edit) -> bool:
    """Whether two edits of one document, from two views, are the same step.

    A view shows less than another: an excerpt ends early, a feed has no links, a page no title. So
    all changes of one must be among those of the other, as often; a change that each has for
    itself, a step back against a step forth, or two declared times that cannot be one, make two
    edits. Where `second` tells more than `first`, it is the fuller account of the same step.
    """
    if "before_seen" in (first.kind, second.kind):
        return False
    if not _one_moment(first.declared_at, second.declared_at):
        return False
    mine, theirs = _told(first), _told(second)
    if not mine or not theirs:
        return first.changes == second.changes and bool(first.changes)
    small, large = sorted((mine, theirs), key=Counter.total)
    return not small - large


def in_a_row(steps: Sequence[Edit]) -> Edit:
    """Several steps of one view, oldest first, as one: what the first found, what the last left.

    Only for `same_change`: a feed that lags may show two edits of a page as one.
    """
    changes: list[Change] = []
    for step in steps:
        for change in step.changes:
            going_on = next((each for each in changes if _goes_on(each, change)), None)
            if going_on is None:
                changes.append(change)
            else:
                joined = replace(change, before=going_on.before)
                changes[changes.index(going_on)] = joined
    return replace(steps[-1], changes=tuple(changes))


def _goes_on(earlier: Change, later: Change) -> bool:
    return earlier.field == later.field and fold(earlier.after) == fold(later.before) != ""


def _told(edit: Edit) -> Counter[Told]:
    """What was changed, with the signs folded; format aside, which views show as they like."""
    return Counter(_key(change) for change in edit.changes if change.kind != "format")


def _key(change: Change) -> Told:
    if change.field == "link":
        return change.field, link_key(change.before), link_key(change.after)
    return change.field, *_core(fold(change.before), fold(change.after))


def _core(before: str, after: str) -> tuple[str, str]:
    """Both sides without the words at the ends that stayed: views differ in what stands beside."""
    one, other = before.split(), after.split()
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return " ".join(one), " ".join(other)


def _one_moment(first: datetime | None, second: datetime | None) -> bool:
    """Whether two declared times may be one: unknown, or apart by no more than a zone explains."""
    if first is None or second is None:
        return True
    apart = abs(first - second)
    if apart > _ZONES + _SAME_MOMENT:
        return False
    rest = apart % _QUARTER
    return min(rest, _QUARTER - rest) <= _SAME_MOMENT
