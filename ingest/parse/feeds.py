"""Bytes to a feed: the door of all feed parsers, which decides who reads and who is believed.

JSON Feeds and sitemaps are told by what they hold. XML is read by the fast parser; the reference is
asked on any doubt (broken XML, an unknown root, no items, sharply fewer than last time), and
whichever found more is believed. No single parse is evidence that something is gone. Never raises
for what the bytes hold.
"""

import re

from ingest.parse import fast_xml, json_feed, reference
from ingest.parse.encoding import decode
from ingest.parse.fast_xml import NotStrictError
from ingest.parse.feed_entries import RawFeed, parsed_feed
from ingest.parse.feed_links import is_page, page_complaint
from ingest.parse.json_feed import NotJsonFeedError, read_json_feed
from ingest.parse.reference import read_reference
from ingest.parse.sitemap import is_sitemap, read_sitemap
from schemas.records.items import NotParsed, ParsedFeed

# Fewer than this share of the items of the last look is worth a second opinion. Feeds are windows
# of constant length, so half is far from their noise; a parser that loses items loses most of them
# (POLLING.md: 39 of 40). Nearer to 1, short feeds cost a slow parse at each deletion.
_SHARPLY_FEWER = 0.5
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_BINARY_SAMPLE = (
    1000  # characters; binary files hold dozens of controls in them, broken feeds a few
)
_MOST_CONTROLS = 20
_WAY_OUT = "look at the address in a browser, and give that of the source's feed if it is another."


def parse_feed(
    body: bytes, *, content_type: str | None, url: str, last_count: int
) -> ParsedFeed | NotParsed:
    """The items of a feed that came from `url`, or one sentence on why there are none.

    `content_type` is the HTTP header; `last_count` the number of items at the last look, 0 where
    it is not known.
    """
    text = decode(body, content_type=content_type).lstrip("\ufeff \t\r\n")
    if not text:
        return NotParsed(complaint=f"The body is empty: {_WAY_OUT}")
    if text[0] in "{[":
        return _json(text, url)
    if is_page(text):
        return NotParsed(complaint=page_complaint(text, url=url))
    if "<" not in text or _is_binary(text):
        return NotParsed(complaint=f"This is neither XML nor JSON: {_WAY_OUT}")
    return _xml(text, url, last_count)


def parse_alike(
    body: bytes, *, content_type: str | None, url: str, method: str
) -> ParsedFeed | NotParsed:
    """A feed read by the parser that `method` names: for holding two bodies against each other."""
    if method != reference.METHOD:
        return parse_feed(body, content_type=content_type, url=url, last_count=0)
    text = decode(body, content_type=content_type).lstrip("\ufeff \t\r\n")
    return _by_reference(text, url, "The feed is held against one that the reference has read.")


def _is_binary(text: str) -> bool:
    return len(_CONTROL.findall(text, 0, _BINARY_SAMPLE)) > _MOST_CONTROLS


def _json(text: str, url: str) -> ParsedFeed | NotParsed:
    try:
        raw = read_json_feed(text)
    except NotJsonFeedError as error:
        return NotParsed(complaint=str(error))
    complaints = () if raw.entries else ("The feed holds no items.",)
    return parsed_feed(raw, url=url, method=json_feed.METHOD, complaints=complaints)


def _xml(text: str, url: str, last_count: int) -> ParsedFeed | NotParsed:
    try:
        root = fast_xml.read_tree(text.encode("utf-8", "replace"))
        if is_sitemap(root):
            return read_sitemap(root, url=url)
        raw = fast_xml.read_feed(root)
    except NotStrictError as error:
        return _by_reference(text, url, str(error))
    doubt = _doubt(len(raw.entries), last_count)
    if doubt:
        return _more_of_both(raw, text, url, doubt)
    return parsed_feed(raw, url=url, method=fast_xml.METHOD, complaints=())


def _doubt(count: int, last_count: int) -> str | None:
    if not count:
        return "The feed holds no items."
    if count < last_count * _SHARPLY_FEWER:
        return f"The feed holds {count} items, {last_count} at the last look."
    return None


def _by_reference(text: str, url: str, complaint: str) -> ParsedFeed | NotParsed:
    """What the fast parser could not read at all."""
    raw, more = read_reference(text)
    if not raw.entries:
        why = complaint[:1].lower() + complaint[1:].removesuffix(".")
        return NotParsed(complaint=f"No item of this feed could be read ({why}): {_WAY_OUT}")
    return parsed_feed(raw, url=url, method=reference.METHOD, complaints=(complaint, *more))


def _more_of_both(fast: RawFeed, text: str, url: str, doubt: str) -> ParsedFeed:
    """The fast reading, unless the reference finds more items."""
    raw, more = read_reference(text)
    if len(raw.entries) > len(fast.entries):
        return parsed_feed(raw, url=url, method=reference.METHOD, complaints=(doubt, *more))
    return parsed_feed(fast, url=url, method=fast_xml.METHOD, complaints=(doubt,))
