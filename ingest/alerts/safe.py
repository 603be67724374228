"""Makes what strangers wrote harmless to show as text. Pure.

Markup is the template's business (it escapes); here are the characters that do harm anywhere.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

# Embeddings, overrides and isolates (Unicode Standard Annex 9): they can make a reader see words in
# an order that is not there ("Trojan Source", CVE-2021-42574). The weak marks U+200E, U+200F and
# U+061C stay in bodies, since Arabic and Hebrew need them and they reorder nothing by themselves.
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")

# All control characters but tab and line feed, and lone surrogates, which no encoder takes.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

# What may not stand in a header besides: tab, line ends of every kind, weak marks, byte order mark.
_NOT_IN_A_LINE = re.compile("[\u061c\u200b\u200e\u200f\u2028\u2029\u2060\ufeff]")

_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")


def plain(text: str) -> str:
    """Text for a body: line ends are line feeds, controls are gone, bidi controls can be seen.

    They are shown as `⟨U+202E⟩` and not dropped: that one was slipped in is itself an edit.
    """
    lines = _CONTROL.sub("", _LINE_ENDS.sub("\n", text))
    return _BIDI.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", lines)


def one_line(text: str, longest: int) -> str:
    """Text for a subject or a table: one line of at most `longest` characters, nothing unseen."""
    spaced = _LINE_ENDS.sub(" ", text)
    seen = _NOT_IN_A_LINE.sub("", _BIDI.sub("", _CONTROL.sub("", spaced)))
    line = " ".join(seen.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def safe(value: Any) -> Any:  # noqa: ANN401 - JSON in, JSON out
    """The same payload with every text in it made `plain`."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, Mapping):
        return {name: safe(inner) for name, inner in value.items()}
    if isinstance(value, Sequence):
        return [safe(inner) for inner in value]
    return value


def barred(text: str) -> str:
    """Text with a bar before each line, so that none can pass for a line of the alert itself."""
    return "\n".join(f"| {line}".rstrip() for line in text.split("\n"))


def web_address(url: str | None) -> str | None:
    """The address where it is http or https, else None: nothing else becomes a link."""
    if not url or any(letter.isspace() for letter in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and parts.netloc else None
