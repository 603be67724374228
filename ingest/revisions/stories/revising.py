"""What an author edits again within minutes is revising, and no text that never rests. Pure.

Authors correct what they have just written: one edit, and another that puts the same words right.
So the second edit of a passage, soon after one that was told at once, is told at once too; what
settles makes one alert of both. Further ones cannot be told from a counter that has just begun:
they wait, but only as long as an author revises, so that what is left standing is told.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from ingest.revisions.stories.passages import Passage

# Chosen. Who corrects a correction does so while still reading it; what moves for longer moves by
# itself, or is being written, and is told when it rests.
REVISING = timedelta(minutes=10)


def may_be_revised(passage: Passage, now: datetime) -> bool:
    """Whether an edit of it that was told at once is so recent that its author may revise it."""
    since = passage.revised_from
    return since is not None and now - since <= REVISING and not passage.observed


def is_first_revision(passage: Passage, now: datetime) -> bool:
    """Whether a change at this moment would be the first one since that edit."""
    return may_be_revised(passage, now) and passage.changed_at == passage.revised_from


def told_now(passages: Iterable[Passage], now: datetime) -> tuple[Passage, ...]:
    """The passages after an edit that is told at once: those it changed may be revised."""
    return tuple(
        replace(each, revised_from=now)
        if each.changed_at == now and not may_be_revised(each, now)
        else each
        for each in passages
    )
