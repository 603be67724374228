"""Alike elements of a page: of one tag, their ids, numbers or classes differing in digits only.

They need not be neighbours: answers nest in what they answer. Pure.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from ingest.parse.outline import Outline
from ingest.parse.page import Element

# Kinds of elements that hold a post or a row; a link, a paragraph or a span never is one.
_HOLDERS = frozenset(
    ("article", "dd", "details", "div", "dl", "li", "section", "table", "tbody", "td", "tr")
) | {"shreddit-comment", "shreddit-post"}
_NEVER_IN = frozenset(("blockquote", "aside", "nav", "template"))
DIGITS = re.compile(r"\d+")
# Classes that differ between neighbours: first, last, odd rows, states of reading.
_PASSING = re.compile(
    r"\d|^(?:odd|even|first|last|alt|bg|new|unread|read|online|offline|active|op|own|js|is|has)"
    r"(?:[-_].*)?$",
    re.IGNORECASE,
)
# Attributes that number a post or a row, and their kind: Stack Exchange numbers a question and its
# answers by two of them.
NUMBERING = {
    "data-post-id": "post",
    "data-pid": "pid",
    "data-postid": "post",
    "data-comment-id": "comment",
    "data-commentid": "comment",
    "data-message-id": "message",
    "data-object-id": "object",  # WoltLab
    "data-answerid": "answer",
    "data-questionid": "answer",
    "data-content": "content",  # XenForo: `post-123`
    "data-id": "id",
}
# Numbers in ids; Reddit and Lobsters count in letters too: `t1_o8n5jvy`, `c_adg3jp`.
_NUMBER = re.compile(r"\d+$|(?<=[\dc]_)[a-z0-9]{6,8}$|\d+")

Shape = tuple[str, str]  # tag and classes; what numbers it, "" where nothing does


def shapes_of(outline: Outline) -> dict[Shape, list[int]]:
    """Places by shape, in document order; an element may have several shapes."""
    found: defaultdict[Shape, list[int]] = defaultdict(list)
    out_until = 0
    for place, element in enumerate(outline.elements):
        tag = str(element.tag)
        if place < out_until:
            continue
        if tag in _NEVER_IN and not _holds_page(outline, place):
            out_until = outline.ends[place]
        elif tag in _HOLDERS:
            for shape in _shapes(tag, element):
                found[shape].append(place)
    return found


def sums(outline: Outline, test: Callable[[Element], bool]) -> list[int]:
    """How many elements before each place fulfil the test: `within` then costs nothing."""
    found = [0]
    for element in outline.elements:
        found.append(found[-1] + test(element))
    return found


def within(outline: Outline, counted: Sequence[int], place: int) -> bool:
    """Whether the element or one inside it was counted by `sums`."""
    return counted[outline.ends[place]] > counted[place]


def _holds_page(outline: Outline, place: int) -> bool:
    """Whatever holds most of the text is no furniture."""
    return 2 * outline.chars(place) > outline.chars(0)


def _shapes(tag: str, element: Element) -> list[Shape]:
    id_ = element.get("id") or ""
    shape = _NUMBER.sub("0", id_)
    shapes = [(tag, f"#{shape}")] if shape != id_ else []
    shapes += [
        (tag, kind) for name, kind in NUMBERING.items() if DIGITS.search(element.get(name) or "")
    ]
    names = (element.get("class") or "").split()
    classes = sorted(name for name in names if not _PASSING.search(name))
    if classes:
        shapes.append((f"{tag}.{'.'.join(classes)}", ""))
    return shapes
