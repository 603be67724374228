"""Posts of forums without an engine of their own, known by the board's number for them. Pure.

A thread may be renamed, moved, split or merged, and a whole board put under another path: the
post's number stays. Only numbers that a board gives once are taken (FORUMS.md section 1); places
within a thread, as Discourse and Flarum count them, are not.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.parse.pages import identify
from ingest.urls.parsing import parse
from schemas.records.items import Identity, Item
from schemas.records.sources import Feed

# Path without host, query and fragment, joined as they stand.
_NUMBERED = (
    # phpBB, FluxBB, vBulletin, MyBB
    re.compile(
        r"(?P<base>.*)/(?:viewtopic|showthread|showpost)\.php\?(?:.*[&;])?(?:p|pid|postid)=(?P<n>\d+)"
    ),
    # XenForo: /threads/its-title.7/post-99, /threads/its-title.7/page-2#post-99, /posts/99
    re.compile(r"(?P<base>.*)/threads/[^/?#]*\.\d+/(?:[^?#]*[#/])?#?post-(?P<n>\d+)$"),
    re.compile(r"(?P<base>.*)/posts?/(?P<n>\d+)/?$"),  # NodeBB's has no s
    # SMF: index.php?topic=7.msg99#msg99
    re.compile(r"(?P<base>.*)/index\.php\?topic=\d+\.msg(?P<n>\d+)(?:#.*)?$"),
    # Invision: /topic/7-its-title/?do=findComment&comment=99
    re.compile(r"(?P<base>.*)/topic/\d+-[^?#]*\?do=findComment&comment=(?P<n>\d+)"),
    # WoltLab: /thread/7-its-title/?postID=99#post99
    re.compile(r"(?P<base>.*)/thread/\d+-[^?#]*\?postID=(?P<n>\d+)"),
)
# What every one of them holds: most addresses hold none, and are done with a search.
_HINT = re.compile(r"post|[?&;]p(?:id)?=|\.msg\d|comment=")
# The path that a board stands under is no part of it where it was put there as a whole.
_BOARD_PATHS = frozenset(("", "/forum", "/forums", "/board", "/community", "/phpbb", "/index.php"))


def board_number(url: str) -> str | None:
    """`board.example post 99` for a post's permanent link; None where no number is certain."""
    parts = parse(url) if _HINT.search(url) else None
    if parts is None:
        return None
    query = f"?{parts.query}" if parts.query else ""
    rest = f"{parts.path}{query}" + (f"#{parts.fragment}" if parts.fragment else "")
    found = next((match for each in _NUMBERED if (match := each.match(rest))), None)
    if found is None:
        return None
    base = "" if found["base"].lower() in _BOARD_PATHS else found["base"]
    return f"{parts.host}{f':{parts.port}' if parts.port else ''}{base} post {found['n']}"


def numbered(items: Sequence[Item], feed: Feed) -> tuple[Item, ...]:
    """Items with the identity that their numbers give; what has one already keeps it."""
    if feed.source.document_kind != "post":
        return tuple(items)
    return tuple(_identified(item, feed.source.engine) for item in items)


def _identified(item: Item, engine: str | None) -> Item:
    if item.identity is not None and not item.identity.key.startswith("url:"):
        return item
    number = board_number(item.url)
    if number is None or identify(item.url, kind="post", engine=engine) is not None:
        return item
    return replace(item, identity=Identity(kind="post", key=f"board:{number}"))
