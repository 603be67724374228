"""What one link message gathers before it is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from ingest.pipeline.earlier import Earlier
from ingest.pipeline.identities import Offices
from ingest.pipeline.labels import named
from ingest.pipeline.placed import Placed
from ingest.pipeline.wanted import Wanted
from ingest.store import citations, events, reuses
from ingest.store.session import Connection, Row
from ingest.store.verdicts import Given


@dataclass(slots=True)
class Linking:
    """The revisions of one message, and all rows that follow from them."""

    now: datetime
    label: str
    revisions: Mapping[str, Row]  # the newest of each document in this message, by document
    revision_ids: Sequence[str]  # all of the message
    documents: dict[str, Row]
    offices: Offices  # the official sources that are watched
    posts: Mapping[str, Row] = field(default_factory=dict)  # fullest revisions of its posts
    earlier: dict[str, Earlier] = field(default_factory=dict)  # texts before the edits, by post
    held: dict[str, list[Row]] = field(default_factory=dict)  # citations as stored, by post
    verdicts: dict[str, Given] = field(default_factory=dict)  # people's, by citation
    added: list[dict[str, Any]] = field(default_factory=list)  # new citations
    again: list[Row] = field(default_factory=list)  # citations that still hold, or hold again
    lost: list[str] = field(default_factory=list)
    placed: dict[str, Placed] = field(default_factory=dict)  # as found in this message, by citation
    evidence: list[Row] = field(default_factory=list)  # rows of `citations.set_quotations`
    shared: dict[str, list[Row]] = field(default_factory=dict)
    """Revisions of statements that share words with a post's revision, by its id."""
    wanted: list[Wanted] = field(default_factory=list)  # statements that are not held yet
    keys: list[str] = field(default_factory=list)  # of statements that have just arrived
    reuses: list[Row] = field(default_factory=list)  # what posts quote of earlier posts
    events: list[Row] = field(default_factory=list)
    untold: set[str] = field(default_factory=set)  # posts whose first sight is not linked yet
    waiting: set[str] = field(default_factory=set)  # posts of which more is known soon
    told_late: list[str] = field(default_factory=list)  # those of posts that are not of the message
    quotations: int = 0

    @classmethod
    def of(
        cls, rows: Sequence[Row], held: Mapping[str, Row], *, offices: Offices, now: datetime
    ) -> Self:
        """The linking of these revisions, nothing found yet."""
        newest: dict[str, Row] = {}
        for row in sorted(rows, key=_rank):
            newest[row["document_id"]] = row
        label = named(f"{held[row['document_id']]['kind']}s" for row in rows)
        return cls(
            now=now,
            label=label,
            revisions=newest,
            revision_ids=[row["id"] for row in rows],
            documents=dict(held),
            offices=offices,
        )

    @property
    def waiting_ids(self) -> list[str]:
        """Their revisions of this message."""
        return [self.revisions[id_]["id"] for id_ in sorted(self.waiting) if id_ in self.revisions]

    def of_kind(self, kind: str) -> list[str]:
        """The documents of this message that are posts, or statements."""
        return [id_ for id_ in self.revisions if self.documents[id_]["kind"] == kind]

    @property
    def is_empty(self) -> bool:
        """Whether nothing follows from the message: no posts that cite, and no statements."""
        rows = (self.added, self.again, self.lost, self.evidence, self.events, self.reuses)
        return not any(rows) and not self.wanted and not self.of_kind("statement")

    def statements(self) -> list[str]:
        """The first faces of the statements of this message, and the faces themselves."""
        ids = self.of_kind("statement")
        return sorted({*ids, *(self.documents[id_]["face_of"] or id_ for id_ in ids)})

    def is_rejected(self, citation_id: str) -> bool:
        """Whether a person has said that this is none."""
        given = self.verdicts.get(citation_id)
        return given is not None and given.verdict == "rejected"

    def is_confirmed(self, citation_id: str) -> bool:
        """Whether a person has said that this is one."""
        given = self.verdicts.get(citation_id)
        return given is not None and given.verdict == "confirmed"

    def write(self, connection: Connection) -> None:
        """Write it all."""
        citations.add(connection, self.added)
        citations.hold(connection, self.again)
        if self.lost:
            citations.lose(connection, self.lost, now=self.now)
        citations.resolve(connection, self.keys)
        citations.set_quotations(connection, self.evidence)
        reuses.keep(connection, self.of_kind("post"), self.reuses)
        events.add(connection, self.events)


def _rank(row: Row) -> tuple[bool, datetime, int]:
    """A page before a feed, as for `citations.newest_revisions`: what it shows is held against."""
    return (row["view"] != "feed", row["observed_at"], row["seq"])


def is_edit(revision: Row) -> bool:
    """Whether a revision is a step from an earlier text: only then is anything lost or broken."""
    return revision["seq"] > 1 and not revision["reprocessed"]
