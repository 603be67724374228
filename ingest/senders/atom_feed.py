"""The Atom feed of a subscription: the feed as it is, and one entry more. Pure.

Source: RFC 4287. What stands in the file already is read as if a stranger had written it.
"""

from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from ingest.senders.atom_entry import ATOM, add, element, instant
from ingest.senders.files import ForeignFileError

# More than any reader shows, in entries and bytes; readers fetch all of it each time.
MOST_ENTRIES = 200
MOST_BYTES = 2_000_000

# A feed of ours never is so large, and the parser is not to be kept busy by another file.
LARGEST_READ = 4 * MOST_BYTES

_IDS = "urn:palimpsest:feed:"
_GENERATOR = "Palimpsest"
_TEST = "channel.test"


def feed_with(
    known: bytes, entry: etree._Element, *, name: str, key: str, now: datetime
) -> bytes | None:
    """The file with this entry first; None where the same entry stands in it already.

    `known` is what the file holds, empty where there is none. `name` is the subscription's and
    `key` the channel's; the feed keeps the id that it has. An entry of the same id is replaced; a
    test entry leaves with the next. Raises: ForeignFileError where the file is no feed of ours.
    """
    feed = _read(known) if known else None
    entries = [] if feed is None else list(feed.iterfind(_tag("entry")))
    same = [each for each in entries if _text(each, "id") == _text(entry, "id")]
    if any(_says(each) == _says(entry) for each in same):
        return None
    others = [each for each in entries if each not in same and not _is_test(each)]
    head = _head(_text(feed, "id") if feed is not None else _IDS + key, name=name, now=now)
    head.extend(_newest([entry, *others]))
    return etree.tostring(head, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _read(known: bytes) -> etree._Element:
    if len(known) > LARGEST_READ:
        raise ForeignFileError("is there already and is too large for a feed of Palimpsest's")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=True
    )
    try:
        feed = etree.fromstring(known, parser)
    except etree.XMLSyntaxError:
        raise ForeignFileError("is there already and cannot be read as a feed") from None
    is_ours = _text(feed, "generator") == _GENERATOR and _text(feed, "id").startswith(_IDS)
    if feed.tag != _tag("feed") or not is_ours:
        raise ForeignFileError("is there already and is no feed of Palimpsest's")
    return feed


def _head(id_: str, *, name: str, now: datetime) -> etree._Element:
    feed = element("feed")
    add(feed, "id", id_)
    add(feed, "title", f"Palimpsest: {name}" if name else "Palimpsest alerts")
    add(feed, "updated", instant(now))
    add(add(feed, "author"), "name", "Palimpsest")
    add(feed, "generator", _GENERATOR)
    return feed


def _newest(entries: list[etree._Element]) -> Iterator[etree._Element]:
    """The first of them, as many as there is room for; one at least."""
    room = MOST_BYTES
    for place, entry in enumerate(entries[:MOST_ENTRIES]):
        room -= len(etree.tostring(entry, encoding="utf-8"))
        if room < 0 and place:
            return
        yield entry


def _says(entry: etree._Element) -> tuple[str, ...]:
    """What a reader sees of an entry; not when it was written."""
    links = [link.get("href", "") for link in entry.iterfind(_tag("link"))]
    return (_text(entry, "title"), _text(entry, "content"), *links)


def _is_test(entry: etree._Element) -> bool:
    return any(each.get("term") == _TEST for each in entry.iterfind(_tag("category")))


def _text(parent: etree._Element, name: str) -> str:
    return (parent.findtext(_tag(name)) or "").strip()


def _tag(name: str) -> str:
    return f"{{{ATOM}}}{name}"
