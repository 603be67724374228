"""How a feed is asked for."""

from datetime import datetime, timedelta

from ingest.pipeline.moves import address_to_ask
from schemas.records.fetches import FetchRequest
from schemas.records.sources import Feed

FEED_TYPES = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.8, application/json;q=0.7, */*;q=0.1"
)
PAGE_TYPES = "text/html, application/xhtml+xml, application/json;q=0.5, */*;q=0.1"

# Some servers answer 304 after an edit (FORUMS.md, fact 1), so from time to time we ask without
# validators. Rarer, and such an edit is seen late; more often, and the 304 saves nobody anything.
FULL_LOOK_EVERY = timedelta(hours=12)


def request_for(feed: Feed, *, now: datetime) -> FetchRequest:
    """The request for one look at a feed."""
    own_page = feed.document_id is not None
    conditional = asks_conditionally(feed.last_full_at, now=now)
    return FetchRequest(
        feed_id=feed.id,
        url=address_to_ask(feed),
        etag=feed.etag if conditional else None,
        last_modified=feed.last_modified if conditional else None,
        accept=PAGE_TYPES if own_page else FEED_TYPES,
        check_robots=own_page or feed.source.robots,
        delay=feed.source.delay,
    )


def asks_conditionally(last_full_at: datetime | None, *, now: datetime) -> bool:
    """Whether a look shows its validators, by when the last one did not."""
    return last_full_at is not None and now - last_full_at < FULL_LOOK_EVERY
