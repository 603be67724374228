"""Many transfers at once in one thread: libcurl's multi interface with a stock of handles.

It drives sockets and knows nothing of lanes, redirects or robots.txt.
"""

import contextlib
import select
import socket
from typing import Any

import pycurl

from ingest.certificates import Authorities
from ingest.fetch.errands import Errand
from ingest.fetch.handles import Handle
from ingest.fetch.settings import FetchSettings

# How long to sleep at most: a guard against a lost wake-up, not a rhythm.
_LONGEST_WAIT_S = 1.0

_EVENTS = {
    pycurl.POLL_IN: select.POLLIN,
    pycurl.POLL_OUT: select.POLLOUT,
    pycurl.POLL_INOUT: select.POLLIN | select.POLLOUT,
}

Ended = tuple[Handle, int, str]  # libcurl's error code and its explanation; 0 and "" without one


class Transfers:
    """Starts transfers and tells which have ended.

    Driven by `poll(2)`, because pycurl's `CurlMulti.select` is `select(2)`: it spins or sleeps past
    its sockets once a process has more than 1,024 files open. For so few sockets `epoll` is no
    faster, since each transfer adds its socket and takes it away again.
    """

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._routes = settings.routes
        self._authorities = Authorities(settings.ca_file)
        self._poll = select.poll()
        self._multi = pycurl.CurlMulti()
        self._multi.setopt(pycurl.M_MAXCONNECTS, settings.kept)
        self._multi.setopt(pycurl.M_SOCKETFUNCTION, self._watch)
        self._handles: dict[pycurl.Curl, Handle] = {}
        self._idle: list[Handle] = []
        self._bell, self._button = socket.socketpair()  # `wake` writes, `_drive` reads
        self._button.settimeout(0)
        self._poll.register(self._bell, select.POLLIN)

    @property
    def busy(self) -> int:
        """How many transfers have been started and not been given back."""
        return len(self._handles) - len(self._idle)

    @property
    def room(self) -> int:
        """How many more transfers may start."""
        return self._settings.parallel - self.busy

    def start(self, errand: Errand) -> None:
        """Begin an errand's next hop."""
        handle = self._idle.pop() if self._idle else self._new_handle()
        handle.load(errand)
        self._multi.add_handle(handle.easy)

    def ended(self, wait_s: float) -> list[Ended]:
        """The transfers that end within `wait_s`; returns at the first sign of life.

        Each handle is to be given back once it has been read.
        """
        self._drive(wait_s)
        found: list[Ended] = []
        left = 1
        while left:
            left, well, badly = self._multi.info_read()
            found += [(self._handles[easy], 0, "") for easy in well]
            found += [(self._handles[easy], code, said) for easy, code, said in badly]
        for handle, _, _ in found:
            self._multi.remove_handle(handle.easy)
        return found

    def give_back(self, handle: Handle) -> None:
        """Keep the handle of an ended transfer for another."""
        handle.clear()
        self._idle.append(handle)

    def stop(self) -> None:
        """End all transfers under way; connections that wait for the next poll are kept."""
        idle = {handle.easy for handle in self._idle}
        for easy, handle in self._handles.items():
            if easy not in idle:
                with contextlib.suppress(pycurl.error):  # ended, but not given back
                    self._multi.remove_handle(easy)
                self.give_back(handle)

    def wake(self) -> None:
        """End the sleep of `ended`; the only method that another thread may call."""
        with contextlib.suppress(BlockingIOError):  # full of earlier calls
            self._button.send(b"!")

    def close(self) -> None:
        """Free all handles, connections and files."""
        self.stop()
        for handle in self._handles.values():
            handle.close()
        self._handles.clear()
        self._idle.clear()
        self._multi.close()
        self._authorities.close()
        self._bell.close()
        self._button.close()

    def _new_handle(self) -> Handle:
        handle = Handle(self._settings, ca_path=self._authorities.path, routes=self._routes)
        self._handles[handle.easy] = handle
        return handle

    def _drive(self, wait_s: float) -> None:
        """Sleep until a socket is ready, one of libcurl's clocks has run down, or `wait_s`."""
        wait_ms = min(wait_s, _LONGEST_WAIT_S) * 1000
        clock_ms = self._multi.timeout()  # -1: no clock is running
        clock_is_next = 0 <= clock_ms <= wait_ms
        ready = self._poll.poll(max(0.0, clock_ms if clock_is_next else wait_ms))
        bell = self._bell.fileno()
        for fd, events in ready:
            if fd == bell:
                self._bell.recv(1024)
            else:
                self._multi.socket_action(fd, _ready(events))
        if clock_is_next:  # too early does no harm: libcurl looks at its clocks itself
            self._multi.socket_action(pycurl.SOCKET_TIMEOUT, 0)

    def _watch(self, what: int, fd: int, _multi: Any, _data: Any) -> None:  # noqa: ANN401 (pycurl has no types)
        """Follow libcurl's wish to be told of a socket."""
        if what != pycurl.POLL_REMOVE:
            self._poll.register(fd, _EVENTS[what])
            return
        try:  # noqa: SIM105 (`suppress` costs half a microsecond of every poll)
            self._poll.unregister(fd)
        except KeyError:  # let go of before it was ever waited for
            pass


def _ready(events: int) -> int:
    """What poll says of a socket, as libcurl is told: an error is found by reading."""
    writable = pycurl.CSELECT_OUT if events & select.POLLOUT else 0
    return writable | (pycurl.CSELECT_IN if events & ~select.POLLOUT else 0)
