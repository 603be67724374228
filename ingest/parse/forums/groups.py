"""The posts of a page of an unknown engine: its weightiest group of alike, dated elements. Pure."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.parse.alike import Shape, shapes_of, sums, within
from ingest.parse.forums.post_words import OPENING_ID, POST_ID
from ingest.parse.outline import Outline, outline_of
from ingest.parse.page import Element
from ingest.parse.times import is_time

# The longest saved page has 109 posts. Beyond this bound none are read, so that time is bounded.
MOST_POSTS = 1000
# Of two groups of nearly the same text the one that numbers its elements is the posts: the other
# one wraps or fills them. Over the saved pages any factor from 1 to 1.4 finds as many posts.
_NUMBERED_BONUS = 1.25
_NUMBERED_LINK = re.compile(
    r"#[\w-]*\d|(?:p|pid|post|postid|comment|msg)=\d|/(?:post|p|comment)[s/-]*\d"
)


@dataclass(frozen=True, slots=True)
class _Page:
    """What is asked of every group."""

    outline: Outline
    dated: Sequence[int]
    numbered: Sequence[int]


def posts_of(root: Element) -> list[Element]:
    """The elements that hold one post each, in document order; none where nothing is alike."""
    outline = outline_of(root)
    page = _Page(outline, sums(outline, is_time), sums(outline, _is_numbered))
    best: list[int] = []
    heaviest = 0.0
    answers: list[int] = []  # the heaviest group of several whose ids all say post
    weightiest = 0.0
    for shape, places in shapes_of(outline).items():
        posts = [place for place in places[:MOST_POSTS] if _is_complete(page, place, shape)]
        weight = _weight(page, posts, shape)
        if weight > heaviest:
            best, heaviest = posts, weight
        if weight > weightiest and len(posts) > 1 and all(_post_id(page, one) for one in posts):
            answers, weightiest = posts, weight
    if len(best) == 1 and answers and answers[0] >= outline.ends[best[0]]:
        best = answers  # a long article or opening post before short comments; `_opening` adds it
    return [outline.elements[place] for place in (*_opening(page, best), *best)]


def _is_numbered(element: Element) -> bool:
    return element.tag == "a" and bool(_NUMBERED_LINK.search(element.get("href") or ""))


def _is_complete(page: _Page, place: int, shape: Shape) -> bool:
    """Whether an element has what a post has: a time, unless its id says post, and a number."""
    if not within(page.outline, page.dated, place) and not _post_id(page, place):
        return False
    return bool(shape[1]) or within(page.outline, page.numbered, place)


def _post_id(page: _Page, place: int) -> bool:
    return POST_ID.fullmatch(page.outline.elements[place].get("id") or "") is not None


def _weight(page: _Page, posts: Sequence[int], shape: Shape) -> float:
    """Text counts most; more and smaller parts of the same text beat one that holds them all.

    One alone weighs nothing, unless it is dated and its id says that it is a post.
    """
    if len(posts) == 1 and not (
        _post_id(page, posts[0]) and within(page.outline, page.dated, posts[0])
    ):
        return 0.0
    chars = sum(max(own, 0) for own in page.outline.own_chars(posts))
    return chars * math.sqrt(len(posts)) * (_NUMBERED_BONUS if shape[1] else 1.0)


def _opening(page: _Page, posts: Sequence[int]) -> list[int]:
    """The post that a thread begins with, where it is built unlike its answers.

    It stands before them, holds none of them, and its id says what it is.
    """
    outline = page.outline
    first = posts[0] if posts else 0
    found = [
        place
        for place in range(first)
        if outline.ends[place] <= first
        and OPENING_ID.fullmatch(outline.elements[place].get("id") or "")
        and within(outline, page.dated, place)
    ]
    return sorted(found, key=outline.chars)[-1:]
