"""Forums of engines without a module: posts are the page's alike, numbered, dated elements. Pure.

Good enough to see one word change; what an engine's own module knows (its zone, its tombstones) is
not known here. A page without such a group is read as one document, by `sites.general`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.parse.forums import post_parts as parts
from ingest.parse.forums.groups import posts_of
from ingest.parse.forums.post_text import body_of, detach, text_of
from ingest.parse.forums.post_words import AUTHORS, BODIES, FURNITURE
from ingest.parse.forums.thread_titles import opens, title_of
from ingest.parse.html import drop
from ingest.parse.page import Element, Page, copy
from ingest.parse.selectors import select
from ingest.parse.sites import general as any_site
from ingest.parse.walls import is_tombstone
from ingest.urls import identity_key
from schemas.records.items import Identity, Item, ParsedPage
from schemas.records.texts import RichText

METHOD = "forums.general/2"

# Parameters whose value is a post's number: phpBB, MyBB, vBulletin, Invision, SMF, WoltLab.
_POST_NUMBER = re.compile(r"[?&;](?:p|pid|post|postid|comment|msg)=(\d+)")
# In selectors: `.class`, `[name=value]` with or without quotation marks; and what must not be.
_WORDS = re.compile(r"(?:\.|=['\"]?)([\w./?:=~-]+)")
_NOT = re.compile(r":not\([^)]*\)")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is the same for all posts of one page."""

    page: Page
    bodies: Sequence[str]  # selectors that find anything on this page
    authors: Sequence[str]
    furniture: Sequence[str]


def read(page: Page) -> ParsedPage:
    """The posts of a page; of a page without posts, its one document.

    The post that was asked for keeps the address it was asked under; its permanent link is its
    identity. An address of the whole thread names the post that the page begins with. Where a
    tombstone stands in the place of the post that was asked for, the page is one.
    """
    items = _named(_items(page), page)
    if not items:
        return any_site.read(page)
    if any(item.locked and item.url == page.asked for item in items):
        return ParsedPage(
            state="tombstone",
            items=(),
            method=METHOD,
            complaint="The forum says in the post's place that it was taken away.",
        )
    return ParsedPage(state="live", items=items, method=METHOD)


def _items(page: Page) -> list[Item]:
    root = copy(page.tree)  # posts are taken to pieces
    _join_heads(root)
    posts = posts_of(root)
    reading = _Reading(page, *(_found(page, root, one) for one in (BODIES, AUTHORS, FURNITURE)))
    for post in reversed(posts):
        detach(post)  # answers come out of what they answer; each is quick to search on its own
    items = (_item(post, reading) for post in posts)
    return list({item.guid: item for item in items if item}.values())


def _join_heads(root: Element) -> None:
    """On bbPress the head of a post is numbered; author and text stand in the element behind."""
    for head in select(root, ".bbp-reply-header, .bbp-topic-header"):
        behind = head.getnext()
        if behind is not None and select(behind, ".bbp-reply-content, .bbp-topic-content"):
            head.append(behind)


def _found(page: Page, root: Element, selectors: Sequence[str]) -> list[str]:
    """The selectors that find anything on this page: most never do.

    The walk through the tree is spared where the page's source has not even the words.
    """
    possible = (one for one in selectors if all(word in page.text for word in _words_of(one)))
    return [selector for selector in possible if select(root, selector)]


@lru_cache(maxsize=512)  # selectors are the constants of `post_words`
def _words_of(selector: str) -> tuple[str, ...]:
    """Classes and values of a selector, which no parser rewrites; tags and names it does."""
    return tuple(_WORDS.findall(_NOT.sub("", selector)))


def _item(post: Element, reading: _Reading) -> Item | None:
    """One post; None where nothing stable names it."""
    page = reading.page
    body = body_of(post, reading.bodies)
    guid = parts.guid_of(post, body)
    if body is not post:
        detach(body)
    url = parts.permalink_of(post, guid, page)
    if not guid or not url:
        return None
    author = parts.author_of(post, reading.authors)
    stamp = parts.updated_of(post, None)
    drop(body, reading.furniture)
    text, marker = text_of(post, body, page, author=author)
    published_at = parts.time_of(post, page)  # the marker's own time is out of the post now
    updated_at = stamp if stamp != published_at else None
    locked = is_tombstone(text)
    return Item(
        guid=guid,
        url=url,
        text=RichText() if locked else text,
        title=parts.title_of(post, author, guid) if body is not post else "",
        author=author,
        published_at=published_at,
        updated_at=updated_at,
        marker=marker,
        identity=Identity(kind="post", key=address_key(url)),
        language=page.language,
        locked=locked,
    )


def address_key(url: str) -> str:
    """The key of a post that only its address names."""
    return f"url:{identity_key(url, keep_fragment=True)}"


def _named(items: Sequence[Item], page: Page) -> tuple[Item, ...]:
    """The items, the one that opens the thread under its title, the one asked for as asked."""
    first_opens = opens(items, page)
    asked = page.asked or page.url
    wanted = next((item.guid for item in items if _is_asked(item, asked)), None)
    if wanted is None and first_opens and _names_thread(asked, page):
        wanted = items[0].guid
    titled = items[:1]
    if first_opens:
        titled = [replace(items[0], title=title_of(page, items[0].title))]
    return tuple(
        replace(item, url=asked) if item.guid == wanted else item for item in (*titled, *items[1:])
    )


def _is_asked(item: Item, asked: str) -> bool:
    if identity_key(item.url, keep_fragment=True) == identity_key(asked, keep_fragment=True):
        return True
    fragment = asked.partition("#")[2]
    number = _POST_NUMBER.search(asked)
    digits = re.findall(r"\d+", item.guid)[-1:]
    return item.guid == fragment or (number is not None and [number[1]] == digits)


def _names_thread(asked: str, page: Page) -> bool:
    """Whether the address is the one that the page gives as its own, without any post's anchor."""
    if not page.canonical or "#" in asked or _POST_NUMBER.search(asked):
        return False
    return identity_key(page.canonical) in {identity_key(asked), identity_key(page.url)}
