"""A visible text as it is held against another: without signs that nobody sees. Pure.

Forum software sprinkles soft hyphens, zero-width and no-break spaces over a text, other ones at
every look. In front of a word they would make another word of it. What is left out here is what
`normal.fold` leaves out, sign by sign, so that offsets can be led back to the visible text.
"""

import re
from collections.abc import Sequence

from ingest.revisions.normal import fold
from ingest.tokens import Span

# Signs that may have no glyph; those that `fold` keeps (joiners of Indic scripts) are kept here.
_MAYBE_INVISIBLE = "\xad\u034f\u061c\u180e\u200b\u200e\u200f\u2060\ufe0e\ufe0f\ufeff"
_INVISIBLE = re.compile("[" + "".join(c for c in _MAYBE_INVISIBLE if not fold(f"{c}")) + "]")
_SPACES = (
    "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
    "\u205f\u3000"
)
_PLAIN_SPACES = str.maketrans(dict.fromkeys(_SPACES, " "))


class Readable:
    """`text` is the readable text; `span` leads its offsets back to the visible one."""

    def __init__(self, visible: str) -> None:
        self.visible = visible
        self.text, self._places = _readable(visible)

    def span(self, start: int, end: int) -> Span:
        """The characters of the visible text that make these of the readable one."""
        first = self._places[start]
        return first, (self._places[end - 1] + 1 if end > start else first)


def _readable(visible: str) -> tuple[str, Sequence[int]]:
    if visible.isascii():
        return visible, range(len(visible) + 1)
    plain = visible.translate(_PLAIN_SPACES)
    if not _INVISIBLE.search(plain):
        return plain, range(len(plain) + 1)
    places = [at for at, sign in enumerate(plain) if not _INVISIBLE.match(sign)]
    return "".join(plain[at] for at in places), [*places, len(plain)]
