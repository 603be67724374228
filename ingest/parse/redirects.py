"""Where a redirect led instead of to the document, told by the two addresses. Pure.

A redirect to the document's new address is none of these. Told by whole words of the path, never
by parts of one: `/news/login-problems` is a document.
"""

import re
from typing import Literal

from ingest.urls import registrable
from ingest.urls.parsing import parse

Place = Literal["front", "index", "missing", "login", "error"]

_FRONTS = frozenset(("index.html", "index.php", "index.htm", "default.aspx"))
_WORDS: dict[Place, frozenset[str]] = {
    "login": frozenset(
        (
            "login",
            "log-in",
            "signin",
            "sign-in",
            "sign_in",
            "sso",
            "wp-login",
            "anmelden",
            "consent",
        )
    ),
    "missing": frozenset(
        ("404", "not-found", "notfound", "not_found", "page-not-found", "error404", "404-not-found")
    ),
    "error": frozenset(
        ("error", "500", "503", "maintenance", "wartung", "offline", "unavailable", "down")
    ),
    "index": frozenset(("forum", "forums", "board", "boards", "community", "categories", "latest")),
}
_LOGIN_QUERY = re.compile(r"(?:^|[&;])(?:mode|action|do|view)=(?:login|log-in|signin)(?:$|[&;])")
# consent.example.org, login.example.org
_LOGIN_HOSTS = frozenset(("login", "auth", "sso", "signin", "consent", "accounts", "id"))
# A board's list of threads: phpBB, vBulletin, SMF; and by path XenForo, NodeBB, Discourse.
_LIST = re.compile(
    r"/(?:viewforum|forumdisplay)\.php$|/(?:forums|category|c|board)(?:/[^/]+){1,3}/?$"
)
_LIST_QUERY = re.compile(r"board=[\d.]+")
_THREAD = re.compile(
    r"/(?:threads?|posts?|topics?|t|d|discussion)[/.-]|(?:viewtopic|showthread)\.php"
)


def led_to(asked: str, answered: str) -> Place | None:
    """What the redirect led to; None where that may be the document, or where there was none."""
    before, after = parse(asked), parse(answered)
    if before is None or after is None:
        return None
    if (before.host, before.path, before.query) == (after.host, after.path, after.query):
        return None
    place = _place(after.host, after.path, after.query)
    if place is None or place == _place(before.host, before.path, before.query):
        return _to_list(before.path, after.path, after.query)
    same_site = registrable(before.host) == registrable(after.host)
    return place if same_site or place == "login" else None


def _place(host: str, path: str, query: str) -> Place | None:
    segments = [one.lower().partition(".")[0] for one in path.split("/") if one]
    if host.partition(".")[0] in _LOGIN_HOSTS or _LOGIN_QUERY.search(query):
        return "login"
    for name, words in _WORDS.items():
        if name != "index" and any(one in words for one in segments[-2:]):
            return name
    if is_front(path, query):
        return "front"
    # /forum/, /community/index.php
    inner = segments[:-1] if segments[-1:] == ["index"] else segments
    alone = not query and len(inner) == 1 and inner[0] in _WORDS["index"]
    return "index" if alone else None


def is_front(path: str, query: str) -> bool:
    """Whether this is a site's front page."""
    # /en/ and /de are front pages of a language; a longer word is a section.
    name = path.strip("/").lower()
    return not query and (len(name) <= 2 or name in _FRONTS)


def _to_list(before: str, after: str, query: str) -> Place | None:
    """A board's list of threads where a thread or a post was asked for."""
    listed = _LIST.search(after) or (after.endswith("index.php") and _LIST_QUERY.fullmatch(query))
    return "index" if listed and _THREAD.search(before) and not _THREAD.search(after) else None
