"""What one link message gathers before it is written, and what it need not find twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from ingest.citations.links import find_addresses
from ingest.citations.quotations import find_quotations
from ingest.pipeline.identities import Offices
from ingest.pipeline.labels import named
from ingest.pipeline.wanted import Wanted
from ingest.store import citations, events
from ingest.store.revisions import content_from_row
from ingest.store.session import Connection
from schemas.records.citations import FoundAddress, Quotation

Row = Mapping[str, Any]


@dataclass(slots=True)
class Finder:
    """Searches texts, each revision and each pair of them once."""

    _addresses: dict[str, tuple[FoundAddress, ...]] = field(default_factory=dict)
    _quotations: dict[tuple[str, str], tuple[Quotation, ...]] = field(default_factory=dict)

    def addresses(self, post: Row) -> tuple[FoundAddress, ...]:
        """Addresses in a post's revision."""
        if post["id"] not in self._addresses:
            self._addresses[post["id"]] = find_addresses(content_from_row(post).text)
        return self._addresses[post["id"]]

    def quotations(self, post: Row, statement: Row) -> tuple[Quotation, ...]:
        """Passages of a statement's revision in a post's revision."""
        pair = (post["id"], statement["id"])
        if pair not in self._quotations:
            text = content_from_row(post).text
            self._quotations[pair] = find_quotations(text, statement["text"])
        return self._quotations[pair]


@dataclass(slots=True)
class Linking:
    """The revisions of one message, and all rows that follow from them."""

    now: datetime
    label: str
    revisions: Mapping[str, Row]  # the newest of each document in this message, by document
    documents: Mapping[str, Row]
    offices: Offices  # the official sources that are watched
    held: Mapping[str, list[Row]] = field(default_factory=dict)  # citations as stored, by post
    added: list[dict[str, Any]] = field(default_factory=list)  # new citations
    again: list[Row] = field(default_factory=list)  # citations that still hold, or hold again
    lost: list[str] = field(default_factory=list)
    evidence: list[tuple[str, Sequence[Row], str]] = field(default_factory=list)
    """Citation, its quotations, the statement's revision that they were found in."""
    wanted: list[Wanted] = field(default_factory=list)  # statements that are not held yet
    keys: list[str] = field(default_factory=list)  # of statements that have just arrived
    events: list[Row] = field(default_factory=list)
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
        return cls(now=now, label=label, revisions=newest, documents=held, offices=offices)

    def of_kind(self, kind: str) -> list[str]:
        """The documents of this message that are posts, or statements."""
        return [id_ for id_ in self.revisions if self.documents[id_]["kind"] == kind]

    def write(self, connection: Connection) -> None:
        """Write it all."""
        citations.add(connection, self.added)
        citations.hold(connection, self.again)
        if self.lost:
            citations.lose(connection, self.lost, now=self.now)
        citations.resolve(connection, self.keys)
        for id_, found, revision_id in self.evidence:
            citations.set_quotations(
                connection, id_, quotations=found, statement_revision_id=revision_id
            )
        events.add(connection, self.events)


def _rank(row: Row) -> tuple[bool, datetime, int]:
    """A page before a feed, as for `citations.newest_revisions`: what it shows is held against."""
    return (row["view"] != "feed", row["observed_at"], row["seq"])


def is_edit(revision: Row) -> bool:
    """Whether a revision is a step from an earlier text: only then is anything lost or broken."""
    return revision["seq"] > 1 and not revision["reprocessed"]
