"""HTML to visible text: what a reader of a fragment sees, in blocks, with links and emphasis.

Used for the bodies of feeds and for the elements that engines and sites cut out of pages. Hostile
markup costs time linear in its length, never recursion; nothing is fetched and nothing is run.
"""

from collections.abc import Iterable
from typing import cast

from lxml import etree
from lxml.etree import _Element

from ingest.parse.blocks import BlockBuilder
from ingest.parse.elements import FLAGS, TELLING, attribute_flags
from ingest.parse.markup import tokenize
from ingest.parse.matching import ElementMatcher
from ingest.parse.selectors import select
from ingest.text import one_line
from schemas.records.texts import Block, RichText

_EVENTS = ("start", "end", "comment", "pi")


def rich_text(fragment: str | _Element, *, base_url: str) -> RichText:
    """Visible text of HTML source, or of an lxml element without its tail.

    Links are absolute, resolved against `base_url`. A single line break ends a block. Never raises
    for what the markup holds.
    """
    if not isinstance(fragment, str):
        return _of_element(fragment, base_url)
    if "<" not in fragment and "&" not in fragment:
        text = one_line(fragment)
        return RichText(blocks=(Block(text=text),)) if text else RichText()
    builder = BlockBuilder(base_url=base_url)
    tokenize(fragment, ElementMatcher(builder))
    return builder.finish()


def visible_line(fragment: str) -> str:
    """Visible text of HTML source as one line: for titles, which may hold markup."""
    if "<" not in fragment and "&" not in fragment:
        return one_line(fragment)
    return " ".join(block.text for block in rich_text(fragment, base_url="").blocks)


def drop(element: _Element, selectors: str | Iterable[str]) -> None:
    """Takes furniture out of an element, in place; the text after it stays.

    `selectors` are CSS selectors (`selectors.select`), matched below the element.
    Raises: ValueError for a selector that is none.
    """
    for selector in [selectors] if isinstance(selectors, str) else selectors:
        for found in select(element, selector):
            _remove(found)


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _of_element(root: _Element, base_url: str) -> RichText:
    builder = BlockBuilder(base_url=base_url)
    opened: list[int] = []
    for event, element in etree.iterwalk(root, events=_EVENTS):
        if event == "start":
            opened.append(_open(builder, element, is_root=element is root))
        elif event == "end":
            builder.close(opened.pop())
        if event != "start" and element is not root:
            builder.text(element.tail or "")
    return builder.finish()


def _open(builder: BlockBuilder, element: _Element, *, is_root: bool) -> int:
    tag = str(element.tag).rpartition("}")[2].lower()
    attributes = dict(cast("Iterable[tuple[str, str]]", element.items()))
    flags = FLAGS.get(tag, 0)
    if attributes and TELLING.search(" ".join((*attributes, *attributes.values()))):
        flags |= attribute_flags(tag, attributes)
    if is_root:
        flags &= ~2  # the caller chose this element: it is to be read
    builder.open(flags, attributes)
    builder.text(element.text or "")
    return flags
