"""What `doctor` says of sources and feeds that fail, and of feeds that are asked for no more."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from ops.findings import Finding
from ops.shown.terminal import safe_line
from ops.shown.times import ago, moment

Row = Mapping[str, Any]


def source_findings(
    sources: Sequence[Row], failing: Sequence[Row], stopped: Sequence[Row], *, now: datetime
) -> Iterator[Finding]:
    """Sources that were told to fail, feeds that fail, and those that are never asked for again."""
    yield from _sources(sources)
    yield from _failing(failing, now)
    yield from _stopped(stopped)


def _sources(rows: Sequence[Row]) -> Iterator[Finding]:
    for row in rows:
        cause = safe_line(row["state_reason"], 300) or "the cause is not known"
        yield Finding(
            about="source",
            well=False,
            found=f"{safe_line(row['name'])} fails since {moment(row['state_at'])}: {cause}",
            do=safe_line(row["remedy"], 300) or "try `palimpsest poll` of it",
        )


def _failing(rows: Sequence[Row], now: datetime) -> Iterator[Finding]:
    for row in rows:
        place = f"{safe_line(row['source'])}: {safe_line(row['url'], 300)}"
        again = ago(row["next_poll_at"], now)
        yield Finding(
            about="failing",
            well=False,
            found=f"{place}, {row['failures']} times in a row; tried again {again}",
            do=safe_line(row["last_error"], 400) or "the cause is not known",
        )


def _stopped(rows: Sequence[Row]) -> Iterator[Finding]:
    for row in rows:
        yield Finding(
            about="stopped",
            well=False,
            found=f"{safe_line(row['source'])}: {safe_line(row['url'], 300)} is asked for no more",
            do=safe_line(row["stopped_reason"], 400),
        )
