"""What happens while `up` runs, a line for each thing, for a person who watches."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from ingest.pipeline.labels import counted
from ingest.store import happenings
from ingest.store.session import Connection, Store
from ops.shown.terminal import safe_line
from ops.shown.times import clock
from ops.shown.waiting import outcome
from ops.shown.wording import changes, edit_place, title
from schemas.records.revisions import Significance

Row = Mapping[str, Any]

# A row is committed within this after the instant it tells: an observe message of slow hosts may
# take as long as a lease (five minutes). Shorter and such an edit is alerted but not printed.
REACH = timedelta(minutes=10)


class Teller:
    """Tells each thing once; asks the ledger for what is new since it was made."""

    def __init__(self, store: Store, *, since: datetime) -> None:
        self._store = store
        self._since = since
        self._told: dict[object, datetime] = {}  # what was told, and when it happened
        self._looked: set[int] = set()  # sources whose first look is over
        with store.read() as connection:
            self._looked.update(row["id"] for row in self._first_looks(connection))

    def lines(self, now: datetime) -> list[str]:
        """A line for each thing that was not told yet. Raises: TransientError."""
        since = max(self._since, now - REACH)
        with self._store.read() as connection:
            events = happenings.events_since(connection, since)
            deliveries = happenings.deliveries_since(connection, since)
            looks = list(self._new_looks(connection))
        fresh = [row for row in events if self._is_fresh(("event", row["id"]), row["at"])]
        sent = [
            row
            for row in deliveries
            if self._is_fresh(("delivery", row["id"]), row["attempted_at"])
        ]
        self._forget(since)
        told = sorted(
            [*looks, *_events(fresh), *((row["attempted_at"], delivery(row)) for row in sent)],
            key=lambda each: each[0],
        )
        return [f"{clock(at)}  {line}" for at, line in told]

    def _is_fresh(self, key: object, at: datetime) -> bool:
        if key in self._told:
            return False
        self._told[key] = at
        return True

    def _forget(self, since: datetime) -> None:
        self._told = {key: at for key, at in self._told.items() if at >= since}

    def _first_looks(self, connection: Connection) -> list[Row]:
        return [row for row in happenings.first_looks(connection) if row["baseline_at"]]

    def _new_looks(self, connection: Connection) -> Iterator[tuple[datetime, str]]:
        for row in self._first_looks(connection):
            if row["id"] not in self._looked:
                self._looked.add(row["id"])
                held = happenings.document_count(connection, row["id"])
                told = counted(held, "post" if row["kind"] == "forum" else "statement")
                line = f"{safe_line(row['name'])}: first look, {told} held and watched"
                yield row["baseline_at"], line


def _events(rows: list[Row]) -> Iterator[tuple[datetime, str]]:
    """Each event in a line; new documents are counted by source, for there may be hundreds."""
    new: Counter[tuple[str, str]] = Counter()
    latest: dict[tuple[str, str], datetime] = {}
    for row in rows:
        kind, _, what = row["type"].partition(".")
        if what == "new" and kind != "citation":
            new[row["source"], kind] += 1
            latest[row["source"], kind] = row["at"]
        else:
            yield row["at"], event(row)
    for (source, kind), number in new.items():
        yield latest[source, kind], f"{safe_line(source)}: {counted(number, f'new {kind}')}"


def event(row: Row) -> str:
    """One event in a line, with the command that shows more."""
    source = safe_line(row["source"])
    if row["document_id"] is None:
        return _without_document(row)
    told = f"  {_edit(row)}" if row["view"] else ""
    verb = "diff" if row["from_seq"] else "show"
    return (
        f"{row['type']}  {source}: “{safe_line(title(row), 80)}”{told}"
        f"  (palimpsest {verb} {row['document_id']})"
    )


def _without_document(row: Row) -> str:
    """Of a source, or of a channel: what is wrong, and what to do."""
    detail = row["detail"]
    about = safe_line(detail.get("channel") or row["source"])
    cause, remedy = (safe_line(detail.get(name), 300) for name in ("cause", "remedy"))
    told = f"{row['type']}  {about}" + (f": {cause}" if cause else "")
    is_over = row["type"].endswith(".recovered")
    return f"{told}  ({remedy})" if remedy and not is_over else told


def _edit(row: Row) -> str:
    declared = "declared" if row["declared"] else "silent"
    word = Significance(row["significance"]).word
    told = f": {changes(row['changes'])}" if row["changes"] else ""
    return f"{edit_place(row)}, {declared}, {word}{told}"


def delivery(row: Row) -> str:
    """One attempt to deliver in a line."""
    answer = f": {safe_line(row['answer'], 120)}" if row["answer"] else ""
    more = f"  (palimpsest redeliver {row['alert_id']})" if row["state"] == "dead" else ""
    return (
        f"alert {outcome(row)}  {row['type']} to {safe_line(row['subscription'])} by "
        f"{safe_line(row['channel'])}{answer}{more}"
    )
