"""A head that was read again, and the rows that follow. Reads and writes nothing itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from ingest.pipeline.sightings import Sighting
from ingest.revisions.fingerprint import Prints, prints
from ingest.revisions.stories.passages import carried_over
from ingest.revisions.stories.unrest import Unrest, unrest_from_json, unrest_to_json
from ingest.store.codec import marker_from_json, marker_to_json
from ingest.store.revisions import content_from_row, revision_rows
from schemas.records.documents import KnownDocument, Stamps
from schemas.records.items import View
from schemas.records.revisions import Content

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """A head's text as it was stored, and as today's method reads its snapshot."""

    head: Row  # of `heads.of_documents`, when it was read
    snapshot_id: str
    stored: Content
    reading: Sighting
    at: datetime  # when it was read again, aware UTC
    seen: Prints  # of the reading, by today's rules
    reads_otherwise: bool  # what is compared differs

    @classmethod
    def of(cls, head: Row, revision: Row, reading: Sighting, *, at: datetime) -> Self:
        """Compare both; `revision` is the whole row that the head points to.

        An excerpt that is known for one now is read otherwise too: the two are never compared.
        """
        stored, seen = content_from_row(revision), prints(reading.content)
        otherwise = prints(stored).exact != seen.exact or stored.partial != reading.content.partial
        return cls(
            head=head, snapshot_id=revision["snapshot_id"], stored=stored, reading=reading,
            at=at, seen=seen, reads_otherwise=otherwise,
        )  # fmt: skip

    @property
    def document(self) -> str:
        """The document's id."""
        return str(self.head["document_id"])

    @property
    def view(self) -> View:
        """The view of the head."""
        view: View = self.head["view"]
        return view

    @property
    def is_today(self) -> bool:
        """Whether the head is as today's method and rules would make it."""
        names = ("method", "fingerprint", "exact", "marker", "updated_at")
        held = Stamps(
            marker=marker_from_json(self.head["marker"]), updated_at=self.head["updated_at"]
        )
        made = self._made(self.stamps(held))
        return all(self.head[name] == made[name] for name in names)

    def still_holds(self, document: KnownDocument) -> bool:
        """Whether the document's head is still the one that was read again."""
        head = document.heads[self.view]
        return (head.revision_id, head.method) == (self.head["revision_id"], self.head["method"])

    def head_row(self, document: KnownDocument) -> dict[str, Any]:
        """The row for `heads.read_today`."""
        place = {name: self.head[name] for name in ("document_id", "view", "revision_id")}
        return place | self._made(self.stamps(document.stamps[self.view]))

    def stamps(self, held: Stamps) -> Stamps:
        """The site's stamps by today's reading; those that moved since, as they were last seen."""
        stored, content = self.stored, self.reading.content
        marker = content.marker if held.marker == stored.marker else held.marker
        still = held.updated_at == stored.updated_at
        return Stamps(marker=marker, updated_at=content.updated_at if still else held.updated_at)

    def observing(self, seq: int) -> dict[str, Any] | None:
        """What is known of restless passages, true of revision `seq` too; as `record` hands it on.

        An edit that waited for its text to rest counts as told: its event tells it for itself.
        """
        stored = self.head["observing"]
        known = unrest_from_json(stored) if stored else None
        if known is None or known.seq != self.head["seq"]:
            return None
        passages = carried_over(self.stored, self.reading.content, known.passages)
        return unrest_to_json(Unrest(seq=seq, told=seq, passages=passages))

    def _made(self, stamps: Stamps) -> dict[str, Any]:
        return {
            "method": self.reading.look.method, "fingerprint": self.seen.fingerprint,
            "exact": self.seen.exact, "marker": marker_to_json(stamps.marker),
            "updated_at": stamps.updated_at,
        }  # fmt: skip


def rows_of_again(
    again: Again, document: KnownDocument
) -> tuple[tuple[dict[str, Any], dict[str, Any]], dict[str, Any]]:
    """The rows of the revision `reprocessed` with its head, and what lists show of the document."""
    content, view = again.reading.content, again.view
    seq = document.heads[view].seq + 1
    revision, head = revision_rows(
        content,
        document=document.id,
        view=view,
        seq=seq,
        previous_hash=document.head_hashes[view],
        facts={
            "fingerprint": again.seen.fingerprint, "exact": again.seen.exact,
            "method": again.reading.look.method, "observed_at": again.at,
            "snapshot_id": again.snapshot_id, "reprocessed": True,
            "feed_id": again.head["feed_id"], "observing": again.observing(seq),
        },
    )  # fmt: skip
    stamps = again.stamps(document.stamps[view])
    moved = {"marker": marker_to_json(stamps.marker), "updated_at": stamps.updated_at}
    shown = {
        "id": document.id, "title": content.title or document.title,
        "author": content.author or document.author, "last_edit_at": None,
    }  # fmt: skip
    return (revision, head | moved), shown
