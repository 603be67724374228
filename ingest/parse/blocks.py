"""Collects what a reader sees into blocks: folded white space, quotes, links, words struck through.

Told of elements and text in document order by whichever reader of markup. An image's link has no
text to stand on and is left out.
"""

from collections.abc import Mapping
from urllib.parse import urljoin

from ingest.parse.elements import (
    BLOCK,
    CITE,
    CODE,
    EMPHASIS,
    HEADING,
    IMAGE,
    ITEM,
    LINK,
    LOWERED,
    MARKS,
    QUOTE,
    RAISED,
    SKIP,
    STRUCK,
    picture_text,
)
from ingest.parse.places import Places
from ingest.parse.quote_names import name_in_attributes, name_in_cite
from ingest.parse.stretches import Span, Stretches
from ingest.text import fold_spaces, nfc, without_controls
from schemas.records.texts import Block, BlockKind, Link, RichText

_COUNTED = SKIP | ITEM | HEADING | CODE | RAISED | LOWERED
# What a reader sees of a power: 10<sup>2</sup> is not 102. Letters (1<sup>st</sup>) stay.
_UP = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_DOWN = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_DRESS = EMPHASIS | STRUCK
_NOT_FOLLOWED = ("javascript:", "data:", "vbscript:", "about:", "blob:")
_CONTROLS = dict.fromkeys([*range(0x20), 0x7F])  # browsers drop them from addresses


