"""What changed between two texts, word by word: in colour for a person, with marks when piped."""

from collections.abc import Iterator, Sequence

from ingest.alerts.words import Piece, Segment, marked
from ingest.revisions.segments import segments
from ops.shown.terminal import colours, safe_text, styled
from schemas.records.revisions import Content


def lines(before: Content, after: Content) -> Iterator[str]:
    """The whole difference: title, author, text, and links whose words stayed the same."""
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


def words(before: str, after: str) -> Iterator[str]:
    """Both texts in one, with what went and what came."""
    pieces = [_piece(segment) for segment in segments(before, after)]
    yield from (_coloured(pieces) if colours() else marked(pieces)).splitlines()


def _piece(segment: Segment) -> Piece:
    return Piece(safe_text(segment.text), segment.mark)


def _coloured(pieces: Sequence[Piece]) -> str:
    """Each line is styled by itself, so that a pager shows it rightly."""
    return "".join(_styled(piece) for piece in pieces)


def _styled(piece: Piece) -> str:
    if piece.mark == "same":
        return piece.text
    return "\n".join(styled(line, piece.mark) for line in piece.text.split("\n"))


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
