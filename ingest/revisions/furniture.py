"""Furniture: blocks that stand beside a text and move without anybody editing it.

A rule takes away a whole block or nothing, and mostly only where a parser may have taken a line too
many: at the beginning or the end of a text. Between the author's own paragraphs only what no author
writes is furniture. Prose is never touched, however much it looks like furniture, and a text that
would be furniture from end to end is kept whole: somebody wrote it.
"""

import re
from collections.abc import Sequence

from ingest.revisions.furniture_rules import RULES
from ingest.revisions.quote_heads import is_quote_head
from schemas.records.texts import Block

# The longest furniture line met is phpBB's "Statistics: Posted by NAME — DATE"; past this length
# a block is prose and is not even looked at (which is most of the speed).
MAX_CHARS = 100
# "Views of the video so far:": the line behind it is the author's.
_ANNOUNCES = re.compile(r"[:：]\s*$")

_PLAIN = re.compile("|".join(f"(?:{rule.pattern})" for rule in RULES))
_LINKED = re.compile("|".join(f"(?:{rule.pattern})" for rule in RULES if rule.links))
_ANYWHERE = re.compile("|".join(f"(?:{rule.pattern})" for rule in RULES if rule.anywhere))


def is_furniture(block: Block) -> bool:
    """True where a block at an end of a text is furniture by one of the rules."""
    if len(block.text) > MAX_CHARS or block.kind != "paragraph" or block.quote_of:
        return False
    pattern = _LINKED if block.links else _PLAIN
    return pattern.fullmatch(_spaced(block.text)) is not None


def without_furniture(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks that are compared; all of them where nothing else would be left."""
    inner = _between_ends(blocks)
    taken = [
        place
        for place, block in enumerate(inner)
        if len(block.text) <= MAX_CHARS and _is_out(inner, place, block)
    ]
    if not taken:
        return inner
    return tuple(block for place, block in enumerate(inner) if place not in taken) or blocks


def _between_ends(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    first, last = 0, len(blocks)
    while first < last and is_furniture(blocks[first]):
        first += 1
    while last > first and is_furniture(blocks[last - 1]):
        last -= 1
    if first < last < len(blocks) and _ANNOUNCES.search(blocks[last - 1].text):
        last = len(blocks)
    return blocks[first:last] or blocks


def _is_out(blocks: Sequence[Block], place: int, block: Block) -> bool:
    """Whether a block amid the text is furniture: an advertisement, a counter, a quote's head."""
    if block.quote_of:
        return _is_head(blocks, place) and is_quote_head(_spaced(block.text), name=block.quote_of)
    if block.links or block.kind != "paragraph":
        return False
    return _ANYWHERE.fullmatch(_spaced(block.text)) is not None


def _is_head(blocks: Sequence[Block], place: int) -> bool:
    """Whether a block begins a quotation whose other blocks carry the name too.

    Where they do not, the head alone says who is quoted.
    """
    name = blocks[place].quote_of
    begins = not place or blocks[place - 1].quote_of != name
    return begins and place + 1 < len(blocks) and blocks[place + 1].quote_of == name


def _spaced(text: str) -> str:
    """Visible text with plain spaces, as the rules are written."""
    return text if text.isascii() else text.replace("\xa0", " ").replace("\u202f", " ")
