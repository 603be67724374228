"""The parts of a content that are compared: what a reader reads, without furniture. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ingest.revisions.furniture import without_furniture
from ingest.revisions.normal import fold
from schemas.records.revisions import Content
from schemas.records.texts import Block

# How a cut text ends: "…", "...", "[…]", "(...)".
_CUT = re.compile(r"[\[(]?\s?(?:…|\.{3})\s?[\])]?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A link: the words it stands behind, and where it leads."""

    words: str
    url: str  # as the page gave it
    span: tuple[int, int] = (0, 0)  # of the words, in characters of the visible text


def blocks_of(content: Content) -> tuple[Block, ...]:
    """The blocks that are compared."""
    return without_furniture(content.text.blocks)


def visible_of(content: Content) -> str:
    """Visible text that is compared; of an excerpt without the dots that say it was cut."""
    visible = "\n".join(block.text for block in blocks_of(content))
    return _CUT.sub("", visible.rstrip()).rstrip() if content.partial else visible


def is_empty(content: Content) -> bool:
    """Whether there is no word of text, whatever the title says."""
    return not fold(visible_of(content))


def anchors_of(content: Content) -> list[Anchor]:
    """All links in order."""
    return list(_anchors(blocks_of(content)))


def _anchors(blocks: tuple[Block, ...]) -> Iterator[Anchor]:
    offset = 0
    for block in blocks:
        for link in block.links:
            words = block.text[link.start : link.end]
            span = offset + link.start, offset + link.end
            yield Anchor(words=words, url=link.url, span=span)
        offset += len(block.text) + 1


def quoted_of(content: Content) -> list[tuple[str, str]]:
    """Quoted passages in order: who is quoted (may be empty), and the words."""
    return list(_quoted(blocks_of(content)))


def _quoted(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    # as the fingerprint groups them: a passage in two blocks is one passage
    for (quoted, quote_of), run in groupby(blocks, key=_speaker):
        if quoted:
            yield quote_of, "\n".join(block.text for block in run)


def _speaker(block: Block) -> tuple[bool, str]:
    return block.kind == "quote" or block.quote_of is not None, block.quote_of or ""
