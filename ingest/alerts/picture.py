"""The word diff of an alert as a picture (PNG), for channels that show pictures.

Pure but for the font files that it reads: the same words are the same bytes wherever the same fonts
are installed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile
from typing import Any, Final

from ingest.alerts.marked import Group, grouped
from ingest.alerts.phrases import Phrases
from ingest.alerts.picture_fonts import Fonts, installed
from ingest.alerts.picture_letters import clusters, is_mark, named_symbol
from ingest.alerts.picture_lines import CUT
from ingest.alerts.picture_order import Tone
from ingest.alerts.picture_sheet import BODY, FOOT, HEADING, Part, png
from ingest.alerts.safe import one_line
from ingest.alerts.wording import headline
from ingest.alerts.words import Mark, Piece, Segment, pieces
from ingest.text import nfc

Stretches = Iterable[tuple[str, Tone]]

# Of one piece and of all, in characters: what was taken out must leave room for what was put in.
LONGEST_PIECE: Final = 700
LONGEST: Final = 3000

_TONES: Final[dict[Mark, Tone]] = {
    "same": "same", "added": "added", "removed": "removed", "moved_away": "moved",
    "moved_here": "same",
}  # fmt: skip
_SIGNS: Final[dict[Tone, tuple[str, str, Tone]]] = {
    "added": ("{+", "+}", "added_sign"),
    "removed": ("[-", "-]", "removed_sign"),
}


def picture_of(
    payload: dict[str, Any], segments: Sequence[Segment], *, say: Phrases
) -> bytes | None:
    """The picture of an alert: its headline, the word diff of its texts, its source and time.

    None as with `picture`. Only worth its tenth of a second where a channel shows pictures.
    """
    source, at = one_line(payload["source"]["name"], 100), say.moment(payload["detected_at"])
    return picture(pieces(segments), heading=headline(payload, say), foot=f"{source} · {at}")


def picture(
    shown: Sequence[Piece], *, heading: str, foot: str, fonts: Fonts | None = None
) -> bytes | None:
    """The pieces of a word diff under a heading, with source and time at the foot, as PNG.

    What was removed is red and struck through, what was added green and underlined; the signs of
    `marked` tell both to who sees no colours. All texts are safe ones. None where nothing changed,
    or where the fonts (those installed) cannot draw the texts rightly: never an empty box.
    """
    if not shown:
        return None
    chosen = fonts or installed()
    body = [(_drawable(text, chosen), tone) for text, tone in _bounded(_signed(shown[:LONGEST]))]
    parts: list[Part] = [
        (HEADING, [(_drawable(heading, chosen), "same")]),
        (BODY, body),
        (FOOT, [(_drawable(foot, chosen), "faint")]),
    ]
    if not chosen.cover(CUT + "".join(text for _, part in parts for text, _ in part)):
        return None
    return png(parts, chosen)


def _signed(shown: Sequence[Piece]) -> Iterator[tuple[str, Tone]]:
    """The pieces with their tones, as `marked` signs them."""
    for group in grouped(replace(piece, text=_shortened(piece.text)) for piece in shown):
        yield from _group(group)


def _group(group: Group) -> Iterator[tuple[str, Tone]]:
    if group.move is not None:
        yield f"{'[' if group.away else '{'}~{group.move}: ", "moved"
    for piece in group.pieces:
        tone = _TONES[piece.mark]
        before, after, sign = _SIGNS.get(tone, ("", "", tone))
        core = piece.text.strip()
        start = piece.text.index(core)
        yield piece.text[:start], "same"
        if core:
            yield before, sign
            yield core, tone
            yield after, sign
        yield piece.text[start + len(core) :], "same"
    if group.move is not None:
        yield f"~{']' if group.away else '}'}", "moved"


def _shortened(text: str) -> str:
    """Beginning and end of a long piece, the end without marks of a letter that is left out."""
    if len(text) <= LONGEST_PIECE:
        return text
    half = LONGEST_PIECE // 2
    end = "".join(dropwhile(is_mark, text[-half:]))
    return f"{text[:half]}{CUT} {end}"


def _bounded(stretches: Stretches) -> Iterator[tuple[str, Tone]]:
    """The stretches up to `LONGEST` characters, then a sign that there is more."""
    left = LONGEST
    for text, tone in stretches:
        if len(text) > left:
            yield text[:left], tone
            yield CUT, "faint"
            return
        left -= len(text)
        yield text, tone


def _drawable(text: str, fonts: Fonts) -> str:
    """The text with each symbol that no font has, such as an emoji, told by its name."""
    if text.isascii():
        return text
    shown = (
        each if fonts.cover(each) else named_symbol(each) or each for each in clusters(nfc(text))
    )
    return "".join(shown)
