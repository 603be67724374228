"""How one wrapper is opened: small functions from the parts of an address to the one inside. Pure.

An opener gives the address that it found, percent-encoding of the wrapper undone, or None. It
never judges what it found: `ingest.urls.wrappers` repairs and checks it.
"""

import base64
import binascii
import re
from collections.abc import Callable
from urllib.parse import unquote

from ingest.urls.parsing import Parts

Opener = Callable[[Parts], str | None]

_ENCODED_QUERY = re.compile("%3f", re.IGNORECASE)
_ENCODED_SCHEME = re.compile("https?%3a", re.IGNORECASE)
_SCHEMED = re.compile(r"https?:/", re.IGNORECASE)


def parameter(*names: str, path: str = "") -> Opener:
    """In the first of these parameters, on paths that begin as `path` does."""

    def opens(parts: Parts) -> str | None:
        if not parts.path.startswith(path):
            return None
        found = parameters(parts.query)
        return next((found[name] for name in names if found.get(name)), None)

    return opens


def remainder(pattern: str) -> Opener:
    """What follows this pattern in path, query and fragment, as it stands."""
    head = re.compile(pattern)

    def opens(parts: Parts) -> str | None:
        found = head.match(parts.path)
        return None if found is None else decoded(parts.path[found.end() :] + _tail(parts))

    return opens


def secured(pattern: str) -> Opener:
    """As `remainder`, where `s/` in front of the host says https, and `%3f` is `?` (AMP caches)."""
    head = re.compile(pattern)

    def opens(parts: Parts) -> str | None:
        found = head.match(parts.path)
        if found is None:
            return None
        rest = _ENCODED_QUERY.sub("?", parts.path[found.end() :], count=1) + _tail(parts)
        return f"https://{rest[2:]}" if rest.startswith("s/") else f"http://{rest}"

    return opens


def whole_query(parts: Parts) -> str | None:
    """The whole query is the address: `https://href.li/?http://…`."""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return decoded(parts.query + fragment) or None


def parameters(query: str) -> dict[str, str]:
    """Parameters by name, decoded; the first of a name counts. `+` stays, as in addresses."""
    found: dict[str, str] = {}
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        found.setdefault(unquote(name).removeprefix("amp;"), unquote(value))
    return found


def decoded(text: str) -> str:
    """Percent-decoded once if its scheme or a slash behind it is encoded, else as it stands."""
    encoded = _ENCODED_SCHEME.match(text) or "%2f" in text.lower()
    return unquote(text) if encoded and not _SCHEMED.match(text) else text


def from_base64(text: str) -> str | None:
    """The text behind base64, either alphabet, padding missing or not; None if it is none."""
    try:
        return base64.b64decode(
            text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4), validate=True
        ).decode()
    except (binascii.Error, ValueError):
        return None


def _tail(parts: Parts) -> str:
    query = f"?{parts.query}" if parts.query else ""
    return query + (f"#{parts.fragment}" if parts.fragment else "")
