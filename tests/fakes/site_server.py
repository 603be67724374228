"""A real HTTP server on loopback for the pages of a `FakeWeb`, told apart by the Host header."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from tests.fakes.web import FakeWeb, Page


class SiteServer:
    """Serves `web.pages` under their own addresses, whatever hosts those name; use with `with`."""

    def __init__(self, web: FakeWeb) -> None:
        self.web = web
        self.asked: list[str] = []  # addresses, in the order they were asked for

    def __enter__(self) -> Self:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                host = self.headers.get("Host", "").partition(":")[0]
                address = f"http://{host}{self.path}"
                site.asked.append(address)
                self._answer(site.web.pages.get(address, Page(b"", status=404)))

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

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
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
