"""A citation that was found, with the statement that is held and the text that it was found in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ingest.alerts.sure_enough import is_sure
from ingest.store.citations import citation_row
from ingest.store.evidence import quotation_to_json
from ingest.store.session import Row
from schemas.records.citations import Certainty, FoundCitation


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One citation of one post."""

    citation: FoundCitation
    statement_id: str | None = None  # the first face's document; None: not held yet
    face_id: str | None = None  # the document in which its passages were found, if they were
    revision_id: str | None = None  # the face's revision that their spans count in
    outdated: bool = False  # not the newest of that face: the post quotes an earlier text

    @property
    def statement(self) -> str:
        """What tells two statements apart, whichever of its keys was cited."""
        return self.statement_id or self.citation.statement_key

    def row(self, post: Row, *, now: datetime) -> dict[str, Any]:
        """Its row, found in this revision of the post."""
        row = citation_row(
            self.citation, post_id=post["document_id"], post_revision_id=post["id"], now=now
        )
        return row | {
            "evidence": row["evidence"] | ({"outdated": True} if self.outdated else {}),
            "statement_id": self.statement_id,
            "face_id": self.face_id,
            "statement_revision_id": self.revision_id,
        }

    def passages(self, citation_id: str, post: Row) -> dict[str, Any]:
        """The row of `citations.set_quotations` with what was found in this revision."""
        return {
            "id": citation_id,
            "quotations": [quotation_to_json(each) for each in self.citation.quotations],
            "face_id": self.face_id,
            "post_revision_id": post["id"],
            "statement_revision_id": self.revision_id,
            "outdated": self.outdated,
        }


def statement_of(row: Row) -> str:
    """As `Placed.statement`, of a row of `citations`."""
    return str(row["statement_id"] or row["statement_key"])


def held_again(before: Row, placed: Placed, post: Row, *, confirmed: bool) -> dict[str, Any]:
    """As found now, with the passages as they were: they are compared next."""
    row = placed.row(post, now=before["found_at"])
    names = (
        "statement_key", "publisher", "url", "language", "confidence", "certainty", "margin",
        "post_revision_id",
    )  # fmt: skip
    sure = {"certainty": "certain"} if confirmed else {}
    kept = {
        name: before["evidence"][name]
        for name in ("quotations", "outdated")
        if name in before["evidence"]
    }
    held = {name: row[name] for name in names} | sure
    held["statement_id"] = placed.statement_id or before["statement_id"]
    return held | {"id": before["id"], "evidence": row["evidence"] | kept}


def not_said_better(found: Sequence[Placed], held: Iterable[Row]) -> list[Placed]:
    """One citation for each statement, by the surest method; `found` has the strongest first.

    A weaker method speaks only where it makes the citation surer. What is held by another method
    too goes on being held: nothing of the post was taken out.
    """
    standing = {(row["method"], row["statement_key"]) for row in held if row["status"] != "lost"}
    kept: list[Placed] = []
    said: dict[str, Certainty] = {}
    for each in found:
        certainty = each.citation.certainty
        holds = (each.citation.method, each.citation.statement_key) in standing
        before = said.get(each.statement)
        surer = before is None or (certainty != before and is_sure(certainty, before))
        if holds or surer:
            kept.append(each)
        if surer:
            said[each.statement] = certainty
    return kept
