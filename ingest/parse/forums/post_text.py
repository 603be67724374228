"""The text of a post of an unknown engine, with its marker apart. Pure.

Never part of it: signatures, avatars, counters, buttons, and the dates in the head lines of quotes,
which change without any edit.
"""

from collections.abc import Sequence
from itertools import islice

from ingest.parse.forums.post_words import AROUND, MARKER_WORDS
from ingest.parse.html import drop, rich_text
from ingest.parse.markers import attributed, marker_from
from ingest.parse.page import Element, Page, empty, line_of, texts
from ingest.parse.quote_names import name_in_cite
from ingest.parse.selectors import select
from schemas.records.items import Marker
from schemas.records.texts import RichText

# Chosen. Text nodes of a marker: sentence, name, time, reason, each with its white space. A longer
# element is none, and joining its text for each one around it would cost the square of a page.
_MARKER_NODES = 40


def body_of(post: Element, selectors: Sequence[str]) -> Element:
    """The element that holds the text; the post itself where none is known by name."""
    found = (body for selector in selectors for body in select(post, selector))
    return next(found, post)


def detach(element: Element) -> None:
    """Takes an element out of its tree; the text behind it stays there."""
    parent = element.getparent()
    if parent is None:
        return
    before, tail = element.getprevious(), element.tail or ""
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)
    element.tail = None


def text_of(
    post: Element, body: Element, page: Page, *, author: str | None
) -> tuple[RichText, Marker | None]:
    """Visible text and marker; takes markers and the parts around a text out of both elements."""
    marker = _take_markers(body, page) or (_take_markers(post, page) if body is not post else None)
    if body is post:
        drop(body, AROUND)
    _name_quotes(body)
    blocks = rich_text(body, base_url=page.base).blocks
    if marker is None and blocks and blocks[-1].kind == "paragraph":
        marker = _marker(blocks[-1].text, page)
        blocks = blocks[:-1] if marker else blocks
    return RichText(blocks=blocks), attributed(marker, author) if marker else None


def _take_markers(part: Element, page: Page) -> Marker | None:
    """Empties the elements that are markers; of several the last one speaks (bbPress)."""
    marker = None
    for element in part.iterdescendants("*"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if (
            not MARKER_WORDS.search(names)
            or next(element.iterancestors("blockquote"), None) is not None
        ):
            continue
        said = _marker(_short_line(element, page), page)
        if said is not None:
            marker = said
            empty(element)
    return marker


def _short_line(element: Element, page: Page) -> str:
    """Visible text of a short element as one line; of any other nothing."""
    if len(list(islice(texts(element), _MARKER_NODES + 1))) > _MARKER_NODES:
        return ""
    return " ".join(block.text for block in rich_text(element, base_url=page.base).blocks)


def _marker(line: str, page: Page) -> Marker | None:
    return marker_from(line, zone=None, now=page.now)


def _name_quotes(body: Element) -> None:
    """Head lines of quotes become names: in them stand dates of the reader's day and zone."""
    for cite in select(body, "cite, .bbCodeBlock-title, .bbcode_postedby, .quoteheader"):
        name = name_in_cite(line_of(cite))
        quote = _quote_of(cite)
        if name and quote is not None:
            quote.set("data-author", name)
            empty(cite)


def _quote_of(cite: Element) -> Element | None:
    for around in (*cite.iterancestors("blockquote"), *cite.itersiblings("blockquote")):
        return around
    return None
