"""Who wrote a post, when, and where it stands: the parts around its text. Pure.

All but `guid_of` are asked when the text has been taken out of the post, so that no name, time or
link of the text is taken for the post's own.
"""

import re
from collections.abc import Sequence
from datetime import datetime

from ingest.parse.alike import DIGITS, NUMBERING
from ingest.parse.dates import feed_date
from ingest.parse.forums.post_words import (
    AUTHOR_ATTRIBUTES,
    DOING,
    LONGEST_NAME,
    POST_ID,
)
from ingest.parse.page import Element, Page, line_of
from ingest.parse.selectors import select
from ingest.parse.times import is_time, times_in
from ingest.urls import absolute, clean_link

# Addresses that end in a post's number (Stack Exchange, NodeBB, heise).
_NUMBERED = re.compile(r"/(?:q|a|p|post|comment|c|posting)s?[/-](\d+)(?:/|$)")
# "by Anna", "Posted by Anna", "von Anna": what stands before a name in one element with it.
_BEFORE_NAME = re.compile(
    r"^(?:(?:posted|written|submitted|published|geschrieben)\s+)?(?:by|von|par|por|автор)\b:?\s+",
    re.IGNORECASE,
)

_SUBJECT = re.compile(r"(?<![a-z])(?:title|subject|heading|headline)", re.IGNORECASE)
_ABOUT_USER = re.compile(r"name|user|author|poster|rank", re.IGNORECASE)


def guid_of(post: Element, body: Element) -> str:
    """What the page numbers a post by; empty where it does not.

    Numbers behind the text are those of comments on it.
    """
    if DIGITS.search(own := post.get("id") or "") or POST_ID.fullmatch(own):
        return own
    values = (post.get(name) or "" for name in NUMBERING)
    numbered = next((value for value in values if DIGITS.search(value)), "")
    return numbered or _guid_above(post, body) or _guid_linked(post)


def _guid_above(post: Element, body: Element) -> str:
    for element in post.iterdescendants("*"):
        name = element.get("id") or (element.get("name") if element.tag == "a" else "") or ""
        if POST_ID.fullmatch(name):
            return name
        if element is body:
            return ""
    return ""


def _guid_linked(post: Element) -> str:
    links = (link.get("href") or "" for link in select(post, "a[href]"))
    return next((found[1] for url in links if (found := _NUMBERED.search(url))), "")


def permalink_of(post: Element, guid: str, page: Page) -> str:
    """The post's own address: its permanent link, else the page with its id as fragment."""
    stored = post.get("permalink") or post.get("data-permalink") or ""  # Reddit
    if stored:
        return absolute(stored, page.base)
    number = (DIGITS.findall(guid) or [guid])[-1]
    if "crawler-post" in (post.get("class") or "").split() and page.canonical:
        return f"{page.canonical.rstrip('/')}/{number}"  # Discourse: no link, its place says it
    links = [link for link in select(post, "a[href]") if _leads_away(link)]
    urls = [(link, absolute(link.get("href") or "", page.base)) for link in links]
    wanted = [
        (link, url) for link, url in urls
        if url and number and _is_about(url, number) and not DOING.search(_path_of(url, page))
    ]  # fmt: skip
    wanted.sort(key=lambda pair: not _is_timed(pair[0]))  # stable
    return clean_link(wanted[0][1]) if wanted else _anchored(_anchor(post, number) or guid, page)


def _leads_away(link: Element) -> bool:
    """Not only to a place on this page, whose own address may name another post."""
    return not (link.get("href") or "").lstrip().startswith("#")


def _anchor(post: Element, number: str) -> str:
    """The fragment that the post's own links to itself have."""
    written = ((link.get("href") or "").strip() for link in select(post, "a[href^='#']"))
    return next((href[1:] for href in written if number in _parts(href)[-1:]), "")


def author_of(post: Element, selectors: Sequence[str]) -> str | None:
    """The name of who wrote the post; the first of the selectors that finds one is believed."""
    for name in AUTHOR_ATTRIBUTES:
        value = (post.get(name) or "").strip()
        if value:
            return value
    for selector in selectors:
        for element in select(post, selector):
            name = _name_in(element)
            if 0 < len(name) <= LONGEST_NAME:
                return name
    return None


def _name_in(element: Element) -> str:
    """The text of its first link that has one, else its own: ranks and counts stand beside it."""
    linked = next((name for link in select(element, "a") if (name := line_of(link))), "")
    return linked or _BEFORE_NAME.sub("", line_of(element))


def time_of(post: Element, page: Page) -> datetime | None:
    """When the post says that it was published: the first time beside its text."""
    return next(iter(times_in(post, page)), None)


def title_of(post: Element, author: str | None, guid: str) -> str:
    """The subject of the post's own, as "Re: …" on phpBB; empty where its engine has none.

    A heading is one where it leads to the post or says so by its class: names, ranks and buttons
    are set as headings too. FluxBB writes the topic's title over each answer, which is not its own.
    """
    if "blockpost" in (post.get("class") or "").split():
        return ""
    number = (DIGITS.findall(guid) or [guid])[-1]
    subjects = (one for one in select(post, "h2, h3, h4, h5") if _is_subject(one, number))
    lines = (line_of(one) for one in subjects)
    return next((line for line in lines if line not in ("", author) and line[0] != "#"), "")


def _is_subject(heading: Element, number: str) -> bool:
    names = heading.get("class") or ""
    if _ABOUT_USER.search(names):
        return False
    links = (link.get("href") or "" for link in select(heading, "a[href]"))
    return bool(_SUBJECT.search(names)) or any(number in _parts(url)[-1:] for url in links)


def updated_of(post: Element, published_at: datetime | None) -> datetime | None:
    """The stamp of the last edit that the markup holds (Discourse, NodeBB: `dateModified`)."""
    for element in select(post, "[itemprop=dateModified]"):
        at = feed_date(element.get("content") or element.get("datetime") or "")
        if at is not None and at != published_at:
            return at
    return None


def _is_about(url: str, number: str) -> bool:
    """Whether the last number of the address's fragment, else of the address, is the post's."""
    address, _, fragment = url.partition("#")
    if fragment:
        return number in _parts(fragment)[-1:]
    return number in _parts(address)[-1:] or f"={number}" in address


def _parts(text: str) -> list[str]:
    return re.findall(r"\d+|(?<=[/_])[a-z0-9]{5,10}(?=/|$)", text)


def _path_of(url: str, page: Page) -> str:
    """The part of an address that says what it does: a site may be called "replay"."""
    return url.removeprefix(page.base.partition("#")[0].partition("?")[0]).split("/", 3)[-1]


def _is_timed(link: Element) -> bool:
    return is_time(link) or any(is_time(inner) for inner in link.iterdescendants("*"))


def _anchored(guid: str, page: Page) -> str:
    whole = (page.canonical or page.url).partition("#")[0]
    return clean_link(f"{whole}#{guid}") if guid else ""
