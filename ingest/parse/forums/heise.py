"""The forum of heise online and Telepolis (closed software, "u2u forum").

Markup and addresses: FORUMS.md 1.1. Times are those of Berlin. Never read as text: the number of
postings beside a user's name, ratings and the tree of the thread, which change without any edit.
"""

import re
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from lxml import etree

from ingest.parse.html import rich_text
from ingest.parse.markers import marker_from
from ingest.parse.page import Element, Page, copy, first, line_of
from ingest.parse.selectors import select
from ingest.parse.stamps import read_stamp
from ingest.urls import absolute
from ingest.urls.parsing import parse
from schemas.records.items import Identity, Item, Marker, NotParsed, ParsedFeed, ParsedPage
from schemas.records.texts import Block, RichText

NAME = "heise"
METHOD = "forums.heise/1"
HOSTS = frozenset(("heise.de", "www.heise.de", "telepolis.de", "www.telepolis.de"))
ZONE = ZoneInfo("Europe/Berlin")

# /forum/<Area>/<Board>/…/<Subject>/posting-<id>/show/, its short form, and the anchor in a thread.
_SHOWN = re.compile(r"/posting-(\d{1,12})(?:/show)?/?")
_SHORT = re.compile(r"(?:.*/)?p-(\d{1,12})/?")
_ANCHOR = re.compile(r"posting_(\d{1,12})")

_BODIES = (
    ".post .bbcode_v1",
    ".post .body_format_indicator",
    "#forum_wrap .bbcode_v1",
    ".bbcode_v1",
)
_AUTHORS = (
    ".full_user_string .pseudonym",
    ".full_user_string .realname",
    ".full_user_string",
    ".forum_userbar--author .pseudonym",
)


def recognise(page: Page) -> bool:
    """Whether this is a posting, a thread or an index of this software."""
    wrap = page.first("#forum_wrap")
    return wrap is not None and first(wrap, ".bbcode_v1", ".post", "li.posting_element") is not None


def identity(url: str) -> Identity | None:
    """The posting at an address: its number, whatever slug stands before it.

    Elsewhere than on heise's own hosts the host is part of the key.
    """
    parts = parse(url)
    found = (_number_in(parts.path) or _ANCHOR.fullmatch(parts.fragment)) if parts else None
    if parts is None or found is None:
        return None
    port = f":{parts.port}" if parts.port else ""
    scope = "" if parts.host in HOSTS else f"{parts.host}{port}:"
    return Identity(kind="post", key=f"{NAME}:{scope}{found[1]}")


def _number_in(path: str) -> re.Match[str] | None:
    shown = _SHOWN.search(path)
    if shown is not None and shown.end() == len(path):
        return shown
    return _SHORT.fullmatch(path)


def read(page: Page) -> ParsedPage | NotParsed:
    """The posting of a posting page. An empty body is a posting too: "(kT)"."""
    if _is_locked(page):
        return ParsedPage(
            state="tombstone",
            items=(),
            method=METHOD,
            complaint="The forum shows the posting as locked.",
        )
    body = page.first(*_BODIES)
    found = _identity_of(page)
    if body is None or found is None:
        return NotParsed(
            complaint="This is no posting page of the heise forum; give the address that ends in"
            " /posting-<number>/show/."
        )
    return ParsedPage(state="live", items=(_item(page, body, found),), method=METHOD)


def read_listing(page: Page) -> ParsedFeed | NotParsed:
    """The postings that an index or a thread lists, without their texts."""
    subjects = select(page.tree, "li.posting_element .posting_subject")
    if not subjects:
        return NotParsed(
            complaint="This page lists no postings of the heise forum; give the address of a forum"
            " that ends in /comment/."
        )
    items = tuple(item for subject in subjects if (item := _listed(page, subject)))
    older = page.first("a.older[href]")
    return ParsedFeed(
        format="listing",
        items=items,
        title=page.title,
        method=METHOD,
        older=absolute(older.get("href", ""), page.base) if older is not None else None,
    )


def _is_locked(page: Page) -> bool:
    current = page.first("li.current_posting")
    subject = first(current, ".posting_subject") if current is not None else None
    return subject is not None and "locked" in (subject.get("class") or "").split()


def _identity_of(page: Page) -> Identity | None:
    links = select(page.tree, "a.perma[href], link[rel=canonical][href], h1.thread_title a[href]")
    addresses = [page.url, *(absolute(link.get("href", ""), page.base) for link in links)]
    return next((found for url in addresses if (found := identity(url))), None)


def _item(page: Page, body: Element, found: Identity) -> Item:
    text, marker = _text(body, page)
    return Item(
        guid=_guid(found),
        url=page.url,
        text=text,
        title=page.line("h1.thread_title"),
        author=page.line(*_AUTHORS) or None,
        published_at=_time(page.first("time.posting_timestamp", ".metabar time"), page),
        marker=marker,
        identity=found,
        language="de",
    )


def _guid(found: Identity) -> str:
    return found.key.rpartition(":")[2]


def _text(body: Element, page: Page) -> tuple[RichText, Marker | None]:
    own = copy(body)
    for quote in select(own, "span.quote"):
        quote.tag = "blockquote"  # the forum before its relaunch marked quotes so
    blocks = rich_text(own, base_url=page.base).blocks
    marker = _marker(blocks, page)
    if marker is not None:
        blocks = blocks[:-1]
    return RichText(blocks=tuple(_quoted(block) for block in blocks)), marker


def _marker(blocks: tuple[Block, ...], page: Page) -> Marker | None:
    """The marker is the last paragraph of the body; anywhere else it is the author's text."""
    if not blocks or blocks[-1].kind != "paragraph":
        return None
    marker = marker_from(blocks[-1].text, zone=ZONE, now=page.now)
    return marker if marker is not None and marker.by == "author" else None


def _quoted(block: Block) -> Block:
    """Old postings quote as mail does, with `> ` before each line; the sign stays in the text."""
    if block.kind == "paragraph" and block.text.startswith("> "):
        return replace(block, kind="quote")
    return block


def _time(element: Element | None, page: Page) -> datetime | None:
    if element is None:
        return None
    given = [element.get(name) for name in ("datetime", "data-mysql-beautify-date", "title")]
    for text in (*given, line_of(element)):
        stamp = read_stamp(text or "", zone=ZONE, now=page.now)
        if stamp is not None:
            return stamp.at.astimezone(UTC)
    return None


def _listed(page: Page, subject: Element) -> Item | None:
    entry = next(subject.iterancestors("li"), subject)
    url = absolute(subject.get("href") or "", page.base) if subject.get("href") else ""
    found = identity(url) or identity(f"{page.url.partition('#')[0]}#{_anchor(entry)}")
    if found is None:
        return None  # a locked posting without a number: its own page tells
    return Item(
        guid=_guid(found),
        url=url or page.url,
        text=RichText(),
        title=line_of(subject),
        author=line_of(first(entry, ".tree_thread_list--written_by_user", ".pseudonym")) or None,
        published_at=_time(first(entry, "time"), page),
        partial=True,
        identity=found,
        language="de",
        locked="locked" in (subject.get("class") or "").split(),
    )


def _anchor(entry: Element) -> str:
    anchors = (element.get("id") or "" for element in entry.iter(etree.Element))
    return next((anchor for anchor in anchors if _ANCHOR.fullmatch(anchor)), "")
