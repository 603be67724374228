"""One mail handed to one server by SMTP, once, within a time that is never exceeded.

Knows nothing of alerts. Never sends a password or a mail over a connection without TLS unless the
settings say `tls=none`.
"""

import contextlib
import smtplib
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.senders.mail_settings import MailServer
from ingest.senders.smtp_session import Session, Watch
from schemas.records.alerts import FailureCode

# A mail is taken already when we say goodbye; a server that says nothing holds us no longer.
_QUIT_TIMEOUT_S = 2.0

Step = Literal["connect", "login", "sender", "recipient", "mail"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What is handed over; addresses are ASCII."""

    sender: str
    recipient: str
    mail: bytes  # with CRLF line ends
    id: str  # ASCII letters, digits and `-`: what a returned mail is known by (RFC 3461 4.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The server's last word: at which step, with which code (0: none came, for that failure)."""

    step: Step
    code: int
    said: str
    failure: FailureCode = "other"

    @property
    def is_taken(self) -> bool:
        """Whether the server has taken charge of the mail."""
        return self.step == "mail" and 200 <= self.code < 300


def hand_over(
    server: MailServer, envelope: Envelope, *, context: ssl.SSLContext, timeout_s: float
) -> Reply:
    """The server's last word on one mail.

    What it does wrong is a reply with code 0, never an exception. The name look-up alone is bounded
    by the system's resolver and not by us.
    """
    watch = Watch(timeout_s)
    try:
        with _opened(server, context, watch) as session:
            return _submitted(session, envelope)
    except (smtplib.SMTPException, OSError) as error:
        return _broken_off(error, server, watch)
    finally:
        watch.stop()


@contextlib.contextmanager
def _opened(server: MailServer, context: ssl.SSLContext, watch: Watch) -> Iterator[smtplib.SMTP]:
    session = Session(server, context, watch)
    try:
        if server.tls == "starttls":
            session.starttls(context=context)
        if server.user:
            session.login(server.user, server.password)
        session.ehlo_or_helo_if_needed()
        yield session
    finally:
        session.close()


def _submitted(session: smtplib.SMTP, envelope: Envelope) -> Reply:
    reply = _reply("sender", *session.mail(envelope.sender, _options(session, envelope)))
    if reply.code == 250:
        reply = _reply("recipient", *session.rcpt(envelope.recipient))
    if reply.code in {250, 251}:  # 251: will forward
        reply = _handed(session, envelope.mail)
    _goodbye(session)
    return reply


def _options(session: smtplib.SMTP, envelope: Envelope) -> list[str]:
    """What is asked for at MAIL FROM, as far as the server knows it."""
    sizes = [f"size={len(envelope.mail)}"] if session.has_extn("size") else []
    # RFC 3461: if the mail comes back, then its headers alone, and with our own name for it.
    returned = ["RET=HDRS", f"ENVID={envelope.id}"] if session.has_extn("dsn") else []
    return sizes + returned


def _handed(session: smtplib.SMTP, mail: bytes) -> Reply:
    try:
        return _reply("mail", *session.data(mail))
    except smtplib.SMTPDataError as error:
        return _reply("mail", error.smtp_code, error.smtp_error)


def _reply(step: Step, code: int, said: bytes | str) -> Reply:
    return Reply(step=step, code=max(code, 0), said=_words(said))  # smtplib's -1: not SMTP


def _goodbye(session: smtplib.SMTP) -> None:
    with contextlib.suppress(smtplib.SMTPException, OSError):
        if session.sock is not None:
            session.sock.settimeout(_QUIT_TIMEOUT_S)
        session.docmd("quit")


def _broken_off(error: Exception, server: MailServer, watch: Watch) -> Reply:
    if watch.is_over or isinstance(error, TimeoutError):
        return _no_reply("timeout", "did not answer in time")
    match error:
        case smtplib.SMTPAuthenticationError():
            return _reply("login", error.smtp_code, error.smtp_error)
        case smtplib.SMTPResponseException():
            return _reply("connect", error.smtp_code, error.smtp_error)
        case smtplib.SMTPNotSupportedError():
            return _no_reply("settings", _missing(server))
        case _:
            return _no_reply(*_failure(error))


def _no_reply(failure: FailureCode, said: str) -> Reply:
    return Reply(step="connect", code=0, said=said, failure=failure)


def _missing(server: MailServer) -> str:
    if server.tls == "starttls":
        return "offers no STARTTLS or no login: say smtps:// or ?tls=none in PALIMPSEST_SMTP_URL"
    return "offers no login: leave user name and password out of PALIMPSEST_SMTP_URL"


def _failure(error: Exception) -> tuple[FailureCode, str]:
    match error:
        case ssl.SSLCertVerificationError():
            untrusted = f"showed a certificate that cannot be trusted ({error.verify_message})"
            return "certificate", untrusted
        case socket.gaierror():
            return "unreachable", "is not known to the name servers"
        case _:
            return "unreachable", f"could not be reached or broke the connection ({error})"


def _words(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said
