"""Texts that go to and fro between known ones: A, B, A, B is one story, not four. Pure.

The first step is news and so is the way back. A step that was seen before, from the same text to
the same text, tells a reader nothing new, as long as it is not where the text comes to rest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from schemas.records.revisions import KnownRevision

# Chosen. A step that was last made longer ago is news again: whoever was told of it a month ago
# does not expect it any more, and a sitting that resumes or a page restored from a backup is one.
FORGOTTEN = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastStep:
    """An earlier edit of the same view of a document."""

    edit_id: str
    from_seq: int
    to_seq: int
    at: datetime  # we saw
    story: str | None  # the first edit of the story that it belongs to, if any


@dataclass(frozen=True, slots=True, kw_only=True)
class Flapping:
    """The story that a step goes on with."""

    story: str  # its first edit
    steps: tuple[str, ...]  # the earlier edits between the two texts, oldest first
    longest: timedelta  # that a text stood between two of them
    began: datetime  # the first of them, we saw


def flapping(
    past: Sequence[PastStep],
    texts: Mapping[int, KnownRevision],
    *,
    head: KnownRevision,
    seen: KnownRevision,
    now: datetime,
) -> Flapping | None:
    """The story, where this very step was made before; None where it is news.

    `past` are the view's edits, `texts` its revisions by number, `seen` the revision that the new
    edit leads to. Never true of a text that was not seen before.
    """
    if not _known(past, texts, (head, seen), now):
        return None
    pair = {_key(head, seen), _key(seen, head)}
    steps = [p for p in _recent(past, now) if _step(p, texts) in pair]
    ordered = sorted(steps, key=lambda each: each.to_seq)
    first = ordered[0]
    moments = [*(each.at for each in ordered), now]
    return Flapping(
        story=first.story or first.edit_id,
        steps=tuple(each.edit_id for each in ordered),
        longest=max(b - a for a, b in pairwise(moments)),
        began=first.at,
    )


_Key = tuple[str, str]


def _known(
    past: Sequence[PastStep],
    texts: Mapping[int, KnownRevision],
    step: tuple[KnownRevision, KnownRevision],
    now: datetime,
) -> bool:
    return any(_step(each, texts) == _key(*step) for each in _recent(past, now))


def _recent(past: Sequence[PastStep], now: datetime) -> list[PastStep]:
    return [each for each in past if now - each.at < FORGOTTEN]


def _step(past: PastStep, texts: Mapping[int, KnownRevision]) -> _Key | None:
    before, after = texts.get(past.from_seq), texts.get(past.to_seq)
    return _key(before, after) if before and after and past.from_seq != past.to_seq else None


def _key(before: KnownRevision, after: KnownRevision) -> _Key:
    """Folded texts; where those are equal, the edit was of signs, and signs are compared."""
    if before.fingerprint == after.fingerprint:
        return before.exact, after.exact
    return before.fingerprint, after.fingerprint
