"""Passages of a text that are changed again and again: followed from revision to revision. Pure.

A passage is a span of the compared text (`shown.visible_of`) of a view's head. It is never guessed
from its words: each edit carries it on through the differ, so that it is the same place or none.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ingest.revisions.fingerprint import fingerprint
from ingest.revisions.shown import visible_of
from ingest.revisions.stories.cuts import without
from ingest.revisions.stories.spans import (
    Exchange,
    carried,
    end_of,
    exchanges,
    holds,
    hulls,
    is_whole,
    overlap,
    start_of,
)
from schemas.records.revisions import Content, Span

# Chosen. A passage that rested for so long begins anew: its next edit is news.
FORGOTTEN = timedelta(days=30)
# Of one text; a text that is rewritten in more places is no text with a counter in it.
MOST_PASSAGES = 20
# A passage of so many characters is one place, whichever of its words are changed.
_SHORT = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A span that was changed, and what is known of its changes, which the site did not declare."""

    span: Span  # half open, characters of the compared text of the head
    times: int  # it was changed
    changed_at: datetime  # last, we saw
    longest: timedelta  # that it stayed as it was between two changes
    story: str  # the edit that changed it first
    observed: bool = False  # it changed again while we waited for it to rest
    revised_from: datetime | None = None  # an edit told at once; soon after, authors revise it
    alone: tuple[str, ...] = ()  # later edits of nothing else, until they are found to be a story


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """The passages after one more edit."""

    passages: tuple[Passage, ...]  # in the new text
    again: tuple[Passage, ...]  # those that this edit changed, as they were known before
    inside: bool  # whether nothing at all differs outside of `again`


def follow(
    before: Content, after: Content, known: Sequence[Passage], *, edit_id: str, now: datetime
) -> Followed:
    """What an edit means for the passages; `edit_id` is the edit's own id.

    A place that reaches beyond a known passage is not inside of it, however little: what stands
    beside a counter is text like any other. The passage is known in its new extent from then on.
    """
    windows = exchanges(before, after)
    alive = [
        each
        for each in known
        if now - each.changed_at < FORGOTTEN and not _another_place(each, windows)
    ]
    again = tuple(
        each
        for each in alive
        if any(holds(each.span, w) for w in windows)
        and is_whole(each.span, windows)
        and not _gets_words(each.span, before, after, windows)
    )
    new = [w for w in windows if not any(holds(each.span, w) for each in again)]
    inside = bool(again) and not new and _equal_beside(before, after, again, windows)
    kept = [
        _moved(_changed(each, now, edit_id if inside else None) if each in again else each, windows)
        for each in alive
        if each in again or not any(overlap(each.span, w.before) for w in windows)
    ]
    added = [_added(hull, alive, windows, edit_id, now) for hull in hulls(new, after)]
    newest = sorted([*kept, *added], key=lambda each: each.changed_at, reverse=True)
    return Followed(passages=tuple(newest[:MOST_PASSAGES]), again=again, inside=inside)


def carried_over(before: Content, after: Content, known: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages in a text that only our method read otherwise; those it touched are given up."""
    windows = exchanges(before, after)
    whole = [p for p in known if not any(overlap(p.span, w.before) for w in windows)]
    return tuple(_moved(each, windows) for each in whole)


def same_places(before: Content, after: Content, known: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages after a step between two known texts, which counts as no change of them."""
    windows = exchanges(before, after)
    return tuple(_moved(each, windows) for each in known if is_whole(each.span, windows))


def _gets_words(span: Span, before: Content, after: Content, windows: Sequence[Exchange]) -> bool:
    """Whether words stand where nothing but figures stood: "99" is no counter as "not 99"."""
    start, end = carried(span, windows)
    old, new = visible_of(before)[slice(*span)], visible_of(after)[start:end]
    return _has_letter(new) and not _has_letter(old) and bool(old)


def _has_letter(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _another_place(passage: Passage, windows: Sequence[Exchange]) -> bool:
    """Whether a few words were changed in what was a whole paragraph when it was changed itself."""
    start, end = passage.span
    if passage.times > 1 or end - start <= _SHORT:
        return False
    held = [w.before for w in windows if holds(passage.span, w)]
    return bool(held) and 2 * (held[-1][1] - held[0][0]) < end - start


def _changed(passage: Passage, now: datetime, alone: str | None = None) -> Passage:
    """Changed once more; `alone` is the edit, where it changed nothing else."""
    stayed = max(passage.longest, now - passage.changed_at)
    others = passage.alone if alone is None or passage.observed else (*passage.alone, alone)
    return replace(passage, times=passage.times + 1, changed_at=now, longest=stayed, alone=others)


def _moved(passage: Passage, windows: Sequence[Exchange]) -> Passage:
    return replace(passage, span=carried(passage.span, windows))


def _added(
    hull: Exchange,
    known: Sequence[Passage],
    windows: Sequence[Exchange],
    edit_id: str,
    now: datetime,
) -> Passage:
    """A new passage, with what is known of those that it reaches into."""
    held = [each for each in known if overlap(each.span, hull.before)]
    start, end = hull.after
    for each in held:
        if each.span[0] < hull.before[0]:
            start = min(start, start_of(each.span[0], windows))
        if each.span[1] > hull.before[1]:
            end = max(end, end_of(each.span[1], windows))
    if not held:
        return Passage(
            span=(start, end), times=1, changed_at=now, longest=timedelta(), story=edit_id
        )
    most = max(held, key=lambda each: each.times)
    return replace(_changed(most, now), span=(start, end))


def _equal_beside(
    before: Content, after: Content, passages: Sequence[Passage], windows: Sequence[Exchange]
) -> bool:
    """Whether the contents read the same where these passages are cut out: title, links, all."""
    old = [each.span for each in passages]
    new = [carried(span, windows) for span in old]
    return fingerprint(without(before, old)) == fingerprint(without(after, new))
