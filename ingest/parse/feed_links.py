"""A web page where a feed was expected: told as such, with the feed that it names."""

import re
from urllib.parse import urljoin

from ingest.parse.markup import attributes_of, tokenize
from ingest.text import one_line

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
_FEED_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")
_TYPES = frozenset(
    ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
)
# Links to feeds stand in the head; the largest heads that are met hold 200 kB of scripts.
_HEAD_CHARACTERS = 300_000
_SHOWN = 300  # characters of an address in a sentence


def is_page(text: str) -> bool:
    """Whether this is HTML; a feed with a server's warning before it is none."""
    return _PAGE.match(text) is not None and not _FEED_ROOT.search(text)


def page_complaint(text: str, *, url: str) -> str:
    """What to do about a page at `url` that was polled as a feed, in one sentence."""
    feeds = advertised(text, url=url)
    if not feeds:
        return (
            "This is a web page, not a feed, and it names no feed: look for one on the site, or"
            " have the page itself read by `format: listing`."
        )
    more = f" (and {len(feeds) - 1} more)" if len(feeds) > 1 else ""
    return (
        f"This is a web page, not a feed; it names its feed{more}: put {feeds[0][:_SHOWN]} into"
        " the watch list."
    )


def advertised(text: str, *, url: str) -> list[str]:
    """Absolute addresses of the feeds that a page names by `<link rel=alternate>`, in its order."""
    links = _Links(url)
    tokenize(text[:_HEAD_CHARACTERS], links)
    return list(dict.fromkeys(links.found))


class _Links:
    """Collects feed links from the tags of a page."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.found: list[str] = []

    def start(self, tag: str, attributes: str) -> None:
        if tag not in {"link", "base"}:
            return
        given = attributes_of(attributes)
        address = self._absolute(one_line(given.get("href", "")))
        if tag == "base" and address:
            self._url = address
        elif (
            address
            and "alternate" in given.get("rel", "").lower().split()
            and _is_feed(given.get("type", ""))
        ):
            self.found.append(address)

    def end(self, tag: str) -> None:
        """Ends say nothing here."""

    def data(self, text: str) -> None:
        """Nor do texts."""

    def _absolute(self, address: str) -> str:
        try:
            joined = urljoin(self._url, address) if address else ""
        except ValueError:
            return ""
        return joined if joined.startswith(("http://", "https://")) else ""


def _is_feed(media_type: str) -> bool:
    return media_type.partition(";")[0].strip().lower() in _TYPES
