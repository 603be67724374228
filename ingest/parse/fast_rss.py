"""RSS 0.9 to 2.0 and RDF from an lxml tree: a strict reading."""

from lxml.etree import _Element

from ingest.parse.feed_entries import Body, RawEntry, RawFeed
from ingest.parse.feed_hints import skipped_days, skipped_hours, ttl_seconds
from ingest.parse.feed_names import RDF_ABOUT, XML_LANG, name_of

Children = dict[str, _Element]

_BODIES = ("content:encoded", "xhtml:body", "xhtml:div", "atom:content")
_EXCERPTS = ("description", "dc:description", "atom:summary", "itunes:summary", "media:description")


def read_rss(root: _Element) -> RawFeed | None:
    """The feed under an `rss`, `RDF` or `channel` element; None where there is no channel."""
    channel = next((child for child in root if name_of(child.tag) == "channel"), None)
    if name_of(root.tag) == "channel":
        channel = root
    if channel is None:
        return None
    known = _children(channel)
    language = _text(known, "language") or _text(known, "dc:language") or None
    based = _has_base(root)
    return RawFeed(
        format="rss",
        entries=[_entry(item, language, based=based) for item in _items(root, channel)],
        title=Body(value=_value(known, "title")),
        ttl_s=ttl_seconds(
            _text(known, "ttl"),
            period=_text(known, "sy:updatePeriod"),
            frequency=_text(known, "sy:updateFrequency"),
        ),
        skip_hours=skipped_hours(_texts(known.get("skipHours"))),
        skip_days=skipped_days(_texts(known.get("skipDays"))),
        hub=_channel_link(channel, "hub"),
        older=_channel_link(channel, "prev-archive"),
    )


def _items(root: _Element, channel: _Element) -> list[_Element]:
    """RDF puts the items beside the channel, RSS into it."""
    inside = [child for child in channel if name_of(child.tag) in {"item", "items"}]
    found = [child for child in inside if name_of(child.tag) == "item"]
    if root is not channel:
        found += [child for child in root if name_of(child.tag) == "item"]
    return found


def _entry(item: _Element, language: str | None, *, based: bool) -> RawEntry:
    known = _children(item)
    base = item.base if based else None
    guid = known.get("guid")
    name = _text(known, "guid") or item.get(RDF_ABOUT, "").strip() or _text(known, "atom:id")
    return RawEntry(
        guid=name,
        guid_is_link=_is_permalink(guid, name),
        link=_link(item, known),
        link_base=base,
        title=Body(value=_value(known, "title") or _value(known, "dc:title")),
        body=_body(known, based=based),
        author=_author(known),
        published=_first(
            known, "pubDate", "dc:date", "atom:published", "pubdate", "dcterms:created"
        ),
        updated=_first(known, "atom:updated", "dcterms:modified", "atom:modified"),
        language=item.get(XML_LANG) or _text(known, "dc:language") or language,
    )


def _children(element: _Element) -> Children:
    """The first child of each name."""
    known: Children = {}
    for child in element:
        known.setdefault(name_of(child.tag), child)
    return known


def _is_permalink(guid: _Element | None, name: str) -> bool:
    """RSS 2.0: a guid is an address unless it says otherwise; many say nothing and are none."""
    said = "true" if guid is None else guid.get("isPermaLink", "true")
    return said.strip().lower() != "false" and name.startswith(("http://", "https://"))


def _link(item: _Element, known: Children) -> str:
    written = _text(known, "link")
    if written:
        # Lemmy links a post to what it is about; its own page is its guid, where the comments are
        comments = _text(known, "comments")
        return comments if comments and comments == _text(known, "guid") else written
    for child in item:
        if (
            name_of(child.tag) in {"atom:link", "link"}
            and child.get("rel", "alternate") == "alternate"
        ):
            return child.get("href", "").strip()
    return ""


def _author(known: Children) -> str:
    first = known.get("dc:creator")
    if first is not None:
        creators = [first, *first.itersiblings(first.tag)]
        names = [(creator.text or "").strip() for creator in creators]
        return ", ".join(dict.fromkeys(name for name in names if name))
    written = _first(known, "author", "itunes:author")
    if not written and "atom:author" in known:
        return _text(_children(known["atom:author"]), "atom:name")
    return written


def _body(known: Children, *, based: bool) -> Body:
    for names, is_excerpt in ((_BODIES, False), (_EXCERPTS, True)):
        for name in names:
            value = _value(known, name)
            if not isinstance(value, str) or value.strip():
                base = known[name].base if based else None
                return Body(value=value, is_excerpt=is_excerpt, base=base)
    return Body()


def _value(known: Children, name: str) -> str | _Element:
    """Escaped markup as a string; markup that was not escaped as the element that holds it."""
    element = known.get(name)
    if element is None:
        return ""
    return element if len(element) else element.text or ""


def _text(known: Children, name: str) -> str:
    element = known.get(name)
    return "" if element is None or not element.text else element.text.strip()


def _texts(parent: _Element | None) -> list[str]:
    return [] if parent is None else [child.text or "" for child in parent]


def _first(known: Children, *names: str) -> str:
    return next((text for text in (_text(known, name) for name in names) if text), "")


def _channel_link(channel: _Element, rel: str) -> str | None:
    for child in channel:
        if name_of(child.tag) == "atom:link" and child.get("rel") == rel:
            return child.get("href")
    return None


def _has_base(root: _Element) -> bool:
    return bool(root.xpath("boolean(//@xml:base)"))
