"""`reprocess`: what was fetched is read again by this release's methods; nothing is alerted."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Annotated

import typer

from ingest.pipeline.labels import counted
from ingest.pipeline.reprocess import Batch, Finding, reprocess
from ingest.store import heads
from ingest.store.heads import Scope
from ingest.store.session import Connection
from ops.commands.group import group
from ops.commands.options import AsJson, Since, Source
from ops.ledger import one_document, one_source, opened
from ops.shown.tables import write_json
from ops.shown.terminal import progress, safe_line, write
from ops.shown.times import instant
from workers.settings import load
from workers.wiring import parts as make_parts

app = group()

# Lines for a person; a wall that a release has learned to tell may stand in thousands of pages.
MOST_LINES = 20

Document = Annotated[str, typer.Option(help="Only this post or statement: as `show` takes it.")]
Every = Annotated[
    bool,
    typer.Option("--all", help="Earlier revisions too, for edits that older methods hid."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would come of it.")]
After = Annotated[str, typer.Option(help="Go on behind this document, where a run was stopped.")]


@dataclass(slots=True)
class Total:
    """What a run has found so far."""

    documents: int = 0
    read_otherwise: int = 0
    edits: int = 0
    same: int = 0
    unreadable: int = 0
    left: int = 0

    def add(self, batch: Batch) -> None:
        """Count a batch."""
        what = [finding.what for finding in batch.findings]
        self.documents += batch.documents
        self.read_otherwise += what.count("read otherwise")
        self.edits += what.count("edit")
        self.unreadable += what.count("unreadable")
        self.same += batch.same
        self.left += batch.left

    def line(self) -> str:
        """`412 documents re-read, 17 read otherwise now, 0 edits`, and what else there is."""
        told = [
            f"{counted(self.documents, 'document')} re-read",
            f"{self.read_otherwise} read otherwise now",
            counted(self.edits, "edit"),
        ]
        for number, words in (
            (self.same, "the same by newer methods"),
            (self.unreadable, "could not be read again"),
            (self.left, "left to the workers that moved them"),
        ):
            told += [f"{number} {words}"] if number else []
        return ", ".join(told)


@dataclass(slots=True)
class Telling:
    """Lines for a person: only what should be looked at, and not thousands of them."""

    lines: int = 0

    def tell(self, finding: Finding) -> None:
        """One line of an edit or of what cannot be read again."""
        if finding.what == "read otherwise":
            return
        self.lines += 1
        if self.lines == MOST_LINES + 1:
            write("… and more: `palimpsest reprocess --json` names each.")
        if self.lines <= MOST_LINES:
            reason = "an edit that was hidden" if finding.what == "edit" else finding.reason
            place = f"{finding.document} {finding.view} {finding.revision}"
            write(f"{place}: {safe_line(reason, 300)}")


@app.command("reprocess")
def run(  # noqa: PLR0913 (options)
    *,
    source: Source = "",
    document: Document = "",
    since: Since = "",
    every: Every = False,
    dry_run: DryRun = False,
    after: After = "",
    as_json: AsJson = False,
) -> None:
    """Read what was fetched again by this release's methods: after an upgrade.

    What only our methods changed is stored as revisions `reprocessed`: no edit, no alert. Workers
    may run meanwhile. A second run finds nothing more to do.
    """
    settings = load()
    with opened(settings) as store, store.read() as connection:
        scope = _scope(connection, source=source, document=document, since=since)
        documents = heads.count(connection, scope)
    parts = make_parts(settings)
    with closing(parts.store):
        batches = reprocess(parts, scope, after=after, every=every, keep=not dry_run)
        total = _go_through(batches, documents, as_json=as_json)
    if as_json:
        write_json([{"what": "summary", "stored": not dry_run, **asdict(total)}])
    else:
        write(total.line() + (" (nothing was stored)" if dry_run else ""))


def _scope(connection: Connection, *, source: str, document: str, since: str) -> Scope:
    return Scope(
        source=one_source(connection, source) if source else None,
        document=one_document(connection, document) if document else None,
        since=instant(since, now=datetime.now(UTC)) if since else None,
    )


def _go_through(batches: Iterator[Batch], documents: int, *, as_json: bool) -> Total:
    """Count and tell what the batches find; whoever stops it is told how to go on."""
    total, last = Total(), ""
    tell = _tell_json if as_json else Telling().tell
    try:
        for batch in batches:
            total.add(batch)
            last = batch.after
            progress("")
            for finding in batch.findings:
                tell(finding)
            progress(f"{total.documents} of {documents} documents re-read …")
        last = ""
    finally:
        progress("")
        if last:
            typer.echo(f"Stopped: go on with `palimpsest reprocess --after {last}`.", err=True)
    return total


def _tell_json(finding: Finding) -> None:
    write_json([asdict(finding)])
