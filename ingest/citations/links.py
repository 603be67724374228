"""Addresses that a post points to: behind its links and written out in its text. Pure, linear.

Never asks the network: a shortened address stays as it is. Source of the rules: TEXT.md,
"Addresses"; what each means for a citation is decided in `ingest.citations.resolve`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.citations.earlier_posts import earlier_posts
from ingest.citations.spans import Span, inside, span_touching
from ingest.citations.written import LONGEST, Written, addresses_written
from ingest.text import without_invisible_mapped
from ingest.urls import identity_key, is_http, unwrap
from schemas.records.citations import FoundAddress
from schemas.records.texts import Block, RichText

# A line break inside an address: it stops where an address goes on, and what follows looks like
# the rest of a path and not like a word, a year or a list's number.
_UNFINISHED = tuple("/=&_-")
_REST = re.compile(
    r"(?!https?:|www\.|\d{1,3}[.)]\s|\d{1,4}\b(?![/_-]))(?=\S*[\d/_=-])[a-z0-9][\w./?=&%+#-]*",
    re.ASCII,
)
_QUOTED_LINE = re.compile(r"(?:> ?)+")  # as mail programs mark the lines of an earlier text
# A link from a text to its own notes: "[1]", "²" and what Word, WordPress and wikis call them.
_NOTE_NUMBER = re.compile(r"[\[(]?[\d¹²³⁰⁴-⁹*†‡↑]{1,3}[\])]?")
_NOTE = re.compile(r"ftn|fn|note|cite|ref", re.IGNORECASE)
_LOST_COLON = re.compile(r"https?://[^?#]+?/(https?)/{1,2}(www\..+)", re.DOTALL)
# What pasting leaves behind an address in a link's target, at most so many characters.
_PASTED_CHARS = 12
_PASTED = re.compile(r"(?:%22|%27|%3E|%20|[\"'<> ])+\Z", re.IGNORECASE)
_LABEL_END = re.compile(r"\[/url\]", re.IGNORECASE)
_LABEL_CHARS = 300  # of a BBCode or markdown label; longer ones are paragraphs


@dataclass(frozen=True, slots=True)
class _Target:
    """What a label leads to; the label's own address is only its shortened form."""

    label: Span
    key: str

    def outranks(self, shown: Written) -> bool:
        """Whether an address that stands in the label is the target itself, or a part of it."""
        key = identity_key(shown.url)
        return self.key.startswith(key) or key.startswith(self.key)


def find_addresses(text: RichText) -> tuple[FoundAddress, ...]:
    """All addresses of a post in the order of its visible text, whose characters spans count.

    A link's target outranks the shortened address that it shows; where both are whole and lead to
    different documents, both are given. Addresses inside a quoted earlier post are `inherited`.
    """
    visible = text.visible
    earlier = earlier_posts(text)
    found: list[FoundAddress] = []
    for start, end, written in _placed(text):
        found.append(
            FoundAddress(
                start=start,
                end=end,
                displayed=visible[start:end],
                url=written.url,
                key=identity_key(written.url),
                wrappers=written.wrappers,
                # where it starts: one that is broken over lines is in two blocks
                kind="inherited" if inside(earlier, start, start + 1) else "authored",
            )
        )
    return tuple(sorted(found, key=lambda address: (address.start, address.end)))


def _placed(text: RichText) -> Iterator[tuple[int, int, Written]]:
    """Each address with its span in the visible text."""
    offset = 0
    for number, block in enumerate(text.blocks):
        following = text.blocks[number + 1] if number + 1 < len(text.blocks) else None
        linked = list(_linked(block))
        targets = [_Target((one.start, one.end), identity_key(one.url)) for one in linked]
        for one in [*linked, *_not_outranked(_in_text(block, following), targets)]:
            yield offset + one.start, offset + one.end, one
        offset += len(block.text) + 1


def _linked(block: Block) -> Iterator[Written]:
    for link in block.links:
        shown = block.text[link.start : link.end].strip()
        fragment = link.url.partition("#")[2]
        if _NOTE_NUMBER.fullmatch(shown) and _NOTE.search(fragment):
            continue
        address = link.url[:-_PASTED_CHARS] + _PASTED.sub("", link.url[-_PASTED_CHARS:])
        url, wrappers = unwrap(_with_scheme(address, shown))
        if is_http(url):
            yield Written(start=link.start, end=link.end, url=url, wrappers=wrappers)


def _with_scheme(url: str, shown: str) -> str:
    """The target that was meant where its scheme was forgotten: not a page beside the post.

    A browser looks for "https//host/x" and for "host/x" there.
    """
    if lost := _LOST_COLON.match(url):
        return f"{lost[1]}://{lost[2]}"
    if not shown or "://" in shown or not url.partition("://")[2].endswith(f"/{shown}"):
        return url
    alone = next(addresses_written(shown), None)
    return alone.url if alone and alone.end == len(shown) and alone.start == 0 else url


def _not_outranked(written: Sequence[Written], targets: Sequence[_Target]) -> list[Written]:
    """Without those that only show what a label leads to; labels do not overlap."""
    targets = sorted(targets, key=lambda target: target.label)
    labels = [target.label for target in targets]
    kept: list[Written] = []
    for one in written:
        number = span_touching(labels, one.start, one.end)
        if number is None or not targets[number].outranks(one):
            kept.append(one)
    return kept


def _in_text(block: Block, following: Block | None) -> list[Written]:
    """Addresses written out in a block; spans count the characters of its visible text."""
    clean, places = without_invisible_mapped(block.text)
    written = list(addresses_written(clean))
    targets = [target for one in written if (target := _markup_target(clean, one))]
    placed = [
        Written(
            start=places[one.start], end=places[one.end - 1] + 1, url=one.url, wrappers=one.wrappers
        )
        for one in _not_outranked(written, targets)
    ]
    if placed and following is not None and placed[-1].end == len(block.text):
        placed[-1] = _joined(placed[-1], block.text, following)
    return placed


def _markup_target(text: str, one: Written) -> _Target | None:
    """The label of a target: markdown's `[label](target)`, BBCode's `[url=target]label[/url]`."""
    before, behind = text[max(0, one.start - 6) : one.start], text[one.end : one.end + 2]
    if before.endswith("](") and behind[:1] in {")", " "}:
        start = text.rfind("[", max(0, one.start - 2 - _LABEL_CHARS), one.start - 2)
        return _Target((start, one.start - 2), identity_key(one.url)) if start >= 0 else None
    if before.rstrip("\"'").lower().endswith("[url=") and "]" in behind:
        start = one.end + behind.index("]") + 1
        end = _LABEL_END.search(text, start, start + _LABEL_CHARS)
        return _Target((start, end.start()), identity_key(one.url)) if end else None
    return None


def _begins_address(block: Block) -> bool:
    first = next(addresses_written(block.text), None)
    return bool(block.links) or (first is not None and first.start == 0)


def _joined(one: Written, text: str, following: Block) -> Written:
    """The address with its rest from the next line, if it was broken there."""
    mark = _QUOTED_LINE.match(following.text) if _QUOTED_LINE.match(text) else None
    behind = mark.end() if mark else 0
    rest = _REST.match(following.text, behind)
    if not rest or not text.endswith(_UNFINISHED) or _begins_address(following):
        return one
    whole = text[one.start : one.end] + rest[0]
    if len(whole) >= LONGEST:
        return one
    again = next(addresses_written(whole), None)
    if again is None or again.end <= one.end - one.start:
        return one
    return Written(
        start=one.start,
        end=one.start + again.end + 1 + behind,
        url=again.url,
        wrappers=again.wrappers,
    )
