"""What `doctor` says of subscriptions and channels: would whoever has to know be told?"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from ingest.pipeline.labels import counted
from ops.findings import Finding
from ops.shown.terminal import safe_line
from ops.shown.times import ago, length, moment
from ops.shown.waiting import BUNDLES, channel_state
from schemas.watchlist.doubts import OPERATOR

Row = Mapping[str, Any]

# A week's silence that somebody wanted is easily forgotten.
LONG_MUTE = timedelta(days=7)


def alert_findings(
    channels: Sequence[Row], subscriptions: Sequence[Row], bundles: Sequence[Row], *, now: datetime
) -> Iterator[Finding]:
    """Channels that fail, failures that nobody would be told of, subscriptions that are silent."""
    yield from _channels(channels, now)
    yield from _silent_failures(subscriptions)
    for row in subscriptions:
        yield from _silent(row, now)
    for row in bundles:
        found = f"{counted(row['alerts'], 'alert')} {BUNDLES[row['bundle']]}"
        when = f"the first {ago(row['next_at'], now)}"
        yield Finding(about="waiting", well=True, found=f"{found}, {when}")


def dead_findings(rows: Sequence[Row]) -> Iterator[Finding]:
    """Channels with alerts that were given up."""
    for row in rows:
        answer = safe_line(row["answer"]) or "nothing was answered"
        yield Finding(
            about="alerts",
            well=False,
            found=f"{row['alerts']} given up for {safe_line(row['channel'])}: {answer}",
            do=f"repair the channel, then `palimpsest redeliver {row['id']}`, or all of it with "
            f"`palimpsest redeliver --since 7d --channel {safe_line(row['channel'])}`",
        )


def _channels(rows: Sequence[Row], now: datetime) -> Iterator[Finding]:
    """Those that refuse are named with the alerts that were given up."""
    failing = [row for row in rows if row["failing_since"] is not None and row["failures"]]
    named = [row for row in rows if row["subscriptions"]]
    if named and not failing:
        yield Finding(about="channels", well=True, found=f"{counted(len(named), 'channel')}")
    for row in failing:
        label = safe_line(row["label"])
        answer = f": {safe_line(row['last_answer'])}" if row["last_answer"] else ""
        waiting = counted(row["waiting"], "alert")
        yield Finding(
            about="channels",
            well=False,
            found=f"{label} is {channel_state(row, now)}, {waiting} waiting{answer}",
            do=f"repair it, then `palimpsest channels test {label}` and `… resume {label}`",
        )


def _silent_failures(rows: Sequence[Row]) -> Iterator[Finding]:
    asked = {event for row in rows for event in row["events"]}
    missing = [event for event in OPERATOR if event not in asked]
    if missing:
        yield Finding(
            about="operator",
            well=True,
            found=f"no subscription asks for {', '.join(missing)}: such a failure would be silent",
            do="add a subscription for yourself, best by a channel of its own (`palimpsest init` "
            "writes an example)",
        )


def _silent(row: Row, now: datetime) -> Iterator[Finding]:
    """Somebody wanted it so, hence nothing is wrong; but who wonders finds it here."""
    name, expires, muted = safe_line(row["name"]), row["expires_at"], row["muted_until"]
    if expires is not None and expires <= now:
        yield Finding(
            about="silent",
            well=True,
            found=f"{name} has expired ({moment(expires)}): it gets nothing any more",
            do="remove it from the watch list, or write a later `expires` there",
        )
    elif muted is not None and muted > now + LONG_MUTE:
        yield Finding(
            about="silent",
            well=True,
            found=f"{name} is muted for another {length(muted - now)}, {row['waiting']} waiting",
            do=f"`palimpsest rules unmute {name}` if that is no longer wanted",
        )
