"""One HTTP exchange: what is asked, and every outcome it may have."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

Headers = tuple[tuple[str, str], ...]  # names in lower case, in order of arrival, Latin-1 decoded


class FailureReason(StrEnum):
    """Why a fetch failed; the value is what tables and pages show."""

    REFUSED_ADDRESS = "refused-address"  # private, link-local or metadata address
    UNKNOWN_HOST = "unknown-host"
    CONNECTION = "connection"  # refused, reset, unreachable
    TIMEOUT = "timeout"
    CERTIFICATE = "certificate"
    TOO_LARGE = "too-large"  # body or decompressed body over the bound
    REDIRECT_LOOP = "redirect-loop"
    BAD_REDIRECT = "bad-redirect"  # no target, or to a scheme that is not http(s)
    BAD_RESPONSE = "bad-response"  # not HTTP, broken compression
    HTTP_STATUS = "http-status"  # any status not handled otherwise
    ROBOTS = "robots"  # robots.txt forbids this page
    BAD_ADDRESS = "bad-address"  # not an http(s) URL
    NOT_FOLLOWED = "not-followed"  # a redirect, and the request was to follow none


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchRequest:
    """One address to look at; validators are the exact bytes the server sent."""

    feed_id: int
    url: str
    etag: bytes | None = None
    last_modified: bytes | None = None
    accept: str = "*/*"
    check_robots: bool = False  # pages that we found; not feeds that a person named
    delay: timedelta = timedelta(seconds=2)  # least time between two requests to this host
    max_bytes: int | None = None  # None: the fetcher's own bound
    follow: bool = True  # False: a redirect is not followed but told


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """Status 200 with a body."""

    request: FetchRequest
    url: str  # where the body came from, after redirects
    status: int
    headers: Headers
    body: bytes  # content encoding undone
    etag: bytes | None  # exactly as sent; None deletes the stored one
    last_modified: bytes | None
    observed_at: datetime
    elapsed: timedelta
    permanent_url: str | None = None  # target reached by 301/308 steps only
    hops: tuple[str, ...] = ()  # addresses passed on the way, the first one excluded
    not_before: datetime | None = None  # the server's wish: max-age, Expires, Retry-After


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """Status 304: the stored validators still hold."""

    request: FetchRequest
    observed_at: datetime
    elapsed: timedelta
    etag: bytes | None = None  # sent again with the 304 (RFC 9111 4.3.4), else None
    last_modified: bytes | None = None
    permanent_url: str | None = None
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """Status 404 or 410: nothing stands at this address. One look proves nothing yet."""

    request: FetchRequest
    url: str
    status: int
    observed_at: datetime
    elapsed: timedelta
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchFailed:
    """Anything else: neither gone nor an edit, always tried again later."""

    request: FetchRequest
    reason: FailureReason
    message: str  # one sentence for a person, no secret in it
    observed_at: datetime
    elapsed: timedelta
    status: int | None = None
    not_before: datetime | None = None  # from Retry-After
    location: str | None = None  # of a redirect that was not followed: where it leads


FetchOutcome = Fetched | NotModified | Gone | FetchFailed
