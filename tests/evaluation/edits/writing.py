"""Texts written for this evaluation, with the edits that may be made in them written in by hand.

What kind an edit is stands in the text itself, so the truth never comes from the code under test.
Data: `written/<language>.txt`.

    == de-01 post                      a text; `statement` for an official's, `held-out` behind it
    # A title with {name:Meier|Maier}  {kind:before|after}: one edit
    {link:words|url|other url}         the words lead elsewhere
    {format:words}                     set in bold
    {a:words|url} {b:words}            a link and bold words that stay
    > Name: a quoted paragraph         Name may hold an edit too
    + a paragraph that is added        - one that is taken out        ^ one that moves up by one

`unnamed` is the kind of an edit that any name would fit: only whether it is seen is asked.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "written"
LANGUAGES = ("de", "en", "ru", "fr")
KINDS = (
    "number", "date", "name", "negation", "certainty", "quotation", "attribution", "link",
    "wording", "spelling", "typography", "format", "move", "addition", "removal", "rewrite",
    "unnamed",
)  # fmt: skip

_HEAD = re.compile(
    r"== (?P<id>(?P<language>\w\w)-\d\d) (?P<kind>post|statement)(?P<held> held-out)?"
)
_SLOT = re.compile(r"\{(\w+):([^{}]*)\}")
_SPEAKER = re.compile(r"> ((?:\{[^{}]*\}|[^:{}])+): (.*)")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one dress."""

    text: str
    url: str | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """An edit that may be made; `place` is title or text."""

    kind: str
    before: tuple[Run, ...]
    after: tuple[Run, ...]
    place: str = "text"


@dataclass(frozen=True, slots=True)
class _Paragraph:
    pieces: tuple[Run | Slot, ...]
    speaker: tuple[Run | Slot, ...] = ()
    whole: Slot | None = None  # an edit of the whole paragraph: addition, removal or move


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph as a reader sees it; `speaker` names whose words are quoted."""

    runs: tuple[Run, ...]
    speaker: str | None = None

    @property
    def text(self) -> str:
        """Visible text."""
        return "".join(run.text for run in self.runs).strip()


@dataclass(frozen=True, slots=True)
class Wording:
    """A whole text in one state."""

    title: str
    paragraphs: tuple[Said, ...]

    @property
    def visible(self) -> str:
        """Visible text, a line for each paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Written:
    """One text with its slots, numbered as they stand."""

    id: str
    language: str
    kind: str
    held_out: bool
    title: tuple[Run | Slot, ...]
    paragraphs: tuple[_Paragraph, ...]

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Every edit that may be made, title first."""
        found = [piece for piece in self.title if isinstance(piece, Slot)]
        for paragraph in self.paragraphs:
            found += [paragraph.whole] if paragraph.whole else []
            found += [p for p in (*paragraph.speaker, *paragraph.pieces) if isinstance(p, Slot)]
        return tuple(found)

    def worded(self, made: tuple[Slot, ...] = ()) -> Wording:
        """The text with these of its edits made."""
        said: list[Said] = []
        for paragraph in self.paragraphs:
            whole = paragraph.whole
            if whole and (whole.kind == "addition") != (whole in made) and whole.kind != "move":
                continue
            speaker = "".join(run.text for run in _runs(paragraph.speaker, made)) or None
            at = len(said) - (whole is not None and whole.kind == "move" and whole in made)
            said.insert(at, Said(_runs(paragraph.pieces, made), speaker))
        title = "".join(run.text for run in _runs(self.title, made))
        return Wording(title.strip(), tuple(said))


@cache
def texts_in(language: str) -> tuple[Written, ...]:
    """All texts of a language. Raises: ValueError for one that is not well written."""
    source = (FOLDER / f"{language}.txt").read_text(encoding="utf-8")
    return tuple(_written(part.strip().splitlines()) for part in re.split(r"\n(?===)", source))


def all_texts() -> tuple[Written, ...]:
    """The texts of all languages."""
    return tuple(text for language in LANGUAGES for text in texts_in(language))


def _written(lines: list[str]) -> Written:
    head = _HEAD.fullmatch(lines[0].strip())
    if head is None or not lines[1].startswith("# "):
        raise ValueError(f"no text begins with {lines[:2]!r}")
    return Written(
        id=head["id"],
        language=head["language"],
        kind=head["kind"],
        held_out=bool(head["held"]),
        title=_pieces(lines[1][2:], "title"),
        paragraphs=tuple(_paragraph(line) for line in lines[2:] if line.strip()),
    )


_WHOLE = {"+ ": "addition", "- ": "removal", "^ ": "move"}


def _paragraph(line: str) -> _Paragraph:
    kind = _WHOLE.get(line[:2])
    whole = Slot(kind, (Run(line[2:]),), ()) if kind else None
    line = line[2:] if kind else line
    quoted = _SPEAKER.fullmatch(line)
    speaker, text = quoted.groups() if quoted else ("", line)
    return _Paragraph(_pieces(text, "text"), _pieces(speaker, "text"), whole)


def _pieces(line: str, place: str) -> tuple[Run | Slot, ...]:
    pieces: list[Run | Slot] = []
    at = 0
    for found in _SLOT.finditer(line):
        pieces += [Run(line[at : found.start()])] if found.start() > at else []
        pieces.append(_piece(found[1], found[2].split("|"), place))
        at = found.end()
    return (*pieces, *([Run(line[at:])] if at < len(line) else []))


def _piece(kind: str, parts: list[str], place: str) -> Run | Slot:
    match kind, parts:
        case "a", [words, url]:
            return Run(words, url)
        case "b", [words]:
            return Run(words, strong=True)
        case "link", [words, url, other]:
            return Slot(kind, (Run(words, url),), (Run(words, other),), place)
        case "format", [words]:
            return Slot(kind, (Run(words),), (Run(words, strong=True),), place)
        case _, [before, after] if kind in KINDS and before != after:
            return Slot(kind, (Run(before),), (Run(after),), place)
    raise ValueError(f"no slot: {{{kind}:{'|'.join(parts)}}}")


def _runs(pieces: tuple[Run | Slot, ...], made: tuple[Slot, ...]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for piece in pieces:
        chosen = (
            (piece,) if isinstance(piece, Run) else piece.after if piece in made else piece.before
        )
        runs += [run for run in chosen if run.text]
    return tuple(runs)
