"""One libcurl handle with what its transfer has received so far; used again and again.

Everything that bounds or guards a transfer is set here, once for each handle.
"""

import socket
import time
from typing import Any, Final

import pycurl

from ingest.fetch.errands import ROBOTS, Errand
from ingest.fetch.guard import refusal
from ingest.fetch.settings import FetchSettings, Routes

# Below 100 bytes a second for 15 s a body is not arriving: 10 MiB would take a day. The total
# timeout is the harder bound; this one frees the slot early.
_LOW_SPEED_BYTES_S = 100
_LOW_SPEED_TIME_S = 15

# Header lines need no bound of ours: libcurl ends a response whose headers exceed 300 KB in all
# (MAX_HTTP_RESP_HEADER_SIZE) and undoes at most five stacked compressions (MAX_ENCODE_STACK).

_ENCODINGS = (("gzip", "VERSION_LIBZ"), ("br", "VERSION_BROTLI"), ("zstd", "VERSION_ZSTD"))


def accept_encoding() -> str:
    """The compressions of POLLING.md rule 5 that this libcurl was built with."""
    features = pycurl.version_info()[4]
    return ", ".join(name for name, flag in _ENCODINGS if features & getattr(pycurl, flag, 0))


class Handle:
    """A transfer's hands: its socket, its header lines, its body."""

    def __init__(self, settings: FetchSettings, *, ca_path: str, routes: Routes) -> None:
        self.easy: Final = pycurl.Curl()
        self.lines: Final[list[bytes]] = []  # header lines as sent, of all responses of a transfer
        self.errand: Errand | None = None
        self.refused: str | None = None  # "10.0.0.1 (private)", where the guard said no
        self.overflow = False  # the body was cut at the bound
        self.started_s = 0.0
        self._settings = settings
        self._chunks: list[bytes] = []
        self._room = 0  # bytes of body still accepted
        self._declared = -1  # bound on what `Content-Length` may say; as set in libcurl
        self._timeout_ms = 0
        self._routes = routes
        self._routed: str | None = None  # the rule set in libcurl
        self._configure(ca_path)

    def load(self, errand: Errand) -> None:
        """Make ready for an errand's next hop."""
        self.errand = errand
        self.refused, self.overflow = None, False
        self._bound(errand)
        if self._routes:
            self._route(errand.address.target)
        self.easy.setopt(pycurl.URL, errand.address.url)
        self.easy.setopt(pycurl.HTTPHEADER, errand.header_lines())
        self.started_s = time.monotonic()

    def clear(self) -> None:
        """Let go of what was received; a body may be large and the next errand far away."""
        self.errand = None
        self.lines.clear()
        self._chunks.clear()

    def body(self) -> bytes:
        """The body received so far, its compression undone."""
        return b"".join(self._chunks)

    def close(self) -> None:
        """Free the handle; libcurl's callbacks hold us until then."""
        self._chunks.clear()
        self.easy.close()

    def _bound(self, errand: Errand) -> None:
        """Set the bounds of this hop where they differ from those of the hop before."""
        self._room = errand.request.max_bytes or self._settings.max_bytes
        declared = 0 if errand.place == ROBOTS else self._room  # 0 is none: robots.txt may be cut
        if declared != self._declared:
            self._declared = declared
            self.easy.setopt(pycurl.MAXFILESIZE_LARGE, declared)
        timeout_ms = max(1, int((self._settings.timeout_s - errand.spent_s) * 1000))
        if timeout_ms != self._timeout_ms:
            self._timeout_ms = timeout_ms
            self.easy.setopt(pycurl.TIMEOUT_MS, timeout_ms)

    def _route(self, target: tuple[str, int]) -> None:
        """Set the one rule of RESOLVE for this hop; of thousands libcurl would walk all."""
        route = self._routes.get(target)
        if route != self._routed:
            self._routed = route
            if route is None:  # an empty list would leave the rule as it was
                self.easy.unsetopt(pycurl.CONNECT_TO)
            else:
                self.easy.setopt(pycurl.CONNECT_TO, [route])

    def _configure(self, ca_path: str) -> None:
        options: dict[int, Any] = {
            pycurl.USERAGENT: self._settings.user_agent,
            pycurl.ACCEPT_ENCODING: accept_encoding(),
            pycurl.PROTOCOLS: pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS,
            pycurl.FOLLOWLOCATION: 0,  # each hop is ours to guard and to count
            pycurl.HTTP09_ALLOWED: 0,  # else any TCP service would be a "response"
            pycurl.PROXY: "",  # the environment's proxy would connect where the guard cannot see
            pycurl.NETRC: pycurl.NETRC_IGNORED,
            pycurl.NOSIGNAL: 1,  # workers are threads
            pycurl.CONNECTTIMEOUT_MS: int(self._settings.connect_timeout_s * 1000),
            pycurl.LOW_SPEED_LIMIT: _LOW_SPEED_BYTES_S,
            pycurl.LOW_SPEED_TIME: _LOW_SPEED_TIME_S,
            pycurl.SSLVERSION: pycurl.SSLVERSION_TLSv1_2,
            pycurl.CAINFO: ca_path,
            pycurl.HEADERFUNCTION: self.lines.append,
            pycurl.WRITEFUNCTION: self._take,
            pycurl.OPENSOCKETFUNCTION: self._open,
        }
        for option, value in options.items():
            self.easy.setopt(option, value)

    def _take(self, chunk: bytes) -> int | None:
        """Keep a piece of the body; 0 ends the transfer (libcurl's way of a callback to say no)."""
        if len(chunk) > self._room:
            self.overflow = True
            self._chunks.append(chunk[: self._room])
            self._room = 0
            return 0
        self._room -= len(chunk)
        self._chunks.append(chunk)
        return None

    def _open(self, _purpose: int, peer: Any) -> Any:  # noqa: ANN401 (pycurl has no types)
        """Open the socket for the address really connected to, if that is allowed."""
        address = str(peer.addr[0])
        kind = refusal(address, self._settings.allow_networks)
        if kind is not None:
            self.refused = f"{address} ({kind})"
            return pycurl.SOCKET_BAD
        try:
            return _HandedOver(socket.socket(peer.family, peer.socktype, peer.protocol))
        except OSError:  # no IPv6 on this machine, no file left: libcurl tries the next address
            return pycurl.SOCKET_BAD


class _HandedOver:
    """A socket that libcurl copies (dup) after our callback has returned; then ours is closed."""

    def __init__(self, opened: socket.socket) -> None:
        self._opened = opened

    def fileno(self) -> int:
        return self._opened.fileno()

    def __del__(self) -> None:
        self._opened.close()
