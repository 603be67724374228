"""The pairs of `written/fidelity`: a statement's passage, and how a post gives it. Written by us.

`held_out.txt` was written after the rules were made on the other files; no rule was tuned to it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent / "written" / "fidelity"
_HEAD = re.compile(r"\[(\w\w) (\w\w) (open|held)\]")
# What stands around the passages: the spans must not be those of whole texts.
_STATEMENT = "Meeting of the council\nDear friends,\n{}\nThank you."
_POST = "Look at this. “{}” That is all."
_KINDS = "number date name negation certainty wording omission addition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One passage and its quotation."""

    statement: str  # visible text
    post: str
    statement_span: tuple[int, int]
    post_span: tuple[int, int]
    languages: tuple[str, str]  # of the post, of the statement
    planted: str | None  # the kind of the mismatch that was put in; None for a faithful one
    held_out: bool

    @property
    def pair(self) -> str:
        """Post language and statement language."""
        return "-".join(self.languages)

    @property
    def verbatim(self) -> bool:
        """Whether it is quoted in its own language."""
        return self.languages[0] == self.languages[1]

    @property
    def passage(self) -> str:
        """What the post quotes."""
        return self.post[slice(*self.post_span)]


def pairs() -> list[Pair]:
    """All of them, in the order of the files."""
    return [
        pair
        for name in ("verbatim", "into_german", "into_english", "mixed", "held_out")
        for pair in _read((_FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    ]


def _read(text: str) -> Iterator[Pair]:
    head, passage = None, ""
    for line in text.splitlines():
        if found := _HEAD.fullmatch(line):
            head = found
        elif line.startswith("S "):
            passage = line[2:]
        elif head and line.startswith(("+ ", "- ")):
            planted, said = _told(line)
            yield _pair(head, passage, said, planted)


def _told(line: str) -> tuple[str | None, str]:
    """What was planted in a line, and the line."""
    if line.startswith("+ "):
        return None, line[2:]
    kind, _, said = line[2:].partition(": ")
    if kind not in _KINDS.split():
        raise ValueError(f"not a kind of mismatch: {line}")
    return kind, said


def _pair(head: re.Match[str], passage: str, said: str, planted: str | None) -> Pair:
    statement, post = _STATEMENT.format(passage), _POST.format(said)
    first, start = statement.index(passage), post.index(said)
    return Pair(
        statement=statement,
        post=post,
        statement_span=(first, first + len(passage)),
        post_span=(start, start + len(said)),
        languages=(head[2], head[1]),
        planted=planted,
        held_out=head[3] == "held",
    )
