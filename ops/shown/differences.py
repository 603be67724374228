"""What changed between two texts, word by word: in colour for a person, with marks when piped."""

from collections.abc import Iterator, Sequence
from typing import Any

from ingest.alerts.marked import Group, grouped, marked
from ingest.alerts.words import Piece, opening
from ingest.revisions.differ.comparison import compare
from ingest.revisions.differ.marks import Remark
from ingest.revisions.differ.operations import operations
from ingest.revisions.differ.segments import Segment, segments
from ops.shown.terminal import colours, safe_line, safe_text, styled
from schemas.records.revisions import Content
from schemas.records.texts import Block, RichText

# Of the words whose marks changed so much is shown, in characters: a link's or a heading's length.
_WORDS = 80


def lines(before: Content, after: Content) -> Iterator[str]:
    """The whole difference: title, author, text, and what changed beside the words."""
    for name, old, new in (
        ("Title", before.title, after.title),
        ("Author", before.author or "", after.author or ""),
    ):
        if old != new:
            yield styled(name, "heading")
            yield from words(old, new)
            yield ""
    yield from words(before.text.visible, after.text.visible)
    yield from _links(before, after)
    yield from _marks(before, after)


def as_object(before: Content, after: Content) -> dict[str, Any]:
    """The same for programs: operations (`differ/operations.py`) of text and title."""
    title = operations(_line(before.title), _line(after.title))
    return {
        "title": title if before.title != after.title else None,
        "author": {"old": before.author, "new": after.author},
        "text": operations(before.text, after.text),
    }


def words(before: str, after: str) -> Iterator[str]:
    """Both texts in one: what went, what came, and blocks that stand elsewhere."""
    pieces = [_piece(segment) for segment in segments(before, after)]
    yield from (_coloured(pieces) if colours() else marked(pieces)).splitlines()


def _line(text: str) -> RichText:
    return RichText(blocks=(Block(text=text),))


def _piece(segment: Segment) -> Piece:
    text = safe_text(segment.text)
    text = opening(text) if segment.mark == "moved_away" else text
    return Piece(text, segment.mark, segment.move)


def _coloured(pieces: Sequence[Piece]) -> str:
    return "".join(_group(group) for group in grouped(pieces))


def _group(group: Group) -> str:
    text = "".join(_styled(piece) for piece in group.pieces)
    if group.move is None:
        return text
    way = "down" if group.down else "up"
    front, back = ("[", f" moved {way}]") if group.away else ("[", f" moved {way} to here]")
    return styled(f"{front}{group.move}: ", "moved") + text + styled(back, "moved")


def _styled(piece: Piece) -> str:
    """Each line is styled by itself, so that a pager shows it rightly."""
    style = {"moved_away": "moved", "moved_here": "same"}.get(piece.mark, piece.mark)
    if style == "same":
        return piece.text
    return "\n".join(styled(line, style) for line in piece.text.split("\n"))


def _links(before: Content, after: Content) -> Iterator[str]:
    old, new = _targets(before), _targets(after)
    gone = [url for url in old if url not in new]
    come = [url for url in new if url not in old]
    if gone or come:
        yield ""
        yield styled("Links", "heading")
    for url in gone:
        yield styled(f"- {safe_text(url)}", "removed")
    for url in come:
        yield styled(f"+ {safe_text(url)}", "added")


def _targets(content: Content) -> list[str]:
    return list(dict.fromkeys(link.url for link in content.text.links))


def _marks(before: Content, after: Content) -> Iterator[str]:
    found = compare(before.text, after.text).marks
    if found:
        yield ""
        yield styled("Beside the words", "heading")
    for mark in found:
        shown = safe_line(before.text.visible[slice(*mark.before)].strip(), _WORDS)
        yield f"“{shown}”: {_told(mark)}"


_NAMES = {"link": "link", "emphasis": "emphasis", "quotation": "quoted passage", "block": "set as"}


def _told(mark: Remark) -> str:
    """How the mark of some words changed."""
    if mark.kind == "emphasis":
        return "emphasis added" if mark.became else "emphasis removed"
    if mark.kind == "struck":
        return "struck through" if mark.became else "no longer struck through"
    was, became = (safe_line(value) or "none" for value in (mark.was, mark.became))
    return f"{_NAMES[mark.kind]} {was} → {became}"
