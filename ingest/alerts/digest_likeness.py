"""Which edits say the same of other documents, and which are grave, by their changes alone. Pure.

Judged by the words taken out and put in: what stands beside them, such as a number that stayed, is
another one in each document.
"""

import hashlib
from collections.abc import Sequence
from typing import Any, Final

from ingest.alerts.changed_places import address_told

Payload = dict[str, Any]

_GRAVE: Final = ("number", "date", "name", "negation")
# Longer changes are told each by itself, in characters; they are never one cause in many documents.
_LONGEST: Final = 2_000


def words_changed(changes: Sequence[Payload]) -> str | None:
    """Equal for edits that took out and put in the same words, however often; else None."""
    if not changes or sum(len(each["before"]) + len(each["after"]) for each in changes) > _LONGEST:
        return None
    places = sorted({(each["field"], *_apart(each["before"], each["after"])) for each in changes})
    return hashlib.sha256(repr(places).encode("utf-8", "replace")).hexdigest()


def words_undone(changes: Sequence[Payload]) -> str | None:
    """What `words_changed` gives for the edit that undoes this one; else None."""
    return words_changed(
        [each | {"before": each["after"], "after": each["before"]} for each in changes]
    )


def is_grave(changes: Sequence[Payload]) -> bool:
    """Whether a number, date, name or negation of title or text was changed."""
    kinds = (each for each in changes if each["field"] in ("text", "title"))
    return any(each["kind"] in _GRAVE and address_told(each) is None for each in kinds)


def _apart(before: str, after: str) -> tuple[str, str]:
    """Both sides without the words with which both begin and end."""
    one, other = before.split(), after.split()
    begin = _same(one, other)
    one, other = one[begin:], other[begin:]
    end = _same(one[::-1], other[::-1])
    return " ".join(one[: len(one) - end]), " ".join(other[: len(other) - end])


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
