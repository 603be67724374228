"""What a poll without news costs us over a bare pycurl multi loop: CPU of this process, as a ratio.

Run `python -m tests.benchmarks.fetch_overhead` in the repository. Both sides ask the same server
process for the same addresses, answered 304 over kept connections, one after the other in many
short rounds, so that a noisy machine disturbs both alike; the median ratio of the rounds is told.
A thousand hosts in all are named by RESOLVE rules, and a part of them is asked, as in a batch.
"""

import asyncio
import multiprocessing
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pycurl

from ingest.fetch.fetcher import HttpFetcher
from ingest.fetch.settings import FetchSettings, parse_networks, parse_resolve
from schemas.records.fetches import FetchRequest, NotModified

RULES = 1000  # thousands of rules must cost nothing
HOSTS = 200  # below the connections that both sides keep (256)
POLLS = 1000  # in a round, five to each host
ROUNDS = 15
PARALLEL = 64
KEPT = 4 * PARALLEL
BAR = 2.0  # half of what POLLING.md allows the whole poll; no bar of its own stands there
ETAG = b'"5f2a-60b1c"'
ACCEPT = "application/atom+xml, application/rss+xml"
AGENT = "Palimpsest/0.1 (+mailto:desk@example.org)"
ANSWER = (
    b"HTTP/1.1 304 Not Modified\r\nDate: Wed, 25 Nov 2026 12:00:00 GMT\r\nServer: nginx\r\n"
    b'Connection: keep-alive\r\nETag: "5f2a-60b1c"\r\nCache-Control: max-age=300\r\n\r\n'
)


class _Answers(asyncio.Protocol):
    """Answers 304 to whatever ends with an empty line."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._transport.write(ANSWER * data.count(b"\r\n\r\n"))


def _serve(port: "multiprocessing.Queue[int]") -> None:
    async def run() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(_Answers, "127.0.0.1", 0, backlog=512)
        port.put(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


@contextmanager
def responder() -> Iterator[int]:
    """The port of a server in a process of its own."""
    context = multiprocessing.get_context("spawn")
    ports = context.Queue()
    process = context.Process(target=_serve, args=(ports,), daemon=True)
    process.start()
    try:
        yield ports.get(timeout=30)
    finally:
        process.terminate()
        process.join()


def addresses() -> list[str]:
    """What both sides ask for in a round."""
    return [f"http://h{n % HOSTS:04}.example/forum/feed-{n}.rss" for n in range(POLLS)]


class Bare:
    """The yardstick: reused handles, nothing read but the status, nothing guarded."""

    def __init__(self, port: int) -> None:
        self._multi = pycurl.CurlMulti()
        self._multi.setopt(pycurl.M_MAXCONNECTS, KEPT)
        self._idle = [self._handle(port) for _ in range(PARALLEL)]
        self._addresses = addresses()

    @staticmethod
    def _handle(port: int) -> pycurl.Curl:
        easy = pycurl.Curl()
        easy.setopt(pycurl.CONNECT_TO, [f"::127.0.0.1:{port}"])
        easy.setopt(pycurl.USERAGENT, AGENT)
        easy.setopt(pycurl.HTTPHEADER, [f"Accept: {ACCEPT}", "If-None-Match: " + ETAG.decode()])
        easy.setopt(pycurl.ACCEPT_ENCODING, "gzip, br")
        easy.setopt(pycurl.HEADERFUNCTION, lambda line: None)
        easy.setopt(pycurl.WRITEFUNCTION, lambda chunk: None)
        for option, value in ((pycurl.NOSIGNAL, 1), (pycurl.PROXY, "")):
            easy.setopt(option, value)
        return easy

    def poll(self) -> None:
        """Ask for everything once."""
        waiting, left = list(self._addresses), POLLS
        while left:
            while self._idle and waiting:
                easy = self._idle.pop()
                easy.setopt(pycurl.URL, waiting.pop())
                self._multi.add_handle(easy)
            self._multi.perform()
            left -= self._finish()
            if left:
                self._multi.select(1.0)

    def _finish(self) -> int:
        done, queued = 0, 1
        while queued:
            queued, well, badly = self._multi.info_read()
            assert not badly, badly
            for easy in well:
                assert easy.getinfo(pycurl.RESPONSE_CODE) == 304
                self._multi.remove_handle(easy)
                self._idle.append(easy)
                done += 1
        return done


class Ours:
    """The fetcher as a worker uses it, without pauses."""

    def __init__(self, port: int) -> None:
        rules = ",".join(f"h{n:04}.example:80:127.0.0.1:{port}" for n in range(RULES))
        settings = FetchSettings(
            user_agent=AGENT,
            resolve=parse_resolve(rules),
            allow_networks=parse_networks("127.0.0.1"),
            parallel=PARALLEL,
        )
        self._fetcher = HttpFetcher(settings)
        self._requests = [
            FetchRequest(feed_id=n, url=url, etag=ETAG, accept=ACCEPT, delay=timedelta())
            for n, url in enumerate(addresses())
        ]

    def poll(self) -> None:
        """Ask for everything once."""
        outcomes = self._fetcher.fetch_all(self._requests, now=lambda: datetime.now(UTC))
        assert all(isinstance(outcome, NotModified) for outcome in outcomes)


def _cpu_s(poll: Callable[[], None]) -> float:
    started_s = time.process_time()
    poll()
    return time.process_time() - started_s


def measure() -> tuple[float, float, float]:
    """The median ratio, and the microseconds of CPU that a poll costs bare and by us."""
    with responder() as port:
        bare, ours = Bare(port), Ours(port)
        bare.poll()  # connections are made outside the measurement
        ours.poll()
        rounds = [(_cpu_s(bare.poll), _cpu_s(ours.poll)) for _ in range(ROUNDS)]
    ratio = statistics.median(mine / yardstick for yardstick, mine in rounds)
    bare_us, ours_us = (statistics.median(side) / POLLS * 1e6 for side in zip(*rounds, strict=True))
    return ratio, bare_us, ours_us


def main() -> None:
    """Print one line."""
    ratio, bare_us, ours_us = measure()
    verdict = "met" if ratio <= BAR else "MISSED"
    print(
        f"fetch overhead over bare pycurl multi: {ratio:.2f} (bar {BAR:g}: {verdict};"
        f" a poll without news: {ours_us:.0f} µs of CPU over {bare_us:.0f} µs)"
    )


if __name__ == "__main__":
    main()
