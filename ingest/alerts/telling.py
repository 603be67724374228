"""Which of an edit's changes tells most of it in one line. Pure.

What an editor would put first: what became of citations, then figures, names and negations, then
the title, one short replaced wording, whole sentences, and last what reads the same.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from ingest.alerts.changed_places import address_told

Payload = dict[str, Any]

_ORDER: Final = (
    "number", "date", "name", "negation", "certainty", "attribution", "quotation", "title",
    "wording", "removal", "addition", "rewrite", "link", "long wording", "move", "spelling",
    "typography", "format",
)  # fmt: skip
_RANK = {kind: rank for rank, kind in enumerate(_ORDER)}

# A wording up to here is told as it is; of a longer one only the beginning could be.
_SHORT_WORDING = 60

# Of a passage so much must have been taken out that the passage can be said to be gone.
_MOST_OF_IT = 0.5


def most_telling(changes: Sequence[Payload], passages: Iterable[str] = ()) -> Payload | None:
    """The change to tell; among equals one within a quoted passage, then the first.

    `passages` are quoted passages of the earlier text that the edit broke.
    """
    quoted = [_folded(each) for each in passages]
    return min(changes, key=lambda each: (not _within(each, quoted), _rank(each)), default=None)


def removal_of(changes: Iterable[Payload], passages: Iterable[str]) -> Payload | None:
    """The change that took one of these passages of the earlier text out, where one did."""
    held = [folded for each in passages if (folded := _folded(each))]
    return next((each for each in changes if held and _took_out(each, held)), None)


def kind_told(change: Payload) -> str:
    """The kind by which a change is told: `title` for whatever was changed in one."""
    if change["field"] != "text":
        return "author" if change["field"] == "author" else str(change["field"])
    return str(change["kind"])


def _rank(change: Payload) -> int:
    kind = change["kind"]
    if address_told(change):
        return _RANK["link"]
    if change["field"] in ("title", "link"):
        return min(_RANK[change["field"]], _RANK.get(kind, len(_ORDER)))
    if kind == "wording" and max(len(change["before"]), len(change["after"])) > _SHORT_WORDING:
        return _RANK["long wording"]
    return _RANK.get(kind, len(_ORDER))


def _within(change: Payload, passages: Iterable[str]) -> bool:
    """Whether the words that were replaced stand in one of the passages."""
    words = _folded(change["before"])
    return bool(words) and any(f" {words} " in f" {passage} " for passage in passages)


def _took_out(change: Payload, passages: Iterable[str]) -> bool:
    """Whether the words that went are one of the passages, hold it, or are most of it."""
    if change["field"] != "text" or change["kind"] == "move":
        return False
    gone, left = _folded(change["before"]), _folded(change["after"])
    return any(
        passage not in left
        if passage in gone
        else not left and gone in passage and len(gone) > len(passage) * _MOST_OF_IT
        for passage in passages
    )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
