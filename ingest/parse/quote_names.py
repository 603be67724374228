"""Whom a quoted passage says it quotes, where that is clear.

Attributes are the engines' own (XenForo, Invision, Discourse, HTML's `cite`); the verbs are
those of `ingest/lexicon/quote_verbs.py`.
"""

import re
from collections.abc import Mapping

from ingest.lexicon.quote_verbs import quote_verbs
from ingest.text import one_line

_ATTRIBUTES = (
    "data-quote",  # XenForo 2
    "data-author",
    "data-username",  # Discourse
    "data-ipsquote-username",
    "cite",
)
_VERBS = quote_verbs("geschreven")
_WROTE = re.compile(rf"(?P<name>\S.{{0,80}}?)[ \xa0]{_VERBS}[ \xa0]?:", re.IGNORECASE)
_FROM = re.compile(
    r"(?:Quote from|Zitat von|Citation de|Цитата:?(?: от)?|Cita de|Originally posted by)"
    r"[:\s]+(?P<name>\S.{0,80}?)(?: (?:on|am|le|el|от) .*)?",
    re.IGNORECASE,
)
_DATE_BEFORE = re.compile(r"\([^()]{4,40}\)\s*(?=\S)")  # MyBB: "(Yesterday, 03:27 AM)Anna Wrote:"


def name_in_attributes(attributes: Mapping[str, str]) -> str | None:
    """The name or address that the quoting element itself carries."""
    for name in _ATTRIBUTES:
        value = one_line(attributes.get(name, ""))
        if value:
            return value
    return None


def name_in_cite(words: str) -> str | None:
    """The name in a quote's own head line, as "Anna wrote:"; visible text of one line."""
    if words.startswith("("):
        words = _DATE_BEFORE.sub("", words, count=1)
    match = _WROTE.match(words) or _FROM.fullmatch(words)
    return match["name"] if match else None
