"""Contents with passages of their text cut out, to see whether all else reads the same. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.revisions.shown import blocks_of
from schemas.records.revisions import Content, Span
from schemas.records.texts import Block, Link, RichText


def without(content: Content, spans: Iterable[Span]) -> Content:
    """The content without these spans of its compared text, and without the links in them."""
    blocks = blocks_of(content)
    for start, end in reversed(_merged(spans)):  # from the end, so that the others stay true
        blocks = _cut(blocks, start, end)
    return replace(content, text=RichText(blocks=blocks))


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, overlapping ones as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _cut(blocks: Sequence[Block], start: int, end: int) -> tuple[Block, ...]:
    kept, at = list[Block](), 0
    for block in blocks:
        kept.append(_cut_block(block, start - at, end - at))
        at += len(block.text) + 1
    return tuple(kept)


def _cut_block(block: Block, start: int, end: int) -> Block:
    start, end = max(start, 0), min(end, len(block.text))
    if start >= end:
        return block
    gone = end - start
    links = [
        replace(link, start=link.start - gone, end=link.end - gone) if link.start >= end else link
        for link in block.links
        if _stands(link, start, end)
    ]
    text = block.text[:start] + block.text[end:]
    struck = tuple(_shortened(block.struck, start, end))
    return replace(block, text=text, links=tuple(links), emphasis=(), struck=struck)


def _shortened(spans: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    """What is left of the spans without these characters, where it stands then."""
    for span in spans:
        first, last = (min(at, start) + max(at - end, 0) for at in span)
        if first < last:
            yield first, last


def _stands(link: Link, start: int, end: int) -> bool:
    return link.end <= start or link.start >= end
