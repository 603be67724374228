"""Which installed font has a glyph for each letter of a text. Reads font files, else pure."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatch
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Final, Literal

from PIL import ImageFont, features

from ingest.alerts.picture_letters import clusters, is_unseen, needs_shaping

Weight = Literal["Regular", "Bold"]

# Where systems keep fonts: Linux, macOS, Windows.
FOLDERS: Final = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/Library/Fonts"),
    Path("/System/Library/Fonts"),
    Path("C:/Windows/Fonts"),
)

# Names of font files, the widest first; `*` where packages differ. `{}`: Noto has a font for each
# script, `NotoSansThai-Regular.ttf`. What bold ones lack is taken from the others.
_BOLD = (
    "DejaVuSans-Bold.ttf", "NotoSans-Bold.[ot]tf", "LiberationSans-Bold.ttf", "arialbd.ttf",
    "NotoSansCJK-Bold.tt[cf]", "NotoSans{}-Bold.[ot]tf",
)  # fmt: skip
_REGULAR = (
    "DejaVuSans.ttf", "NotoSans-Regular.[ot]tf", "LiberationSans-Regular.ttf", "Arial Unicode.ttf",
    "arial.ttf", "NotoSansCJK-Regular.tt[cf]", "NotoSansSC-Regular.[ot]tf", "wqy-*.ttc",
    "DroidSansFallbackFull.ttf", "msyh.ttc", "malgun.ttf", "NotoSansSymbols2-Regular.[ot]tf",
    "NotoSans{}-Regular.[ot]tf",
)  # fmt: skip

# No font has a glyph for a noncharacter: it is drawn as the font draws what it lacks.
_LACKING = "\uffff"
_TRIED_SIZE = 20  # pixels; enough to tell two glyphs apart

# What this build of Pillow can do: without libraqm (it needs the system's libfribidi) letters are
# set one after the other, which is right for Latin, Cyrillic or Chinese and wrong for Arabic.
CAN_SHAPE: Final = bool(features.check("raqm"))


class Fonts:
    """Font files in the order in which they are asked for a glyph."""

    def __init__(self, files: Mapping[str, Path], *, can_shape: bool = CAN_SHAPE) -> None:
        self._files = files
        self.can_shape = can_shape
        self._choose = lru_cache(maxsize=20_000)(self._chosen)
        self._matching = lru_cache(maxsize=1_000)(self._found)

    def cover(self, text: str) -> bool:
        """Whether every letter of the text can be drawn rightly, none as an empty box."""
        return all(self._choose(each, "Regular") is not None for each in set(clusters(text)))

    def runs(self, text: str, weight: Weight = "Regular") -> list[tuple[Path, str]]:
        """The text in stretches of one font each; `cover` has said that there is one for all.

        Letters that are not seen are left out where they would be drawn.
        """
        chosen = [(self._choose(each, weight), each) for each in clusters(text)]
        stretches = groupby(chosen, key=lambda each: each[0])
        return [
            (font, "".join(self._seen(letters) for _, letters in stretch))
            for font, stretch in stretches
            if font is not None
        ]

    def _seen(self, cluster: str) -> str:
        if self.can_shape:
            return cluster
        return "".join(letter for letter in cluster if not is_unseen(letter))

    def _chosen(self, cluster: str, weight: Weight) -> Path | None:
        if needs_shaping(cluster) and not self.can_shape:
            return None
        letters = [letter for letter in cluster if not is_unseen(letter)]
        return next((path for path in self._asked(cluster, weight) if _has(path, letters)), None)

    def _asked(self, cluster: str, weight: Weight) -> Iterator[Path]:
        script = _script(cluster)
        for pattern in (*_BOLD, *_REGULAR) if weight == "Bold" else _REGULAR:
            yield from self._matching(pattern.format(script))

    def _found(self, pattern: str) -> list[Path]:
        return [path for name, path in self._files.items() if fnmatch(name, pattern)]


@cache
def installed() -> Fonts:
    """The fonts of this machine; its folders are read once."""
    found = (path for folder in FOLDERS for path in sorted(folder.rglob("*.[ot]t[cf]")))
    return Fonts({path.name: path for path in found})


@lru_cache(maxsize=64)
def loaded(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """A font in a size, in pixels. `truetype` would look for a file of that name elsewhere too."""
    return ImageFont.FreeTypeFont(path, size)


def _script(cluster: str) -> str:
    """The first word of a letter's Unicode name: `Devanagari`, `Thai`."""
    word = unicodedata.name(cluster[0], "").partition(" ")[0].title()
    return word if word.isalpha() else ""


def _has(path: Path, letters: Sequence[str]) -> bool:
    """Whether a font has a glyph for each; one that cannot be read has none."""
    try:
        lacking = _lacking(path)
        return all(each.isspace() or _glyph(path, each) != lacking for each in letters)
    except OSError:
        return False


_Glyph = tuple[tuple[int, int], bytes]


def _glyph(path: Path, letter: str) -> _Glyph:
    mask = _tried(path).getmask(letter)
    return mask.size, bytes(mask)


@lru_cache(maxsize=64)
def _lacking(path: Path) -> _Glyph:
    return _glyph(path, _LACKING)


@lru_cache(maxsize=64)
def _tried(path: Path) -> ImageFont.FreeTypeFont:
    """Without shaping, so that a mark or half a ligature is asked for by itself."""
    return ImageFont.FreeTypeFont(path, _TRIED_SIZE, layout_engine=ImageFont.Layout.BASIC)
