"""How blocks are set: heading, list, bold, which words a link stands behind. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.revisions.normal import fold
from ingest.revisions.shown import blocks_of
from schemas.records.revisions import Change, Content
from schemas.records.texts import Block

Placed = tuple[int, Block]  # where it begins in the visible text


def format_changes(before: Content, after: Content) -> Iterator[Change]:
    """Blocks of the same words that were set otherwise, whatever was edited in the others."""
    for (at, one), (other_at, other) in _pairs(_placed(before), _placed(after)):
        reason = _reason(one, other)
        if reason:
            yield Change(
                field="text", kind="format", before=one.text, after=other.text,
                before_span=(at, at + len(one.text)),
                after_span=(other_at, other_at + len(other.text)), reason=reason,
            )  # fmt: skip


def _placed(content: Content) -> list[Placed]:
    found: list[Placed] = []
    at = 0
    for block in blocks_of(content):
        found.append((at, block))
        at += len(block.text) + 1
    return found


def _pairs(mine: list[Placed], theirs: list[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Blocks that are one: by where they stand, else by words that only they have."""
    if len(mine) == len(theirs):
        yield from zip(mine, theirs, strict=True)
        return
    once = [_once(side) for side in (mine, theirs)]
    yield from ((block, once[1][key]) for key, block in once[0].items() if key in once[1])


def _once(side: Sequence[Placed]) -> dict[str, Placed]:
    keys = [fold(block.text) for _, block in side]
    times = Counter(keys)
    return {key: block for key, block in zip(keys, side, strict=True) if times[key] == 1}


def _reason(one: Block, other: Block) -> str:
    same = fold(one.text) == fold(other.text)
    if same and one.kind != other.kind:
        return f"a {one.kind} became a {other.kind}"
    if _set_otherwise(one, other, one.emphasis, other.emphasis):
        return "words were set in bold or italics, or no longer"
    links = [tuple((link.start, link.end) for link in block.links) for block in (one, other)]
    if same and _words(one, links[0]) != _words(other, links[1]):
        return "a link stands behind other words"
    return ""


def _set_otherwise(
    one: Block, other: Block, mine: Sequence[tuple[int, int]], theirs: Sequence[tuple[int, int]]
) -> bool:
    """Whether words that both blocks have are set in bold in one of them only.

    The words and not the offsets: a soft hyphen put in before them moves every offset.
    """
    gone, come = _words(one, mine), _words(other, theirs)
    texts = fold(one.text), fold(other.text)
    return any(words in texts[1] for words in gone - come) or any(
        words in texts[0] for words in come - gone
    )


def _words(block: Block, spans: Sequence[tuple[int, int]]) -> Counter[str]:
    covered = (fold(block.text[start:end]) for start, end in spans)
    return Counter(words for words in covered if words)
