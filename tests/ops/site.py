"""A board with one post and a webhook, on loopback."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ITEM = (
    "<item><guid>1</guid><title>First</title><link>{host}/1</link>"
    "<description>{text}</description><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate></item>"
)
PAGE = (
    "<html><head><title>First</title></head><body><article id='p1'><h1>First</h1>"
    "<p>{text}</p></article></body></html>"
)


class Site(ThreadingHTTPServer):
    """One post, its feed and its page; `hook_status` is what the webhook answers."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.text = "They counted 12 ships this week, more than ever before in this place."
        self.hook_status = 200
        self.hooks: list[bytes] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def body(self, path: str) -> bytes:
        item = ITEM.format(host=self.url, text=self.text)
        bodies = {
            "/feed": f'<rss version="2.0"><channel><title>Board</title>{item}</channel></rss>',
            "/1": PAGE.format(text=self.text),
        }
        return bodies.get(path, "").encode()


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        body = self.server.body(self.path)
        kind = "application/rss+xml" if self.path == "/feed" else "text/html; charset=utf-8"
        self._answer(200 if body else 404, body, kind)

    def do_POST(self) -> None:
        self.server.hooks.append(self.rfile.read(int(self.headers["Content-Length"])))
        self._answer(self.server.hook_status, b"noted", "text/plain")

    def _answer(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass
