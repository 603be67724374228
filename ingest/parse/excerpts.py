"""Whether a feed's text is evidently cut (FORUMS.md 3.1).

A cut text is never compared with a whole one.
"""

import re

from schemas.records.texts import Block, RichText

_CUT_MARK = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]$")  # WordPress's own
_READ_ON = (
    *("read more", "read the rest", "read full post", "read full article", "read full story"),
    *("show more", "weiterlesen", "mehr lesen", "lire la suite", "seguir leyendo", "leer más"),
    *("continua a leggere", "lees meer", "lees verder", "czytaj więcej", "czytaj dalej"),
    *("читать далее", "читать дальше", "читать полностью", "devamını oku", "leia mais"),
    "continue lendo",
)
_CONTINUE = "continue reading"  # WordPress: the title follows
_AFTER_WORDS = " .…»→>"
_DOTS = ("…", "...")
# People end a post with dots too. SMF cuts at 255, vBulletin and XenForo at more: what is shorter
# than this was not cut by them. Moved up, cut texts pass as whole; down, short posts pass as cut.
_SHORTEST_CUT = 100
_TAIL = 80  # characters: the longest of these ways to end, with a title in it


def is_cut(text: RichText, *, is_excerpt: bool) -> bool:
    """Whether the visible text ends as cut texts do.

    Bare dots speak only in an excerpt (`description`, `summary`); in full content they are the
    author's.
    """
    if not text.blocks:
        return False
    last = text.blocks[-1]
    tail = last.text[-_TAIL:]
    if (tail.endswith("]") and _CUT_MARK.search(tail)) or _ends_in_read_on(last, tail):
        return True
    return is_excerpt and tail.endswith(_DOTS) and len(text.visible) >= _SHORTEST_CUT


def _ends_in_read_on(last: Block, tail: str) -> bool:
    """The site's words stand alone, behind dots or on a link: "I should read more" is a post's."""
    low = tail.lower().rstrip(_AFTER_WORDS)
    words = next((words for words in _READ_ON if low.endswith(words)), _CONTINUE)
    at = low.rfind(words)
    if at < 0:
        return False
    start = len(last.text) - len(tail) + at
    linked = any(link.start <= start < link.end for link in last.links)
    return linked or start == 0 or low[:at].rstrip().endswith(_DOTS)
