"""Visible text with its blocks: what a reader of a post or statement sees.

Shapes of text in this project:

* *raw*: bytes or HTML as fetched (layer L0, kept in snapshots);
* *visible*: Unicode NFC, blocks separated by one line feed, no markup (L1);
* *normalised*: the comparison key made from visible text (L2), never shown.
"""

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "heading", "quote", "list", "code"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link inside one block; `start` and `end` count characters of the block's visible text."""

    start: int
    end: int
    url: str  # absolute, exactly as the page gave it


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, heading, quoted passage, list item or code passage."""

    text: str  # visible text of this block, no line feed inside
    kind: BlockKind = "paragraph"
    links: tuple[Link, ...] = ()
    quote_of: str | None = None  # name or post key that a quoted block says it comes from
    emphasis: tuple[tuple[int, int], ...] = ()  # spans set in bold or italics
    struck: tuple[tuple[int, int], ...] = ()  # spans struck through: taken back, still to be read


@dataclass(frozen=True, slots=True, kw_only=True)
class RichText:
    """The whole visible text of a document as blocks."""

    blocks: tuple[Block, ...] = ()

    @property
    def visible(self) -> str:
        """Visible text; every span of the project counts characters of this string."""
        return "\n".join(block.text for block in self.blocks)

    @property
    def links(self) -> tuple[Link, ...]:
        """All links, their spans counted in `visible`."""
        found: list[Link] = []
        offset = 0
        for block in self.blocks:
            found.extend(
                Link(start=link.start + offset, end=link.end + offset, url=link.url)
                for link in block.links
            )
            offset += len(block.text) + 1
        return tuple(found)

    @classmethod
    def of(cls, visible: str) -> "RichText":
        """Plain visible text as paragraphs, one for each line that is not blank."""
        lines = (line.strip() for line in visible.splitlines())
        return cls(blocks=tuple(Block(text=line) for line in lines if line))
