"""`channels`: are they well, would a message arrive, and an end to a pause."""

import secrets
from collections.abc import Sequence
from typing import Annotated

import typer

from ingest.errors import PermanentError
from ingest.pipeline.resume import end_pauses
from ingest.pipeline.trial import try_channel
from ingest.store import channel_lists, subscriptions
from ingest.store.session import Connection, Row
from ops.commands.group import group
from ops.commands.options import AsJson
from ops.commands.working import working_parts
from ops.ledger import opened
from ops.named_channels import Pair, meant_channels, meant_unnamed
from ops.shown import columns
from ops.shown.tables import write_json, write_table
from ops.shown.terminal import progress, safe_line, write
from ops.shown.waiting import answered
from schemas.records.alerts import Delivered
from workers.settings import load
from workers.wiring import utc_now

app = group()
commands = group()
app.add_typer(
    commands,
    name="channels",
    help="The channels of all subscriptions: how they are, and what waits for them.",
    invoke_without_command=True,
)

Named = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="A subscription, for all of its channels; or a channel: its name as this list shows "
        "it, or a part of that, such as desk@example.org.",
    ),
]


@commands.callback()
def channels(context: typer.Context, *, as_json: AsJson = False) -> None:
    """List channels: are they well, what waits, what was given up, what was last answered.

    A channel that fails is paused, and tried again with one alert as a probe; others go on.
    """
    if context.invoked_subcommand is None:
        _list(as_json=as_json)


@commands.command("list")
def list_(*, as_json: AsJson = False) -> None:
    """List channels, as `palimpsest channels` does."""
    _list(as_json=as_json)


def _list(*, as_json: bool) -> None:
    with opened(load()) as store, store.read() as connection:
        rows = channel_lists.channel_list(connection, now=utc_now())
    if as_json:
        write_json(rows)
    else:
        nothing = "No subscription names a channel; `palimpsest apply watch.yaml` adds some."
        write_table(rows, columns.CHANNELS, nothing=nothing)


@commands.command("test")
def try_out(meant: Named) -> None:
    """Send a test message, and say what the other side answers.

    It goes the way of every alert, also where the channel is paused, and stores nothing. Exit code
    1 where it does not arrive.
    """
    with working_parts() as parts:
        with parts.store.read() as connection:
            pairs = _to_try(connection, meant)
        failed = 0
        for subscription, channel in pairs:
            progress(f"Sending to {channel.label} …")
            outcome = try_channel(parts, subscription, channel, id_=secrets.token_hex(8))
            progress("")
            write(f"{safe_line(channel.label)}: {answered(outcome)}")
            failed += not isinstance(outcome, Delivered)
    if failed:
        raise PermanentError(f"{failed} of {len(pairs)} test messages did not arrive: see above.")


def _to_try(connection: Connection, meant: str) -> list[Pair]:
    try:
        return meant_channels(_pairs(connection), meant)
    except PermanentError:
        rows = channel_lists.channel_list(connection, now=utc_now())
        if not (unnamed := meant_unnamed(rows, meant)):
            raise
    label = safe_line(unnamed[0]["label"])
    raise PermanentError(
        f"No subscription names {label} any more, so nothing is sent there: to try it, name it in "
        "the watch list and apply that."
    )


def _to_resume(connection: Connection, rows: Sequence[Row], meant: str) -> set[str]:
    """Keys of the channels that are meant, also of those that only have alerts left."""
    unnamed = {row["key"] for row in meant_unnamed(rows, meant)}
    try:
        named = meant_channels(_pairs(connection), meant)
    except PermanentError:
        if not unnamed:
            raise
        return unnamed
    return unnamed | {channel.key for _, channel in named}


def _pairs(connection: Connection) -> list[Pair]:
    """Each subscription in force with each of its channels."""
    return [
        (each, channel) for each in subscriptions.active(connection) for channel in each.channels
    ]


@commands.command("resume")
def resume(meant: Named) -> None:
    """End the pause of a channel: it is tried within a minute.

    What waits for one that no subscription names any more goes to the address that took its place,
    or is given up.
    """
    now = utc_now()
    with opened(load()) as store, store.write() as connection:
        known = channel_lists.channel_list(connection, now=now)
        wanted = _to_resume(connection, known, meant)
        rows = [row for row in known if row["key"] in wanted]
        paused = [row for row in rows if row["state"] == "paused"]
        end_pauses(connection, [row["key"] for row in paused], now=now)
    if not paused:
        write(f"Nothing to do: {', '.join(safe_line(row['label']) for row in rows)} is not paused.")
    for row in paused:
        write(_resumed(row))


def _resumed(row: Row) -> str:
    wait = "1 alert waits" if row["waiting"] == 1 else f"{row['waiting']} alerts wait"
    return f"{safe_line(row['label'])}: its pause is over, {wait} (see `palimpsest channels`)"
