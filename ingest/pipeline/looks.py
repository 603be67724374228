"""What one look at a feed has taught: from the outcome of its fetch to items. Stores nothing."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b, sha256
from typing import Literal, assert_never

from ingest.parse.feeds import parse_feed
from ingest.parse.listing import parse_listing
from ingest.parse.pages import parse_missing, parse_page
from ingest.parse.redirects import led_to
from ingest.pipeline.stand_ins import instead_of, known_by
from schemas.records.fetches import Fetched, FetchFailed, FetchOutcome, Gone, NotModified
from schemas.records.items import Item, NotParsed, ParsedFeed, ParsedPage, View
from schemas.records.sources import Feed, FeedFormat

# unread: nothing that we can read.
StandsInstead = Literal["wall", "error", "unread"]

# Statuses of pages that stand in a document's place without being it.
GONE_FOR_GOOD = 410


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Nothing new: 304, or the same bytes as last time."""

    feed: Feed
    outcome: NotModified | Fetched


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Items were read."""

    feed: Feed
    outcome: Fetched
    view: View
    format: FeedFormat
    items: tuple[Item, ...]
    method: str
    body_hash: bytes
    ttl_s: int | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()
    complaints: tuple[str, ...] = ()  # what was wrong with it, though it could be read

    @property
    def snapshot_id(self) -> str:
        """The id of the snapshot that these items were read from."""
        return sha256(self.outcome.body).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """Something else stands in the document's place on its own page, or nothing."""

    feed: Feed
    outcome: Gone | Fetched
    instead: Literal["nothing", "tombstone", "hidden"] = "nothing"  # the site's words, or none


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Neither gone nor an edit; tried again later."""

    feed: Feed
    outcome: FetchFailed | Gone | Fetched
    message: str
    stop: bool = False  # 410: the feed is never asked for again
    instead: StandsInstead | None = None  # what the body was, where there was one


Look = Quiet | Seen | Absent | Failed


def body_hash(body: bytes) -> bytes:
    """What an unchanged body is known by."""
    return blake2b(body, digest_size=16).digest()


def read_look(feed: Feed, outcome: FetchOutcome) -> Look:
    """What the outcome of a fetch means for a feed."""
    match outcome:
        case NotModified():
            return Quiet(feed=feed, outcome=outcome)
        case Fetched():
            return _read_body(feed, outcome)
        case Gone():
            return _read_gone(feed, outcome)
        case FetchFailed():
            return Failed(feed=feed, outcome=outcome, message=outcome.message)
        case _:
            assert_never(outcome)


def _read_gone(feed: Feed, outcome: Gone) -> Look:
    if feed.document_id is not None:
        return _read_missing(feed, outcome)
    if outcome.status == GONE_FOR_GOOD:
        message = "The address is gone for good (410): put its new address into the watch list."
        return Failed(feed=feed, outcome=outcome, message=message, stop=True)
    message = f"The address answers {outcome.status}: check it in a browser, then the watch list."
    return Failed(feed=feed, outcome=outcome, message=message)


def _read_missing(feed: Feed, outcome: Gone) -> Look:
    """A 404 may be a wall's or a broken site's, and then says so itself."""
    said = parse_missing(outcome.body, url=outcome.url) if outcome.body else None
    if said is not None and (instead := _stands_instead(said)):
        return Failed(feed=feed, outcome=outcome, message=said.complaint or "", instead=instead)
    hidden = said is not None and said.state == "hidden"
    return Absent(feed=feed, outcome=outcome, instead="hidden" if hidden else "nothing")


def _stands_instead(said: ParsedPage) -> StandsInstead | None:
    match said.state:
        case "wall" | "error" as instead:
            return instead
        case _:
            return None


def _read_body(feed: Feed, outcome: Fetched) -> Look:
    hash_ = body_hash(outcome.body)
    if hash_ == feed.body_hash:
        return Quiet(feed=feed, outcome=outcome)
    if feed.document_id is not None or feed.format == "page":
        return _read_page(feed, outcome, hash_)
    return _read_feed(feed, outcome)


def _content_type(outcome: Fetched) -> str | None:
    return next((value for name, value in outcome.headers if name == "content-type"), None)


def _read_feed(feed: Feed, outcome: Fetched) -> Look:
    parsed = _parsed_listing(feed, outcome) if feed.format == "listing" else None
    if parsed is None:
        parsed = parse_feed(
            outcome.body,
            content_type=_content_type(outcome),
            url=outcome.url,
            last_count=feed.item_count or 0,
        )
    if isinstance(parsed, NotParsed) and feed.format == "auto" and feed.source.engine:
        # Whoever names an engine may well give its index page: forums without feeds have no other.
        listed = _parsed_listing(feed, outcome)
        parsed = parsed if isinstance(listed, NotParsed) else listed
    if isinstance(parsed, NotParsed):
        return _no_feed(feed, outcome, parsed.complaint)
    return seen_feed(feed, outcome, parsed)


def _no_feed(feed: Feed, outcome: Fetched, complaint: str) -> Failed:
    """A wall or an error page in the feed's place says so itself, or by where it was sent from."""
    said = parse_missing(outcome.body, url=outcome.url)
    if said is not None and (instead := _stands_instead(said)):
        message = said.complaint or complaint
        return Failed(feed=feed, outcome=outcome, message=message, instead=instead)
    if led_to(outcome.request.url, outcome.url) == "login":
        message = "The site sends to its login or consent page instead of the feed."
        return Failed(feed=feed, outcome=outcome, message=message, instead="wall")
    return Failed(feed=feed, outcome=outcome, message=complaint, instead="unread")


