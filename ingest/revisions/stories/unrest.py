"""Whether an edit is told at once, or only if the text rests: flapping and restless passages. Pure.

Nothing is ever left out of the history, and no text that comes to rest is left untold: an edit that
waits is told as one step from the last text that was told. What is dropped is only what was
replaced before anybody could have read it for long. What authors revise: `revising.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from ingest.revisions.stories.flapping import Flapping, PastStep, flapping
from ingest.revisions.stories.passages import Followed, Passage, carried_over, follow, same_places
from ingest.revisions.stories.passages_kept import passage_from_json, passage_to_json
from ingest.revisions.stories.revising import (
    REVISING,
    is_first_revision,
    may_be_revised,
    told_now,
)
from schemas.records.revisions import Content, Edit, KnownRevision

# Chosen: how long a text must stand at least before it is called at rest. Both texts of a flapping
# page were told already, so that a day's delay costs little; a passage shows a text never seen.
_LEAST_FLAPPING = timedelta(days=1)
_LEAST_PASSAGE = timedelta(hours=1)
# Chosen. At rest is what stays so many times longer than it ever stayed, or than the looks lie
# apart: the next look always comes before the edit is told. A quotation of the day, which stays for
# a day, is never told; what stays twice as long as usual by chance is not at rest either.
_TIMES_LONGER = 3
# Chosen. Two edits of a passage at two looks that follow each other say little where the looks lie
# further apart than this: an author may well edit twice in a morning.
_LOOKS_CLOSE = timedelta(hours=1)
# Chosen. So many edits of one passage are told as they come, unless they came look after look. An
# author may correct one number twice; four times without a word of the site is the site's doing.
_EDITS_OF_ONE_PASSAGE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Unrest:
    """What is remembered of the edits of one view; kept with its head."""

    seq: int  # the head that `passages` are spans of
    told: int  # the newest revision whose text was told, or which is about to be
    waiting: str | None = None  # the event that waits for the text to rest
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An edit with all that the decision needs."""

    story: str  # its own id, or that of the other view's edit which it echoes
    edit: Edit
    before: Content
    after: Content
    head: KnownRevision  # the revision it starts from
    seen: KnownRevision  # the revision it leads to
    texts: Mapping[int, KnownRevision]  # the view's revisions by number
    past: Sequence[PastStep]  # the view's edits
    at: datetime
    last_look_at: datetime | None  # the look before this one


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How an edit is told."""

    since: int | None  # as one step from this revision on; None: not at all
    rest: timedelta | None = None  # only once the text has stood for so long
    story: str | None = None  # the first edit of the story that it belongs to
    members: tuple[str, ...] = ()  # earlier edits that turn out to belong to it
    passages: tuple[Passage, ...] = ()
    observed: bool = False  # the reader was told of these passages, and they go on moving


def decide_telling(step: Step, unrest: Unrest) -> Telling:
    """Whether the edit is told now, waits, or changes nothing of what was told.

    A declared edit of a passage is always told; texts that only alternate are one story, declared
    or not. Where the text is back at what was told last, there is nothing to tell.
    """
    told, known = unrest.told, unrest.passages
    to_and_fro = flapping(step.past, step.texts, head=step.head, seen=step.seen, now=step.at)
    if to_and_fro is not None:
        return _flaps(step, to_and_fro, told=told, known=known)
    followed = _followed(step, known)
    if _restless(step, followed):
        return _waits_for_passage(step, followed, told=told, waited=unrest.waiting is not None)
    return Telling(since=told, passages=told_now(followed.passages, step.at))


def _followed(step: Step, known: Sequence[Passage]) -> Followed:
    """Only edits that the site keeps silent about make a passage restless; growth is no unrest."""
    if step.edit.kind == "growing" or step.edit.declared:
        passages = carried_over(step.before, step.after, known)
        return Followed(passages=passages, again=(), inside=False)
    return follow(step.before, step.after, known, edit_id=step.story, now=step.at)


def _restless(step: Step, followed: Followed) -> bool:
    """Whether all that the edit changed are passages that do not rest."""
    return followed.inside and all(_is_restless(each, step) for each in followed.again)


def _is_restless(passage: Passage, step: Step) -> bool:
    """Never at the second edit: one edit, and another that puts it right, is how authors write."""
    if passage.observed:
        return True
    if is_first_revision(passage, step.at):
        return False
    if passage.times >= _EDITS_OF_ONE_PASSAGE:
        return True
    if step.last_look_at is None or _gap(step) > _LOOKS_CLOSE:
        return False
    return bool(passage.alone) and passage.changed_at >= step.last_look_at


def _flaps(step: Step, to_and_fro: Flapping, *, told: int, known: Sequence[Passage]) -> Telling:
    """Steps between known texts say nothing of passages: the next new text is news."""
    longest = max(to_and_fro.longest, _gap(step))
    revised = step.at - to_and_fro.began <= REVISING
    return Telling(
        since=_unless_told(step, told),
        rest=_rest_of_revising(step) if revised else max(_LEAST_FLAPPING, _TIMES_LONGER * longest),
        story=to_and_fro.story,
        members=to_and_fro.steps[1:],
        passages=same_places(step.before, step.after, known),
    )


def _waits_for_passage(step: Step, followed: Followed, *, told: int, waited: bool) -> Telling:
    """It waits; what changed while we waited, though nobody revises it any more, never rests.

    The reader was told of it when it began, and is told again when it rests. That it never rests is
    known of three edits at least: the first, one that changed nothing else, and this one.
    """
    again, since = followed.again, _unless_told(step, told)
    revised = all(may_be_revised(each, step.at) for each in again)
    moves_on = waited and since is not None and not revised
    observed = all(each.observed or (moves_on and each.alone) for each in again)
    first = max(again, key=lambda each: each.times)
    return Telling(
        since=since,
        rest=_rest_of_revising(step) if revised else _rest(step, followed),
        story=first.story if observed else None,
        members=first.alone if observed else (),
        observed=observed,
        passages=_as_observed(followed.passages, step.at, first.story)
        if observed
        else followed.passages,
    )


def _rest(step: Step, followed: Followed) -> timedelta:
    stayed = max(each.longest for each in followed.passages if each.changed_at == step.at)
    return max(_LEAST_PASSAGE, _TIMES_LONGER * max(stayed, _gap(step)))


def _rest_of_revising(step: Step) -> timedelta:
    return max(REVISING, _TIMES_LONGER * _gap(step))


def _as_observed(passages: Sequence[Passage], now: datetime, story: str) -> tuple[Passage, ...]:
    """With those changed at this moment observed as one story; others may be words at rest."""
    return tuple(
        replace(each, observed=True, alone=(), story=story) if each.changed_at == now else each
        for each in passages
    )


def _gap(step: Step) -> timedelta:
    return max(step.at - step.last_look_at, timedelta()) if step.last_look_at else timedelta()


def _unless_told(step: Step, told: int) -> int | None:
    """The revision told last; None where it reads as the new one does."""
    last = step.texts.get(told)
    if last is None or last.fingerprint != step.seen.fingerprint:
        return told
    signs = step.head.fingerprint == step.seen.fingerprint
    return told if signs and last.exact != step.seen.exact else None


def unrest_to_json(unrest: Unrest) -> dict[str, Any]:
    """As it is stored with the head."""
    return {
        "seq": unrest.seq, "told": unrest.told, "waiting": unrest.waiting,
        "passages": [passage_to_json(each) for each in unrest.passages],
    }  # fmt: skip


def unrest_from_json(stored: Mapping[str, Any]) -> Unrest:
    """As it was stored."""
    passages = tuple(map(passage_from_json, stored["passages"]))
    return Unrest(
        seq=stored["seq"], told=stored["told"], waiting=stored.get("waiting"), passages=passages
    )
