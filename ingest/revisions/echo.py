"""One step of a document, seen through two views, is one edit. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from ingest.revisions.normal import fold, link_key
from schemas.records.revisions import Change, Edit

Told = tuple[str, str, str]  # field, before, after
Place = list[Change]  # what was changed at one place: one change for each of its kinds

# Edits of which no text tells: the site's word alone.
_WITHOUT_TEXT = ("before_seen", "unseen")
# A feed has straight quotation marks and no headings where the page has others.
_AS_VIEWS_LIKE = ("format", "typography")

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
    if not {first.kind, second.kind}.isdisjoint(_WITHOUT_TEXT):
        return False
    if not one_moment(first.declared_at, second.declared_at):
        return False
    mine, theirs = _told(first), _told(second)
    if not mine or not theirs:
        return _signs(first) == _signs(second) != Counter()
    small, large = sorted((mine, theirs), key=Counter.total)
    return not small - large


def tells_more(told: Edit, edit: Edit) -> bool:
    """Whether an edit has changes that another view's account of the same step left out."""
    return bool(_told(edit) - _told(told))


def rest_of(told: Edit, edit: Edit) -> Edit:
    """What `edit` has to say beyond `told`: the changes that were left out."""
    known = _told(told)
    rest: list[Change] = []
    for place in _read_places(edit.changes):
        if known[_key(place[0])] > 0:
            known[_key(place[0])] -= 1
        else:
            rest += place
    return replace(edit, changes=tuple(rest))


def in_a_row(steps: Sequence[Edit]) -> Edit:
    """Several steps of one view, oldest first, as one: what the first found, what the last left.

    Only for `same_change`: a feed that lags may show two edits of a page as one.
    """
    places: list[Place] = []
    for step in steps:
        for place in _places(step.changes):
            at = next((n for n, each in enumerate(places) if _goes_on(each[0], place[0])), None)
            if at is None:
                places.append(place)
            else:
                places[at] = [_since(places[at][0], change) for change in place]
    return replace(steps[-1], changes=tuple(change for place in places for change in place))


def _goes_on(earlier: Change, later: Change) -> bool:
    return earlier.field == later.field and fold(earlier.after) == fold(later.before) != ""


def _since(earlier: Change, later: Change) -> Change:
    return replace(later, before=earlier.before, before_span=earlier.before_span)


def _told(edit: Edit) -> Counter[Told]:
    """What was changed, place by place, signs folded; without what views show as they like.

    Kinds are no part of it: what a view shows beside a place decides them too.
    """
    return Counter(_key(place[0]) for place in _read_places(edit.changes))


def _signs(edit: Edit) -> Counter[Told]:
    """What was changed, sign by sign; where it stands in the text is the view's."""
    first = (place[0] for place in _places(edit.changes))
    return Counter((change.field, change.before, change.after) for change in first)


def _read_places(changes: Iterable[Change]) -> list[Place]:
    return _places(change for change in changes if change.kind not in _AS_VIEWS_LIKE)


def _places(changes: Iterable[Change]) -> list[Place]:
    """The changes of one edit, place by place; without spans each change has its own place."""
    places: dict[object, Place] = {}
    for number, change in enumerate(changes):
        spans = change.before_span, change.after_span
        place = (change.field, spans, _key(change)) if any(spans) else number
        places.setdefault(place, []).append(change)
    return list(places.values())


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


def one_moment(first: datetime | None, second: datetime | None) -> bool:
    """Whether two declared times may be one: unknown, or apart by no more than a zone explains."""
    if first is None or second is None:
        return True
    apart = abs(first - second)
    if apart > _ZONES + _SAME_MOMENT:
        return False
    rest = apart % _QUARTER
    return min(rest, _QUARTER - rest) <= _SAME_MOMENT
