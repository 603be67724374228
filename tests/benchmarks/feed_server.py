"""A feed server of its own process, written for speed: 304 to whoever shows the right ETag.

Run as `python -m tests.benchmarks.feed_server ITEMS`; prints its port. It listens on all of
127.0.0.0/8, so that a thousand hosts need no name server.
"""

import asyncio
import subprocess
import sys
from email.utils import formatdate
from functools import cache

_ETAG = b'"v1"'
_NOT_MODIFIED = b"HTTP/1.1 304 Not Modified\r\nETag: " + _ETAG + b"\r\n\r\n"
_BODY = (
    "<p>Paragraph {n} of a post that <b>somebody</b> wrote in <a href='https://a.example/{n}'>a"
    "forum</a>, long enough to be like one.</p><blockquote><p>quoted before</p></blockquote>"
)


@cache
def feed_of(items: int, path: str) -> bytes:
    """An RSS feed of ordinary posts, its own for each path."""
    text = "".join(_BODY.format(n=n) for n in range(4))
    entries = "".join(
        f"<item><title>Post {n} of {path}</title><link>http://127.0.0.1{path}/{n}</link>"
        f"<guid>{path}/{n}</guid><author>writer{n % 7}</author><pubDate>{formatdate(1.7e9 + n)}"
        f"</pubDate><description><![CDATA[{text}]]></description></item>"
        for n in range(items)
    )
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>'
    return f"{head}{entries}</channel></rss>".encode()


class Answering(asyncio.Protocol):
    """Answers every request on a kept connection."""

    items = 1

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.waiting = b""

    def data_received(self, data: bytes) -> None:
        self.waiting += data
        while (end := self.waiting.find(b"\r\n\r\n")) >= 0:
            request, self.waiting = self.waiting[:end], self.waiting[end + 4 :]
            self.transport.write(self.answer(request))

    def answer(self, request: bytes) -> bytes:
        if b"If-None-Match: " + _ETAG in request:
            return _NOT_MODIFIED
        path = request.split(b" ", 2)[1].decode()
        body = feed_of(self.items, path)
        head = (
            f"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml; charset=utf-8\r\n"
            f"ETag: {_ETAG.decode()}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body


async def _serve(items: int) -> None:
    Answering.items = items
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Answering, "0.0.0.0", 0, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def start(items: int) -> tuple[subprocess.Popen[str], int]:
    """The server's process and port."""
    command = [sys.executable, "-m", "tests.benchmarks.feed_server", str(items)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return process, int(process.stdout.readline())


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
