"""The identity key of an address, and the address without its trackers. Pure.

Rules and what they earned: TEXT.md, "Addresses". A key is for comparing, never for fetching.
"""

import re
from functools import lru_cache

from ingest.urls.hosts import identity_host, registrable
from ingest.urls.parsing import REMEMBERED, Parts, parse
from ingest.urls.tracking import is_tracking

_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_SLASHES = re.compile(r"/{2,}")
# Servlet containers write the session into the path; a lone dot before it would be a dot segment.
_PATH_SESSION = re.compile(r"(?<=[^/.]);jsessionid=[^/;]*", re.IGNORECASE)
_INDEXES = ("/index.html", "/index.htm", "/index.php")
# `/<slug>/amp`: only behind a slug of four words or a long number, since `/products/amp` is a page.
_AMP = "/amp"
_AMP_SLUG = re.compile(r"(?:[^-]+-){3}|.*\d{5}")
_ROUTE = re.compile(r"[!/]+[^!/]")  # `#!page` and `#/page` are pages, `#!` and `#/` are not
_DIRECTIVE = re.compile(r":~:.*")  # text fragments: where to scroll to
_AMP_ENTITY = re.compile(r"\A(?:amp;)+")


@lru_cache(maxsize=REMEMBERED)
def identity_key(url: str, *, keep_fragment: bool = False) -> str:
    """A key without scheme that is equal for all addresses of one document, as far as rules tell.

    Path case, language hosts and every parameter that may choose a page are kept. With
    `keep_fragment` the fragment counts too: for forum posts (`#p123`, `#comment-5`). The key of a
    key is itself. What is no web address is its own key.
    """
    parts = parse(url)
    if parts is None:
        return url.strip()
    host = identity_host(parts.host)
    port = f":{parts.port}" if parts.port else ""
    query = "&".join(_parameters(parts, host))
    fragment = _fragment(parts.fragment, keep_fragment=keep_fragment)
    return (
        f"{host}{port}{settled_path(parts.path)}"
        f"{'?' if query else ''}{query}{'#' if fragment else ''}{fragment}"
    )


def clean_link(url: str) -> str:
    """The address without tracking parameters, for comparing two revisions of a link.

    Never hides a changed target: scheme, host, path, order of parameters and fragment stay.
    What is no web address comes back as it was.
    """
    parts = parse(url)
    if parts is None:
        return url.strip()
    registered = registrable(identity_host(parts.host))
    kept = [pair for pair in parts.query.split("&") if pair and not _tracks(pair, registered)]
    port = f":{parts.port}" if parts.port else ""
    query = f"?{'&'.join(kept)}" if kept else ""
    fragment = "" if _tracks(parts.fragment, registered) else parts.fragment
    return (
        f"{parts.scheme}://{parts.host}{port}{parts.path}{query}{'#' if fragment else ''}{fragment}"
    )


def settled_path(path: str) -> str:
    """The path as keys compare it: one spelling, no double or closing slash, session or index."""
    path = _SLASHES.sub("/", _PATH_SESSION.sub("", _decoded(path)))
    end, shorter = len(path), _shorter(path, len(path))
    while shorter != end:  # `/index.html/index.html` ends only when nothing is left to take
        end, shorter = shorter, _shorter(path, shorter)
    return path[:end]


def _shorter(path: str, end: int) -> int:
    """Where the path ends without its last slash, index or view; nothing is copied."""
    if path.endswith("/", 0, end):
        return end - 1
    for index in _INDEXES:
        if path.endswith(index, 0, end):
            return end - len(index)
    if path.endswith(_AMP, 0, end):
        slug = path.rfind("/", 0, end - len(_AMP)) + 1
        if slug and _AMP_SLUG.match(path, slug, end - len(_AMP)):
            return end - len(_AMP)
    return end


def _parameters(parts: Parts, host: str) -> list[str]:
    registered = registrable(host)
    pairs = (_AMP_ENTITY.sub("", _decoded(pair)) for pair in parts.query.split("&"))
    kept = [pair.replace("+", "%20") for pair in pairs if pair and not _tracks(pair, registered)]
    return sorted(kept, key=lambda pair: pair.partition("=")[0])  # by name only, values keep order


def _tracks(pair: str, registered: str) -> bool:
    name, _, value = pair.partition("=")
    return is_tracking(name, value, registered)


def _fragment(fragment: str, *, keep_fragment: bool) -> str:
    fragment = _decoded(_DIRECTIVE.sub("", fragment))
    if _ROUTE.match(fragment):
        return fragment
    return fragment if keep_fragment and not is_tracking(fragment.partition("=")[0], "", "") else ""


def _decoded(text: str) -> str:
    """Unreserved characters decoded, the rest in upper-case hex (RFC 3986, 6.2.2); never `%2F`."""
    return _ENCODED.sub(_character, _STRAY_PERCENT.sub("%25", text))


def _character(match: re.Match[str]) -> str:
    character = chr(int(match[0][1:], 16))
    return character if character in _UNRESERVED else match[0].upper()
