"""Where the alerts of the demonstration arrive: a receiver of webhooks, and a mail server.

Both do what a receiver of one's own would do: check the signature, and take an alert that comes
twice (at least once is promised) for one. Keeps nothing beyond its queue.
"""

import email
import email.policy
import hmac
import json
import queue
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from ingest.senders.signing import signed_headers, signing_keys
from ops.demo.site_server import QuietHandler, QuietServer
from ops.demo.story import Channel
from ops.servers import LOOPBACK, free_port

# Standard Webhooks, "Verifying webhooks": an older message may be one that somebody plays again.
FRESH = timedelta(minutes=5)
# Far above any alert of ours (MOST_CITATIONS of 50 with their passages).
LARGEST_BODY = 4 * 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """One alert as it arrived."""

    channel: Channel
    alert_id: str
    headline: str  # the subject of a mail; empty for a webhook, whose payload says it all
    payload: dict[str, Any] = field(default_factory=dict)  # of a webhook
    recipient: str = ""  # of a mail
    complaint: str = ""  # why a receiver would not take it


class Inbox:
    """Listens within `with`; `arrivals` fills as alerts come, each alert once."""

    def __init__(self, secret: str) -> None:
        self.arrivals: queue.SimpleQueue[Arrival] = queue.SimpleQueue()
        self._keys = signing_keys(secret)
        self._known: set[tuple[str, str]] = set()
        self._lock = threading.Lock()
        self._hook = QuietServer(_hook_handler(self))
        self._mail = Controller(_Hands(self), hostname=LOOPBACK, port=free_port())

    @property
    def webhook_url(self) -> str:
        """Where webhooks are received."""
        return f"http://{LOOPBACK}:{self._hook.port}/alerts"

    @property
    def smtp_url(self) -> str:
        """The mail server, as PALIMPSEST_SMTP_URL wants it."""
        return f"smtp://{LOOPBACK}:{self._mail.port}?tls=none"

    def __enter__(self) -> Self:
        self._hook.__enter__()
        self._mail.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._mail.stop()
        self._hook.__exit__()

    def take(self, arrival: Arrival) -> None:
        """Keep an alert, unless it has come before."""
        with self._lock:
            key = (arrival.channel, arrival.alert_id)
            if key in self._known and not arrival.complaint:
                return
            self._known.add(key)
        self.arrivals.put(arrival)

    def take_webhook(self, headers: dict[str, str], body: bytes) -> bool:
        """Whether the receiver takes this message: its signature is right and it is fresh."""
        alert_id = headers.get("webhook-id", "")
        complaint = self._complaint(headers, body)
        payload = {} if complaint else json.loads(body)
        self.take(
            Arrival(
                channel="webhook", alert_id=alert_id, headline="", payload=payload,
                complaint=complaint,
            )
        )  # fmt: skip
        return not complaint

    def _complaint(self, headers: dict[str, str], body: bytes) -> str:
        stamp, given = headers.get("webhook-timestamp", ""), headers.get("webhook-signature", "")
        if not stamp.isdecimal():
            return "a webhook without a time"
        at = datetime.fromtimestamp(int(stamp), UTC)
        wanted = signed_headers(headers.get("webhook-id", ""), body, keys=self._keys, now=at)
        if not hmac.compare_digest(wanted["webhook-signature"], given):
            return "a webhook whose signature is wrong"
        if abs(datetime.now(UTC) - at) > FRESH:
            return "a webhook that is too old"
        return ""


def _hook_handler(inbox: Inbox) -> type[QuietHandler]:
    class Handler(QuietHandler):
        def do_POST(self) -> None:  # noqa: N802 (http.server's name)
            """One alert."""
            length = self.headers.get("Content-Length", "")
            if not length.isdecimal() or int(length) > LARGEST_BODY:
                self.close_connection = True
                self.give(400)
                return
            body = self.rfile.read(int(length))
            headers = {name.lower(): value for name, value in self.headers.items()}
            self.give(204 if inbox.take_webhook(headers, body) else 401)

    return Handler


class _Hands:
    """What aiosmtpd calls; it looks at every attribute, so there are no others."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox

    async def handle_DATA(  # noqa: N802 (aiosmtpd's name)
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        del server, session
        raw = envelope.original_content or b""
        read = email.message_from_bytes(raw, policy=email.policy.default)
        self._inbox.take(
            Arrival(
                channel="email",
                alert_id=str(read["X-Palimpsest-Alert"]),
                headline=str(read["Subject"]),
                recipient=", ".join(envelope.rcpt_tos),
            )
        )
        return "250 Message accepted for delivery"
