"""A connection to a mail server that ends when its time is up, whatever the server does."""

import contextlib
import smtplib
import socket
import ssl
import threading
import time

from ingest.senders.mail_settings import MailServer

# Of one connection attempt and of one answer; the whole time bounds them all.
_STEP_TIMEOUT_S = 30.0


class Watch:
    """Ends a connection when its time is up, in whatever step it is.

    A socket's own time-out begins anew with each byte: a server that sends one a second would keep
    us for ever. Holds a copy of the socket, since TLS takes the first one away.
    """

    def __init__(self, seconds: float) -> None:
        self._until_s = time.monotonic() + seconds
        self._lock = threading.Lock()
        self._copy: socket.socket | None = None
        self._timer: threading.Timer | None = None
        self.is_over = False

    def left_s(self) -> float:
        """Seconds left; TimeoutError where there are none."""
        left = self._until_s - time.monotonic()
        if left <= 0:
            self.is_over = True
            raise TimeoutError
        return left

    def follow(self, opened: socket.socket) -> None:
        """From now on this connection is ended in time."""
        self._copy = opened.dup()
        self._timer = threading.Timer(max(0.0, self._until_s - time.monotonic()), self._end)
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        """Let go of the connection."""
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            if self._copy is not None:
                self._copy.close()
            self._copy = None

    def _end(self) -> None:
        with self._lock, contextlib.suppress(OSError):
            self.is_over = True
            if self._copy is not None:
                self._copy.shutdown(socket.SHUT_RDWR)


class Session(smtplib.SMTP):
    """The client of smtplib, its connection watched; with TLS from the first byte if asked."""

    def __init__(self, server: MailServer, context: ssl.SSLContext, watch: Watch) -> None:
        self._server = server
        self._context = context
        self._watch = watch
        super().__init__(server.host, server.port, _own_name(), timeout=_STEP_TIMEOUT_S)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        """The seam of smtplib that its own SMTP_SSL uses too."""
        opened = _connected(host, port, self._watch)
        self._watch.follow(opened)
        opened.settimeout(timeout)
        if self._server.tls != "implicit":
            return opened
        return self._context.wrap_socket(opened, server_hostname=host)


def _connected(host: str, port: int, watch: Watch) -> socket.socket:
    """The first address of the host that answers, within the time for all of them."""
    failure: OSError | None = None
    for family, kind, protocol, _, address in socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM
    ):
        opened = socket.socket(family, kind, protocol)
        try:
            opened.settimeout(min(_STEP_TIMEOUT_S, watch.left_s()))
            opened.connect(address)
        except OSError as error:
            opened.close()
            failure = error
        else:
            return opened
    raise failure or OSError("no address")


def _own_name() -> str:
    """Our name for EHLO without a name look-up, which may hang; else a literal (RFC 5321 4.1.3)."""
    name = socket.gethostname()
    return name if "." in name and name.isascii() else "[127.0.0.1]"
