"""A page's elements in order, with how much text stands in each. Pure.

Made once for a page, in time linear in its elements, so that any group of elements can be weighed
without walking through them again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from ingest.parse.page import Element

# `noscript` is not among them: a plain client is given Discourse's posts in it.
_UNSEEN = frozenset(
    ("a", "button", "head", "option", "script", "select", "style", "svg", "template", "textarea")
)


@dataclass(frozen=True, slots=True)
class Outline:
    """Places are those of `elements`; an element's own are `place` up to `ends[place]`."""

    elements: Sequence[Element]  # in document order
    ends: Sequence[int]  # one behind the last element inside
    texts: Sequence[int]  # characters of text outside of links, up to each place

    def chars(self, place: int) -> int:
        """Characters of text inside an element, links and what is not shown left out."""
        return self.texts[self.ends[place]] - self.texts[place]

    def outermost(self, places: Iterable[int]) -> list[int]:
        """Those of `places`, which are in order, that stand in none of the others."""
        found: list[int] = []
        for place in places:
            if not found or place >= self.ends[found[-1]]:
                found.append(place)
        return found

    def own_chars(self, places: Sequence[int]) -> list[int]:
        """Characters of each without those of the others inside it: answers nest in posts."""
        own = [self.chars(place) for place in places]
        opened: list[int] = []
        for at, place in enumerate(places):
            while opened and place >= self.ends[places[opened[-1]]]:
                opened.pop()
            if opened:
                own[opened[-1]] -= self.chars(place)
            opened.append(at)
        return own


def outline_of(root: Element) -> Outline:
    """The outline of a tree. Text behind an element counts as its parent's, from there on."""
    elements = list(root.iter(etree.Element))
    place_of = {element: place for place, element in enumerate(elements)}
    parents = [place_of.get(element.getparent(), -1) for element in elements]  # type: ignore[arg-type]
    return Outline(elements, _ends(parents), _texts(elements, parents))


def _ends(parents: Sequence[int]) -> list[int]:
    sizes = [1] * len(parents)
    for place in range(len(parents) - 1, 0, -1):
        sizes[parents[place]] += sizes[place]
    return [place + size for place, size in enumerate(sizes)]


def _texts(elements: Sequence[Element], parents: Sequence[int]) -> list[int]:
    """Sums of text before each place.

    A tail is counted with its element, one level too deep: what it moves is the text of one
    element's neighbour, and the sums of whole posts stay right.
    """
    quiet = [False] * len(elements)
    sums = [0]
    for place, element in enumerate(elements):
        tag = str(element.tag)
        above = parents[place]
        quiet[place] = (above >= 0 and quiet[above]) or tag in _UNSEEN
        count = 0 if quiet[place] else _length(element.text)
        if above >= 0 and not quiet[above]:
            count += _length(element.tail)
        sums.append(sums[-1] + count)
    return sums


def _length(text: str | None) -> int:
    return len(text.strip()) if text else 0
