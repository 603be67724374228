"""Mail: a message as one mail to one address, handed to the operator's own mail server.

Never tries again by itself, and never sends to more than one address at once.
"""

import base64
import re
from datetime import datetime

from ingest.certificates import tls_context
from ingest.senders.mail import mail, token
from ingest.senders.mail_settings import (
    MailAddress,
    MailServer,
    MailSettings,
    bounce_address,
    mail_address,
    mail_sender,
    mail_server,
)
from ingest.senders.redaction import Redaction
from ingest.senders.return_paths import return_path
from ingest.senders.smtp import Envelope, Reply, hand_over
from schemas.records.alerts import (
    Channel,
    Delivered,
    FailureCode,
    Message,
    Refused,
    SendOutcome,
    TryLater,
)

_NO_SERVER = (
    "No mail server is set up: set PALIMPSEST_SMTP_URL where the workers run, for example "
    "smtp://user:password@mail.example.org:587, then send the alert again."
)
_NO_SENDER = (
    "Nobody is named whom mails are from: set PALIMPSEST_MAIL_FROM where the workers run, for "
    "example desk@example.org, then send the alert again."
)

# RFC 5321 4.2.2: the mail is too large for this server, at whichever step it says so.
_TOO_LARGE = 552
# RFC 4954 6: the server wants a login first. That is about our settings, not the recipient.
_LOGIN_WANTED = 530

# RFC 3463 3.8: X.7.X is policy; in these answers it means greylisting, or too many mails.
_SLOWED = (421, 450, 451)
_BY_POLICY = re.compile(r"4\.7\.[0-9]")

# What a refusal for good is about, where it is about our settings.
_AT_STEP: dict[str, FailureCode] = {"login": "login", "sender": "settings"}

_WAYS_OUT = {
    "login": "check user name and password in PALIMPSEST_SMTP_URL",
    "sender": "check PALIMPSEST_MAIL_FROM",
}


class EmailSender:
    """Sends mails. Threads may share one: each mail has its own connection.

    Raises: PermanentError where the settings cannot be read.
    """

    def __init__(self, settings: MailSettings) -> None:
        self._timeout_s = settings.timeout_s
        self._server = mail_server(settings.url) if settings.url else None
        self._sender = mail_sender(settings.sender, self._server) if self._server else None
        self._bounces = bounce_address(settings.bounces)
        self._context = tls_context(settings.ca_file)

    def send(self, message: Message, channel: Channel, *, now: datetime) -> SendOutcome:
        """What the mail server answered; `Date` is when the alert was made, whatever `now` is."""
        del now
        if self._server is None:
            return Refused(answer=_NO_SERVER, code="settings")
        if self._sender is None:
            return Refused(answer=_NO_SENDER, code="settings")
        recipient = mail_address(channel.target)
        if recipient is None:
            shown = Redaction.of(()).line(channel.target)
            return Refused(
                answer=f"'{shown}' is no mail address: correct it in watch.yaml.", code="settings"
            )
        reply = self._handed(self._server, message, sender=self._sender, recipient=recipient)
        return _outcome(reply, self._server)

    def _handed(
        self, server: MailServer, message: Message, *, sender: MailAddress, recipient: MailAddress
    ) -> Reply:
        envelope = Envelope(
            sender=return_path(self._bounces, message.alert_id) or sender.address,
            id=token(message.alert_id),
            recipient=recipient.address,
            mail=mail(message, sender=sender, recipient=recipient),
        )
        return hand_over(server, envelope, context=self._context, timeout_s=self._timeout_s)


def _outcome(reply: Reply, server: MailServer) -> SendOutcome:
    """Delivered, refused for good, or try later.

    What the server says for good (5xx, RFC 5321 4.2.1) of the recipient or of the mail is final.
    What it says of our login or sender is about the settings: once these are right the same mail
    goes through, so a desk has three days to correct them.
    """
    answer = _hidden(server).line(_sentence(reply, server))
    if reply.is_taken:
        return Delivered(answer=answer)
    if reply.code == _TOO_LARGE or (_is_about_the_mail(reply) and 500 <= reply.code < 600):
        return Refused(answer=answer)
    return TryLater(answer=answer, code=_code(reply))


def _code(reply: Reply) -> FailureCode:
    """The word for what is tried again; what a server says for now (4xx) is its own trouble."""
    if not reply.code:
        return reply.failure
    if reply.code in _SLOWED and _BY_POLICY.match(reply.said):
        return "rate_limited"
    if reply.code < 500:
        return "server_error"
    return "login" if reply.code == _LOGIN_WANTED else _AT_STEP.get(reply.step, "refused")


def _is_about_the_mail(reply: Reply) -> bool:
    return reply.step in {"recipient", "mail"} and reply.code != _LOGIN_WANTED


def _sentence(reply: Reply, server: MailServer) -> str:
    if not reply.code:
        return f"{server.host} {reply.said}"
    way_out = _WAYS_OUT.get("login" if reply.code == _LOGIN_WANTED else reply.step)
    wanted = f" ({way_out})" if way_out and reply.code != _TOO_LARGE else ""
    return f"{server.host} answered {reply.code} {reply.said}{wanted}"


def _hidden(server: MailServer) -> Redaction:
    """Hides the password, as it is and as SMTP's login sends it."""
    if not server.password:
        return Redaction.of(())
    plain = f"\0{server.user}\0{server.password}"
    encoded = [base64.b64encode(text.encode()).decode() for text in (plain, server.password)]
    return Redaction.of([server.password, *encoded])
