"""Statements of any site without an adapter: trafilatura finds the main text. Pure.

The last resort: it may lose a short paragraph or take one too many, so its results are read with
their own method and never compared with an adapter's.
"""

import logging
import re
from datetime import datetime
from typing import cast

import trafilatura
from lxml import etree

from ingest.parse.dates import feed_date
from ingest.parse.html import rich_text
from ingest.parse.linked_data import linked_dates
from ingest.parse.page import Element, Page, line_of
from ingest.parse.page_stamps import updated_of
from ingest.parse.selectors import select
from ingest.text import one_line
from schemas.records.items import Item, ParsedPage
from schemas.records.texts import RichText

# What it cannot read is a value here, and no error for an operator to see.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

METHOD = "sites.general/2"

# trafilatura names elements as TEI does; these are HTML's names of the same.
_HTML_NAMES = {
    "head": "h2",
    "hi": "b",
    "ref": "a",
    "list": "ul",
    "item": "li",
    "quote": "blockquote",
    "lb": "br",
    "row": "tr",
    "cell": "td",
    "graphic": "img",
    "del": "s",
}
_DATES = (
    ("meta[property='article:published_time']", "content"),
    ("meta[itemprop=datePublished]", "content"),
    ("meta[name='dcterms.date']", "content"),
    ("meta[name='DC.date.issued']", "content"),
    ("meta[name=date]", "content"),
    ("meta[name=PubDate]", "content"),
    ("[itemprop=datePublished]", "datetime"),
    ("time[pubdate]", "datetime"),
    ("article time[datetime]", "datetime"),
    ("main time[datetime]", "datetime"),
    ("time[datetime]", "datetime"),
)
_HEAD_CHARS = 4096  # comments of licences and browsers stand before the first tag
# A site's name behind the title: " | Office of the President", " — Official website".
_SITE_NAME = re.compile(r"\s+[|–—-]\s+[^|–—]{3,60}$")


def read(page: Page) -> ParsedPage:
    """The one document of a page. An empty extraction is an error, never an empty text."""
    text = _text(page)
    if not text.blocks:
        return ParsedPage(
            state="error",
            items=(),
            method=METHOD,
            complaint="No main text was found on this page; it is looked at again, and if it shows"
            " one in a browser, the site needs an adapter.",
        )
    item = Item(
        guid=page.url,
        url=page.url,
        text=text,
        title=_title(page),
        published_at=_published(page),
        updated_at=updated_of(page),
        language=page.language,
    )
    return ParsedPage(state="live", items=(item,), method=METHOD)


def _text(page: Page) -> RichText:
    found = trafilatura.bare_extraction(
        _whole(page.text),
        url=page.url,
        with_metadata=False,  # its dates depend on today's
        include_comments=False,
        include_links=True,
        include_formatting=True,
        include_tables=True,
        favor_precision=True,
    )
    body = cast("Element | None", getattr(found, "body", None))
    if body is None:
        return RichText()
    return rich_text(_as_html(body), base_url=page.base)


def _whole(source: str) -> str:
    """The source with the tags that may be left out, without which trafilatura reads nothing."""
    return source if "<html" in source[:_HEAD_CHARS].lower() else f"<html><body>{source}"


def _as_html(body: Element) -> Element:
    for element in body.iter(etree.Element):
        if element.tag == "ref":
            element.set("href", element.get("target") or "")
        if element.tag in _HTML_NAMES:  # other names may be such as cannot be set: `a<`
            element.tag = _HTML_NAMES[str(element.tag)]
    return body


def _title(page: Page) -> str:
    headings = [line for line in map(line_of, select(page.tree, "h1")) if line]
    if len(headings) == 1:
        return headings[0]
    shared = page.first("meta[property='og:title']")
    given = one_line(shared.get("content") or "") if shared is not None else ""
    return given or _SITE_NAME.sub("", page.title)


def _published(page: Page) -> datetime | None:
    for text in (*linked_dates(page, "datePublished"), *_marked_dates(page)):
        found = feed_date(text)
        if found is not None:
            return found
    return None


def _marked_dates(page: Page) -> list[str]:
    return [
        element.get(attribute) or ""
        for selector, attribute in _DATES
        for element in select(page.tree, selector)[:1]
    ]
