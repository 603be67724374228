"""What a fetcher is told once: who we are, where we may go, and how much is too much."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

from ingest.errors import PermanentError

Network = IPv4Network | IPv6Network
Routes = Mapping[tuple[str, int], str]  # by `WireAddress.target`

# Twenty times the largest page or feed of our corpus (under 0.5 MB), so that long threads and
# whole archives pass. Lower loses them; higher, and PARALLEL bombs at once fill a worker's memory.
MAX_BYTES = 10 * 1024 * 1024

# Room for a slow connection and 20 s of a server's work. Lower loses slow press offices; higher
# holds one of the worker's threads, which cannot be stopped from outside (RUNTIME.md).
TIMEOUT_S = 30.0

# Three losses of a SYN packet (1 + 2 + 4 s, RFC 6298 back-off) still connect within it.
CONNECT_TIMEOUT_S = 10.0

# RFC 9309 2.3.1.2 asks for five at least, and http → https → www → language → page is four.
# Lower breaks such chains; higher only lengthens what a hostile site can make us do.
MAX_REDIRECTS = 5

# Transfers at once, each to another host. More gains nothing on 2 cores and 64 × MAX_BYTES is the
# worst case of memory; with the kept connections it stays far below 1,024 open files.
PARALLEL = 64

# Connections kept for the next poll. By libcurl's own rule they would be four for each transfer of
# the moment, so that at the end of a batch it would close them all.
KEPT = 4 * PARALLEL

# With the last transfers' TIMEOUT_S on top, a batch ends within the 5 minutes for which its feeds
# are leased. Longer, and another worker would ask the same hosts at once.
BATCH_S = 240.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveRule:
    """Connections meant for `host:port` go to `address:port` instead (curl's `--connect-to`)."""

    host: str
    port: int
    to_host: str  # address or name; an IPv6 address without brackets
    to_port: int

    @property
    def source(self) -> tuple[str, int]:
        """What `WireAddress.target` is for connections that the rule is for."""
        return _bracketed(self.host), self.port

    @property
    def connect_to(self) -> str:
        """Where to, in libcurl's own form, which may leave out the host and port it is for."""
        return f"::{_bracketed(self.to_host)}:{self.to_port}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """All that a `Fetcher` needs to know; read from the environment by `workers/settings.py`."""

    user_agent: str  # product and contact address: `Palimpsest/0.1 (+mailto:desk@example.org)`
    resolve: tuple[ResolveRule, ...] = ()
    allow_networks: tuple[Network, ...] = ()  # may be reached though private
    ca_file: Path | None = None  # PEM, added to the usual authorities
    timeout_s: float = TIMEOUT_S  # one request with all its redirects, less the waits between them
    batch_s: float = BATCH_S  # no transfer begins after it
    connect_timeout_s: float = CONNECT_TIMEOUT_S
    max_bytes: int = MAX_BYTES  # of a body, after its compression is undone
    max_redirects: int = MAX_REDIRECTS
    parallel: int = PARALLEL
    kept: int = KEPT

    @property
    def routes(self) -> Routes:
        """Rules by what they are for, in libcurl's form; of two for the same the first counts."""
        return {rule.source: rule.connect_to for rule in reversed(self.resolve)}


def parse_resolve(text: str) -> tuple[ResolveRule, ...]:
    """Read `host:port:address:port,...`; an IPv6 address stands in brackets.

    Raises: PermanentError, naming the part that cannot be read.
    """
    return tuple(_rule(part) for part in _parts(text))


def parse_networks(text: str) -> tuple[Network, ...]:
    """Read `10.0.0.0/8,fd00::/8,...`; a bare address is a network of one.

    Raises: PermanentError, naming the part that cannot be read.
    """
    return tuple(_network(part) for part in _parts(text))


def _parts(text: str) -> Sequence[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _rule(part: str) -> ResolveRule:
    fields = _fields(part)
    if len(fields) != 4 or not all(fields):
        raise _bad_rule(part)
    host, port, to_host, to_port = fields
    try:
        return ResolveRule(
            host=host.lower(), port=_port(port), to_host=to_host, to_port=_port(to_port)
        )
    except ValueError:
        raise _bad_rule(part) from None


def _fields(part: str) -> list[str]:
    """Split at colons that stand outside brackets."""
    fields, rest = [], part
    while rest:
        if rest.startswith("["):
            field, _, rest = rest[1:].partition("]")
            rest = rest.removeprefix(":")
        else:
            field, _, rest = rest.partition(":")
        fields.append(field)
    return fields


def _port(text: str) -> int:
    port = int(text) if text.isascii() and text.isdigit() and len(text) <= 5 else 0
    if not 0 < port < 65536:
        raise ValueError(text)
    return port


def _bad_rule(part: str) -> PermanentError:
    return PermanentError(
        f"PALIMPSEST_RESOLVE: '{part}' is not of the form host:port:address:port, "
        "for example forum.example:443:127.0.0.1:8443."
    )


def _network(part: str) -> Network:
    try:
        return ip_network(part)
    except ValueError as error:
        raise PermanentError(
            f"PALIMPSEST_ALLOW_NETWORKS: '{part}' is not a network such as 10.0.0.0/8 ({error})."
        ) from None


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
