"""One page, decoded and parsed once, as engines and sites read it."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import cast

from lxml import etree
from lxml.etree import _Element

from ingest.parse.html import rich_text
from ingest.parse.markup import too_wide
from ingest.parse.selectors import select
from ingest.text import one_line
from ingest.urls import absolute

Element = _Element


@dataclass(frozen=True)
class Page:
    """A page's source as text, with what is needed to read it. `now` is when it was fetched.

    The tree is shared: who takes something out of it works on a `copy` of the element.
    """

    url: str  # where the body came from, after redirects
    text: str  # HTML source, decoded
    now: datetime | None = None  # for "5 minutes ago"
    asked: str = ""  # the address before redirects

    @cached_property
    def _parsed(self) -> tuple[Element, bool]:
        if too_wide(self.text):
            return etree.Element("html"), True
        # huge_tree: without it libxml2 stops at 256 nested elements, as deep quoting makes them,
        # and silently loses the rest of the page. With it the bound is 2048.
        parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
        source = self.text.replace("\0", "\ufffd").encode("utf-8", errors="replace")
        try:
            tree = etree.fromstring(source, parser)
        except etree.XMLSyntaxError:
            return etree.Element("html"), False
        too_deep = any("depth" in entry.message for entry in parser.error_log)
        return (etree.Element("html"), False) if tree is None else (tree, too_deep)

    @property
    def tree(self) -> Element:
        """The root element; an empty one where there is nothing to parse."""
        return self._parsed[0]

    @property
    def cut(self) -> bool:
        """Whether the page nests so deeply, or so widely, that the parser gave up part of it."""
        return self._parsed[1]

    @cached_property
    def base(self) -> str:
        """What relative links are resolved against."""
        bases = select(self.tree, "base[href]")
        return absolute(bases[0].get("href", ""), self.url) if bases else self.url

    @cached_property
    def canonical(self) -> str:
        """The address that the page gives as its own; empty where it gives none."""
        given = self.first("link[rel=canonical][href]")
        return absolute(given.get("href") or "", self.base) if given is not None else ""

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """All that a reader sees, navigation and all, line by line."""
        return tuple(block.text for block in rich_text(self.tree, base_url=self.base).blocks)

    @property
    def title(self) -> str:
        """Visible text of the `title` element."""
        return self.line("title")

    @property
    def language(self) -> str | None:
        """What the page says its language is: `de` for `de-DE`."""
        raw = self.tree.get("lang") or self.tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        return raw.replace("_", "-").split("-")[0].strip().lower() or None if raw else None

    def first(self, *selectors: str) -> Element | None:
        """The first element that the first fitting selector finds."""
        return first(self.tree, *selectors)

    def line(self, *selectors: str) -> str:
        """Visible text of `first`, as one line; empty where there is none."""
        return line_of(self.first(*selectors))


def first(element: Element, *selectors: str) -> Element | None:
    """The first element below `element` that the first fitting selector finds."""
    for selector in selectors:
        found = select(element, selector)
        if found:
            return found[0]
    return None


def line_of(element: Element | None) -> str:
    """Visible text of an element as one line."""
    return "" if element is None else one_line("".join(texts(element)))


def texts(element: Element) -> Iterator[str]:
    """The pieces of text inside an element, shown or not."""
    return cast("Iterator[str]", element.itertext())


def attributes(element: Element) -> dict[str, str]:
    """An element's attributes by name."""
    return dict(cast("Iterable[tuple[str, str]]", element.items()))


def empty(element: Element) -> None:
    """Takes out all that is inside an element."""
    for child in list(element):
        element.remove(child)
    element.text = None


def copy(element: Element) -> Element:
    """An element of its own, to take furniture out of."""
    twin = deepcopy(element)
    twin.tail = None
    return twin
