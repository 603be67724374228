"""Where sentences of a visible text begin. Pure.

A rule of thumb for languages with capitals: a mark of the end, a space, and no small letter. Taken
for an end are neither ordinals ("11. Januar") nor single letters ("z. B.") nor a few titles.
"""

import re
from bisect import bisect_right

from ingest.lexicon.words import words

_END = re.compile(r"[.!?…。！？]+[\"'”“»’)\]]*[\s]+(?=[^\s])|[。！？]|\n+")
# What has a full stop behind it and no end: before a name or a number.
_ABBREVIATIONS = words(
    "dr prof st mr mrs ms nr no vs bzw ca evtl ggf inkl abs art vgl hr fr sog др пр см ул им стр "
    "mme"
)
_LAST_WORD = re.compile(r"\w+\Z")
_WORD_CHARS = 30


class Sentences:
    """The sentences of one text; a line break always ends one."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *_starts(text)]
        self.size = len(text)
        self._set = frozenset(self.starts)

    def begins(self, at: int) -> bool:
        """Whether a sentence begins exactly here."""
        return at in self._set

    def ends(self, at: int) -> bool:
        """Whether a sentence ends before this place, whatever space lies between."""
        return at >= self.size or at in self._set

    def around(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence that this place is in, its closing space with it."""
        index = bisect_right(self.starts, at)
        end = self.starts[index] if index < len(self.starts) else self.size
        return self.starts[index - 1], end


def _starts(text: str) -> list[int]:
    return [found.end() for found in _END.finditer(text) if _is_end(text, found)]


def _is_end(text: str, found: re.Match[str]) -> bool:
    sign = found[0][0]
    if sign == "\n":
        return True
    if text[found.end() : found.end() + 1].islower():
        return False
    if sign != "." or found[0].startswith(".."):
        return True
    word = _LAST_WORD.search(text[max(0, found.start() - _WORD_CHARS) : found.start()])
    if word is None:
        return True
    small = word[0].casefold()
    return not small.isdigit() and len(small) > 1 and small not in _ABBREVIATIONS
