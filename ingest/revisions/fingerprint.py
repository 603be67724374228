"""Fingerprints of a document's content: what an unchanged look is recognised by.

Both run for every item of every poll. They are made from what a reader sees: title, author, text,
what of it is struck through, and link targets. Never from dates, the marker or whole pages.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby

from ingest.revisions.furniture import without_furniture
from ingest.revisions.normal import fold, link_key
from ingest.revisions.struck import joined, key_text
from schemas.records.revisions import Content, KnownRevision
from schemas.records.texts import Block

# Raised with every change of `normal`, `furniture` or this file that gives any content another
# fingerprint. It leads each fingerprint, so that `decide` tells our own change from an edit.
RULES = 3

# 128 bits: two of 10^12 revisions agree by chance with probability 10^-15. Shorter saves nothing.
_DIGEST_BYTES = 16
_END = "\x00"  # ends a part; HTML and XML both forbid it in a text


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """Both fingerprints of one content, and the part of its blocks that they were made from."""

    fingerprint: str
    exact: str


def prints(content: Content) -> Prints:
    """Both fingerprints at once; furniture is looked for once."""
    blocks = without_furniture(content.text.blocks)
    return Prints(fingerprint=_fingerprint(content, blocks), exact=_exact(content, blocks))


def fingerprint(content: Content) -> str:
    """Hash of the normalised content: equal means that a reader reads the same."""
    return _fingerprint(content, without_furniture(content.text.blocks))


def exact(content: Content) -> str:
    """Hash of everything shown, furniture aside: letters, kinds of block, links, emphasis, strokes.

    Link targets are taken without session numbers, which no reader sees and every look changes.
    """
    return _exact(content, without_furniture(content.text.blocks))


def same(seen_exact: str, head: KnownRevision, *, method: str) -> bool:
    """True where a look teaches nothing and neither fingerprint nor head's content is needed.

    Equal `exact` is equal `fingerprint`, so the hot path makes only the first. A head that another
    method read is not the same: see `decide_revision` on upgrades.
    """
    return seen_exact == head.exact and method == head.method


def made_by_these_rules(known: KnownRevision) -> bool:
    """False for a fingerprint that an earlier release made by other rules."""
    return known.fingerprint.startswith(f"{RULES}:") and known.exact.startswith(f"{RULES}:")


def _fingerprint(content: Content, blocks: tuple[Block, ...]) -> str:
    parts = [content.title, content.author or ""]
    for (quoted, quote_of), run in groupby(blocks, key=_speaker):
        # who speaks is part of what is read: a passage moved into or out of a quotation is an edit
        parts.append(f">{quote_of}" if quoted else "")
        parts.append(" ".join([key_text(block) if block.struck else block.text for block in run]))
    # folded in one piece: the cost is by the call more than by the character
    folded = fold(_joined(parts)).replace(f" {_END}", _END).replace(f"{_END} ", _END)
    if any(block.struck for block in blocks):
        folded = joined(folded)
    targets = [link_key(link.url) for block in blocks for link in block.links]
    return _digest(f"{len(parts)}{_END}{folded}{_END}{_joined(targets)}")


def _speaker(block: Block) -> tuple[bool, str]:
    return block.kind == "quote" or block.quote_of is not None, block.quote_of or ""


def _exact(content: Content, blocks: tuple[Block, ...]) -> str:
    parts = [content.title, content.author or ""]
    for block in blocks:
        parts += (block.text, block.kind)
        if block.links or block.emphasis or block.quote_of or block.struck:
            parts.extend(_dress(block))
    return _digest(_joined(parts))


def _dress(block: Block) -> Iterator[str]:
    yield f"{block.quote_of or ''} {block.emphasis}"
    if block.struck:
        yield f"struck {block.struck}"
    for link in block.links:
        yield f"{link.start} {link.end} {link_key(link.url)}"


def _joined(parts: list[str]) -> str:
    key = _END.join(parts)
    if key.count(_END) < max(len(parts), 1):
        return key
    # the separator stands in a text, which must not pass for two texts
    return _END.join(part.replace(_END, "\x01\x01") for part in parts)


def _digest(key: str) -> str:
    # surrogatepass: a lone surrogate from a broken page is data, and must not end the poll
    body = key.encode("utf-8", "surrogatepass")
    return f"{RULES}:{blake2b(body, digest_size=_DIGEST_BYTES).hexdigest()}"
