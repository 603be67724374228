"""How much of a text is read: its beginning, where it is longer than such texts are. Pure.

Addresses are found in the whole post. Everything else (quotations, translations, names, dates,
titles) is looked for in its first 30,000 characters and 2,000 blocks: what lies behind them only an
address can cite, and no quotation is found there. The longest of the real posts that cite has
20,000 characters and 342 blocks; 10,000 characters more of hostile text cost 50 ms.
"""

from dataclasses import replace

from schemas.records.texts import Block, RichText

MOST_CHARS = 30_000
MOST_BLOCKS = 2_000
# Of a statement, in which verbatim passages are looked for: the longest press conference of a year
# has 250,000.
MOST_GIVEN_CHARS = 300_000
_GAP_CHARS = 100  # in which a gap is looked for, so that no word or number is cut in two


def beginning_of(post: RichText) -> RichText:
    """The post, or as much of it as is read; its visible text is the beginning of the post's."""
    if is_read_whole(post):
        return post
    kept: list[Block] = []
    left = MOST_CHARS
    for block in post.blocks[:MOST_BLOCKS]:
        if len(block.text) > left:
            kept.append(_cut(block, left))
            break
        kept.append(block)
        left -= len(block.text) + 1
        if left <= 0:
            break
    return RichText(blocks=tuple(kept))


def is_read_whole(post: RichText) -> bool:
    """Whether nothing of a post is left unread but for addresses."""
    chars = sum(len(block.text) for block in post.blocks) + len(post.blocks) - 1
    return chars <= MOST_CHARS and len(post.blocks) <= MOST_BLOCKS


def _cut(block: Block, size: int) -> Block:
    """The beginning of a block, its last word whole."""
    gap = block.text.rfind(" ", max(0, size - _GAP_CHARS), size)
    end = gap if gap > 0 else size
    return replace(
        block,
        text=block.text[:end],
        links=tuple(link for link in block.links if link.end <= end),
        emphasis=tuple((first, min(last, end)) for first, last in block.emphasis if first < end),
        struck=tuple((first, min(last, end)) for first, last in block.struck if first < end),
    )
