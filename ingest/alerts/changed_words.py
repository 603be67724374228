"""The sentence of one change: which words became which. Pure."""

import re
from typing import Any

from ingest.alerts.changed_places import address_told
from ingest.alerts.edit_line import EditLine
from ingest.alerts.names import whole_words
from ingest.alerts.telling import kind_told
from ingest.alerts.widened import widened

Payload = dict[str, Any]

# An end of a sentence with another sentence behind it.
_TWO_SENTENCES = re.compile(r"[.!?…。！？]['\"”’»)\]]*\s+\S")


def changed_words(line: EditLine, change: Payload) -> str:
    """The sentence of one change."""
    told = kind_told(change)
    if addresses := address_told(change):
        return line("changed-link", done=done(*addresses))
    before, after = widened(change, line.edit.get("diff") or "")
    if told in ("move", "format", "typography"):
        return line(f"changed-{told}")
    if told == "link":
        return line("changed-link", done=done(before, after))
    if told in ("title", "author"):
        sides = {"before": line.words(before), "after": line.words(after)}
        return line(f"changed-{told}", done=done(before, after), **sides)
    return _reworded(line, told, before, after)


def _reworded(line: EditLine, told: str, before: str, after: str) -> str:
    how = done(before, after)
    if how == "replaced":
        one, other = _apart(before, after, line.room.words)
        return line("replaced", before=line.say.quoted(one), after=line.say.quoted(other))
    words = before or after
    whole = piece(words) if told in ("removal", "addition") else "words"
    return line(how, what=whole, words=line.words(words))


def done(before: str, after: str) -> str:
    """Whether words were replaced, removed or added."""
    return "replaced" if before and after else "removed" if before else "added"


def _apart(before: str, after: str, longest: int) -> tuple[str, str]:
    """Both sides cut to their length, from the first words on that differ."""
    one, other = " ".join(before.split()), " ".join(after.split())
    if max(len(one), len(other)) > longest:
        same = _shared(one, other)
        one, other = (f"…{side[same:]}" if same else side for side in (one, other))
    return whole_words(one, longest), whole_words(other, longest)


def _shared(one: str, other: str) -> int:
    """Characters of the words with which both begin, less the last of these words."""
    both = enumerate(zip(one, other, strict=False))
    length = next((n for n, (a, b) in both if a != b), min(len(one), len(other)))
    return max(0, one.rfind(" ", 0, max(0, one.rfind(" ", 0, length))) + 1)


def piece(text: str) -> str:
    """Whether words are told as one sentence or as a passage."""
    return "passage" if _TWO_SENTENCES.search(text.strip()) or "\n" in text.strip() else "sentence"
