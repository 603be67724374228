"""Which earlier posts a post quotes, and who quotes it, in one line each."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ops.shown.terminal import safe_line

Row = Mapping[str, Any]


def lines(rows: Sequence[Row]) -> Iterator[str]:
    """Rows of `ingest.store.reuses.shown_of`."""
    for row in rows:
        yield f"{row['side']} {_other(row)}{_altered(row)}"


def _other(row: Row) -> str:
    if row["id"] is None:
        return f"a post by {safe_line(row['quoted'])} that is not held or not to be told"
    by = f" of {safe_line(row['author'])}" if row["author"] else ""
    return f"the post{by} ({row['id']})"


def _altered(row: Row) -> str:
    count = sum(pair["altered"] for pair in row["spans"])
    return f", altered in {count} place{'s' if count > 1 else ''}" if count else ""
