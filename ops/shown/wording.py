"""What rows say, in a few words of one line: states, edits, citations, errors."""

from collections.abc import Mapping, Sequence
from typing import Any

from ops.shown.terminal import safe_line

Row = Mapping[str, Any]

# Of the changes of one edit so many stand in a line, each side so long: the rest is in `diff`.
_CHANGES = 2
_SIDE = 40
# Kinds that say by themselves which side there is, or that both are one.
_ONE_SIDE = ("addition", "removal", "move")


def edit_place(row: Row) -> str:
    """Between which revisions: `page 1→2`; `page 1` where no step between two was seen."""
    if row["from_seq"] in (None, row["to_seq"]):
        return f"{row['view']} {row['to_seq']}"
    return f"{row['view']} {row['from_seq']}→{row['to_seq']}"


# What the site says and what we saw, where the two do not meet.
_UNMET = {"before_seen": "before first seen", "unseen": "declared, nothing seen"}
_STORIES = {
    "flapping": "flapping ({} times)",
    "restless": "never rests ({} times)",
    "alike": "alike in {} documents",
}


def edit_kind(row: Row) -> str:
    """Its kind, whether the site says so, and its story: `changed, silent, flapping (4 times)`.

    The site and we: `declared`, `silent`, `declared, nothing seen`, `before first seen`.
    """
    told = _UNMET.get(row["kind"]) or f"{_kind(row)}, {'declared' if row['declared'] else 'silent'}"
    story = row.get("story")
    return f"{told}, {_STORIES[story['kind']].format(story['times'])}" if story else told


def _kind(row: Row) -> str:
    returned = row["kind"] == "reverted" and row["reverted_to"]
    return f"reverted to {row['reverted_to']}" if returned else str(row["kind"])


def changes(rows: Sequence[Row]) -> str:
    """The first changes in a line: `number “12” → “13”; link … (2 more)`."""
    told = "; ".join(change(row) for row in rows[:_CHANGES])
    more = len(rows) - _CHANGES
    return f"{told} ({more} more)" if more > 0 else told


def change(row: Row, *, longest: int = _SIDE) -> str:
    """One change: `title, number “12” → “13”`."""
    place = "" if row["field"] in ("text", row["kind"]) else f"{row['field']}, "
    before, after = (safe_line(row[side], longest) for side in ("before", "after"))
    if row["kind"] in _ONE_SIDE:
        return f"{place}{row['kind']} “{after or before}”"
    if not row["before"]:
        return f"{place}{row['kind']} added “{after}”"
    if not row["after"]:
        return f"{place}{row['kind']} removed “{before}”"
    return f"{place}{row['kind']} “{before}” → “{after}”"


def title(row: Row, name: str = "title") -> str:
    """A title, or what stands in its place."""
    return safe_line(row[name]) or "(no title)"


def statement(row: Row) -> str:
    """What a citation leads to: the statement's title, else its key."""
    return safe_line(row.get("statement_title")) or safe_line(row["statement_key"])


def certainty(row: Row) -> str:
    """How sure a citation is, and what a person said of it: `likely`, `certain, confirmed`."""
    return f"{row['certainty']}, {row['verdict']}" if row.get("verdict") else str(row["certainty"])
