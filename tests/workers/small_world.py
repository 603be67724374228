"""A forum of one feed on loopback, written by us, and the watch list that looks at it."""

import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from ingest.store import watchlists
from ingest.store.session import Store
from schemas.watchlist import read_watchlist

HOST = "forum.palimpsest.example"
TITLE = "Eine stille Wahrheit"
WORDS = "Am Dienstag kamen vierzehn Gesandte an den Fluss"

WATCH = """
sources:
  - name: Telepolis forum
    kind: forum
    feeds: [http://{host}/feed.rss]
    every: 1s
    delay: 1s
subscriptions:
  - name: desk
    events: [post.new]
    baseline: true
    settle: 0s
    to:
      - webhook: {hook}
        secret: ${{DESK_SECRET}}
"""


class Forum:
    """Serves a feed of `posts`; `hold` keeps every answer back until it is set free."""

    def __init__(self) -> None:
        self.posts = [1]
        # Not before the first poll: what is older than it raises no `new`.
        self.born = format_datetime(datetime.now(UTC) + timedelta(minutes=1))
        self.asked = threading.Event()  # somebody waits for an answer
        self.free = threading.Event()
        self.free.set()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.handle_error = lambda *_: None  # a client that was killed is part of the story
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.free.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def variables(self) -> dict[str, str]:
        """The settings that lead to it."""
        port = self._server.server_address[1]
        return {
            "PALIMPSEST_RESOLVE": f"{HOST}:80:127.0.0.1:{port}",
            "PALIMPSEST_ALLOW_NETWORKS": "127.0.0.0/8",
        }

    def feed(self) -> bytes:
        items = "".join(
            f"<item><title>{TITLE} {number}</title><link>http://{HOST}/posts/{number}</link>"
            f"<guid>{number}</guid><pubDate>{self.born}</pubDate>"
            f"<author>mueller</author><description>{WORDS}, {number}.</description></item>"
            for number in self.posts
        )
        head = f"<title>Forum</title><link>http://{HOST}/</link><description>d</description>"
        return f'<rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()

    def _handler(self):
        forum = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                forum.asked.set()
                forum.free.wait(30)
                body = forum.feed() if self.path == "/feed.rss" else b""
                self.send_response(200 if body else 503)
                self.send_header("Content-Type", "application/rss+xml")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def watch(store: Store, hook: str) -> None:
    """Put the watch list into the ledger."""
    wanted = read_watchlist(WATCH.format(host=HOST, hook=hook), local_host=lambda _: True)
    with store.write() as connection:
        watchlists.apply(connection, wanted, now=datetime.now(UTC))
