"""A real HTTP server on loopback for what stands on a fake web, told apart by the Host header."""

import threading
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Protocol, Self

from tests.fakes.web import Page


class Web(Protocol):
    """Pages by address: `FakeWeb`, or a world whose pages move."""

    def at(self, url: str) -> Page:
        """What stands at an address at this moment."""


class SiteServer:
    """Serves a web under its own addresses, whatever hosts those name; use with `with`."""

    def __init__(self, web: Web) -> None:
        self.web = web
        self.asked: list[str] = []  # addresses, in the order they were asked for
        # By address, when each answer was begun: it shows nothing older than that.
        self.answered_at: dict[str, list[datetime]] = defaultdict(list)
        self.before_answer: Callable[[str], None] = lambda _: None  # may wait, kill, …

    def __enter__(self) -> Self:
        self.server = _Server(("127.0.0.1", 0), self._handler())
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def resolve(self, *hosts: str) -> str:
        """The value of PALIMPSEST_RESOLVE that leads these hosts here."""
        return ",".join(f"{host}:80:127.0.0.1:{self.port}" for host in hosts)

    def _page(self, address: str) -> Page:
        self.asked.append(address)
        self.before_answer(address)
        begun_at = datetime.now(UTC)
        page = self.web.at(address)
        self.answered_at[address].append(begun_at)
        return page

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # head and body are two writes: 40 ms between them

            def do_GET(self) -> None:
                host = self.headers.get("Host", "").partition(":")[0]
                self._answer(site._page(f"http://{host}{self.path}"))

            def _answer(self, page: Page) -> None:
                if page.etag and self.headers.get("If-None-Match", "").encode() == page.etag:
                    self.send_response(304)
                    self.end_headers()
                    return
                self.send_response(page.status)
                for name, value in page.headers:
                    self.send_header(name, value)
                if page.etag:
                    self.send_header("ETag", page.etag.decode())
                self.send_header("Content-Length", str(len(page.body)))
                self.end_headers()
                self.wfile.write(page.body)

            def log_message(self, *_: object) -> None:
                return

        return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256  # a hundred hosts are looked at in one moment

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: a client that was killed is part of the story."""
