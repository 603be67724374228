"""`redeliver`: alerts once more, one, several or many; receivers know them by their ids."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Annotated

import typer

from ingest.errors import MisuseError, PermanentError
from ingest.pipeline.deliver import deliver, deliver_now
from ingest.pipeline.inline import follow
from ingest.pipeline.labels import counted
from ingest.pipeline.parts import Parts
from ingest.pipeline.resume import end_pauses
from ingest.store import addressing, alerts, heartbeats, listings
from ingest.store.narrowing import Wanted
from ingest.store.session import Connection
from ops.commands.alerts import of_alerts
from ops.commands.group import group
from ops.commands.options import OfChannel, OfSubscription, Since, Until
from ops.commands.working import working_parts
from ops.ledger import one_id, opened
from ops.shown.terminal import progress, safe_line, write
from ops.shown.times import instant
from workers.settings import load

app = group()

# What one command makes due again; a second goes on with the rest.
MOST = 100_000

# The sweep is each minute: who has not heard of one for longer has no workers.
NO_WORKER_AFTER = timedelta(minutes=3)


class Ended(StrEnum):
    """States of alerts that nobody is about to deliver."""

    DEAD = "dead"
    DELIVERED = "delivered"


@app.command()
def redeliver(  # noqa: PLR0913 (the options of one command line)
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ALERT...", help="Alerts: their ids or the start of them. Sent in this process."
        ),
    ] = None,
    *,
    since: Since = "",
    until: Until = "",
    state: Annotated[
        Ended,
        typer.Option(
            help="With --since: those in this state; delivered ones are sent to people again."
        ),
    ] = Ended.DEAD,
    subscription: OfSubscription = "",
    channel: OfChannel = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --since: only say how many they are.")
    ] = False,
    here: Annotated[
        bool,
        typer.Option(
            "--here", help="With --since: this process sends them, as where no worker runs."
        ),
    ] = False,
) -> None:
    """Send alerts again: those that are named, or all that were given up since a time.

    Those that are named are sent at once, by this process. With `--since` they are made due again
    and the workers send them, or this process with `--here`; the pauses of their channels end.

    What was delivered before reaches people a second time; programs know it by its id. Where the
    address of a channel was corrected in the watch list, it goes to the new one.
    """
    if bool(ids) == bool(since):
        raise MisuseError(
            "Name alerts, or say since when (`redeliver --since 2d`): "
            "see `palimpsest redeliver --help`."
        )
    if ids:
        _named(ids)
        return
    now = datetime.now(UTC)
    wanted = Wanted(
        since=instant(since, now=now),
        until=instant(until, now=now) if until else None,
        state=state.value,
        limit=MOST,
    )
    _many(wanted, subscription=subscription, channel=channel, dry_run=dry_run, here=here)


def _named(ids: Sequence[str]) -> None:
    """Sent at once, whatever became of them; alerts that others told are told by these."""
    with working_parts() as parts:
        with parts.store.read() as connection:
            meant = list(dict.fromkeys(one_id(connection, "alert", each) for each in ids))
            meant = list(dict.fromkeys(alerts.telling(connection, meant)))
        for each in meant:
            progress(f"Sending {each} …")
            follow(parts, deliver_now(parts, each))
            progress("")
        with parts.store.read() as connection:
            told = {row["id"]: row for row in listings.alerts_by_id(connection, meant)}
    for each in meant:
        row = told[each]
        write(f"{each}  {row['state']}  {safe_line(row['channel'])}  {safe_line(row['answer'])}")
    if any(row["state"] != "delivered" for row in told.values()):
        raise PermanentError("Not every alert was delivered: the answers above say why.")


def _many(wanted: Wanted, *, subscription: str, channel: str, dry_run: bool, here: bool) -> None:
    now = datetime.now(UTC)
    with opened(load()) as store, store.write() as connection:
        of = of_alerts(connection, subscription=subscription, channel=channel)
        found = listings.alert_keys(connection, wanted, of)
        meant = addressing.meant(connection, [row["id"] for row in found.rows])
        keys = sorted({each.key for each in meant.values()})
        if not dry_run:
            end_pauses(connection, keys, now=now)  # channels first, see `ingest/store/channels.py`
            alerts.redeliver(connection, meant, now=now)
        waiting = "" if here else _who_sends(connection, now)
    _tell([each.label for each in meant.values()], found.total, state=wanted.state or "")
    if found.rows and wanted.state == Ended.DELIVERED:
        typer.echo("They were delivered once: people get them a second time.", err=True)
    if dry_run or not found.rows:
        return
    if here:
        _send(keys)
    else:
        write(waiting)


def _tell(labels: Sequence[str], total: int, *, state: str) -> None:
    for label, number in sorted(Counter(labels).items()):
        write(f"{safe_line(label)}: {counted(number, f'{state} alert')}")
    if not labels:
        write(f"No {state} alert fits.")
    if len(labels) < total:
        write(f"These are {len(labels)} of {total}, the newest: repeat it for the others.")


def _who_sends(connection: Connection, now: datetime) -> str:
    swept = heartbeats.latest(connection).get("sweep")
    if swept is not None and now - swept <= NO_WORKER_AFTER:
        return "They are due again: the workers send them, beginning within a minute."
    return "They are due again, but no worker has run lately: `palimpsest up` sends them."


def _send(keys: Sequence[str]) -> None:
    """In this process, a channel after the other, until nothing of it is due."""
    with working_parts() as parts:
        for key in keys:
            for line in _lines(parts, key):
                write(safe_line(line, 500))


def _lines(parts: Parts, key: str) -> list[str]:
    progress("Sending …")
    lines = follow(parts, deliver(parts, [key]))
    progress("")
    return list(dict.fromkeys(lines))
