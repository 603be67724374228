"""The text of a post of an unknown engine, with its marker apart. Pure.

Never part of it: signatures, avatars, counters, buttons, and the dates in the head lines of quotes,
which change without any edit.
"""

from collections.abc import Sequence

from ingest.parse.forums.post_quotes import name_quotes
from ingest.parse.forums.post_words import AROUND
from ingest.parse.html import drop, rich_text
from ingest.parse.marker_elements import take_closing, take_markers
from ingest.parse.markers import attributed
from ingest.parse.page import Element, Page
from ingest.parse.selectors import select
from schemas.records.items import Marker
from schemas.records.texts import RichText

# phpBB, XenForo and WordPress print no marker inside of these: its author typed such a line.
_MARKED_OUTSIDE = frozenset(("content", "bbWrapper", "comment-content"))


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
    marker = take_markers([post] if body is post else [post, body], page)
    if body is post:
        drop(body, AROUND)
    name_quotes(body)
    blocks = rich_text(body, base_url=page.base).blocks
    if marker is None and not _MARKED_OUTSIDE & set((body.get("class") or "").split()):
        blocks, marker = take_closing(blocks, page)
    return RichText(blocks=blocks), attributed(marker, author) if marker else None
