"""Lists: aligned columns for people, JSON lines for programs."""

import json
import shutil
import sys
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ops.shown.terminal import safe_line, styled, write

Row = Mapping[str, Any]

# A column that may take what room is left never gets less: below it a title says nothing.
_LEAST_ROOM = 20
_GAP = "  "


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `text` makes one line of a row."""

    heading: str
    text: Callable[[Row], str]
    stretches: bool = False  # shortened on a narrow terminal; whole when piped


def write_table(rows: Sequence[Row], columns: Sequence[Column], *, nothing: str) -> None:
    """The rows as aligned columns; where there are none, `nothing` on standard error."""
    if not rows:
        sys.stderr.write(f"{nothing}\n")
        return
    cells = [[safe_line(column.text(row)) for column in columns] for row in rows]
    headings = [column.heading for column in columns]
    widths = [max(map(width, column)) for column in zip(headings, *cells, strict=True)]
    widths = _fitted(widths, columns)
    write(styled(_line(headings, widths), "heading"))
    for line in cells:
        write(_line(line, widths))


def note_cut(shown: int, total: int) -> None:
    """Beside the output of a list that was cut: how much there is, and how to have more."""
    if shown < total:
        sys.stderr.write(f"{shown} of {total} shown: --limit shows more.\n")


def _fitted(widths: list[int], columns: Sequence[Column]) -> list[int]:
    """Narrower where a person's terminal asks for it; piped output is never cut."""
    if not sys.stdout.isatty():
        return widths
    room = shutil.get_terminal_size().columns - len(_GAP) * (len(columns) - 1)
    fixed = sum(wide for wide, column in zip(widths, columns, strict=True) if not column.stretches)
    stretching = [at for at, column in enumerate(columns) if column.stretches]
    fitted = list(widths)
    for done, at in enumerate(sorted(stretching, key=lambda at: widths[at])):
        share = (room - fixed) // (len(stretching) - done)
        fitted[at] = min(widths[at], max(share, _LEAST_ROOM))
        fixed += fitted[at]
    return fitted


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (pad(cell, wide) for cell, wide in zip(cells, widths, strict=True))
    return _GAP.join(padded).rstrip()


def pad(text: str, wide: int) -> str:
    """The text in exactly so many columns of a terminal, cut with `…` where it is longer."""
    if width(text) > wide:
        text = _cut(text, wide - 1) + "…"
    return text + " " * (wide - width(text))


def _cut(text: str, wide: int) -> str:
    taken = 0
    for at, letter in enumerate(text):
        taken += width(letter)
        if taken > wide:
            return text[:at]
    return text


def width(text: str) -> int:
    """Columns of a terminal: wide East Asian letters take two, combining marks none (UAX 11)."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(letter)
        else 2
        if unicodedata.east_asian_width(letter) in "WF"
        else 1
        for letter in text
    )


def write_json(rows: Sequence[Row]) -> None:
    """One JSON object a line, instants in ISO 8601 with `Z`; texts are as they were stored."""
    for row in rows:
        write(json.dumps(row, ensure_ascii=False, default=_plain))


def _plain(value: Any) -> str:  # noqa: ANN401 (what JSON does not know)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    msg = f"{type(value).__name__} has no JSON form"
    raise TypeError(msg)
