"""Passages under observation: changed again and again, and told again only when they rest."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ingest.revisions.shown import visible_of
from ingest.revisions.stories.unrest import Unrest, unrest_from_json
from ops.shown.terminal import safe_line
from ops.shown.times import moment

Row = Mapping[str, Any]

# Enough to recognise a counter or the beginning of a quotation of the day.
_LONGEST = 80


def passages(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Those of one document; `rows` as `ingest.store.histories.observing_of` gives them.

    `span` counts characters of the text of the view's newest revision as it is compared.
    """
    return [
        {
            "view": row["view"], "span": list(each.span), "edits": each.times,
            "text": visible_of(row["content"])[slice(*each.span)], "changed_at": each.changed_at,
            "waits": unrest.waiting is not None,
        }
        for row, unrest in ((row, _unrest(row)) for row in rows)
        for each in unrest.passages
        if each.observed
    ]  # fmt: skip


def _unrest(row: Row) -> Unrest:
    return unrest_from_json(row["observing"])


def lines(rows: Sequence[Row]) -> Iterator[str]:
    """One line for each of `passages`."""
    for row in rows:
        rest = "; told again when it rests" if row["waits"] else ""
        yield (
            f"{row['view']}: “{safe_line(row['text'], _LONGEST)}” never rests: {row['edits']} "
            f"edits, the last {moment(row['changed_at'])}{rest}"
        )
