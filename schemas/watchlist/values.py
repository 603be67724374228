"""The watch list as the rest of the system takes it: frozen, complete, every default filled in."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Literal

from schemas.records.alerts import AtMost, Channel, Quiet, Where
from schemas.records.citations import Certainty
from schemas.records.revisions import Significance
from schemas.records.sources import SourceKind
from schemas.watchlist.problems import Problem

StatedFormat = Literal["rss", "atom", "json-feed", "listing", "sitemap", "api", "page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedFeed:
    """One address to poll."""

    url: str  # as the person wrote it
    format: StatedFormat | None = None  # None: recognised from what arrives


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedSource:
    """A publisher to watch."""

    name: str  # unique in the file, case folded
    kind: SourceKind
    feeds: tuple[WatchedFeed, ...]
    every: timedelta | None  # None: learned
    engine: str | None  # None: recognised
    recheck: timedelta  # how long a document's own page is looked at again
    confirm_gone: timedelta  # between the two looks that make a document gone
    delay: timedelta  # least time between two requests to one host
    robots: bool  # does robots.txt bind these feeds too; pages that we find are always bound


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedSubscription:
    """Who wants which events, and where to."""

    name: str  # unique in the file, case folded
    events: tuple[str, ...]  # event types; patterns such as `post.*` are spelled out
    at_least: Significance
    baseline: bool
    where: Where
    settle: timedelta
    digest: timedelta | None
    channels: tuple[Channel, ...]  # secrets are still `${NAME}`
    citations: Certainty = "likely"  # how sure a citation must be to be told of
    digest_at: time | None = None  # None: midnight
    unless: Where = field(default_factory=Where)
    language: str = "en"
    zone: str = "UTC"
    quiet: Quiet | None = None
    at_most: AtMost | None = None
    muted_until: datetime | None = None  # aware
    expires_at: datetime | None = None  # aware


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchList:
    """All of one valid file."""

    sources: tuple[WatchedSource, ...]
    subscriptions: tuple[WatchedSubscription, ...]
    warnings: tuple[Problem, ...] = ()  # valid, but probably not what is wanted
