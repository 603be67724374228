"""A message as an entry of an Atom feed. Pure.

Source: RFC 4287. All text goes through lxml, which escapes it; what XML cannot hold is replaced.
"""

import html
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import lxml.html
from lxml import etree

from ingest.senders.addresses import web_address
from schemas.records.alerts import Message

ATOM = "http://www.w3.org/2005/Atom"
_NO_PREFIX: Any = {None: ATOM}  # the published types of lxml do not know of it
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

# Characters of one entry. Letters are shorter; a longer one is shown as its text, cut, so that it
# does not push all others out of the feed.
_LONGEST_CONTENT = 200_000

# XML 1.0, 2.2: what is no character there; half of a surrogate pair is none either.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def entry_of(message: Message, *, now: datetime) -> etree._Element:
    """The entry of one alert; its id is the same in every attempt, `updated` is `now`."""
    entry = element("entry")
    entry.set(_LANGUAGE, _xml_text(message.language))
    add(entry, "id", f"urn:palimpsest:alert:{quote(message.alert_id, safe='', errors='replace')}")
    add(entry, "title", message.subject)
    add(entry, "published", instant(message.created_at))
    add(entry, "updated", instant(now))
    for relation, address in _links(message):
        link = add(entry, "link")
        link.set("rel", relation)
        link.set("href", address)
    add(entry, "category").set("term", _xml_text(str(message.payload.get("type", ""))))
    add(entry, "content", _content(message)).set("type", "html")
    return entry


def element(name: str) -> etree._Element:
    """An element of Atom that nothing holds yet."""
    return etree.Element(f"{{{ATOM}}}{name}", nsmap=_NO_PREFIX)


def add(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    """A new last child with this text, made fit for XML."""
    child = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    child.text = None if text is None else _xml_text(text)
    return child


def instant(at: datetime) -> str:
    """RFC 3339 in UTC, in whole seconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _links(message: Message) -> list[tuple[str, str]]:
    """To the document itself, and to the page of the console that shows the edit."""
    document = message.payload.get("document") or {}
    links = message.payload.get("links") or {}
    named = [
        ("alternate", document.get("url")),
        ("related", links.get("diff") or links.get("document")),
    ]
    found = [(relation, web_address(url)) for relation, url in named if url]
    return [(relation, address) for relation, address in found if address]


def _content(message: Message) -> str:
    """The letter's body without its headline, which is the title; its text where that fails."""
    if 0 < len(message.html) <= _LONGEST_CONTENT:
        body = _body(_xml_text(message.html), message.subject)
        if body.strip():
            return body
    cut = message.text[:_LONGEST_CONTENT]
    return f"<pre>{html.escape(cut)}{'…' if len(cut) < len(message.text) else ''}</pre>"


def _body(document: str, subject: str) -> str:
    """What stands within `<body>`; "" where there is none."""
    try:
        body = lxml.html.document_fromstring(document).find("body")
    except (etree.ParserError, ValueError):
        return ""
    if body is None:
        return ""
    headline = body.find(".//h1")
    if isinstance(headline, lxml.html.HtmlElement) and _is(headline, subject):
        headline.drop_tree()
    within = [lxml.html.tostring(child, encoding="unicode") for child in body]
    return html.escape(body.text or "") + "".join(within)


def _is(headline: lxml.html.HtmlElement, subject: str) -> bool:
    return bool(headline.text_content().split() == subject.split())


def _xml_text(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
