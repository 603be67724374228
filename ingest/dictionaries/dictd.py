"""The container of the dict server's dictionaries: an index of headwords, and one long text.

The index has a line for each headword: the word, then where its entry begins in the text and how
many bytes it has, both in base 64 with the digits of RFC 4648, most significant first (dictfmt(1)).
The text is plain, or `.dz`: gzip (RFC 1952) with marks for random access, which we do not need,
since a dictionary is read from its beginning to its end once.
"""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_DIGITS = {
    digit: value
    for value, digit in enumerate(
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    )
}
# The largest of Debian's has 517,534 headwords; a longer index is no dictionary's.
_MOST_ENTRIES = 2_000_000
# An entry that is longer is a treatise; the longest of Debian's has some 60 kB.
_MOST_ENTRY_BYTES = 256 * 1024
# The largest of Debian's has 100 MB unpacked; gzip can promise a thousand times its size.
_MOST_TEXT_BYTES = 512 * 1024 * 1024
_MOST_NUMBER_DIGITS = 8


def entries(index: Path, text: Path) -> Iterator[tuple[str, str]]:
    """Headwords and their entries, in the order of the text. Lines that are none are left out.

    Raises: OSError, and EOFError or zlib.error where a packed text is broken.
    """
    places = sorted(_places(index))
    with _opened(text) as file:
        at, begin, entry = 0, -1, ""
        for start, size, headword in places:
            if start != begin:
                if start < at:
                    continue  # overlaps what was read: no entry begins within another
                file.seek(start)  # reads on and throws away; never backwards
                entry = file.read(size).decode("utf-8", errors="replace")
                at, begin = start + size, start
            yield headword, entry


def _opened(text: Path) -> BinaryIO:
    packed = text.suffix == ".dz"
    return gzip.open(text) if packed else text.open("rb")  # type: ignore[return-value]


def _places(index: Path) -> Iterator[tuple[int, int, str]]:
    with index.open("rb") as lines:
        for line, _ in zip(lines, range(_MOST_ENTRIES), strict=False):
            parts = line.rstrip(b"\r\n").split(b"\t")
            if len(parts) < 3 or parts[0].startswith(b"00database"):
                continue
            start, size = number(parts[1]), number(parts[2])
            if start is None or size is None or start > _MOST_TEXT_BYTES:
                continue
            if size <= _MOST_ENTRY_BYTES:
                yield start, size, parts[0].decode("utf-8", errors="replace")


def number(digits: bytes) -> int | None:
    """A number of an index; None where it is none."""
    if not 0 < len(digits) <= _MOST_NUMBER_DIGITS:
        return None
    value = 0
    for digit in digits:
        if digit not in _DIGITS:
            return None
        value = value * 64 + _DIGITS[digit]
    return value
