"""The changed places of an edit as a letter lists them, each once, with the reason. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.alerts.phrases import DEFAULT, Phrases
from ingest.alerts.safe import one_line

Payload = dict[str, Any]

# Enough of a side to find it in the diff above, and of the reasons to understand them.
_LONGEST_SIDE = 300
_LONGEST_REASON = 200

# Kinds that say by themselves which side there is, or that both are one.
_ONE_SIDE = ("addition", "removal", "move")
# Kinds that a word diff shows by itself.
_PLAIN = (*_ONE_SIDE, "wording", "rewrite")
# An address is no number, date or name, whatever stands in it.
_ADDRESS = re.compile(r"\W{0,3}(?:https?://|www\.)\S+", re.IGNORECASE)
_OF_DIGITS = ("number", "date")
_DIGIT = re.compile(r"\d")

# `a name was put in: “Kiew”` (`kinds/finding.py`): the rest is what it names.
_CAME_OR_WENT = re.compile(r"[^“]{1,80} (?:was|were) (?:replaced|put in|taken out): (“.*)")
_NAMED = re.compile(r"“(.*?)”")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPlace:
    """One changed place; `before` and `after` are None where there is no such side to show."""

    label: str  # its kinds: `number, name`, or `title, wording` outside of the text
    before: str | None
    after: str | None
    why: str  # English; empty where label and sides say it all, and in other languages
    moved: bool  # `after` is neither new nor another text


def changed_places(changes: Sequence[Payload], say: Phrases) -> list[ChangedPlace]:
    """Every changed place of a safe payload's edit, in the order of its changes."""
    return [_place(kinds, say) for kinds in by_place(changes)]


def says_nothing_more(changes: Sequence[Payload]) -> bool:
    """Whether a list of the places would only repeat the one that the word diff shows."""
    return len(changes) == 1 and changes[0]["field"] == "text" and changes[0]["kind"] in _PLAIN


def by_place(changes: Sequence[Payload]) -> list[list[Payload]]:
    """The changes of each place together: one place may be of several kinds."""
    places: dict[object, list[Payload]] = {}
    for number, change in enumerate(changes):
        spans = tuple(tuple(change.get(side) or ()) for side in ("before_span", "after_span"))
        place = change["field"], *spans, change["before"], change["after"]
        places.setdefault(place if any(spans) else number, []).append(change)
    return list(places.values())


def address_told(change: Payload) -> tuple[str, str] | None:
    """The addresses that a change of the text is told by, as a link; None where it is of words.

    One side is an address alone, or the digits for which it is a number stand in addresses only.
    """
    if change["field"] != "text" or change["kind"] in _ONE_SIDE:
        return None
    sides = [change[side].strip() for side in ("before", "after")]
    rest = [_ADDRESS.sub("", side) for side in sides]
    whole = any(side and not left for side, left in zip(sides, rest, strict=True))
    if rest == sides or any(map(_DIGIT.search, rest)):
        return None
    if not whole and change["kind"] not in _OF_DIGITS:
        return None
    found = [_ADDRESS.search(side) for side in sides]
    before, after = (match[0] if match else "" for match in found)
    return before, after


def _place(kinds: list[Payload], say: Phrases) -> ChangedPlace:
    first = kinds[0]
    field, kind = first["field"], first["kind"]
    before, after = (one_line(first[side], _LONGEST_SIDE) for side in ("before", "after"))
    alone = kind in _ONE_SIDE
    named = [say.first(f"change-{_kind(each)}", "change-other") for each in kinds]
    outside = [] if field == "text" else [say.first(f"field-{field}", "field-other")]
    reasons = "; ".join(dict.fromkeys(_reasons(kinds))) if say.language == DEFAULT else ""
    return ChangedPlace(
        label=", ".join(dict.fromkeys([*outside, *named])),
        before=None if alone and after else before,
        after=None if alone and not after else after,
        why=one_line(reasons, _LONGEST_REASON),
        moved=kind == "move",
    )


def _kind(change: Payload) -> str:
    return "link" if address_told(change) else str(change["kind"])


def _reasons(kinds: list[Payload]) -> Iterator[str]:
    for change in kinds:
        reason = change.get("reason") or ""
        if reason and _says_more(reason, change):
            yield reason


def _says_more(reason: str, change: Payload) -> bool:
    """Whether a reason tells what the kind and the two sides do not."""
    if change["kind"] in _ONE_SIDE or change["field"] == "author" or address_told(change):
        return False
    plain = _CAME_OR_WENT.fullmatch(reason)
    sides = [side for side in (change["before"], change["after"]) if side]
    return plain is None or _NAMED.findall(plain[1]) != sides
