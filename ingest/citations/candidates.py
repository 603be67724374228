"""Statements that may be what a post quotes, and which of them can be at all. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

# Time zones are unknown and days come without a time: a statement dated later than this behind the
# post cannot be its source (OFFICIAL.md 6), one dated less behind it may.
_CLOCKS = timedelta(hours=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A revision of a statement (of one of its faces) that shares words with a post."""

    statement_key: str
    revision_id: str
    text: str  # visible
    url: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    language: str | None = None
    published_at: datetime | None = None  # of the statement
    observed_at: datetime | None = None  # when this revision was first seen
    rarest: int = 1  # statements, of all held, with the rarest shingle that it shares with the post


def in_time(candidates: Sequence[Candidate], written_at: datetime | None) -> list[Candidate]:
    """Those that a text written then can quote; all where either time is unknown."""
    return [one for one in candidates if not _too_late(one, written_at, _CLOCKS)]


def is_late(one: Candidate, written_at: datetime | None) -> bool:
    """Whether a statement is dated after the post, if only by as much as clocks differ."""
    return _too_late(one, written_at, timedelta())


def _too_late(one: Candidate, written_at: datetime | None, allowed: timedelta) -> bool:
    published = one.published_at
    return None not in (published, written_at) and published > written_at + allowed  # type: ignore[operator]
