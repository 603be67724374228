"""`rules test`: what subscriptions would have been sent of what happened."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from ingest.alerts.rules import is_over
from ingest.alerts.why_not import reasons_against
from ingest.errors import MisuseError, PermanentError
from ingest.pipeline.facts import load_facts
from ingest.pipeline.replay import Replayed, replay
from ingest.store import listings, lookups, subscriptions
from ingest.store.listings import OfAlerts
from ingest.store.narrowing import Wanted
from ingest.store.replayed import event_named, event_of_alert
from ingest.store.session import Connection, Store
from ops import watchlists
from ops.commands.options import AsJson, Since
from ops.ledger import missing_file, one_id, one_of, opened
from ops.shown import rehearsed
from ops.shown.rules import refusal
from ops.shown.tables import write_json, write_table
from ops.shown.terminal import progress, safe_line, styled, write
from ops.shown.times import instant, moment
from schemas.records.alerts import EventFacts, Subscription
from workers.settings import load
from workers.wiring import utc_now

# A week has its weekend and its working days.
USUAL_DAYS = 7

Tried = Annotated[str, typer.Argument(metavar="NAME", help="One subscription; all when left out.")]
Days = Annotated[
    int | None, typer.Option(min=1, max=366, help="How many days back (7), in place of --since.")
]
File = Annotated[
    Path | None,
    typer.Option(
        "--file", metavar="FILE", help="As this watch list has them, before it is applied."
    ),
]
Why = Annotated[
    str,
    typer.Option(
        metavar="ID",
        help="Only this event, or that of this alert (`palimpsest alerts` has the ids): is it "
        "wanted, and if not why?",
    ),
]


def rehearse(
    name: Tried = "",
    *,
    days: Days = None,
    since: Since = "",
    file: File = None,
    why: Why = "",
    as_json: AsJson = False,
) -> None:
    """Show what would have been sent in the last days.

    What happened is held against a subscription once more; nothing is sent. Shows each message with
    its time and channels, what would have waited and come as one, and what was nearly wanted.
    `settle`, digests, quiet hours, `at_most` and mutes are taken as they are now.
    """
    now = utc_now()
    begin = _begin(since, days, now)
    wanted = _from_file(file) if file else None
    with _happened() as store, store.read() as connection:
        tried = _chosen(wanted or subscriptions.active(connection), name)
        if why:
            _explain(connection, tried, why, now=now)
            return
        progress("Going through what happened …")
        found = replay(connection, tried, since=begin, now=now)
        progress("")
    for each in found:
        _tell(each, now - begin, as_json=as_json)


def _begin(since: str, days: int | None, now: datetime) -> datetime:
    """From when on. Raises: MisuseError for two answers, or one that lies ahead."""
    if since and days is not None:
        raise MisuseError("Say `--since` or `--days`, not both: each says from when on.")
    begin = instant(since, now=now) if since else now - timedelta(days=days or USUAL_DAYS)
    if begin >= now:
        raise MisuseError("`--since` lies ahead: name a time that is past.")
    return begin


@contextmanager
def _happened() -> Iterator[Store]:
    """The ledger. Raises: PermanentError where nothing can have happened yet."""
    settings = load()
    if missing_file(settings):
        msg = (
            "Nothing has happened here yet, so there is nothing to try it on: run `palimpsest up` "
            "and try again when edits were seen (`palimpsest edits`)."
        )
        raise PermanentError(msg)
    with opened(settings) as store:
        yield store


def _from_file(file: Path) -> list[Subscription]:
    found = watchlists.subscriptions_of(watchlists.read(file, load()))
    if not found:
        raise PermanentError(f"{file} has no subscriptions: see `palimpsest init` for an example.")
    return found


def _chosen(known: Sequence[Subscription], name: str) -> list[Subscription]:
    if not known:
        raise PermanentError("There is no subscription: name a watch list with --file.")
    return [one_of(known, name)] if name else list(known)


def _tell(replayed: Replayed, span: timedelta, *, as_json: bool) -> None:
    messages = rehearsed.messages(replayed)
    if as_json:
        write_json(messages)
        write_json([rehearsed.nearly(each, replayed) for each in replayed.nearly])
        write_json([rehearsed.summary(replayed, span)])
        return
    if messages:
        write(styled(safe_line(replayed.subscription.name), "heading"))
        write_table(messages, rehearsed.COLUMNS, nothing="")
        write()
    for line in rehearsed.closing_lines(replayed, span):
        write(line)
    write()


def _explain(
    connection: Connection, tried: Sequence[Subscription], meant: str, *, now: datetime
) -> None:
    """Of one event, for each subscription: wanted or not, and why not."""
    id_ = _event_meant(connection, meant)
    row = event_named(connection, id_)
    [told] = load_facts(connection, [id_], console_url=None)
    write(f"{told.facts.type} {id_}, {moment(told.facts.at)}")
    if "superseded_by" in row["detail"]:
        write(
            "Told to nobody: a later edit of the document tells of it too, or its text came back."
        )
    if "alike" in row["detail"]:
        write(
            "The same edit was made in many documents (`palimpsest edits --story "
            f"{row['detail']['alike']}`): who was told of one of them is told of no other."
        )
    for each in tried:
        verdict = _verdict(each, told.facts, now=now)
        write(f"  {safe_line(each.name)}: {verdict}{_made(connection, each, id_)}")


def _event_meant(connection: Connection, meant: str) -> str:
    if lookups.ids_beginning(connection, "alert", meant.strip().lower()):
        return event_of_alert(connection, one_id(connection, "alert", meant))
    return one_id(connection, "event", meant)


def _verdict(subscription: Subscription, event: EventFacts, *, now: datetime) -> str:
    reasons = reasons_against(subscription, event)
    if reasons:
        return "not wanted: " + "; ".join(refusal(each, subscription) for each in reasons)
    return "wanted, but it has expired" if is_over(subscription, now) else "wanted"


def _made(connection: Connection, subscription: Subscription, event_id: str) -> str:
    """The alerts that the ledger has of it."""
    of = OfAlerts(subscription=subscription.name)
    found = listings.alert_list(connection, Wanted(equals=(("event_id", event_id),)), of)
    return "".join(
        f"; alert {row['id']} by {safe_line(row['channel'])}: {row['state']}" for row in found.rows
    )
