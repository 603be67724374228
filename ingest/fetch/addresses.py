"""Web addresses as the fetcher needs them: fit for the wire, their host, and safe to show. Pure."""

import re
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin

import can_ada

# What libcurl and we read alike: printable ASCII, a plain host, a numeric port. All else goes
# through the WHATWG parser first, so that both sides always agree on the host.
_PLAIN = re.compile(
    r"(?=[!-~]+\Z)(?P<scheme>https?)://(?:[^/?#@\\\[\]]*@)?"
    r"(?P<host>[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::(?P<port>\d{1,5}))?"
    r"(?:[/?#].*)?",
    re.IGNORECASE | re.ASCII,
)
_PORTS = {"http": 80, "https": 443}
_USERINFO = re.compile(r"//[^/?#@\s]*@")
_SCHEME = re.compile(r"https?:", re.IGNORECASE)


class WireAddress(NamedTuple):
    """An http(s) address that can be asked for as it stands."""

    url: str  # printable ASCII; may carry a user name and password, see `shown`
    host: str  # lower case, without port, user name and final dot
    target: tuple[str, int]  # host and port, an IPv6 address in brackets

    @property
    def origin(self) -> str:
        """`https://host:port`, which robots.txt speaks for; the usual port is left out."""
        scheme = self.url.partition(":")[0].lower()
        host, port = self.target
        return f"{scheme}://{host}" if port == _PORTS[scheme] else f"{scheme}://{host}:{port}"

    @property
    def path(self) -> str:
        """Path and query, as robots.txt rules are compared with."""
        rest = self.url.partition("://")[2].partition("#")[0]
        start = min((rest.find(mark) for mark in "/?" if mark in rest), default=len(rest))
        return rest[start:] if rest[start : start + 1] == "/" else f"/{rest[start:]}"


def wire_address(url: str) -> WireAddress | None:
    """`url` made fit for the wire; None where it is no http(s) address."""
    found = _PLAIN.fullmatch(url)
    if found is None:
        url = _standard(url)
        found = _PLAIN.fullmatch(url)
    if found is None:
        return None
    scheme, host, port = found.group("scheme", "host", "port")
    number = int(port) if port else _PORTS[scheme.lower()]
    if not 0 < number < 65536:
        return None
    host = host.lower().rstrip(".")
    return WireAddress(url, host, (host, number))


def joined(base: str, location: bytes) -> str:
    """Where a `Location` leads, without fragment; "" where it cannot be read.

    Servers send raw UTF-8 there as often as they send Latin-1, though RFC 9110 allows neither.
    """
    try:
        target = location.decode()
    except UnicodeDecodeError:
        target = location.decode("latin-1")
    try:
        return urldefrag(urljoin(base, target.strip())).url
    except ValueError:
        return ""


def shown(text: str) -> str:
    """`text` without the user names and passwords of the addresses in it."""
    return _USERINFO.sub("//", text)


def _standard(url: str) -> str:
    """As the WHATWG standard writes it (punycode, percent signs); "" where it cannot be read."""
    if not _SCHEME.match(url.strip()):
        return ""
    try:
        return str(can_ada.parse(url.strip()).href)
    except (ValueError, UnicodeError):
        return ""
