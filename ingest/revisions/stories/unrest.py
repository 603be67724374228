"""Whether an edit is told at once, or only if the text rests: flapping and restless passages. Pure.

Nothing is ever left out of the history, and no text that comes to rest is left untold: an edit that
waits is told as one step from the last text that was told. What is dropped is only what was
replaced before anybody could have read it for long.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from ingest.revisions.stories.flapping import Flapping, PastStep, flapping
from ingest.revisions.stories.passages import Followed, Passage, carried_over, follow, same_places
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
    observed: bool = False  # the reader knows already that these passages never rest


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
    return Telling(since=told, passages=followed.passages)


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
    if passage.observed or passage.times >= _EDITS_OF_ONE_PASSAGE:
        return True
    if step.last_look_at is None or _gap(step) > _LOOKS_CLOSE:
        return False
    first_return = step.edit.kind == "reverted" and passage.times < 2  # the way back is news
    return passage.changed_at >= step.last_look_at and not first_return


def _flaps(step: Step, to_and_fro: Flapping, *, told: int, known: Sequence[Passage]) -> Telling:
    """Steps between known texts say nothing of passages: the next new text is news."""
    longest = max(to_and_fro.longest, _gap(step))
    return Telling(
        since=_unless_told(step, told),
        rest=max(_LEAST_FLAPPING, _TIMES_LONGER * longest),
        story=to_and_fro.story,
        members=to_and_fro.steps[1:],
        passages=same_places(step.before, step.after, known),
    )


def _waits_for_passage(step: Step, followed: Followed, *, told: int, waited: bool) -> Telling:
    """It waits; where it changed while we waited, that it never rests is told, once."""
    stories = {each.story for each in followed.again}
    since = _unless_told(step, told)
    announce = waited and since is not None and not all(p.observed for p in followed.again)
    stayed = max(each.longest for each in followed.passages if each.story in stories)
    rest = max(_LEAST_PASSAGE, _TIMES_LONGER * max(stayed, _gap(step)))
    return Telling(
        since=since,
        rest=None if announce else rest,
        story=max(followed.again, key=lambda each: each.times).story,
        observed=all(each.observed for each in followed.again),
        passages=tuple(
            replace(each, observed=each.observed or (announce and each.story in stories))
            for each in followed.passages
        ),
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
        "passages": [_passage_to_json(each) for each in unrest.passages],
    }  # fmt: skip


def unrest_from_json(stored: Mapping[str, Any]) -> Unrest:
    """As it was stored."""
    passages = tuple(map(_passage_from_json, stored["passages"]))
    return Unrest(
        seq=stored["seq"], told=stored["told"], waiting=stored.get("waiting"), passages=passages
    )


def _passage_to_json(passage: Passage) -> dict[str, Any]:
    return {
        "span": list(passage.span), "times": passage.times, "story": passage.story,
        "observed": passage.observed, "changed_at": passage.changed_at.isoformat(),
        "longest_s": passage.longest.total_seconds(),
    }  # fmt: skip


def _passage_from_json(stored: Mapping[str, Any]) -> Passage:
    return Passage(
        span=(stored["span"][0], stored["span"][1]),
        times=stored["times"],
        story=stored["story"],
        observed=stored["observed"],
        changed_at=datetime.fromisoformat(stored["changed_at"]),
        longest=timedelta(seconds=stored["longest_s"]),
    )
