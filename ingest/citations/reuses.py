"""Which earlier posts a post quotes: whom or what it names, and which words are theirs. Pure.

A quoted block that names somebody, a `[quote=…]` code that a feed left as text, lines that begin as
mail quotes do. What is quoted within a quote is the innermost author's. Whether the earlier post
says so is for `reused_text.py`. Bounded: linear in the length of the post.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ingest.citations.beginning import beginning_of
from ingest.citations.earlier_posts import CODE, is_earlier_post
from ingest.citations.spans import Span
from ingest.lexicon.sayings_wrote import quote_head
from schemas.records.texts import Block, RichText

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_QUOTES = "\"'“”„«»"
# As XenForo ("Anna, post: 5, member: 3"), vBulletin ("Anna;123"), MyBB ("Anna pid='5'"), phpBB
# ("Anna post_id=5") and SMF ("Anna link=topic=7.msg99#msg99") write it.
_NUMBER = re.compile(
    r"(?:, ?post: ?|;[a-z]?|\bpid=['\"]?|\bpost_id=['\"]?|\bmsg)(?P<number>\d{1,18})\b",
    re.IGNORECASE,
)
# What follows the name in those codes.
_BEHIND = re.compile(
    r",\s*(?:post|topic|member|username|full)\s*:.*|;[a-z]?\d+$"
    r"|\s+(?:pid|post_id|time|user_id|dateline|link|date|timestamp)=.*",
    re.IGNORECASE | re.DOTALL,
)
# Discourse's post number is a place within its topic and no board's number.
_PLACE = re.compile(r",\s*topic\s*:", re.IGNORECASE)
_MAIL = re.compile(r"(?:\|?>\s?)+")
_LONGEST_NAME = 120
_MOST = 50  # posts that one post quotes; a page of quotes names hardly ten


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedPost:
    """One earlier post as a post quotes it; at least one of the three names is given."""

    name: str | None  # of its author
    address: str | None
    number: str | None  # its number on the same board
    spans: tuple[Span, ...]  # its words here, in the visible text of the post

    @property
    def named(self) -> tuple[str | None, str | None, str | None]:
        """All that tells one quoted post from another."""
        return self.name, self.address, self.number


def quoted_posts(post: RichText) -> tuple[QuotedPost, ...]:
    """The earlier posts that a post quotes by name, address or number, in order."""
    post = beginning_of(post)
    found: dict[tuple[str | None, str | None, str | None], list[Span]] = {}
    for reference, span in [*_by_blocks(post), *_by_codes(post.visible)]:
        named = _read(reference)
        if any(named) and span[0] < span[1]:
            found.setdefault(named, []).append(span)
    return tuple(
        QuotedPost(name=name, address=address, number=number, spans=tuple(sorted(spans)))
        for (name, address, number), spans in islice(found.items(), _MOST)
    )


def _by_blocks(post: RichText) -> Iterator[tuple[str, Span]]:
    """Quoted blocks without their head lines, and mail quotes under theirs."""
    offset, names = 0, _MailNames()
    for block in post.blocks:
        start, end = offset, offset + len(block.text)
        offset = end + 1
        depth, lead = _mail_depth(block)
        name = names.read(block.text[lead:], depth)
        if depth:
            yield name, (start + lead, end)
        elif block.quote_of and is_earlier_post(block) and not _is_head(block):
            yield block.quote_of, (start, end)


class _MailNames:
    """Who speaks at each depth of quotes as mails have them: a head stands a level further out."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._next = ""  # the name that the last line gave

    def read(self, line: str, depth: int) -> str:
        """Who is quoted in the next line, "" if that is not told or the line is a head."""
        head = quote_head(line) or ""
        del self._names[depth:]
        if depth > len(self._names):
            self._names += [self._next, *[""] * (depth - len(self._names) - 1)]
        if head and depth and not self._names[-1]:
            self._names[-1] = head
        self._next = head
        return "" if head or not depth else self._names[-1]


def _mail_depth(block: Block) -> tuple[int, int]:
    """How deep a line is quoted as in mails, and where its own words begin."""
    if block.quote_of or not is_earlier_post(block):
        return 0, 0
    lead = _MAIL.match(block.text)
    return (lead[0].count(">"), lead.end()) if lead else (0, 0)


def _is_head(block: Block) -> bool:
    return quote_head(block.text) == block.quote_of or block.text.rstrip(":") == block.quote_of


def _by_codes(visible: str) -> Iterator[tuple[str, Span]]:
    """The words between codes with the innermost name; what nobody closes ends with its line."""
    open_names: list[str] = []
    at = 0
    for code in CODE.finditer(visible):
        if open_names:
            yield open_names[-1], _trimmed(visible, at, code.start())
        if code[0][1] != "/":
            open_names.append(code["name"] or "")
        elif open_names:
            open_names.pop()
        at = code.end()
    if open_names:
        end = visible.find("\n", at)
        yield open_names[-1], _trimmed(visible, at, len(visible) if end < 0 else end)


def _trimmed(visible: str, start: int, end: int) -> Span:
    words = visible[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _read(reference: str) -> tuple[str | None, str | None, str | None]:
    """Name, address and number of a reference as engines write it."""
    written = reference.strip().removeprefix("=").strip()
    if written.lower().startswith("author="):
        written = written[len("author=") :]
    if address := _ADDRESS.match(written.strip(_QUOTES)):
        return None, address[0], None
    number = None if _PLACE.search(written) else _NUMBER.search(written)
    name = _BEHIND.sub("", written.strip(_QUOTES)).strip().strip(_QUOTES).lstrip("@").strip()
    return name[:_LONGEST_NAME] or None, None, number["number"] if number else None
