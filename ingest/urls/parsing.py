"""Addresses taken apart by the WHATWG rules that browsers follow (can_ada). Pure."""

import re
from dataclasses import dataclass
from functools import lru_cache

import can_ada

# "http:/x", "http:\\x", "http://x" have a scheme; "kremlin.ru:80/x" and "http:8080" have none.
_HIERARCHICAL = re.compile(r"[a-z][a-z0-9+.-]*:[/\\]", re.IGNORECASE)
_OPAQUE = re.compile(
    r"(?:about|blob|data|geo|javascript|magnet|mailto|news|sms|tag|tel|urn|xmpp):", re.IGNORECASE
)
_WEB = ("http:", "https:")
_NO_ADDRESS = (ValueError, TypeError)  # TypeError: lone surrogates have no UTF-8
_PORTS = {"", "80", "443"}  # a key has no scheme, so either default says nothing


@dataclass(frozen=True, slots=True)
class Parts:
    """An http(s) address in parts, as a browser would send it; percent-encoded ASCII."""

    scheme: str  # "http" or "https"
    host: str  # lower case, punycode, no port
    port: str  # "" where it is 80 or 443
    path: str  # begins with "/"
    query: str  # without "?"
    fragment: str  # without "#"


# A post's few addresses are asked for 17 times from its look to its citations. So many are
# remembered by each function; linking took 3.3 s instead of 4.9 for 6,000 posts
# (tests/benchmarks/first_fetch).
REMEMBERED = 4096


@lru_cache(maxsize=REMEMBERED)
def parse(url: str) -> Parts | None:
    """The parts of an address, with or without its scheme; None if it is no web address."""
    parsed = _parsed(url)
    if parsed is None:
        return None
    return Parts(
        scheme=str(parsed.protocol)[:-1],
        host=str(parsed.hostname),
        port="" if parsed.port in _PORTS else str(parsed.port),
        path=str(parsed.pathname),
        query=str(parsed.search)[1:],
        fragment=str(parsed.hash)[1:],
    )


@lru_cache(maxsize=REMEMBERED)
def is_http(url: str) -> bool:
    """Whether this is an absolute http(s) address with a host: something that can be fetched."""
    return _HIERARCHICAL.match(url.strip()) is not None and _parsed(url) is not None


@lru_cache(maxsize=REMEMBERED)
def host_of(url: str) -> str:
    """The host in lower case and punycode, without port and closing dot; "" if there is none."""
    parsed = _parsed(url)
    return "" if parsed is None else str(parsed.hostname).rstrip(".")


def absolute(url: str, base: str) -> str:
    """The absolute http(s) address that `url` means on a page at `base`; "" if it means none.

    An address that is absolute already comes back as it was given, white space around it removed.
    """
    given = url.strip()
    if is_http(given):
        return given
    try:
        joined = can_ada.parse(base.strip()) + given
    except _NO_ADDRESS:
        return ""
    return str(joined.href) if _is_web(joined) else ""


def _parsed(url: str) -> "can_ada.URL | None":
    given = url.strip()
    if _OPAQUE.match(given):
        return None
    try:
        parsed = can_ada.parse(given if _HIERARCHICAL.match(given) else f"http://{given}")
    except _NO_ADDRESS:
        return None
    return parsed if _is_web(parsed) else None


def _is_web(parsed: "can_ada.URL") -> bool:
    """Whether it has a scheme of the web and a host; a name with an empty label leads nowhere.

    The parser lets `0..` pass, which without its dots would be the number 0, another host.
    """
    host = str(parsed.hostname)
    return parsed.protocol in _WEB and bool(host) and ".." not in f".{host}"