def _parsed_listing(feed: Feed, outcome: Fetched) -> ParsedFeed | NotParsed:
    return parse_listing(
        outcome.body,
        content_type=_content_type(outcome),
        url=outcome.url,
        kind=feed.source.document_kind,
        engine=feed.source.engine,
    )


def seen_feed(feed: Feed, outcome: Fetched, parsed: ParsedFeed) -> Seen:
    """The look at a feed whose body was read."""
    return Seen(
        feed=feed,
        outcome=outcome,
        view="feed",
        format=parsed.format,
        items=known_by(parsed.items, feed),
        method=parsed.method,
        body_hash=body_hash(outcome.body),
        ttl_s=parsed.ttl_s,
        skip_hours=parsed.skip_hours,
        skip_days=parsed.skip_days,
        complaints=parsed.complaints,
    )


def _read_page(feed: Feed, outcome: Fetched, hash_: bytes) -> Look:
    parsed = parse_page(
        outcome.body,
        content_type=_content_type(outcome),
        url=outcome.url,
        asked=outcome.request.url,
        kind=feed.source.document_kind,
        engine=feed.source.engine,
        now=outcome.observed_at,
    )
    if isinstance(parsed, NotParsed):
        return Failed(feed=feed, outcome=outcome, message=parsed.complaint, instead="unread")
    match parsed.state:
        case "live":
            return _seen_page(feed, outcome, parsed, hash_)
        case "tombstone" | "hidden" as said:
            return Absent(feed=feed, outcome=outcome, instead=said)
        case "wall" | "error" as said:
            complaint = parsed.complaint or f"The page is a {said}, not a document."
            return Failed(feed=feed, outcome=outcome, message=complaint, instead=said)
        case _:
            assert_never(parsed.state)


def _seen_page(feed: Feed, outcome: Fetched, parsed: ParsedPage, hash_: bytes) -> Look:
    instead = instead_of(parsed.items, feed)
    if instead is not None:
        return Absent(feed=feed, outcome=outcome, instead=instead)
    return Seen(
        feed=feed,
        outcome=outcome,
        view=parsed.view,
        format="page",
        items=known_by(parsed.items, feed),
        method=parsed.method,
        body_hash=hash_,
    )


def observed_at(look: Look) -> datetime:
    """When the look was made, aware UTC."""
    return look.outcome.observed_at


def begun_at(look: Look) -> datetime:
    """When the address was asked, aware UTC: what was there before it is shown by the look."""
    return look.outcome.observed_at - look.outcome.elapsed
