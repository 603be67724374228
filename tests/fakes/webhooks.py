"""A receiver of webhooks on loopback that does what the test has written down for it."""

import contextlib
import ssl
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

# So long a receiver that hangs may hang at most, in seconds, if the test does not end before.
LONGEST_HANG_S = 20


@dataclass(frozen=True)
class Received:
    """One request as it came."""

    method: str
    path: str  # with the query
    headers: dict[str, str]  # names in lower case
    body: bytes


@dataclass(frozen=True)
class Says:
    """An ordinary answer."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()

    def __call__(self, handler: BaseHTTPRequestHandler, _over: threading.Event) -> None:
        handler.send_response(self.status)
        for name, value in self.headers:
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(self.body)))
        handler.end_headers()
        handler.wfile.write(self.body)


def hangs(_handler: BaseHTTPRequestHandler, over: threading.Event) -> None:
    """Reads everything and says nothing."""
    over.wait(LONGEST_HANG_S)


def cuts(_handler: BaseHTTPRequestHandler, _over: threading.Event) -> None:
    """Reads everything and ends the connection."""


def cuts_within_the_status(handler: BaseHTTPRequestHandler, _over: threading.Event) -> None:
    """Half a status line, then nothing more."""
    handler.wfile.write(b"HTTP/1.1 2")


def cuts_within_the_head(handler: BaseHTTPRequestHandler, _over: threading.Event) -> None:
    """A yes whose head never ends: a proxy that died on the way."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Le")


def drips_the_status(handler: BaseHTTPRequestHandler, over: threading.Event) -> None:
    """An answer a byte at a time: no time-out of one read ever fires."""
    for byte in b"HTTP/1.1 200 " + b"O" * 10_000:
        if over.wait(0.05):
            return
        handler.wfile.write(bytes([byte]))


def drips_headers(handler: BaseHTTPRequestHandler, over: threading.Event) -> None:
    """A header line now and then, for ever."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while not over.wait(0.05):
        handler.wfile.write(b"X-Still: here\r\n")


def drips_body(handler: BaseHTTPRequestHandler, over: threading.Event) -> None:
    """A whole head, then a byte of the body now and then."""
    handler.wfile.write(b"HTTP/1.1 202 Accepted\r\nContent-Length: 100000\r\n\r\n")
    while not over.wait(0.05):
        handler.wfile.write(b".")


def floods(handler: BaseHTTPRequestHandler, over: threading.Event) -> None:
    """A body without an end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while not over.is_set():
        handler.wfile.write(b"x" * 65536)


def speaks_something_else(handler: BaseHTTPRequestHandler, _over: threading.Event) -> None:
    """No HTTP at all."""
    handler.wfile.write(b"220 mail.example ESMTP\r\n")


Behaviour = Callable[[BaseHTTPRequestHandler, threading.Event], None]


class Receiver:
    """Listens within `with`; `script` is worked off request by request, then all is taken."""

    def __init__(self, *script: Behaviour, tls: ssl.SSLContext | None = None) -> None:
        self.script = deque(script)
        self.received: list[Received] = []
        self._over = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = False  # so that closing waits for them
        self._scheme = "http"
        if tls is not None:
            self._scheme = "https"
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self._server.handle_error = lambda *_: None  # a client that leaves is part of the story
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def port(self) -> int:
        return self._server.server_address[1]

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"{self._scheme}://{self.host}/hook"

    @property
    def last(self) -> Received:
        return self.received[-1]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def handle_one_request(self) -> None:
                with contextlib.suppress(OSError):  # the client has left
                    super().handle_one_request()

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                headers = {name.lower(): value for name, value in self.headers.items()}
                receiver.received.append(Received(self.command, self.path, headers, body))
                behave = receiver.script.popleft() if receiver.script else Says()
                self.close_connection = True
                behave(self, receiver._over)

            do_GET = do_POST  # noqa: N815 (http.server's names)

            def log_message(self, *_: object) -> None:
                """Nothing: tests read what was received."""

        return Handler
