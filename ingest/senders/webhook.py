"""Webhooks: a signed JSON body by POST, by the Standard Webhooks convention.

Never follows a redirect and never tries again by itself.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import can_ada
import pycurl

from ingest.errors import PermanentError
from ingest.senders.posting import Answer, Broken, Poster
from ingest.senders.redaction import Redaction, filled_in, secret_parts
from ingest.senders.retry_after import not_before
from ingest.senders.secrets import fill
from ingest.senders.signing import signed_headers, signing_keys
from schemas.records.alerts import Channel, Delivered, Message, Refused, SendOutcome, TryLater

# Standard Webhooks, "Request timeouts": between 15 and 30 s. A receiver that hangs holds one of our
# threads for as long.
TIMEOUT_S = 20.0

_FIXED_HEADERS = {
    "Content-Type": "application/json",
    "Accept": "*/*",
    "Expect": "",  # else libcurl asks for 100 Continue before a large body and waits a second
}


class WebhookSender:
    """Posts alerts. Threads may share one.

    `environment` holds the values of `${NAME}` in addresses and secrets; it is read at each
    attempt.

    Raises: PermanentError where `ca_file` holds no certificate.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        *,
        user_agent: str,
        ca_file: Path | None = None,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        self._environment = environment
        self._poster = Poster(user_agent=user_agent, ca_file=ca_file, timeout_s=timeout_s)

    def send(self, message: Message, channel: Channel, *, now: datetime) -> SendOutcome:
        """What the receiver answered; the id is the same in every attempt, the time is not."""
        try:
            url = _address(fill(channel.target, self._environment))
            secret = fill(channel.secret or "", self._environment)
            keys = signing_keys(secret) if channel.secret else ()
        except PermanentError as error:
            return Refused(answer=str(error))
        body = json_body(message.payload)
        signed = signed_headers(message.alert_id, body, keys=keys, now=now)
        answer = self._poster.post(url, headers=_FIXED_HEADERS | signed, body=body)
        hidden = Redaction.of([*self._secrets(channel), *secret.split(), *secret_parts(url)])
        return _outcome(answer, urlsplit(url).hostname or "", hidden=hidden, now=now)

    def _secrets(self, channel: Channel) -> list[str]:
        return filled_in(f"{channel.target} {channel.secret or ''}", self._environment)


def json_body(payload: Mapping[str, Any]) -> bytes:
    """The payload as compact JSON in UTF-8.

    `backslashreplace` writes a lone surrogate, which UTF-8 cannot hold, as the escape that JSON has
    for it. Raises: ValueError for a number that JSON does not have.
    """
    text = json.dumps(payload, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace")


def _address(filled: str) -> str:
    """As the WHATWG standard writes it: printable ASCII, and nobody reads another host in it.

    Raises: PermanentError; the sentence does not show the address, which may hold a secret.
    """
    try:
        parsed = can_ada.parse(filled.strip())
    except (ValueError, TypeError):  # TypeError: a lone surrogate
        parsed = None
    if parsed is None or parsed.protocol not in {"http:", "https:"}:
        raise PermanentError(
            "The webhook's address is no http or https address: correct it in watch.yaml, or the "
            "variable that stands in it, then send the alert again."
        )
    return str(parsed.href)


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
        return TryLater(answer=hidden.line(f"{host} {_failure(answer)}"))
    said = hidden.line(f"{host} answered {_status(answer.status)}{_words(answer)}")
    if 200 <= answer.status < 300:
        return Delivered(answer=said)
    if answer.status == HTTPStatus.GONE:
        return Refused(answer=said)
    wish = not_before(answer.headers.get("retry-after"), now=now)
    return TryLater(answer=said, not_before=wish)


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


# libcurl's codes (curl.se/libcurl/c/libcurl-errors.html); any other is a failed connection.
_FAILURES = {
    pycurl.E_COULDNT_RESOLVE_HOST: "is not known to the name servers",
    pycurl.E_OPERATION_TIMEDOUT: "did not answer in time",
    pycurl.E_PEER_FAILED_VERIFICATION: "showed a certificate that cannot be trusted",
    pycurl.E_UNSUPPORTED_PROTOCOL: "sent something that is not HTTP",  # HTTP/0.9
    pycurl.E_FTP_WEIRD_SERVER_REPLY: "sent something that is not HTTP",  # CURLE_WEIRD_SERVER_REPLY
}


def _failure(broken: Broken) -> str:
    sentence = _FAILURES.get(broken.code, "could not be reached or broke the connection")
    return f"{sentence} ({broken.said})" if broken.said else sentence
