"""The sites' web server: one on loopback for all hosts, told apart by the Host header."""

import contextlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from ops.demo.world import Answer, World
from ops.servers import LOOPBACK

# How often a server that is to end looks whether it is: a person has pressed Ctrl-C and waits.
POLL_S = 0.05
# A client that says nothing for so long is sent away, so that ending never waits for one.
SILENT_S = 5.0


class QuietServer(ThreadingHTTPServer):
    """Answers in threads of its own within `with`, on a free port of loopback."""

    daemon_threads = True

    def __init__(self, handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__((LOOPBACK, 0), handler)
        self._thread = threading.Thread(
            target=self.serve_forever, kwargs={"poll_interval": POLL_S}, daemon=True
        )

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()

    def handle_error(self, *_: object) -> None:
        """A client that leaves in the middle is none of our business."""


class QuietHandler(BaseHTTPRequestHandler):
    """Keeps connections, and keeps silent about them."""

    protocol_version = "HTTP/1.1"
    timeout = SILENT_S
    server_version = "demonstration"
    sys_version = ""

    def log_message(self, *_: object) -> None:
        """Nothing: the terminal belongs to the story."""

    def give(self, status: int, body: bytes = b"", **headers: str) -> None:
        """One whole answer; `_` in a header's name stands for `-`."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(OSError):  # the client has left
            self.wfile.write(body)


def site_server(world: World) -> QuietServer:
    """A server of this world's sites; not yet started."""

    class Handler(QuietHandler):
        def do_GET(self) -> None:
            """One page or feed."""
            host = self.headers.get("Host", "").partition(":")[0].lower()
            self._send(world.answer(f"http://{host}{self.path}"))

        def _send(self, answer: Answer) -> None:
            if answer.status == 200 and self.headers.get("If-None-Match") == answer.etag:
                self.send_response(304)
                self.send_header("ETag", answer.etag)
                self.end_headers()
                return
            self.give(
                answer.status, answer.body.encode(), Content_Type=answer.content_type,
                ETag=answer.etag,
            )  # fmt: skip

    return QuietServer(Handler)
