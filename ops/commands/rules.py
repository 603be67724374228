"""`rules`: the subscriptions, what they would have sent of late, and muting them."""

from datetime import timedelta
from typing import Annotated

import typer

from ingest.errors import MisuseError
from ingest.pipeline import muting
from ingest.pipeline.labels import counted
from ingest.store import subscription_lists
from ops.commands import rehearsing
from ops.commands.group import group
from ops.commands.options import AsJson
from ops.ledger import opened, subscription_in_force
from ops.shown import rules as shown
from ops.shown.future import ahead
from ops.shown.tables import write_json
from ops.shown.terminal import safe_line, write
from ops.shown.times import moment
from workers.settings import load
from workers.wiring import utc_now

app = group()
commands = group()
app.add_typer(
    commands,
    name="rules",
    help="The subscriptions: what each asks for, what it would have sent, and muting it.",
    invoke_without_command=True,
)

# What the list counts back to.
LATELY = timedelta(days=7)

Named = Annotated[
    str, typer.Argument(metavar="NAME", help="The subscription: its name or the start of it.")
]


@commands.callback()
def rules(context: typer.Context, *, as_json: AsJson = False) -> None:
    """List subscriptions: what they ask for, what holds them back, what they got in 7 days."""
    if context.invoked_subcommand is None:
        _list(as_json=as_json)


@commands.command("list")
def list_(*, as_json: AsJson = False) -> None:
    """List subscriptions, as `palimpsest rules` does."""
    _list(as_json=as_json)


def _list(*, as_json: bool) -> None:
    now = utc_now()
    with opened(load()) as store, store.read() as connection:
        rows = subscription_lists.subscription_list(connection, since=now - LATELY)
    if as_json:
        write_json(rows)
        return
    if not rows:
        typer.echo("There is no subscription; `palimpsest apply watch.yaml` adds some.", err=True)
    for number, row in enumerate(rows):
        if number:
            write()
        for line in shown.lines(row, now):
            write(line)


commands.command("test")(rehearsing.rehearse)


@commands.command("mute")
def mute(
    name: Named,
    length: Annotated[
        str, typer.Argument(metavar="TIME", help="How long: 30m, 2h, 3d. Or say --until.")
    ] = "",
    *,
    until: Annotated[
        str,
        typer.Option(
            help="Until when, in place of TIME: 2h, 8:00 (the next one), 2026-12-24, "
            "2026-12-24 08:00, in the subscription's zone."
        ),
    ] = "",
) -> None:
    """Let the alerts of a subscription wait until a time.

    That holds for all of its channels. Nothing is dropped: to people what waited comes as one
    message, outside of quiet hours. A later `palimpsest apply` leaves it so, unless the watch
    list says `mute_until`.
    """
    if bool(length) == bool(until):
        raise MisuseError("Say how long (`rules mute desk 2h`) or until when (`--until 8:00`).")
    now = utc_now()
    with opened(load()) as store, store.write() as connection:
        found = subscription_in_force(connection, name)
        end = ahead(until or length, now=now, zone=found.zone)
        waiting = muting.mute(connection, found, until=end, now=now)
    wait = (
        f"; {counted(waiting, 'alert')} that waited already will come after that" if waiting else ""
    )
    write(f"{safe_line(found.name)} is muted until {moment(end)}{wait}")


@commands.command("unmute")
def unmute(name: Named) -> None:
    """Tell a subscription again; what waited comes within a minute."""
    now = utc_now()
    with opened(load()) as store, store.write() as connection:
        found = subscription_in_force(connection, name)
        waiting = muting.unmute(connection, found, now=now)
    is_muted = found.muted_until is not None and found.muted_until > now
    if is_muted or waiting:
        write(f"{safe_line(found.name)} is muted no longer; {counted(waiting, 'alert')} waited")
    else:
        write(f"Nothing to do: {safe_line(found.name)} is not muted.")
