"""Short lines for people: which sources or channels a message is about. Pure."""

from collections.abc import Iterable

# So many names are written out; a line in Flower's list is about that wide.
MOST_NAMES = 3


def named(names: Iterable[str]) -> str:
    """The distinct names in order: `Telepolis forum, Kremlin and 4 more`."""
    distinct = list(dict.fromkeys(names))
    shown = distinct[:MOST_NAMES]
    rest = len(distinct) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "")


def counted(number: int, noun: str) -> str:
    """`1 edit`, `3 edits`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
