"""Quoted passages in a post: whose they are, told by attributes instead of head lines. Pure.

A head line holds a date in the reader's day and zone, so it would move without any edit
(FORUMS.md 3.3). Who is quoted stays: a passage given to somebody else is an edit.
"""

from collections.abc import Iterator, Sequence

from ingest.parse.forums.post_words import QUOTE_HEADS
from ingest.parse.page import Element, attributes, empty, line_of
from ingest.parse.quote_names import name_in_attributes, name_in_cite
from ingest.parse.selectors import select

_HEADS = ", ".join(QUOTE_HEADS)


def name_quotes(body: Element) -> None:
    """Turns head lines into names, in place; a line that names nobody stays what it is."""
    for box in select(body, ".bbcode_quote"):
        box.tag = "blockquote"  # vBulletin sets quotes in tables and plain divisions
    if next(body.iterdescendants("blockquote"), None) is None:
        return  # most posts quote nobody, and each selector costs a walk
    for head in select(body, _HEADS):
        around = list(_quotes_around(head))
        name = _name(head, around) if around else ""
        if name:
            around[0].set("data-author", name)
            empty(head)


def _name(head: Element, around: Sequence[Element]) -> str:
    """Whom the markup names; where it gives only an address, whom the head line names."""
    given = [name_in_attributes(attributes(box)) or "" for box in around]
    names = (name for name in given if name and "://" not in name)
    return next(names, None) or name_in_cite(line_of(head)) or next(filter(None, given), "")


def _quotes_around(head: Element) -> Iterator[Element]:
    yield from head.iterancestors("blockquote")
    yield from head.itersiblings("blockquote")
    # Discourse's quotes are asides that carry the name
    yield from (box for box in head.iterancestors("aside") if box.get("data-username"))
