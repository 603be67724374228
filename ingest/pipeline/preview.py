"""What each source of a watch list would yield: fetched and read, and nothing of it stored."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from ingest.pipeline.looks import Absent, Failed, Look, Quiet, Seen, read_look
from ingest.pipeline.requests import request_for
from ingest.ports import Fetcher
from ingest.urls import host_of
from schemas.records.items import Item
from schemas.records.sources import Feed, Source
from schemas.watchlist import WatchedFeed, WatchedSource

# Looked at together: enough to wait for slow hosts side by side, few enough that a person sees
# progress, and that their bodies fit into memory.
AT_ONCE = 16

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What one feed would yield now."""

    source: str
    url: str
    format: str | None = None  # recognised; None where nothing could be read
    items: int = 0
    texts: int = 0  # items that bring their text with them; others are read on their own pages
    newest_title: str = ""
    newest_at: datetime | None = None  # the site says
    problem: str | None = None  # one sentence with the way out


def previews(
    fetcher: Fetcher, sources: Sequence[WatchedSource], *, now: Callable[[], datetime]
) -> Iterator[Preview]:
    """One preview for each feed, in the order of the watch list."""
    named = [
        _as_feed(number, source, feed, now=now())
        for number, (source, feed) in enumerate(
            (source, feed) for source in sources for feed in source.feeds
        )
    ]
    for start in range(0, len(named), AT_ONCE):
        batch = named[start : start + AT_ONCE]
        requests = [request_for(feed, now=now()) for feed in batch]
        outcomes = fetcher.fetch_all(requests, now=now)
        for feed, outcome in zip(batch, outcomes, strict=True):
            yield preview_of(feed, read_look(feed, outcome))


def preview_of(feed: Feed, look: Look) -> Preview:
    """What a look at a feed that was never looked at has shown. Pure."""
    match look:
        case Seen():
            return _seen(feed, look)
        case Failed():
            problem = look.message
        case Absent():
            problem = "Something else stands at this address: open it in a browser."
        case Quiet():
            problem = "The server answers 304 to a first question: its cache is broken."
    return Preview(source=feed.source.name, url=feed.url, problem=problem)


def _seen(feed: Feed, look: Seen) -> Preview:
    newest = max(look.items, key=_at, default=None)
    return Preview(
        source=feed.source.name,
        url=feed.url,
        format=look.format,
        items=len(look.items),
        texts=sum(bool(item.text.blocks) for item in look.items),
        newest_title=newest.title if newest else "",
        newest_at=(newest.updated_at or newest.published_at) if newest else None,
        problem=None if look.items else _nothing(look),
    )


def _at(item: Item) -> datetime:
    return item.updated_at or item.published_at or _LONG_AGO


def _nothing(look: Seen) -> str:
    return (
        f"It is {look.format} without a single item: open it in a browser, "
        "and see whether the site has a feed with posts in it."
    )


def _as_feed(number: int, source: WatchedSource, feed: WatchedFeed, *, now: datetime) -> Feed:
    """The feed as if it had just been applied and never been looked at."""
    return Feed(
        id=number, source=_as_source(number, source), url=feed.url, host=host_of(feed.url),
        format=feed.format or "auto", document_id=None, next_poll_at=now, not_before=None,
        looks_changed=0, looks_unchanged=0, changed_gap_s=0, unchanged_gap_s=0, ttl_s=None,
        skip_hours=(), skip_days=(), etag=None, last_modified=None, body_hash=None,
        last_polled_at=None, last_changed_at=None, last_full_at=None, baseline_at=None, failures=0,
        attempts=0, moved_to=None, moved_seen=0, item_count=None,
    )  # fmt: skip


def _as_source(number: int, source: WatchedSource) -> Source:
    return Source(
        id=number,
        name=source.name,
        kind=source.kind,
        engine=source.engine,
        every=source.every,
        recheck=source.recheck,
        confirm_gone=source.confirm_gone,
        delay=source.delay,
        robots=source.robots,
        state="new",
        baseline_at=None,
    )
