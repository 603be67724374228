"""Webhooks: a signed JSON body by POST, by the Standard Webhooks convention.

Never follows a redirect and never tries again by itself.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

import pycurl

from ingest.errors import PermanentError
from ingest.senders import cloudevents
from ingest.senders.addresses import web_address
from ingest.senders.codes import code_of_status
from ingest.senders.json_bodies import json_body
from ingest.senders.posting import Answer, Broken, Poster
from ingest.senders.redaction import Redaction, filled_in, secret_parts
from ingest.senders.retry_after import not_before
from ingest.senders.secrets import fill
from ingest.senders.signing import signed_headers, signing_keys
from schemas.records.alerts import (
    Channel,
    Delivered,
    FailureCode,
    Message,
    Refused,
    SendOutcome,
    TryLater,
)

# Standard Webhooks, "Request timeouts": between 15 and 30 s. A receiver that hangs holds one of our
# threads for as long.
TIMEOUT_S = 20.0

_FIXED_HEADERS = {
    "Accept": "*/*",
    "Expect": "",  # else libcurl asks for 100 Continue before a large body and waits a second
}


class WebhookSender:
    """Posts alerts. Threads may share one.

    `environment` holds the values of `${NAME}` in addresses and secrets; it is read at each
    attempt. `connect_to`: where connections go elsewhere, as `Poster` takes it.

    Raises: PermanentError where `ca_file` holds no certificate.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        *,
        user_agent: str,
        ca_file: Path | None = None,
        timeout_s: float = TIMEOUT_S,
        connect_to: Sequence[str] = (),
    ) -> None:
        self._environment = environment
        self._poster = Poster(
            user_agent=user_agent, ca_file=ca_file, timeout_s=timeout_s, connect_to=connect_to
        )

    def send(self, message: Message, channel: Channel, *, now: datetime) -> SendOutcome:
        """What the receiver answered; the id is the same in every attempt, the time is not."""
        try:
            url = _address(fill(channel.target, self._environment))
            secret = fill(channel.secret or "", self._environment)
            keys = signing_keys(secret) if channel.secret else ()
        except PermanentError as error:
            return Refused(answer=str(error), code="settings")
        content_type, body = _content(message, channel)
        signed = signed_headers(message.alert_id, body, keys=keys, now=now)
        headers = _FIXED_HEADERS | {"Content-Type": content_type} | signed
        answer = self._poster.post(url, headers=headers, body=body)
        hidden = Redaction.of([*self._secrets(channel), *secret.split(), *secret_parts(url)])
        return _outcome(answer, urlsplit(url).hostname or "", hidden=hidden, now=now)

    def _secrets(self, channel: Channel) -> list[str]:
        return filled_in(f"{channel.target} {channel.secret or ''}", self._environment)


def _content(message: Message, channel: Channel) -> tuple[str, bytes]:
    """Content type and body, in the form that the channel asks for."""
    if channel.format == "cloudevents":
        return cloudevents.CONTENT_TYPE, json_body(cloudevents.cloud_event(message))
    return "application/json", json_body(message.payload)


def _address(filled: str) -> str:
    """Raises: PermanentError; the sentence does not show the address, which may hold a secret."""
    address = web_address(filled)
    if address is None:
        raise PermanentError(
            "The webhook's address is no http or https address: correct it in watch.yaml, or the "
            "variable that stands in it, then send the alert again."
        )
    return address


def _outcome(
    answer: Answer | Broken, host: str, *, hidden: Redaction, now: datetime
) -> SendOutcome:
    """Delivered, refused for good, or try later.

    Standard Webhooks, "Delivery success and failure": 2xx is success, 410 says that the receiver
    wants no more, and the rest is a failure that is tried again for three days. That goes for 400,
    401, 403, 404, 405, 413, 415 and 422 too: each is what a receiver says while it is being
    deployed, moved or given a new secret, none of them speaks of the future, and ten attempts cost
    it less than a lost alert costs a desk. What cannot work whatever the receiver does (no address,
    no secret) never comes here.
    """
    if isinstance(answer, Broken):
        code, sentence = _failure(answer)
        return TryLater(answer=hidden.line(f"{host} {sentence}"), code=code)
    said = hidden.line(f"{host} answered {_status(answer.status)}{_words(answer)}")
    if 200 <= answer.status < 300:
        return Delivered(answer=said)
    if answer.status == HTTPStatus.GONE:
        return Refused(answer=said, code="gone")
    wish = not_before(answer.headers.get("retry-after"), now=now)
    return TryLater(answer=said, not_before=wish, code=code_of_status(answer.status))


def _status(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)


def _words(answer: Answer) -> str:
    """The receiver's own words, unless they are a web page; of a redirect, what to do."""
    if 300 <= answer.status < 400:
        return ", and redirects are not followed: name the new address in watch.yaml"
    body = answer.body
    return "" if not body.strip() or body.lstrip().startswith("<") else f": {body}"


_NOT_HTTP: tuple[FailureCode, str] = ("other", "sent something that is not HTTP")
_BROKE_OFF: tuple[FailureCode, str] = ("unreachable", "broke the connection without an answer")

# libcurl's codes (curl.se/libcurl/c/libcurl-errors.html); any other is a failed connection.
_FAILURES: dict[int, tuple[FailureCode, str]] = {
    pycurl.E_COULDNT_RESOLVE_HOST: ("unreachable", "is not known to the name servers"),
    pycurl.E_COULDNT_CONNECT: ("unreachable", "could not be reached"),
    pycurl.E_OPERATION_TIMEDOUT: ("timeout", "did not answer in time"),
    pycurl.E_PEER_FAILED_VERIFICATION: (
        "certificate",
        "showed a certificate that cannot be trusted",
    ),
    pycurl.E_SSL_CONNECT_ERROR: ("unreachable", "could not agree with us on a secure connection"),
    pycurl.E_GOT_NOTHING: _BROKE_OFF,
    pycurl.E_SEND_ERROR: _BROKE_OFF,
    pycurl.E_RECV_ERROR: _BROKE_OFF,
    pycurl.E_UNSUPPORTED_PROTOCOL: _NOT_HTTP,  # HTTP/0.9
    pycurl.E_FTP_WEIRD_SERVER_REPLY: _NOT_HTTP,  # CURLE_WEIRD_SERVER_REPLY
}
_ANY_OTHER: tuple[FailureCode, str] = (
    "unreachable",
    "could not be reached or broke the connection",
)


def _failure(broken: Broken) -> tuple[FailureCode, str]:
    code, sentence = _FAILURES.get(broken.code, _ANY_OTHER)
    return code, f"{sentence} ({broken.said})" if broken.said else sentence
