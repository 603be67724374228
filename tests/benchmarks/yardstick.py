"""The yardstick: bare pycurl multi, asking every address once over kept connections."""

import time
from collections.abc import Sequence

import pycurl


class BarePycurl:
    """As little as can be done in Python for a conditional GET; keeps its connections.

    Each address is asked with its own validator and the answer's header lines are read: with less
    it could poll nothing. No more than that: no time, no bound, no guard, no pause, no storing.
    """

    def __init__(self, urls: Sequence[str], *, parallel: int = 64) -> None:
        self.urls = list(urls)
        self.validators = dict.fromkeys(urls, '"v1"')
        self.multi = pycurl.CurlMulti()
        self.multi.setopt(pycurl.M_MAXCONNECTS, len(urls))
        self.free = [self._handle() for _ in range(parallel)]

    def _handle(self) -> pycurl.Curl:
        easy = pycurl.Curl()
        easy.setopt(pycurl.NOSIGNAL, 1)
        easy.setopt(pycurl.HEADERFUNCTION, lambda _line: None)
        easy.setopt(pycurl.WRITEFUNCTION, lambda _chunk: None)
        return easy

    def cycle(self) -> float:
        """Ask every address once; CPU seconds of this process."""
        started = time.process_time()
        waiting, running = iter(self.urls), 0
        while True:
            while self.free and (url := next(waiting, None)):
                easy = self.free.pop()
                easy.setopt(pycurl.URL, url)
                easy.setopt(pycurl.HTTPHEADER, [f"If-None-Match: {self.validators[url]}"])
                self.multi.add_handle(easy)
                running += 1
            if not running:
                return time.process_time() - started
            self.multi.perform()
            running -= self._reap()
            if running and not self.free:
                self.multi.select(1.0)

    def _reap(self) -> int:
        _, done, failed = self.multi.info_read(1000)
        assert not failed, failed[0][2]
        for easy in done:
            assert easy.getinfo(pycurl.RESPONSE_CODE) in {200, 304}
            self.multi.remove_handle(easy)
            self.free.append(easy)
        return len(done)
