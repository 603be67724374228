"""A mail server on loopback: aiosmtpd where it behaves, a bare socket where it must not."""

import contextlib
import email
import email.policy
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from ops.servers import free_port

# So long a server that hangs may hang at most, in seconds, if the test does not end before.
LONGEST_HANG_S = 20


@dataclass(frozen=True)
class Mail:
    """One mail as it was handed over."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes  # with CRLF line ends
    user: str | None  # who logged in
    tls: bool

    @property
    def parsed(self) -> EmailMessage:
        return email.message_from_bytes(self.raw, policy=email.policy.default)


class _Hands:
    """What aiosmtpd calls; it looks at every attribute, so there are no others."""

    def __init__(self, refuse: dict[str, str], mails: list[Mail]) -> None:
        self._refuse = refuse
        self._mails = mails

    async def handle_MAIL(  # noqa: N802 (aiosmtpd's name, as those below)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if "MAIL" in self._refuse:
            return self._refuse["MAIL"]
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if "RCPT" in self._refuse:
            return self._refuse["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if "DATA" in self._refuse:
            return self._refuse["DATA"]
        user = session.auth_data.login.decode() if session.auth_data else None
        self._mails.append(
            Mail(
                sender=envelope.mail_from or "",
                recipients=tuple(envelope.rcpt_tos),
                raw=envelope.original_content or b"",
                user=user,
                tls=server.transport.get_extra_info("ssl_object") is not None,
            )
        )
        return "250 2.0.0 Ok: queued as 4F2A"


class Inbox:
    """Listens within `with`; `refuse` maps a command (`RCPT`, `DATA`, …) to the line it answers."""

    def __init__(
        self,
        *,
        refuse: dict[str, str] | None = None,
        tls: ssl.SSLContext | None = None,
        implicit: bool = False,
        login: tuple[str, str] | None = None,
        size_limit: int = 10_000_000,
    ) -> None:
        self.mails: list[Mail] = []
        self.port = free_port()
        self._login = login
        options: dict[str, Any] = {"data_size_limit": size_limit, "hostname": "inbox.example"}
        if tls is not None and not implicit:
            options |= {"tls_context": tls, "require_starttls": True}
        if login is not None:
            options |= {"authenticator": self._authenticate, "auth_required": True}
            options |= {"auth_require_tls": not implicit}  # aiosmtpd knows of STARTTLS only
        self._controller = _Controller(
            _Hands(refuse or {}, self.mails),
            port=self.port,
            options=options,
            ssl_context=tls if implicit else None,
        )

    def url(self, scheme: str = "smtp", *, user: str = "", query: str = "") -> str:
        return f"{scheme}://{user}127.0.0.1:{self.port}{query}"

    @property
    def last(self) -> Mail:
        return self.mails[-1]

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    def _authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _how: str, given: LoginPassword
    ) -> AuthResult:
        good = (given.login.decode(), given.password.decode()) == self._login
        return AuthResult(success=good, handled=False, auth_data=given)


class _Controller(Controller):
    def __init__(self, handler: _Hands, *, port: int, options: dict[str, Any], **more: Any) -> None:
        self._options = options
        super().__init__(handler, hostname="127.0.0.1", port=port, **more)

    def factory(self) -> SMTP:
        return SMTP(self.handler, **self._options)


Talk = Callable[[socket.socket, threading.Event], object]


def hangs(_connection: socket.socket, over: threading.Event) -> None:
    """Takes the connection and says nothing."""
    over.wait(LONGEST_HANG_S)


def drips(connection: socket.socket, over: threading.Event) -> None:
    """A greeting that never ends, a letter at a time: no time-out of one read ever fires."""
    while not over.wait(0.05):
        connection.sendall(b"2")


def cuts(connection: socket.socket, _over: threading.Event) -> None:
    """Ends the connection at once."""


def is_closed(connection: socket.socket, _over: threading.Event) -> None:
    """No service here today."""
    connection.sendall(b"554 5.3.2 no service here\r\n")


class Dialogue:
    """Takes a mail as an honest server does; `heard` holds the client's lines.

    `extensions` are offered at EHLO; `replies` are to other commands, or instead of the usual. The
    last word on the mail is `after_the_dot`, empty for none.
    """

    def __init__(
        self, *extensions: bytes, after_the_dot: bytes = b"250 2.0.0 Ok\r\n", **replies: bytes
    ) -> None:
        offered = [b"bare.example", *extensions]
        lines = [b"250-%s\r\n" % each for each in offered[:-1]] + [b"250 %s\r\n" % offered[-1]]
        usual = {"EHLO": b"".join(lines), "DATA": b"354 go on\r\n"}
        self._replies = dict.fromkeys(("MAIL", "RCPT"), b"250 ok\r\n") | usual | replies
        self._after_the_dot = after_the_dot
        self.heard: list[str] = []

    def __call__(self, connection: socket.socket, _over: threading.Event) -> bool:
        """Whether a whole mail came."""
        connection.sendall(b"220 bare.example\r\n")
        with connection.makefile("rb") as lines:
            for line in lines:
                self.heard.append(line.decode().strip())
                if line.strip() == b".":
                    connection.sendall(self._after_the_dot)
                    return True
                command = line.decode().split(" ")[0].strip().upper()
                connection.sendall(self._replies.get(command, b""))
        return False


def takes_no_goodbye(connection: socket.socket, over: threading.Event) -> None:
    """Takes the mail, then hangs at QUIT."""
    if Dialogue()(connection, over):
        over.wait(LONGEST_HANG_S)


def cuts_after_the_dot(connection: socket.socket, over: threading.Event) -> None:
    """Reads the whole mail and ends the connection without a word on it."""
    Dialogue(after_the_dot=b"")(connection, over)


class BareServer:
    """A socket on loopback within `with` that talks as it is told, to one client after another."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self._over = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.05)
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        self._socket.close()

    def _serve(self) -> None:
        while not self._over.is_set():
            try:
                connection, _ = self._socket.accept()
            except TimeoutError:
                continue
            connection.settimeout(LONGEST_HANG_S)
            with connection, contextlib.suppress(OSError):
                self.talk(connection, self._over)
