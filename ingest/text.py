"""Helpers for visible text shared by the steps. Pure.

*Visible* text is Unicode NFC without markup. Nothing here makes the comparison key (*normalised*
text): that is the business of `ingest/revisions`.
"""

import re
import unicodedata
from collections.abc import Sequence

# What HTML folds (space, tab, line feed, form feed, carriage return), and beside it the controls
# and separators that no browser shows as anything but a gap: without them a block could hold a
# line break that `str.splitlines` sees and spans would count wrongly.
FOLDED_SPACE = " \t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"

_FOLD = re.compile(f"[{FOLDED_SPACE}]+")
# Spaces of some width that a browser keeps: `str.split` would swallow them.
_KEPT_SPACES = (
    "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)

# Characters without a glyph that forums and copied text sprinkle in (FORUMS.md 3.3): soft hyphen,
# joiners, zero-width spaces, direction marks, word joiner and invisible operators, byte order mark.
# Variation selectors are not among them: they choose another picture.
_INVISIBLE = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\uffa0]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]")


# Vowel signs and accents that Python's \w leaves out, and the two joiners, belong to their word.
WORD_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0963\u0971-\u0dff\u0e00-\u0eff\u0f71-\u0fbc\u1000-\u109f\u1780-\u17d3\u200c\u200d"
)
# Scripts written without spaces: each sign counts as a word, or a sentence would be one.
UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"


def nfc(text: str) -> str:
    """Text in Unicode normal form C; quick where it is so already."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", text)


def fold_spaces(text: str) -> str:
    """Runs of white space as one space, as a browser shows them; no-break spaces stay."""
    if text.isprintable() and "  " not in text:  # the only printable white space is the space
        return text
    if text.isascii() or not has_kept_space(text):
        return _split_fold(text)
    return _FOLD.sub(" ", text)


def has_kept_space(text: str) -> bool:
    """Whether there is a space in it that a browser does not fold."""
    return any(space in text for space in _KEPT_SPACES)


def one_line(text: str) -> str:
    """Visible text of one line: NFC, white space folded, no control characters."""
    return nfc(fold_spaces(_CONTROL.sub("", text))).strip()


def without_controls(text: str) -> str:
    """Text without the control characters that no reader sees; white space stays."""
    return text if text.isprintable() else _CONTROL.sub("", text)


def without_invisible(text: str) -> str:
    """Text without characters that have no glyph: for comparing and searching, not showing."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def without_invisible_mapped(text: str) -> tuple[str, Sequence[int]]:
    """The same, with the place in `text` of each character kept, and of the end.

    A span (a, b) of the result, b > a, is the span (places[a], places[b - 1] + 1) of `text`.
    """
    if text.isascii() or not _INVISIBLE.search(text):
        return text, range(len(text) + 1)
    places = [at for at, character in enumerate(text) if not _INVISIBLE.match(character)]
    return "".join(text[at] for at in places), [*places, len(text)]


def _split_fold(text: str) -> str:
    """Folded by `str.split`, which runs in C; spaces at the ends become one each."""
    words = text.split()
    if not words:
        return " " if text else ""
    head = " " if text[0].isspace() else ""
    tail = " " if text[-1].isspace() else ""
    return f"{head}{' '.join(words)}{tail}"
