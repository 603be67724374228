"""Edits that an older method hid: seen between two stored snapshots, read again by today's.

Where a method changed between two looks, whatever could not be told from the method's work was
stored as `reprocessed`. Held like against like it can be told. Such an edit is stored, so that the
history is right; it raises no event, since it is news no more.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from ingest.pipeline.known import ECHO_WITHIN
from ingest.pipeline.sightings import Sighting
from ingest.revisions.decide import decide_revision
from ingest.revisions.echo import same_change
from ingest.revisions.fingerprint import prints
from ingest.store import edits
from ingest.store.edits import edit_from_row, edit_row
from ingest.store.session import Connection
from ingest.urls import identity_key
from schemas.records.items import View
from schemas.records.revisions import Change, Content, Edit, Edited, KnownRevision

Row = Mapping[str, Any]
Read = Callable[[Row], Sighting | None]

NOTE = "found later, when what was fetched then was read again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """One such edit; `at`: when the text that shows it was seen, aware UTC.

    `unchanged_at`: when the text before it was.
    """

    document: str
    view: View
    to_seq: int
    at: datetime
    unchanged_at: datetime
    edit: Edit


def hidden_edits(origins: Sequence[Row], read: Read) -> Iterator[Hidden]:
    """Those among the revisions of one view (rows of `snapshots.origins`, oldest first).

    Every revision is read once, so that at most two texts are held.
    """
    # A text that was read anew was not seen again: a revision may be younger than its snapshot.
    seen_at = {row["snapshot_id"]: row["observed_at"] for row in reversed(origins)}
    readings = ((row, read(row)) for row in origins)
    for (older, before), (newer, after) in pairwise(readings):
        if before is None or after is None or not _was_not_told(older, newer):
            continue
        edit = _edit(before, after)
        if edit is not None:
            yield Hidden(
                document=newer["document_id"], view=newer["view"], to_seq=newer["seq"],
                at=newer["observed_at"], unchanged_at=seen_at[older["snapshot_id"]], edit=edit,
            )  # fmt: skip


def _was_not_told(older: Row, newer: Row) -> bool:
    """A step between two methods, or two sets of our rules, that was not stored as an edit.

    Steps of one method that are no edits have other reasons: an excerpt that is cut elsewhere.
    Only of one address: two feeds may show one post in two ways.
    """
    if newer["edit_id"] is not None or older["snapshot_id"] == newer["snapshot_id"]:
        return False
    if _made_by(older) == _made_by(newer):
        return False
    return identity_key(older["fetched_from"]) == identity_key(newer["fetched_from"])


def _made_by(row: Row) -> tuple[str, str]:
    return row["method"], row["exact"].partition(":")[0]


def _edit(before: Sighting, after: Sighting) -> Edit | None:
    if before.look.method != after.look.method:
        return None
    decision = decide_revision(
        after.content,
        head=_as_head(before.content, before.look.method),
        earlier=(),
        method=after.look.method,
        first_seen=False,
    )
    if not isinstance(decision, Edited):
        return None
    return replace(decision.edit, changes=tuple(map(_noted, decision.edit.changes)))


def _as_head(content: Content, method: str) -> KnownRevision:
    seen = prints(content)
    return KnownRevision(
        revision_id="", seq=1, fingerprint=seen.fingerprint, exact=seen.exact, method=method,
        content=content,
    )  # fmt: skip


def _noted(change: Change) -> Change:
    """With the note, and without spans: these count in texts that are not stored as revisions."""
    reason = f"{change.reason}; {NOTE}" if change.reason else NOTE
    return replace(change, before_span=None, after_span=None, reason=reason)


def rows_of(connection: Connection, found: Sequence[Hidden]) -> list[dict[str, Any]]:
    """Their rows, each at the time when its text was seen; an echo where another view told it."""
    return [
        edit_row(
            each.edit, document=each.document, view=each.view, to_seq=each.to_seq,
            detected_at=each.at, unchanged_at=each.unchanged_at,
            echo_of=_told_elsewhere(connection, each),
        )
        for each in found
    ]  # fmt: skip


def _told_elsewhere(connection: Connection, hidden: Hidden) -> str | None:
    recent = edits.recent(connection, [hidden.document], since=hidden.at - ECHO_WITHIN)
    for row in recent.get(hidden.document, ()):
        late = row["detected_at"] > hidden.at + ECHO_WITHIN
        if late or row["view"] == hidden.view or row["echo_of"] is not None:
            continue
        if same_change(edit_from_row(row), hidden.edit):
            return str(row["id"])
    return None
