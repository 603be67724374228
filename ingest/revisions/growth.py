"""Growth: text that was only continued at its end, as transcripts are while they are typed. Pure.

A kind of edit of its own, because it is most of what official sites do to a text after publication
(OFFICIAL.md 1.1), and no rewrite hides in it: not a sign of what stood there has changed.
"""

import re
from collections.abc import Sequence

from ingest.revisions.change_words import TO_BE_CONTINUED
from ingest.revisions.normal import fold, link_key
from ingest.revisions.shown import blocks_of
from ingest.revisions.struck import key_text
from schemas.records.revisions import Content
from schemas.records.texts import Block

_CONTINUED = re.compile(
    r"[\s(\[<*_]*(?:" + "|".join(map(re.escape, TO_BE_CONTINUED)) + r")[\s)\]>*_.…!]*\Z",
    re.IGNORECASE,
)
# The longest promise with its brackets; the pattern is not let loose on a whole text.
_PROMISE_CHARS = 60
# What may stand before words that were put behind it: a whole sentence. "Er kommt" that became
# "Er kommt nicht" is no growth.
_WHOLE = re.compile(r"[.!?…:;][\"')\]»”“]*\s*\Z")


def grows(before: Content, after: Content) -> bool:
    """Whether `after` is `before` with more at its end, or with "to be continued" taken off.

    Title, author and every link and quotation of the earlier text must be as they were.
    """
    if (fold(before.title), before.author) != (fold(after.title), after.author):
        return False
    old, promised = _without_promise(blocks_of(before))
    new, _ = _without_promise(blocks_of(after))
    if len(new) < len(old) or (len(new) == len(old) and not promised and _equal(old, new)):
        return False
    if not old:
        return bool(new)
    if not _equal(old[:-1], new[: len(old) - 1]):
        return False
    return _continues(old[-1], new[len(old) - 1])


def _without_promise(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], bool]:
    """The blocks before a closing "to be continued", and whether there was one."""
    if not blocks:
        return blocks, False
    whole = blocks[-1].text
    text = whole[:-_PROMISE_CHARS] + _CONTINUED.sub("", whole[-_PROMISE_CHARS:])
    if text == whole:
        return blocks, False
    last = blocks[-1]
    kept = Block(text=text, kind=last.kind, quote_of=last.quote_of, struck=last.struck)
    return (*blocks[:-1], *([kept] if text.strip() else [])), True


def _equal(old: Sequence[Block], new: Sequence[Block]) -> bool:
    return [_key(block) for block in old] == [_key(block) for block in new]


def _key(block: Block) -> tuple[object, ...]:
    return fold(key_text(block)), *_dress(block), [link_key(link.url) for link in block.links]


def _dress(block: Block) -> tuple[bool, str | None]:
    return block.kind == "quote", block.quote_of


def _continues(old: Block, new: Block) -> bool:
    """Whether the last block stayed, or has sentences behind what was whole."""
    if _key(old) == _key(new):
        return True
    one, other = fold(key_text(old)), fold(key_text(new))
    links = [[link_key(link.url) for link in block.links] for block in (old, new)]
    return (
        _dress(old) == _dress(new)
        and other.startswith(f"{one} ")  # "3." that became "3.5" is no growth
        and bool(_WHOLE.search(one))
        and links[1][: len(links[0])] == links[0]
    )
