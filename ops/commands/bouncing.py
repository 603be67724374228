"""`bounce`: a mail that came back, handed over by the mail server on standard input."""

import sys

import typer

from ingest.pipeline.bounced import Recorded, record_bounce
from ingest.senders.bounce import LONGEST, read_bounce
from ops.commands.group import group
from ops.ledger import opened
from workers.settings import load
from workers.wiring import utc_now

app = group()

_WORDS: dict[Recorded, str] = {
    "unknown": "it names no alert that went to that address, and is not believed",
    "known": "it was recorded before",
    "delayed": "it is noted, and the mail's server still tries",
    "dead": "the alert is given up (`palimpsest alerts --state dead`)",
}


@app.command()
def bounce() -> None:
    """Record a mail that came back: `palimpsest bounce < mail`, as a mail server pipes it.

    Only reports that name an alert and the address that it went to are believed. Whatever else
    comes is left out, with exit code 0, so that no server answers a report with a report.
    """
    report = read_bounce(sys.stdin.buffer.read(LONGEST))
    if report is None:
        typer.echo("This is no report of a mail of ours: nothing is recorded.")
        return
    with opened(load()) as store, store.write() as connection:
        recorded = record_bounce(connection, report, now=utc_now())
    typer.echo(f"Alert {report.alert_id}: {_WORDS[recorded]}.")
