"""The fast reading of XML feeds: strict, so that any doubt goes to the reference.

Never loads a DTD, resolves an entity from outside or asks the network. Depth, size and the growth
by a document's own entities are bounded by libxml2 (256 levels, 10 MB of text in one place, 5 times
the document once it is past 1 MB).
"""

from lxml import etree
from lxml.etree import _Element

from ingest.parse.fast_atom import read_atom
from ingest.parse.fast_rss import read_rss
from ingest.parse.feed_entries import RawFeed
from ingest.parse.feed_names import name_of

METHOD = "feeds.fast/2"

_READERS = {
    "rss": read_rss,
    "rdf:RDF": read_rss,
    "channel": read_rss,
    "Channel": read_rss,
    "atom:feed": read_atom,
    "atom:entry": read_atom,
}
_SHOWN = 80  # characters of a site's own words in a complaint


class NotStrictError(ValueError):
    """The bytes are not a well-formed feed; the message says why, for a complaint."""


def read_tree(utf8: bytes) -> _Element:
    """The root of a UTF-8 document, whatever its declaration says. Raises: NotStrictError."""
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities="internal",  # type: ignore[arg-type]  # the stubs are older
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(utf8, parser)
    except etree.XMLSyntaxError as error:
        raise NotStrictError(f"It is not well-formed XML ({_shown(error.msg)}).") from None


def read_feed(root: _Element) -> RawFeed:
    """The feed under a root element. Raises: NotStrictError where it is no feed's."""
    reader = _READERS.get(name_of(root.tag))
    feed = reader(root) if reader else None
    if feed is None:
        raise NotStrictError(f"Its root element <{_shown(root.tag)}> is not a feed's.")
    return feed


def _shown(words: str | None) -> str:
    return " ".join((words or "unknown error").split())[:_SHOWN]
