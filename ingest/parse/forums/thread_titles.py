"""Which post of a page opens its thread, and the title that it has from it. Pure.

Only the opening post has the thread's title. Told by what does not depend on the moment of the
look: a title that came and went with a time that could not be read would be an edit.
"""

import re
from collections.abc import Sequence
from itertools import chain
from urllib.parse import urlsplit

from ingest.parse.forums.post_words import TITLES
from ingest.parse.page import Element, Page, line_of
from ingest.parse.selectors import select
from ingest.urls import absolute
from schemas.records.items import Item

_COMMENT = re.compile(r"(?<!el)(?<!findComment&)comment[-_=#/]*\d|reply|answer", re.IGNORECASE)
_HOME = ("", "/", "/index.php", "/index.html", "/forum/", "/forums/")
_NUMBERED = re.compile(r"[A-Za-z_-]*(\d{1,18})")  # `p51001`; not Reddit's `t1_o8n5jvy`
# A page of a thread that is not its first: phpBB; SMF; XenForo, vBulletin, Invision; WoltLab, MyBB,
# Discourse. On those the first post moves up when one before it is deleted (FORUMS.md 3.3).
_LATER = re.compile(
    r"[?&;]start=[1-9]|[?&;]topic=\d+\.[1-9]|[/-]page[-/]?(?:[2-9]|\d{2,})(?=[/?&#;.]|$)"
    r"|[?&;]page(?:No)?=(?:[2-9]|\d{2,})"
)


def opens(items: Sequence[Item], page: Page) -> bool:
    """Whether the first post opens the thread: the oldest, on the first page, and no comment.

    The one with the lowest number is; where that is another, as in merged threads, times decide.
    """
    if not items or _is_later(page) or _COMMENT.search(f"{items[0].guid} {items[0].url}"):
        return False
    numbers = [int(found[1]) for item in items if (found := _NUMBERED.fullmatch(item.guid))]
    if len(numbers) == len(items) and numbers[0] == min(numbers):
        return True
    times = [item.published_at for item in items if item.published_at]
    return bool(times) and items[0].published_at == min(times)


def title_of(page: Page, own: str) -> str:
    """The thread's title; `own` is what the opening post itself has for one."""
    named = (line_of(found) for selector in TITLES for found in select(page.tree, selector))
    heads = (line_of(head) for head in select(page.tree, "h1") if not _leads_home(head, page))
    return next(filter(None, chain(named, (own,), heads)), page.title)


def _leads_home(head: Element, page: Page) -> bool:
    """Whether a heading is the board's name."""
    targets = (urlsplit(absolute(a.get("href") or "", page.base)) for a in select(head, "a[href]"))
    return any(target.path in _HOME and not target.query for target in targets)


def _is_later(page: Page) -> bool:
    address = page.canonical or page.url
    return bool(_LATER.search(address)) or page.first("link[rel=prev][href]") is not None
