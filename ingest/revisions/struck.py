"""Words struck through, as part of what a text reads like. Pure.

A line struck through is a retraction: it is read, and read as taken back. So where the strokes
begin and end belongs to the comparison key; how the markup cuts them into pieces does not.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.revisions.normal import fold
from ingest.revisions.shown import blocks_of
from schemas.records.revisions import Content
from schemas.records.texts import Block, RichText

# Control characters, which visible text never holds: no text can pass for a struck one.
_FROM, _TO = "\x02", "\x03"
_BETWEEN = re.compile(f"{_TO}( ?){_FROM}")


def key_text(block: Block) -> str:
    """The block's visible text with its strokes marked; the text itself where there are none."""
    if not block.struck:
        return block.text
    pieces, at = list[str](), 0
    for start, end in sorted(block.struck):
        words = block.text[max(start, at) : end]
        if fold(words):
            pieces += (block.text[at : max(start, at)], _FROM, words, _TO)
            at = end
    return "".join((*pieces, block.text[at:]))


def joined(folded: str) -> str:
    """A folded key with strokes that only white space parts as one."""
    return _BETWEEN.sub(r"\1", folded)


def struck_words(content: Content) -> tuple[str, ...]:
    """Normalised words that are struck through, in order."""
    return tuple(word for block in blocks_of(content) for word in _words(block))


def _words(block: Block) -> Iterator[str]:
    for start, end in block.struck:
        yield from fold(block.text[start:end]).split()


def as_read_before(content: Content, before: Content) -> Content:
    """The content with strokes as emphasis where an older release may have read them as that.

    Up to our rules 2 a struck word was one set in bold. Else each post with an old stroke would
    be edited by our upgrade. A stroke drawn through a bold word in that same moment is not told.
    """
    if any(block.struck for block in before.text.blocks):
        return content
    set_off = "\n".join(
        fold(block.text[start:end]) for block in before.text.blocks for start, end in block.emphasis
    )
    blocks = tuple(_emphasised(block, set_off) for block in content.text.blocks)
    return replace(content, text=RichText(blocks=blocks))


def _emphasised(block: Block, set_off: str) -> Block:
    """The block with those of its struck words that are among `set_off` as emphasised ones."""
    found = {span for span in block.struck if fold(block.text[slice(*span)]) in set_off}
    if not found:
        return block
    struck = tuple(span for span in block.struck if span not in found)
    return replace(block, struck=struck, emphasis=tuple(sorted((*block.emphasis, *found))))
