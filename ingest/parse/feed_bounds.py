"""What of a feed is given to the reference, so that it ends in seconds whatever the feed holds.

feedparser's effort grows with the square of some texts: of white space before the root, of long
words in a person's name, of nested `xml:base`. It expands entities without a bound. All of them
are taken away here; nothing that a real feed shows is.
"""

import re
from html import unescape

# feedparser takes up to 4 s for 1 MB made to be slow, 1 s for 1 MB of ordinary posts, which are
# some 300. Of a longer feed the last ones are missing, and a complaint says so.
MOST_CHARACTERS = 1_000_000
MOST_TAGS = 50_000  # each costs up to 50 µs; ordinary posts have one in 30 characters

_FEED_ROOT = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf|channel|entry)\b", re.IGNORECASE)
_ROOT_END = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
_ENTRY = re.compile(r"<(/?)(?:\w+:)?(?:item|entry)\b(?![\w.-])", re.IGNORECASE)

# A word of n such characters in what names a person costs n² steps of 4 ns, each time that an
# element of these ends. No name and no part of a mail address is as long (RFC 5321: 64).
_LONGEST_WORD = 100
_LONGEST_PERSON = 600  # characters of an Atom author with name, address and mail, tags included
_LONG_WORD = re.compile(rf"(?<![\w.+-])[\w.+-]{{{_LONGEST_WORD},}}", re.ASCII)
_PERSON = re.compile(
    r"<(?P<tag>(?:[\w.-]+:)?(?:author|creator|managingeditor|webmaster|publisher|owner))\b[^<>]*(?<!/)>"
    rf"(?:(?P<inside>.{{0,{_LONGEST_PERSON}}}?)</(?P=tag)\s*>)?",
    re.IGNORECASE | re.DOTALL,
)
_MARKS = re.compile(r"<!\[CDATA\[|\]\]>|<[^<>]*>")

# Each element costs as much as the base that holds for it is long. Feeds that nest relative bases
# use some ten characters for each entry.
_BASE = re.compile(r"""\bbase\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_LONGEST_BASE = 500
_RELATIVE_BASES = 500  # characters, all together


def bounded(text: str) -> tuple[str, tuple[str, ...]]:
    """The part of a feed that the reference reads, and a complaint for what a reader will miss.

    Begins at the root element: declaration, document type and its entities are gone.
    """
    root = _FEED_ROOT.search(text) or re.search(r"<\w", text)
    whole = text[root.start() if root else 0 :]
    part = whole[: min(MOST_CHARACTERS, _end_of_tags(whole))]
    kept = _without_open_entry(part)
    complaints = []
    if len(part) < len(whole):
        complaints.append(f"Only the first {len(kept)} of its {len(whole)} characters were read.")
    elif len(kept) < len(part):
        complaints.append("It is cut off; its last item, which has no end, was left out.")
    return _without_traps(kept), tuple(complaints)


def _end_of_tags(text: str) -> int:
    """Where the last tag ends that is read."""
    if text.count("<", 0, MOST_CHARACTERS) <= MOST_TAGS:
        return len(text)
    at = 0
    for _ in range(MOST_TAGS):
        at = text.find("<", at) + 1
    return at - 1


def _without_open_entry(text: str) -> str:
    """An entry that the cut goes through would look like an edited one."""
    last = None
    for last in _ENTRY.finditer(text):  # noqa: B007 - the last one is wanted
        pass
    if last is None or last[1] or _ROOT_END.search(text, last.end()):
        return text
    return text[: last.start()]


def _without_traps(text: str) -> str:
    if _bases_are_a_trap(text):
        text = _BASE.sub("", text)
    return _PERSON.sub(_person, text)


def _person(found: re.Match[str]) -> str:
    """What names a person, as it stands; nothing for one that is too long or has no end."""
    inside = found["inside"]
    if (
        inside is None
        or _PERSON.search(inside)
        or _LONG_WORD.search(unescape(_MARKS.sub("", inside)))
    ):
        return ""
    return found[0]


def _bases_are_a_trap(text: str) -> bool:
    values = ["".join(found) for found in _BASE.findall(text)]
    relative = [value for value in values if not value.startswith(("http://", "https://"))]
    longest = max(map(len, values), default=0)
    return longest > _LONGEST_BASE or sum(map(len, relative)) > _RELATIVE_BASES
