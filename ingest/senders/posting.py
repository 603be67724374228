"""One bounded HTTP POST by libcurl; knows nothing of alerts, signatures and secrets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pycurl

from ingest.certificates import own_authorities, usual_authorities

# Of a connection with its TLS; the rest of the time is the receiver's to think.
_CONNECT_TIMEOUT_S = 10

# So much of an answer is read, in bytes: enough for the sentence that is shown.
_MOST_BYTES = 4096

_FIRST_FINAL_STATUS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said; `headers` by lower-case name, the last one of a name counts."""

    status: int
    headers: Mapping[str, str]
    body: str  # its beginning


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """No answer: `code` is libcurl's, `said` its own words."""

    code: int
    said: str


@dataclass(slots=True)
class _Received:
    lines: list[bytes] = field(default_factory=list)
    body: bytes = b""

    def header(self, line: bytes) -> None:
        """Keep a header line; those of an earlier answer (100 Continue) are dropped."""
        if line.startswith(b"HTTP/"):
            self.lines.clear()
        self.lines.append(line)

    def is_headed(self) -> bool:
        """Whether the empty line that ends the headers has come."""
        return bool(self.lines) and not self.lines[-1].strip()

    def take(self, chunk: bytes) -> int | None:
        """Keep a piece of the body; 0 is libcurl's way of a callback to end the transfer."""
        self.body += chunk[: _MOST_BYTES - len(self.body)]
        return 0 if len(self.body) >= _MOST_BYTES else None


class Poster:
    """Posts over HTTP. Follows no redirect, uses no proxy, password file or cookie.

    Private networks may be reached: the address was named by the operator, not by a stranger.
    Threads may share one: each POST has its own connection. `connect_to`: rules of libcurl's
    `host:port:address:port`, by which connections for a host go elsewhere; the first that fits.

    Raises: PermanentError where `ca_file` holds no certificate.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        ca_file: Path | None,
        timeout_s: float,
        connect_to: Sequence[str] = (),
    ) -> None:
        self._options = _options(user_agent, timeout_s) | _authorities(ca_file)
        if connect_to:
            self._options[pycurl.CONNECT_TO] = list(connect_to)

    def post(self, url: str, *, headers: Mapping[str, str], body: bytes) -> Answer | Broken:
        """The answer to one POST, within the time; `url` is printable ASCII.

        The status is the answer: a body that is too long, too slow or cut off changes nothing.
        """
        received = _Received()
        easy = pycurl.Curl()
        try:
            _prepare(easy, self._options, received)
            easy.setopt(pycurl.URL, url)
            easy.setopt(pycurl.HTTPHEADER, [f"{name}: {value}" for name, value in headers.items()])
            easy.setopt(pycurl.POSTFIELDS, body)
            return _performed(easy, received)
        finally:
            easy.close()


def _performed(easy: pycurl.Curl, received: _Received) -> Answer | Broken:
    try:
        easy.perform()
    except pycurl.error as error:
        if not received.is_headed():
            return Broken(code=error.args[0], said=error.args[1])
    status = easy.getinfo(pycurl.RESPONSE_CODE)
    # libcurl takes a head that was cut off for a whole one.
    if status < _FIRST_FINAL_STATUS or not received.is_headed():
        return Broken(code=pycurl.E_GOT_NOTHING, said="no final answer")
    return Answer(
        status=status,
        headers=_fields(received.lines),
        body=received.body.decode("utf-8", "replace"),
    )


def _fields(lines: list[bytes]) -> dict[str, str]:
    pairs = (line.decode("latin-1").partition(":") for line in lines[1:])
    return {name.strip().lower(): value.strip() for name, _, value in pairs if value}


def _prepare(easy: pycurl.Curl, options: Mapping[int, Any], received: _Received) -> None:
    for option, value in options.items():
        easy.setopt(option, value)
    easy.setopt(pycurl.HEADERFUNCTION, received.header)
    easy.setopt(pycurl.WRITEFUNCTION, received.take)


def _options(user_agent: str, timeout_s: float) -> dict[int, Any]:
    return {
        pycurl.POST: 1,
        pycurl.USERAGENT: user_agent,
        pycurl.PROTOCOLS: pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS,
        pycurl.FOLLOWLOCATION: 0,  # Standard Webhooks: a redirect is a failure
        pycurl.HTTP09_ALLOWED: 0,  # else any TCP service would be a receiver that said yes
        pycurl.PROXY: "",  # libcurl would take the environment's
        pycurl.NETRC: pycurl.NETRC_IGNORED,
        pycurl.NOSIGNAL: 1,  # workers are threads
        pycurl.TIMEOUT_MS: int(timeout_s * 1000),  # all of it, name look-up and a slow body too
        pycurl.CONNECTTIMEOUT_MS: int(min(timeout_s, _CONNECT_TIMEOUT_S) * 1000),
        pycurl.SSLVERSION: pycurl.SSLVERSION_TLSv1_2,
    }


def _authorities(ca_file: Path | None) -> dict[int, Any]:
    own = own_authorities(ca_file)
    if own is None:
        return {pycurl.CAINFO: str(usual_authorities())}
    usual = usual_authorities().read_text(encoding="utf-8")
    return {pycurl.CAINFO_BLOB: f"{usual}\n{own}\n".encode()}
