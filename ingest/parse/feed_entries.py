"""What every feed parser reads, before it is turned into items, and the turning.

The fast parser, JSON Feed and the reference all end here, so that they can only differ in what they
read, never in what is made of it.
"""

import re
from hashlib import sha256
from typing import Literal, NamedTuple
from urllib.parse import urljoin

from lxml.etree import _Element

from ingest.parse.dates import feed_date
from ingest.parse.excerpts import is_cut
from ingest.parse.feed_stamps import without_common_stamp
from ingest.parse.feed_wrappers import unwrapped, unwrapped_name, unwrapped_title
from ingest.parse.html import rich_text, visible_line
from ingest.text import one_line
from schemas.records.items import Item, ParsedFeed
from schemas.records.texts import Block, RichText

FeedFormat = Literal["rss", "atom", "json-feed"]

_MAIL_AND_NAME = re.compile(r"\S+@\S+\s*\((?P<name>.+)\)")  # RSS: `mail (Name)`
_NAME_AND_MAIL = re.compile(r"(?P<name>.+?)\s*[(<]\S+@\S+[)>]")
# Characters, markup included: several names with their links. The patterns above cost its square.
_LONGEST_AUTHOR = 1000


class Body(NamedTuple):
    """A text as it stands in the feed."""

    value: str | _Element = ""
    is_plain: bool = False  # characters mean themselves, there is no markup
    is_excerpt: bool = False  # a description or summary, which may be cut
    base: str | None = None  # xml:base that holds here; None where none is given


class RawEntry(NamedTuple):
    """One entry as it stands in the feed: nothing resolved, nothing normalised."""

    guid: str = ""
    guid_is_link: bool = False
    link: str = ""
    link_base: str | None = None
    title: Body = Body()
    body: Body = Body()
    author: str = ""  # may hold markup
    published: str = ""
    updated: str = ""
    language: str | None = None


class RawFeed(NamedTuple):
    """A feed as it stands, with its wishes about polling already read."""

    format: FeedFormat
    entries: list[RawEntry]
    title: Body = Body()
    ttl_s: int | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()
    hub: str | None = None
    older: str | None = None


def parsed_feed(raw: RawFeed, *, url: str, method: str, complaints: tuple[str, ...]) -> ParsedFeed:
    """The feed as the steps after this one know it; `url` is where it came from."""
    return ParsedFeed(
        format=raw.format,
        items=without_common_stamp([_item(entry, url) for entry in raw.entries]),
        title=_line(raw.title),
        method=method,
        ttl_s=raw.ttl_s,
        skip_hours=raw.skip_hours,
        skip_days=raw.skip_days,
        hub=resolved(raw.hub, url) or None,
        older=resolved(raw.older, url) or None,
        complaints=complaints,
    )


def _item(entry: RawEntry, feed_url: str) -> Item:
    base = resolved(entry.link_base, feed_url) or feed_url
    url = resolved(entry.link, base)
    if not url and entry.guid_is_link:
        url = resolved(entry.guid, base)
    title = unwrapped_title(_line(entry.title), guid=entry.guid, url=url)
    text = _text(entry.body, url, feed_url)
    return Item(
        guid=entry.guid or _stand_in(title, url=url, text=text),
        url=url,
        text=text,
        title=title,
        author=_author(entry.author, url),
        published_at=feed_date(entry.published) if entry.published else None,
        updated_at=feed_date(entry.updated) if entry.updated else None,
        partial=is_cut(text, is_excerpt=entry.body.is_excerpt),
        language=entry.language,
    )


def _text(body: Body, url: str, feed_url: str) -> RichText:
    """Links of a body are read beside the page it stands on: the item's own, not the feed's."""
    base = resolved(body.base, feed_url) or url or feed_url
    if isinstance(body.value, str):
        if body.is_plain:
            return _plain_text(body.value)
        return rich_text(unwrapped(body.value, url=url), base_url=base)
    return rich_text(body.value, base_url=base)


def _plain_text(written: str) -> RichText:
    """Text without markup: each line that is not blank is a paragraph."""
    lines = (one_line(line) for line in written.splitlines())
    return RichText(blocks=tuple(Block(text=line) for line in lines if line))


def _line(body: Body) -> str:
    """Visible text of one line."""
    if not isinstance(body.value, str):
        return " ".join(block.text for block in rich_text(body.value, base_url="").blocks)
    return one_line(body.value) if body.is_plain else visible_line(body.value)


def _author(written: str, url: str) -> str | None:
    """The name alone: RSS gives mail addresses, some of them invented."""
    name = unwrapped_name(visible_line(written[:_LONGEST_AUTHOR]), url=url) if written else ""
    match = None
    if "@" in name:
        match = _MAIL_AND_NAME.fullmatch(name) or _NAME_AND_MAIL.fullmatch(name)
    return (match["name"].strip() if match else name) or None


def _stand_in(title: str, *, url: str, text: RichText) -> str:
    """A stable id for an entry without one: its address, else a digest of its title.

    An entry with neither is known by its text, and an edit of it looks like another entry.
    """
    if url:
        return url
    return "sha256:" + sha256((title or text.visible).encode()).hexdigest()


def resolved(address: str | None, base: str) -> str:
    """An absolute address, exactly as written where it is absolute already; "" for none."""
    written = (address or "").strip()
    if not written or written.startswith(("http://", "https://")):
        return written
    try:
        return urljoin(base, written)
    except ValueError:
        return ""
