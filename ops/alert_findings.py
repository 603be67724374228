"""What `doctor` says of subscriptions and channels: would whoever has to know be told?"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from ingest.pipeline.labels import counted
from ops.findings import Finding
from ops.shown.terminal import safe_line
from ops.shown.times import ago, moment, roughly
from ops.shown.waiting import BUNDLES, channel_state
from ops.watchlists import SMTP_FORM
from schemas.watchlist.doubts import OPERATOR

Row = Mapping[str, Any]

# A week's silence that somebody wanted is easily forgotten.
LONG_MUTE = timedelta(days=7)

# So many subscriptions are named in a line.
_NAMED = 3


def mail_findings(subscriptions: Sequence[Row], smtp_url: str) -> Iterator[Finding]:
    """Mails that nobody can send; `subscriptions` with the labels of their channels."""
    named = [row["name"] for row in subscriptions if any(map(_is_mail, row["channels"]))]
    if named and not smtp_url:
        names = ", ".join(safe_line(name) for name in named[:_NAMED])
        more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
        yield Finding(
            about="mail",
            well=False,
            found=f"PALIMPSEST_SMTP_URL is not set, so no mail can be sent for {names}{more}",
            do=f"set it where the workers run: {SMTP_FORM}",
        )


def _is_mail(label: str) -> bool:
    return label.startswith("email:")


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
    """Those that refuse are named with the alerts that were given up.

    Of those that no subscription names any more only what still waits for them matters.
    """
    failing = [
        row
        for row in rows
        if row["failing_since"] is not None and row["failures"]
        if row["subscriptions"] or row["waiting"]
    ]
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
            do=_repair(label) if row["subscriptions"] else _not_named(label),
        )


def _repair(label: str) -> str:
    return f"repair it, then `palimpsest channels test {label}` and `… resume {label}`"


def _not_named(label: str) -> str:
    return (
        "the watch list names it no longer: name it there again and apply it, or let what waits "
        "go to the address that took its place, or be given up where there is none, with "
        f"`palimpsest channels resume {label}`"
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
            found=f"{name} is muted for another {roughly(muted - now)}, {row['waiting']} waiting",
            do=f"`palimpsest rules unmute {name}` if that is no longer wanted",
        )
