"""Small real servers on loopback: what they were asked stays on record, byte for byte."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

Answer = bytes | Callable[[socket.socket], None]


class Asked(NamedTuple):
    """One request as it came in."""

    target: str  # path and query
    fields: dict[str, bytes]  # by lower-case name
    head: bytes
    at_s: float  # monotonic


@dataclass
class Page:
    """A response in parts; `Content-Length` is added unless the headers speak of length."""

    body: bytes = b""
    status: str = "200 OK"
    headers: tuple[bytes, ...] = ()

    def encode(self) -> bytes:
        lines = [b"HTTP/1.1 " + self.status.encode(), *self.headers]
        if not self.status.startswith("304") and not any(
            line.lower().startswith((b"content-length", b"transfer-encoding")) for line in lines
        ):
            lines.append(b"Content-Length: %d" % len(self.body))
        return b"\r\n".join(lines) + b"\r\n\r\n" + self.body


Respond = Callable[[Asked], "Page | Answer"]


class Site:
    """A server with a thread for each connection; `respond` may be set at any time."""

    def __init__(self, respond: Respond, *, tls: ssl.SSLContext | None = None) -> None:
        self.respond = respond
        self.asked: list[Asked] = []
        self.accepted = 0
        self.sent = 0  # bytes, by answers that write to the socket themselves
        self.at_once = 0  # most requests being answered at the same time
        self._tls = tls
        self._answering = 0
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def targets(self) -> list[str]:
        return [asked.target for asked in self.asked]

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.hang_up()

    def hang_up(self) -> None:
        """Break all connections, as a restarted server does."""
        with self._lock:
            for each in self._open:
                with contextlib.suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.accepted += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
            stack.enter_context(connection)
            if self._tls is not None:
                connection = stack.enter_context(
                    self._tls.wrap_socket(connection, server_side=True)
                )
            with self._lock:
                self._open.add(connection)
            stack.callback(self._forget, connection)
            while asked := _read(connection):
                self._answer(connection, asked)

    def _forget(self, connection: socket.socket) -> None:
        with self._lock:
            self._open.discard(connection)

    def _answer(self, connection: socket.socket, asked: Asked) -> None:
        with self._lock:
            self.asked.append(asked)
            self._answering += 1
            self.at_once = max(self.at_once, self._answering)
        try:
            answer = self.respond(asked)
            if isinstance(answer, Page):
                answer = answer.encode()
            if isinstance(answer, bytes):
                connection.sendall(answer)
            else:
                answer(connection)
        finally:
            with self._lock:
                self._answering -= 1


def _read(connection: socket.socket) -> Asked | None:
    head = b""
    while b"\r\n\r\n" not in head:
        piece = connection.recv(65536)
        if not piece or piece[0] == 0x16:  # a TLS hello, which a plain server cannot read
            return None
        head += piece
    first, *lines = head.partition(b"\r\n\r\n")[0].split(b"\r\n")
    fields = {}
    for line in lines:
        name, _, value = line.partition(b": ")
        fields[name.decode().lower()] = value
    return Asked(first.split()[1].decode(), fields, head, time.monotonic())