class BlockBuilder:
    """Blocks under construction. `open` and `close` bracket an element, `text` is between them."""

    def __init__(self, *, base_url: str) -> None:
        self._base_url = base_url
        self._blocks: list[Block] = []
        self._names: list[str | None] = []  # of the quotes that are open, outermost first
        self._depths = {SKIP: 0, ITEM: 0, HEADING: 0, CODE: 0, RAISED: 0, LOWERED: 0}
        self._skipping = False
        self._emphasis = Stretches()
        self._struck = Stretches()
        self._dressing = 0  # elements of either that are open
        self._dressed = False  # this block has either: most have neither, and cost nothing
        self._link_at = 0
        self._link_url: str | None = None  # of the link that is open
        self._cite_at = -1
        self._begin()

    def _begin(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._spaced = True  # a space here would be at the block's start, or a second one
        self._links: list[tuple[int, int, str]] = []
        self._dressed = self._dressing > 0

    def open(self, flags: int, attributes: Mapping[str, str]) -> None:
        """An element of this meaning begins."""
        if flags & BLOCK or (flags & CITE and self._names):
            self.end_block()
        if flags & _COUNTED:
            self._count(flags, 1)
        if flags & QUOTE:
            self._names.append(name_in_attributes(attributes))
        if flags & _DRESS:
            self._open_dress(flags)
        if flags & (LINK | CITE | MARKS | IMAGE):
            self._open_inline(flags, attributes)

    def _open_inline(self, flags: int, attributes: Mapping[str, str]) -> None:
        if flags & LINK:
            self._end_link()
            self._link_url = self._target(attributes.get("href"))
            self._link_at = self._length
        elif flags & CITE:
            self._cite_at = self._length
        elif flags & MARKS:
            self.text("“")
        elif flags & IMAGE:
            self.text(picture_text(attributes))

    def close(self, flags: int) -> None:
        """The element that was opened with these flags ends."""
        if flags & LINK:
            self._end_link()
            self._link_url = None
        elif flags & MARKS:
            self.text("”")
        elif flags & CITE and self._names:
            self._end_cite()
        if flags & _DRESS:
            self._close_dress(flags)
        if flags & BLOCK:
            self.end_block()
        if flags & QUOTE and self._names:
            self._names.pop()
        if flags & _COUNTED:
            self._count(flags, -1)

    def _open_dress(self, flags: int) -> None:
        self._dressed = True
        self._dressing += 1
        if flags & EMPHASIS:
            self._emphasis.open(self._length)
        if flags & STRUCK:
            self._struck.open(self._length)

    def _close_dress(self, flags: int) -> None:
        self._dressing -= 1
        if flags & EMPHASIS:
            self._emphasis.close(self._length)
        if flags & STRUCK:
            self._struck.close(self._length)

    def _count(self, flags: int, step: int) -> None:
        for flag in self._depths:
            if flags & flag:
                self._depths[flag] += step
        self._skipping = self._depths[SKIP] > 0

    def text(self, text: str) -> None:
        """Text as it stands in the markup, its character references resolved."""
        if self._skipping or not text:
            return
        if self._depths[RAISED] or self._depths[LOWERED]:
            text = text.translate(_UP if self._depths[RAISED] else _DOWN)
        if self._depths[CODE]:
            self._preformatted(text)
            return
        folded = fold_spaces(text)
        if self._spaced and folded[0] == " ":
            folded = folded[1:]
        if folded:
            self._pieces.append(folded)
            self._length += len(folded)
            self._spaced = folded[-1] == " "

    def _preformatted(self, text: str) -> None:
        lines = text.split("\n")
        for number, line in enumerate(lines):
            if number:
                self.end_block()
            if line:
                shown = line.expandtabs(8) if "\t" in line else line
                self._pieces.append(shown)
                self._length += len(shown)

    def end_block(self) -> None:
        """What was collected becomes a block, unless there is nothing to see in it."""
        if not self._pieces:
            return
        self._end_link()
        emphasis: list[Span] = []
        struck: list[Span] = []
        if self._dressed:
            emphasis = self._emphasis.end_block(self._length)
            struck = self._struck.end_block(self._length)
        block = self._block("".join(self._pieces), emphasis, struck)
        if block:
            self._blocks.append(block)
        self._begin()
        self._link_at = 0
        self._cite_at = -1

    def finish(self) -> RichText:
        """All blocks; the builder is done."""
        self.end_block()
        return RichText(blocks=tuple(self._blocks))

    def _block(self, collected: str, emphasis: list[Span], struck: list[Span]) -> Block | None:
        code = self._depths[CODE] > 0 and not self._names
        shown = without_controls(collected)
        text = shown.rstrip() if code else shown.strip()
        if not text or text.isspace():
            return None
        lead = 0 if code else len(shown) - len(shown.lstrip())
        final = nfc(text)
        if not (self._links or emphasis or struck):
            return Block(text=final, kind=self._kind(), quote_of=self._quote_of())
        ends = [at for first, last, _ in self._links for at in (first, last)]
        ends += [at for span in (*emphasis, *struck) for at in span]
        place = Places(collected, lead=lead, final=final, ends=ends)
        return Block(
            text=final,
            kind=self._kind(),
            links=tuple(
                Link(start=start, end=end, url=url)
                for first, last, url in self._links
                for start, end in place.span(first, last)
            ),
            quote_of=self._quote_of(),
            emphasis=place.spans(emphasis),
            struck=place.spans(struck),
        )

    def _quote_of(self) -> str | None:
        return self._names[-1] if self._names else None

    def _kind(self) -> BlockKind:
        """A quoted list is a quote: who speaks matters more than how it is set."""
        if self._names:
            return "quote"
        if self._depths[CODE]:
            return "code"
        if self._depths[HEADING]:
            return "heading"
        return "list" if self._depths[ITEM] else "paragraph"

    def _end_link(self) -> None:
        if self._link_url and self._length > self._link_at and not self._skipping:
            self._links.append((self._link_at, self._length, self._link_url))
            self._link_at = self._length

    def _end_cite(self) -> None:
        """The head line of a quote: its name is the quote's, and it is a block of its own."""
        if self._cite_at >= 0 and self._names[-1] is None:
            words = "".join(self._pieces).strip()
            linked = [words[first:last] for first, last, _ in self._links[:1]]
            self._names[-1] = name_in_cite(words) or (linked[0].strip() if linked else None)
        self.end_block()

    def _target(self, written: str | None) -> str | None:
        """A link's absolute address; None for one that leads nowhere or runs code."""
        address = (written or "").translate(_CONTROLS).strip()
        low = address[:12].lower()
        if not address or low.startswith(_NOT_FOLLOWED):
            return None
        if low.startswith(("http://", "https://")):
            return address  # exactly as given: urljoin would tidy it
        try:
            return urljoin(self._base_url, address)
        except ValueError:
            return None
