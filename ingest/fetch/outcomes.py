"""What a finished transfer means: an outcome, or a step to another address.

It never raises for what a site does.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pycurl

from ingest.fetch.addresses import joined, shown, wire_address
from ingest.fetch.errands import ROBOTS, Errand
from ingest.fetch.failures import bad_status, broken, failed, refused
from ingest.fetch.handles import Handle
from ingest.fetch.headers import all_headers, wanted_fields
from ingest.fetch.politeness import not_before
from schemas.records.fetches import (
    FailureReason,
    Fetched,
    FetchFailed,
    FetchOutcome,
    Gone,
    NotModified,
)

_PERMANENT_MOVES = frozenset({301, 308})
_MOVES = _PERMANENT_MOVES | {302, 303, 307}
_GONE = frozenset({404, 410})
# 203: the body as a proxy passed it on (RFC 9110 15.3.4); refusing it would silence the source.
_BODIES = frozenset({200, 203})
_WISHES = frozenset({"cache-control", "expires", "retry-after"})

_OK = 0  # libcurl's code of a transfer that ended well


def conclude(errand: Errand, handle: Handle, code: int, said: str, now: datetime) -> FetchOutcome:
    """The outcome of a transfer; `code` and `said` are libcurl's error, 0 and "" without one."""
    status = int(handle.easy.getinfo(pycurl.RESPONSE_CODE))
    if code != _OK:
        if handle.refused is not None:
            return refused(errand, handle.refused, now)
        if not _cut_does_no_harm(errand, handle, code, status):
            return broken(errand, code, said, now)
    if status == 304:
        return _not_modified(errand, handle, now)
    if status in _BODIES:
        return _fetched(errand, handle, status, now)
    if status in _GONE:
        return _gone(errand, handle, status, now)
    return bad_status(errand, status, now, _wish(wanted_fields(handle.lines), status, now))


def redirected(
    errand: Errand, handle: Handle, *, max_redirects: int, now: datetime
) -> FetchFailed | None:
    """Move the errand on to where a redirect leads; a failure where it leads nowhere."""
    location = wanted_fields(handle.lines).get("location")
    if not location:
        said = "redirects without saying where to"
        return failed(errand, FailureReason.BAD_REDIRECT, said, now, _status(handle))
    target = joined(errand.address.url, location)
    address = wire_address(target)
    if address is None:
        where = shown(target)[:200]
        said = f"redirects to '{where}', which is no http or https address"
        return failed(errand, FailureReason.BAD_REDIRECT, said, now, _status(handle))
    if not errand.request.follow:
        said = "redirects, which was not to be followed"
        outcome = failed(errand, FailureReason.NOT_FOLLOWED, said, now, _status(handle))
        return replace(outcome, location=shown(address.url))
    if address.url == errand.address.url or address.url in errand.hops:
        said = "redirects in a ring; it may want a cookie or a login"
        return failed(errand, FailureReason.REDIRECT_LOOP, said, now, _status(handle))
    if len(errand.hops) >= max_redirects:
        said = f"redirects more than {max_redirects} times; watch the last address instead"
        return failed(errand, FailureReason.REDIRECT_LOOP, said, now, _status(handle))
    errand.step(address, permanent=_status(handle) in _PERMANENT_MOVES)
    return None


def is_redirect(handle: Handle, code: int) -> bool:
    """Whether a transfer ended with a redirect; how its body ended does not matter."""
    return _status(handle) in _MOVES and (code == _OK or _was_cut(handle, code))


def _status(handle: Handle) -> int:
    return int(handle.easy.getinfo(pycurl.RESPONSE_CODE))


def _was_cut(handle: Handle, code: int) -> bool:
    """Whether our bound on the body, or on its declared length, ended the transfer."""
    return handle.overflow or code == pycurl.E_FILESIZE_EXCEEDED


def _cut_does_no_harm(errand: Errand, handle: Handle, code: int, status: int) -> bool:
    """Whether a body over the bound may be cut: where the status says all, and of robots.txt."""
    cut = _was_cut(handle, code)
    return cut and status != 0 and (status not in _BODIES or errand.place == ROBOTS)


def _not_modified(errand: Errand, handle: Handle, now: datetime) -> NotModified | FetchFailed:
    if not errand.shows_validators:
        return failed(errand, FailureReason.BAD_RESPONSE, "answered 304 to no question", now, 304)
    fields = wanted_fields(handle.lines)
    return NotModified(
        request=errand.request,
        observed_at=now,
        elapsed=timedelta(seconds=errand.spent_s),
        etag=fields.get("etag") or None,
        last_modified=fields.get("last-modified") or None,
        permanent_url=errand.moved_to,
        not_before=_wish(fields, 304, now),
    )


def _fetched(errand: Errand, handle: Handle, status: int, now: datetime) -> Fetched:
    fields = wanted_fields(handle.lines)
    return Fetched(
        request=errand.request,
        url=shown(errand.address.url),
        status=status,
        headers=all_headers(handle.lines),
        body=handle.body(),
        etag=fields.get("etag") or None,
        last_modified=fields.get("last-modified") or None,
        observed_at=now,
        elapsed=timedelta(seconds=errand.spent_s),
        permanent_url=errand.moved_to,
        hops=tuple(shown(hop) for hop in errand.hops[1:]),
        not_before=_wish(fields, status, now),
    )


def _gone(errand: Errand, handle: Handle, status: int, now: datetime) -> Gone:
    return Gone(
        request=errand.request,
        url=shown(errand.address.url),
        status=status,
        observed_at=now,
        elapsed=timedelta(seconds=errand.spent_s),
        body=handle.body(),
    )


def _wish(fields: Mapping[str, bytes], status: int, now: datetime) -> datetime | None:
    """When the server wants to be asked again; looked at only where it says anything of it."""
    if _WISHES.isdisjoint(fields):
        return None
    return not_before(fields, status=status, now=now)
