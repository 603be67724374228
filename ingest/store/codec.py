"""Values to JSON columns and back."""

from datetime import datetime
from typing import Any

from schemas.records.items import Marker
from schemas.records.texts import Block, Link, RichText


def blocks_to_json(text: RichText) -> list[dict[str, Any]]:
    """Blocks as stored; empty fields are left out."""
    return [_block_to_json(block) for block in text.blocks]


def _block_to_json(block: Block) -> dict[str, Any]:
    stored: dict[str, Any] = {"text": block.text}
    if block.kind != "paragraph":
        stored["kind"] = block.kind
    if block.links:
        stored["links"] = [[link.start, link.end, link.url] for link in block.links]
    if block.quote_of is not None:
        stored["quote_of"] = block.quote_of
    if block.emphasis:
        stored["emphasis"] = [list(span) for span in block.emphasis]
    if block.struck:
        stored["struck"] = [list(span) for span in block.struck]
    return stored


def blocks_from_json(stored: list[dict[str, Any]]) -> RichText:
    """The text as it was stored."""
    return RichText(blocks=tuple(_block_from_json(block) for block in stored))


def _block_from_json(stored: dict[str, Any]) -> Block:
    return Block(
        text=stored["text"],
        kind=stored.get("kind", "paragraph"),
        links=tuple(
            Link(start=start, end=end, url=url) for start, end, url in stored.get("links", ())
        ),
        quote_of=stored.get("quote_of"),
        emphasis=tuple((start, end) for start, end in stored.get("emphasis", ())),
        struck=tuple((start, end) for start, end in stored.get("struck", ())),
    )


def marker_to_json(marker: Marker | None) -> dict[str, Any] | None:
    """A marker as stored."""
    if marker is None:
        return None
    return {
        "raw": marker.raw,
        "edited_at": marker.edited_at.isoformat() if marker.edited_at else None,
        "uncertainty_s": marker.uncertainty_s,
        "by": marker.by,
        "name": marker.name,
        "count": marker.count,
        "reason": marker.reason,
    }


def marker_from_json(stored: dict[str, Any] | None) -> Marker | None:
    """The marker as it was stored."""
    if stored is None:
        return None
    edited_at = stored.get("edited_at")
    fields = {**stored, "edited_at": datetime.fromisoformat(edited_at) if edited_at else None}
    return Marker(**fields)
