"""Atom 1.0 (RFC 4287) and 0.3 from an lxml tree: a strict reading."""

from lxml import etree
from lxml.etree import _Element

from ingest.parse.feed_entries import Body, RawEntry, RawFeed
from ingest.parse.feed_hints import ttl_seconds
from ingest.parse.feed_names import XML_LANG, name_of

_MARKUP = ("html", "text/html", "application/xhtml+xml", "xhtml")
_ATOM_03 = "{http://purl.org/atom/ns#}"


def read_atom(root: _Element) -> RawFeed | None:
    """The feed under a `feed` element, or the one entry that a document is."""
    based = bool(root.xpath("boolean(//@xml:base)"))
    author = _authors(root)
    language = root.get(XML_LANG)
    entries = [root] if name_of(root.tag) == "atom:entry" else _all(root, "atom:entry")
    return RawFeed(
        format="atom",
        entries=[_entry(entry, author, language, based=based) for entry in entries],
        title=_body(_one(root, "atom:title"), based=False),
        ttl_s=ttl_seconds(
            "",
            period=_text(root, "sy:updatePeriod"),
            frequency=_text(root, "sy:updateFrequency"),
        ),
        hub=_link(root, "hub"),
        older=_link(root, "prev-archive"),
    )


def _entry(entry: _Element, author: str, language: str | None, *, based: bool) -> RawEntry:
    name = _text(entry, "atom:id")
    return RawEntry(
        guid=name,
        guid_is_link=name.startswith(("http://", "https://")),
        link=_link(entry, "alternate") or "",
        link_base=entry.base if based else None,
        title=_body(_one(entry, "atom:title"), based=based),
        body=_text_body(entry, based=based),
        author=_authors(entry) or _source_author(entry) or author,
        published=_text(entry, "atom:published") or _text(entry, "atom:issued"),
        updated=_text(entry, "atom:updated") or _text(entry, "atom:modified"),
        language=entry.get(XML_LANG) or language,
    )


def _text_body(entry: _Element, *, based: bool) -> Body:
    """The content, unless it is elsewhere or empty; then the summary."""
    for name in ("atom:content", "atom:summary", "media:description"):
        element = _one(entry, name)
        if element is None and name.startswith("media:"):
            group = _one(entry, "media:group")
            element = None if group is None else _one(group, name)
        body = _body(element, based=based, is_excerpt=name != "atom:content")
        if not isinstance(body.value, str) or body.value.strip():
            return body
    return Body()


def _body(element: _Element | None, *, based: bool, is_excerpt: bool = False) -> Body:
    """A text construct (RFC 4287 3.1) or content (4.1.3); Atom 0.3 says the same by `mode`."""
    if element is None or element.get("src"):
        return Body()
    base = element.base if based else None
    if len(element):
        return Body(value=element, is_excerpt=is_excerpt, base=base)
    plain = not _is_markup(element)
    return Body(value=element.text or "", is_plain=plain, is_excerpt=is_excerpt, base=base)


def _is_markup(element: _Element) -> bool:
    """Atom 0.3 escapes markup under any text type, as `mode="escaped"`."""
    kind = element.get("type", "text").strip().lower()
    escaped = element.get("mode") == "escaped" and str(element.tag).startswith(_ATOM_03)
    return kind in _MARKUP or (escaped and kind != "text/plain")


def _authors(element: _Element) -> str:
    names = [
        _text(author, "atom:name") or _text(author, "atom:email")
        for author in _all(element, "atom:author")
    ]
    return ", ".join(name for name in names if name)


def _source_author(entry: _Element) -> str:
    source = _one(entry, "atom:source")
    return "" if source is None else _authors(source)


def _link(element: _Element, rel: str) -> str | None:
    """The first link of a relation; one that leads to HTML where there are several."""
    found = [
        child
        for child in _all(element, "atom:link")
        if child.get("rel", "alternate") == rel and child.get("href")
    ]
    html = [child for child in found if child.get("type", "text/html") == "text/html"]
    return next((child.get("href") for child in (*html, *found)), None)


def _all(element: _Element, name: str) -> list[_Element]:
    return [child for child in element if name_of(child.tag) == name]


def _one(element: _Element, name: str) -> _Element | None:
    return next((child for child in element if name_of(child.tag) == name), None)


def _text(element: _Element, name: str) -> str:
    found = _one(element, name)
    if found is None:
        return ""
    return (found.text or "").strip() if not len(found) else str(etree.tostring(found))
