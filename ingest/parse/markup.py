"""HTML source to events: a tokeniser of our own, bounded in depth and linear in length.

Follows the WHATWG tokenizer where it decides what a reader sees: tags, attributes, comments, raw
text, character references. libxml2 refuses what is nested deeper than 256 and drops the text with
it; here nesting costs a list entry. Elements are matched up by `Opened`, which knows the few
implied ends that matter for visible text.
"""

import re
from collections.abc import Mapping
from html import unescape
from html.entities import html5
from typing import Protocol

_WS = r"[ \t\n\r\f]"
_TOKEN = re.compile(
    rf"""<(?:
        (?P<end>/?)(?P<tag>[a-zA-Z][^ \t\n\r\f/>]*+)
        (?P<attributes>(?:[ \t\n\r\f/]++|
            [^ \t\n\r\f/>][^ \t\n\r\f/>=]*+
            (?:{_WS}*+={_WS}*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)
                |[^ \t\n\r\f>"'][^ \t\n\r\f>]*+|(?=>)))?+
        )*+)(?:>|\Z)
        | !--(?:-?>|.*?(?:--!?>|\Z))
        | [!?/][^>]*+(?:>|\Z)
    )""",
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    rf"""([^ \t\n\r\f/>][^ \t\n\r\f/>=]*+)
    (?:{_WS}*+={_WS}*+(?:"([^"]*+)"?|'([^']*+)'?|([^ \t\n\r\f>"'][^ \t\n\r\f>]*+)))?+""",
    re.VERBOSE,
)
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z0-9]+;?)(?P<more>[=a-zA-Z0-9])?")

# Their content is no markup until their own end tag (WHATWG 13.2.5.2 to 13.2.5.4, scripting on).
RAW = frozenset(
    ("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "noscript", "xmp")
)
_RAW_END = {tag: re.compile(rf"</{tag}(?=[ \t\n\r\f/>])", re.IGNORECASE) for tag in RAW}

# libxml2 compares the attributes of one element with each other. Below the first bound that costs
# two seconds at worst; 28 are the most that any element of the saved pages has.
_QUICK_CHARS = 100_000
_MOST_ATTRIBUTES = 2_000


class Events(Protocol):
    """Who is told of what stands in the source, in its order."""

    def start(self, tag: str, attributes: str) -> None:
        """A start tag, its name in lower case, its attributes as written."""

    def end(self, tag: str) -> None:
        """An end tag, its name in lower case."""

    def data(self, text: str) -> None:
        """Text, its character references resolved, white space as written."""


def tokenize(source: str, events: Events) -> None:
    """Tells the tags and the text of HTML source; never raises and never recurses."""
    at = 0
    while True:
        found = _TOKEN.search(source, at)
        stop = found.start() if found else len(source)
        if stop > at:
            text = source[at:stop]
            events.data(unescape(text) if "&" in text else text)
        if not found:
            return
        at = found.end()
        tag = found["tag"]
        if tag:
            at = _tell_tag(found, source, events)


def _tell_tag(found: "re.Match[str]", source: str, events: Events) -> int:
    """Tells one tag; returns where the reading goes on."""
    tag = found["tag"].lower()
    if found["end"]:
        events.end(tag)
        return found.end()
    if tag not in RAW:
        events.start(tag, found["attributes"])
        return found.end()
    end = _RAW_END[tag].search(source, found.end())
    if not end:
        return len(source)
    closed = source.find(">", end.end())
    return closed + 1 if closed >= 0 else len(source)


def too_wide(source: str) -> bool:
    """Whether an element has so many attributes that a tree of it would cost minutes."""
    if len(source) < _QUICK_CHARS:
        return False
    widest = _Widest()
    tokenize(source, widest)
    return widest.found


class _Widest:
    """Looks for an element with too many attributes."""

    found = False

    def start(self, tag: str, attributes: str) -> None:  # noqa: ARG002 (the protocol's)
        if len(attributes) > 2 * _MOST_ATTRIBUTES and not self.found:
            self.found = sum(1 for _ in _ATTRIBUTE.finditer(attributes)) > _MOST_ATTRIBUTES

    def end(self, tag: str) -> None:
        """An end tag has no attributes."""

    def data(self, text: str) -> None:
        """Text has no attributes."""


def attributes_of(written: str) -> Mapping[str, str]:
    """Attributes by lower-case name, the first of equal names; references resolved."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        value = double or single or bare
        found.setdefault(name.lower(), _REFERENCE.sub(_resolve, value) if "&" in value else value)
    return found


def _resolve(reference: "re.Match[str]") -> str:
    """A reference inside an attribute: `&copy=1` is a parameter, not a sign (WHATWG 13.2.5.73)."""
    more = reference["more"] or ""
    whole = reference[0]
    name = whole[1 : len(whole) - len(more)]
    if name.startswith("#") or name.endswith(";"):
        return unescape(f"&{name}") + more
    return whole if more or name not in html5 else unescape(whole)
