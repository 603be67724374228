"""What was found at a changed place: a kind, and why, in words for people. Pure values."""

from dataclasses import dataclass

from schemas.records.revisions import ChangeKind

# A word is told in a reason up to here; an alert's line holds about twice as much.
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Finding:
    """A kind, and the reason for it: English, one clause, no capital, no full stop."""

    kind: ChangeKind
    reason: str


def quoted(words: list[str] | str) -> str:
    """Words as a reason names them: in quotation marks, the first ones where they are many."""
    text = words if isinstance(words, str) else " ".join(words)
    text = " ".join(text.split())
    return f"“{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}”"


def came_or_went(what: str, gone: list[str], come: list[str]) -> str:
    """The reason `a name was put in: “Kiew”`; a replacement where there are both."""
    if gone and come:
        return f"{what} was replaced: {quoted(gone)} by {quoted(come)}"
    if come:
        return f"{what} was put in: {quoted(come)}"
    return f"{what} was taken out: {quoted(gone)}"
