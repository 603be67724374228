"""Draws lines of words with Pillow. Reads font files, else pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageColor, ImageDraw, ImageFont

from ingest.alerts.picture_fonts import Fonts, Weight, loaded
from ingest.alerts.picture_lines import Line, Measure, lines_of
from ingest.alerts.picture_order import Tone, Word

# Pixels. Chats scale a picture to the width of a phone, where letters of 26 in 1000 are still read.
WIDTH: Final = 1000
MARGIN: Final = 40
_INNER: Final = WIDTH - 2 * MARGIN
_BETWEEN: Final = 22  # two parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a part of the picture is set; sizes in pixels."""

    size: int
    line: int  # from one line to the next
    most: int  # lines
    weight: Weight = "Regular"


Part = tuple[Style, Sequence[tuple[str, Tone]]]

HEADING: Final = Style(size=30, line=42, most=4, weight="Bold")
# 24 lines fill the screen of a phone; the message beside the picture has the rest.
BODY: Final = Style(size=26, line=42, most=24)
FOOT: Final = Style(size=20, line=30, most=2)

_PAPER: Final = "#ffffff"
# The colours of alert.html.j2: ink and ground of each tone.
_COLOURS: Final[dict[Tone, tuple[str, str]]] = {
    "same": ("#1c1917", _PAPER),
    "faint": ("#57534e", _PAPER),
    "added": ("#14532d", "#dcfce7"),
    "removed": ("#7f1d1d", "#fee2e2"),
    "added_sign": ("#14532d", "#dcfce7"),
    "removed_sign": ("#7f1d1d", "#fee2e2"),  # a line through it would hide it
    "moved": ("#1e3a8a", "#dbeafe"),
}
_SHADES: Final = 12  # between ink and ground: fewer fringe the letters, more make the file larger


def png(parts: Sequence[Part], fonts: Fonts) -> bytes:
    """The parts below each other; the fonts cover all of their texts."""
    laid = [
        (style, lines_of(texts, width=_INNER, most=style.most, measure=_measure(fonts, style)))
        for style, texts in parts
    ]
    height = sum(len(lines) * style.line for style, lines in laid) + _BETWEEN * (len(laid) - 1)
    image = Image.new("RGB", (WIDTH, height + 2 * MARGIN), _PAPER)
    _draw(_Pen(ImageDraw.Draw(image), fonts), laid)
    out = BytesIO()
    image.quantize(palette=_palette(), dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Pen:
    draw: ImageDraw.ImageDraw
    fonts: Fonts


def _measure(fonts: Fonts, style: Style) -> Measure:
    @cache
    def measured(text: str) -> float:
        runs = fonts.runs(text, style.weight)
        return sum(loaded(path, style.size).getlength(run) for path, run in runs)

    return measured


def _draw(pen: _Pen, laid: Sequence[tuple[Style, Sequence[Line]]]) -> None:
    top = MARGIN
    for style, lines in laid:
        measure = _measure(pen.fonts, style)
        for line in lines:
            lengths = [measure(word.text) for word in line.words]
            left = WIDTH - MARGIN - sum(lengths) if line.rtl else float(MARGIN)
            for word, length in zip(line.words, lengths, strict=True):
                _draw_word(pen, word, style, (left, top, left + length))
                left += length
            top += style.line
        top += _BETWEEN


def _draw_word(pen: _Pen, word: Word, style: Style, place: tuple[float, int, float]) -> None:
    """`place`: its left edge, the top of its line and its right edge."""
    left, top, right = place
    ink, ground = _COLOURS[word.tone]
    base = top + round(style.line * 0.7)
    if ground != _PAPER:
        pen.draw.rectangle((left, top + 3, right, top + style.line - 4), fill=ground)
    if word.tone == "removed":
        middle = base - style.size * 0.3
        pen.draw.line((left, middle, right, middle), fill=ink, width=2)
    if word.tone == "added":
        pen.draw.line((left, base + 5, right, base + 5), fill=ink, width=2)
    direction = ("rtl" if word.rtl else "ltr") if pen.fonts.can_shape else None
    for run, font, at in _placed(pen.fonts, word, style, left):
        pen.draw.text((at, base), run, fill=ink, font=font, anchor="ls", direction=direction)


def _placed(
    fonts: Fonts, word: Word, style: Style, left: float
) -> Iterator[tuple[str, ImageFont.FreeTypeFont, float]]:
    runs = fonts.runs(word.text, style.weight)
    for path, run in reversed(runs) if word.rtl else runs:
        font = loaded(path, style.size)
        yield run, font, left
        left += font.getlength(run)


@cache
def _palette() -> Image.Image:
    """Every tone's ink and ground exactly, and the shades between them at the letters' edges."""
    shades: list[int] = []
    for ink, ground in dict.fromkeys(_COLOURS.values()):
        for step in range(_SHADES):
            pairs = zip(ImageColor.getrgb(ink), ImageColor.getrgb(ground), strict=True)
            shades += [round(a + (b - a) * step / (_SHADES - 1)) for a, b in pairs]
    made = Image.new("P", (1, 1))
    made.putpalette(shades)
    return made
