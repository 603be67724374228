"""Matches end tags to start tags for visible text: forgiving as browsers are, bounded in effort."""

from collections.abc import Mapping

from ingest.parse.blocks import BlockBuilder
from ingest.parse.elements import BLOCK, FLAGS, LINK, TELLING, VOID, attribute_flags
from ingest.parse.markup import attributes_of

_NONE: Mapping[str, str] = {}
_NEEDED = frozenset(("a", "img", "blockquote", "aside"))  # their attributes are always looked at
# A new one ends the one before, up to the list or table that holds both (WHATWG 13.2.6.4.7).
_SIBLINGS = {"li": ("ul", "ol"), "dt": ("dl",), "dd": ("dl",)}
# How far an inline end tag looks back for its start: libxml2's own bound on depth. Without one,
# hostile markup costs the square of its length; deeper formatting is then not ended early.
_LOOK_BACK = 256


class ElementMatcher:
    """Tells a builder of elements that open and close, from tags in any order."""

    def __init__(self, builder: BlockBuilder) -> None:
        self._builder = builder
        self._opened: list[tuple[str, int]] = []
        self._counts: dict[str, int] = {}

    def data(self, text: str) -> None:
        """Text between tags."""
        self._builder.text(text)

    def start(self, tag: str, written: str) -> None:
        """A start tag; an element without content of its own ends at once."""
        flags = FLAGS.get(tag, 0)
        attributes = _NONE
        if written and (tag in _NEEDED or TELLING.search(written)):
            attributes = attributes_of(written)
            flags |= attribute_flags(tag, attributes)
        self._imply_ends(tag, flags)
        self._builder.open(flags, attributes)
        if tag in VOID:
            self._builder.close(flags)
        elif tag != "p" or flags != BLOCK:
            self._opened.append((tag, flags))
            self._counts[tag] = self._counts.get(tag, 0) + 1

    def end(self, tag: str) -> None:
        """An end tag; one that ends nothing is a gap at most."""
        flags = FLAGS.get(tag, 0)
        if flags & BLOCK and not self._counts.get(tag):
            self._builder.end_block()
        elif flags & BLOCK:
            self._close_through(tag)
        elif self._counts.get(tag):
            self._close_inline(tag)

    def _imply_ends(self, tag: str, flags: int) -> None:
        if flags & BLOCK and self._counts.get("p"):
            self._close_through("p")
        if flags & LINK and self._counts.get(tag):
            self._close_inline(tag)
        if tag in _SIBLINGS and self._counts.get(tag):
            self._close_sibling(tag)

    def _close_sibling(self, tag: str) -> None:
        for name, _ in reversed(self._opened[-_LOOK_BACK:]):
            if name in _SIBLINGS[tag]:
                return
            if name == tag:
                self._close_through(tag)
                return

    def _close_through(self, tag: str) -> None:
        """Ends the element and all that is open inside it."""
        while True:
            name, flags = self._opened.pop()
            self._counts[name] -= 1
            self._builder.close(flags)
            if name == tag:
                return

    def _close_inline(self, tag: str) -> None:
        """Ends the innermost element of this name only: `<b><i></b></i>` is no nesting."""
        for at in range(len(self._opened) - 1, max(len(self._opened) - _LOOK_BACK, 0) - 1, -1):
            name, flags = self._opened[at]
            if name == tag:
                del self._opened[at]
                self._counts[name] -= 1
                self._builder.close(flags)
                return
