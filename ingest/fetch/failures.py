"""Why a fetch failed, in one sentence for a person. Pure.

A sentence names the host and never the whole address, which may carry a password or a token.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from http import HTTPStatus

import pycurl

from ingest.fetch.addresses import shown, wire_address
from ingest.fetch.errands import Errand
from schemas.records.fetches import FailureReason, FetchFailed, FetchRequest

# libcurl's codes (curl.se/libcurl/c/libcurl-errors.html); any other is a failed connection.
_REASONS = {
    pycurl.E_UNSUPPORTED_PROTOCOL: FailureReason.BAD_RESPONSE,  # HTTP/0.9: not HTTP at all
    pycurl.E_URL_MALFORMAT: FailureReason.BAD_ADDRESS,
    pycurl.E_COULDNT_RESOLVE_HOST: FailureReason.UNKNOWN_HOST,
    pycurl.E_FTP_WEIRD_SERVER_REPLY: FailureReason.BAD_RESPONSE,  # CURLE_WEIRD_SERVER_REPLY
    pycurl.E_WRITE_ERROR: FailureReason.TOO_LARGE,  # only our own bound says no to a write
    pycurl.E_OPERATION_TIMEDOUT: FailureReason.TIMEOUT,
    pycurl.E_BAD_CONTENT_ENCODING: FailureReason.BAD_RESPONSE,
    pycurl.E_FILESIZE_EXCEEDED: FailureReason.TOO_LARGE,
    pycurl.E_PEER_FAILED_VERIFICATION: FailureReason.CERTIFICATE,
    pycurl.E_SSL_ISSUER_ERROR: FailureReason.CERTIFICATE,
    pycurl.E_SSL_INVALIDCERTSTATUS: FailureReason.CERTIFICATE,
    100: FailureReason.TOO_LARGE,  # CURLE_TOO_LARGE, of headers; pycurl has no name for it
}

# Many large header lines end with the code of a broken connection; only the words tell.
_HEADER_BOMB = "Too large response headers"

_SENTENCES = {
    FailureReason.BAD_RESPONSE: "sent something that is not a readable HTTP response",
    FailureReason.BAD_ADDRESS: "is part of an address that cannot be asked for",
    FailureReason.UNKNOWN_HOST: "is not known to the name servers; check the address",
    FailureReason.TOO_LARGE: "sent more than is read at most",
    FailureReason.TIMEOUT: "did not answer in time",
    FailureReason.CERTIFICATE: "showed a certificate that cannot be trusted",
    FailureReason.CONNECTION: "could not be reached or broke the connection",
}


def broken(errand: Errand, code: int, said: str, now: datetime) -> FetchFailed:
    """A transfer that libcurl ended with an error; `said` is its own explanation."""
    reason = _REASONS.get(code, FailureReason.CONNECTION)
    if said.startswith(_HEADER_BOMB):
        reason = FailureReason.TOO_LARGE
    detail = f" ({shown(said)})" if said else ""
    return failed(errand, reason, _SENTENCES[reason] + detail, now)


def refused(errand: Errand, address: str, now: datetime) -> FetchFailed:
    """The guard said no to the address that the host's name led to."""
    said = (
        f"leads to {address}, which is not fetched from; "
        "name its network in PALIMPSEST_ALLOW_NETWORKS if that is meant"
    )
    return failed(errand, FailureReason.REFUSED_ADDRESS, said, now)


def bad_status(
    errand: Errand, status: int, now: datetime, not_before: datetime | None
) -> FetchFailed:
    """A status that carries neither a body nor news."""
    try:
        phrase = f" ({HTTPStatus(status).phrase})"
    except ValueError:
        phrase = ""
    return FetchFailed(
        request=errand.request,
        reason=FailureReason.HTTP_STATUS,
        message=f"{errand.host} answered {status}{phrase}.",
        observed_at=now,
        elapsed=timedelta(seconds=errand.spent_s),
        status=status,
        not_before=not_before,
    )


def failed(
    errand: Errand, reason: FailureReason, said: str, now: datetime, status: int | None = None
) -> FetchFailed:
    """A failure of the host that the errand has come to; `said` completes the sentence."""
    return FetchFailed(
        request=errand.request,
        reason=reason,
        message=f"{errand.host} {said}.",
        observed_at=now,
        elapsed=timedelta(seconds=errand.spent_s),
        status=status,
    )


def bad_address(request: FetchRequest, now: datetime) -> FetchFailed:
    """An address that no errand can be made of."""
    return FetchFailed(
        request=request,
        reason=FailureReason.BAD_ADDRESS,
        message=f"'{shown(request.url)[:200]}' is not an http or https address.",
        observed_at=now,
        elapsed=timedelta(),
    )


def forbidden(
    errand: Errand, unreachable: str | None, now: datetime, until: datetime
) -> FetchFailed:
    """A page that robots.txt keeps us from; `unreachable` says why it could not be read."""
    if unreachable is None:
        said = (
            "forbids this page in its robots.txt; ask its operator to allow it "
            "or take the page off the watch list"
        )
        return failed(errand, FailureReason.ROBOTS, said, now)
    said = (
        f"showed no robots.txt, so its pages are let alone until {until:%H:%M} UTC: {unreachable}"
    )
    found = failed(errand, FailureReason.ROBOTS, said.removesuffix("."), now)
    return replace(found, not_before=until)


def silent(errand: Errand, now: datetime) -> FetchFailed:
    """A host that the errands before this one have asked in vain."""
    said = "was not asked again after failing twice in a row; it will be at the next poll"
    return failed(errand, FailureReason.CONNECTION, said, now)


def overdue(request: FetchRequest, now: datetime) -> FetchFailed:
    """A request that the time for its batch did not suffice for."""
    address = wire_address(request.url)
    host = address.host if address else "the host"
    return FetchFailed(
        request=request,
        reason=FailureReason.TIMEOUT,
        message=f"{host} was not asked: the requests before took all the time; it will be later.",
        observed_at=now,
        elapsed=timedelta(),
    )
