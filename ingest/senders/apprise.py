"""Everything else: chats, phones and services through the Apprise library, by its addresses.

Never tries again by itself, and nothing that Apprise or its services log is printed: their messages
hold addresses, and addresses hold tokens.
"""

import logging
import re
import warnings
from collections.abc import Mapping
from contextlib import nullcontext
from datetime import datetime
from typing import Any, TypeAlias

import apprise

from ingest.errors import PermanentError
from ingest.senders.chat import Chat, chat
from ingest.senders.codes import code_of_status
from ingest.senders.patience import OutOfTimeError, within
from ingest.senders.pictures import attached
from ingest.senders.redaction import Redaction, filled_in, tokens
from ingest.senders.secrets import fill
from schemas.records.alerts import (
    Channel,
    Delivered,
    FailureCode,
    Message,
    Refused,
    SendOutcome,
    TryLater,
)

# Of one message, several requests and a slow service included.
TIMEOUT_S = 45.0

# Apprise's own 4 s for each are short for a service that is far away or busy, and a service that
# was given up on has often taken the message all the same.
_CONNECT_TIMEOUT_S = 10.0
_READ_TIMEOUT_S = 20.0

_UNUSABLE = (
    "The Apprise address cannot be used: compare it with the page of its service on "
    "appriseit.com, correct it in watch.yaml, or the variable that stands in it, then send the "
    "alert again."
)

# Libraries whose debug messages hold addresses with tokens.
_TALKATIVE = ("apprise", "urllib3", "requests", "oauthlib", "requests_oauthlib")

# What nearly all of Apprise's plug-ins say of an answer that is no success, and of none.
_STATUS = re.compile(r"\berror=([1-5]\d\d)\b")
_NO_ANSWER = "connection error"

# Failures of which a picture is never the cause.
_NOT_FOR_THE_PICTURE: tuple[FailureCode, ...] = ("unreachable", "rate_limited")

# The library is untyped: a plug-in, and the result of a send with what was logged during it.
_Service: TypeAlias = Any
_Sent: TypeAlias = Any


class AppriseSender:
    """Sends to whatever Apprise knows. Threads may share one.

    `environment` holds the values of `${NAME}` in addresses; it is read at each attempt. Proxies of
    the environment and `PALIMPSEST_CA_FILE` are the library's business: it heeds the former and
    does not know the latter.
    """

    def __init__(self, environment: Mapping[str, str], *, timeout_s: float = TIMEOUT_S) -> None:
        self._environment = environment
        self._timeout_s = timeout_s
        self._pictureless: set[str] = set()  # targets that took a text and not its picture
        _hush()

    def send(self, message: Message, channel: Channel, *, now: datetime) -> SendOutcome:
        """What Apprise says of the service's answer: it tells yes from no and little else."""
        del now
        try:
            url = fill(channel.target, self._environment)
        except PermanentError as error:
            return Refused(answer=str(error), code="settings")
        hidden = Redaction.of([*filled_in(channel.target, self._environment), *tokens(url)])
        try:
            return within(self._timeout_s, lambda: self._sent(url, message, channel, hidden))
        except OutOfTimeError:
            late = f"The service did not answer within {self._timeout_s:.0f} s."
            return TryLater(answer=late, code="timeout")
        except Exception as error:  # noqa: BLE001 (130 foreign plug-ins; the text may hold a token)
            return TryLater(answer=f"The Apprise library failed with {type(error).__name__}.")

    def _sent(self, url: str, message: Message, channel: Channel, hidden: Redaction) -> SendOutcome:
        service = apprise.Apprise.instantiate(url, asset=_asset())
        if service is None:
            return Refused(answer=_UNUSABLE, code="settings")
        _bound(service)
        sent, how = self._shown(service, message, channel)
        name = str(service.service_name)
        if sent:
            return Delivered(answer=hidden.line(f"{name} took it{how}"))
        answer = hidden.line(f"{name} did not take it{_reason(sent)}")
        return TryLater(answer=answer, code=_code(sent))

    def _shown(self, service: _Service, message: Message, channel: Channel) -> tuple[_Sent, str]:
        """With its picture where the service shows some; without it where that was not taken.

        No alert is to be lost for its picture. A service that shows the text first has it twice
        then, but once only: no more pictures go there as long as this process runs.
        """
        said = chat(message, longest=service.body_maxlen)
        if not self._shows_pictures(service, channel) or message.picture is None:
            return _notified(service, said, None), ""
        sent = _notified(service, said, message.picture)
        if sent or _code(sent) in _NOT_FOR_THE_PICTURE:
            return sent, ""
        again = _notified(service, said, None)
        if again and _code(sent) != "server_error":
            self._pictureless.add(channel.target)
        return again, " without the picture"

    def _shows_pictures(self, service: _Service, channel: Channel) -> bool:
        return service.attachment_support and channel.target not in self._pictureless


def _hush() -> None:
    """Keep the libraries' messages out of every log; Apprise still hands us those of a send."""
    # Its mail plug-in imports a module that Python 3.13 dropped, and knows what to do without it.
    warnings.filterwarnings("ignore", "'imghdr' is deprecated", DeprecationWarning)
    for name in _TALKATIVE:
        logger = logging.getLogger(name)
        logger.setLevel(logging.WARNING)
        logger.propagate = False
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())  # else Python prints to standard error


def _notified(service: _Service, said: Chat, picture: bytes | None) -> _Sent:
    sending = apprise.Apprise(asset=service.asset)
    sending.add(service)
    with nullcontext() if picture is None else attached(picture) as attachment:
        # TEXT: what looks like Markdown or HTML in a post is shown as it stands.
        return sending.notify(
            body=said.body,
            title=said.title,
            body_format=apprise.NotifyFormat.TEXT,
            attach=attachment,
        )


def _asset() -> apprise.AppriseAsset:
    return apprise.AppriseAsset(
        app_id="Palimpsest",
        app_desc="Palimpsest alerts",
        image_url_mask="",  # no pictures from Apprise's own server in a desk's messages
        image_url_logo="",
        async_mode=False,
        service_timeout=0,  # ours is the limit: Apprise's leaves a thread that stops an exit
        http_redirects=False,  # a POST becomes a GET then, and any page with status 200 a success
    )


def _bound(service: _Service) -> None:
    """Once, within our time, and cut where the service would refuse a text that is too long."""
    service.retry = 0
    service.socket_connect_timeout = _CONNECT_TIMEOUT_S
    service.socket_read_timeout = _READ_TIMEOUT_S
    if service.overflow_mode == apprise.OverflowMode.UPSTREAM:
        service.overflow_mode = apprise.OverflowMode.TRUNCATE


def _reason(sent: _Sent) -> str:
    """The last thing that the library said, which is the most telling one."""
    said = [entry.message for entry in sent.logs()]
    return f": {said[-1]}" if said else ""


def _code(sent: _Sent) -> FailureCode:
    """The word for what the library said; it mostly names the status, in its own words."""
    reason = _reason(sent)
    status = _STATUS.search(reason)
    if status:
        return code_of_status(int(status[1]))
    return "unreachable" if _NO_ANSWER in reason.casefold() else "other"
