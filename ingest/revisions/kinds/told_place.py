"""A changed place as it is told: one change for each of its kinds, with its spans. Pure."""

import re

from ingest.revisions.differ.lines import MovedText
from ingest.revisions.kinds.finding import Finding
from ingest.revisions.kinds.places import Place
from ingest.revisions.kinds.rules import kinds_of, rank
from schemas.records.revisions import Change, ChangeKind, Span

# A number in front of a place, with its sign; the longest of those is a date with its time.
_NUMBER = re.compile(r"(?<!\w)[-+−]?\d[\d.,]*\s?\Z")
_DIGIT = re.compile(r"\d")


def told(place: Place, languages: frozenset[str]) -> list[Change]:
    """The changes of one place of a text that is in these languages.

    `before` and `after` are the place without the white space at its ends, and what the spans cut
    out of the compared texts.
    """
    found = kinds_of(place, languages)
    number = _number_before(place, found)
    only_spaces = place.before.strip() == place.after.strip()
    (one, one_span), (other, other_span) = (
        (side, (at, at + len(side))) if only_spaces else _core(side, at, number)
        for side, at in ((place.before, place.before_at), (place.after, place.after_at))
    )
    return [
        Change(
            field="text", kind=each.kind, before=one, after=other,
            before_span=one_span, after_span=other_span, reason=each.reason,
        )
        for each in found
    ]  # fmt: skip


def _core(side: str, at: int, number: str) -> tuple[str, Span]:
    """One side without white space at its ends, behind the number that belongs to it."""
    core = side.strip()
    start = at + len(side) - len(side.lstrip()) if core else at
    return number + core, (start - len(number), start + len(core))


def _number_before(place: Place, found: list[Finding]) -> str:
    """The number of which the unit was changed: it is told with it."""
    if found[0].kind != "number" or _DIGIT.search(place.before + place.after):
        return ""
    if (place.before[:1] + place.after[:1]).isspace():
        return ""
    number = _NUMBER.search(place.left)
    return number[0] if number else ""


def told_move(move: MovedText, before: str, after: str) -> Change:
    """A line (block) that stands elsewhere now; `before` and `after` are the compared texts."""
    return Change(
        field="text", kind="move", before=before[slice(*move.before)],
        after=after[slice(*move.after)], before_span=move.before, after_span=move.after,
        reason="a paragraph stands in another place now",
    )  # fmt: skip


def told_title(
    before: str, after: str, found: list[Place], languages: frozenset[str]
) -> list[Change]:
    """The changes of a title: whole titles, one change for each kind, the most telling first."""
    kinds: dict[ChangeKind, Finding] = {}
    for place in found:
        for each in kinds_of(place, languages):
            kinds.setdefault(each.kind, each)
    return [
        Change(
            field="title", kind=each.kind, before=before, after=after,
            before_span=(0, len(before)), after_span=(0, len(after)), reason=each.reason,
        )
        for each in sorted(kinds.values(), key=rank)
    ]  # fmt: skip
