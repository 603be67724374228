"""The citations that an event tells of, each with what became of it in the event's step."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ingest.alerts.matters import is_edit, is_of_citation
from ingest.alerts.payload import Cited, passages
from ingest.alerts.standing import became
from ingest.pipeline.shelf import Shelf, given
from ingest.store import events, ids
from ingest.store.session import Row

_STATUS: Final = {"citation.new": "new", "citation.lost": "lost", "quotation.broken": "changed"}

# Revisions of one step whose citations are asked for; more than any text that waits for rest has.
_MOST_STEPS = 200


# By event and citation what the event's step did to it.
Ends = Mapping[tuple[str, str], str]


def what_became(shelf: Shelf) -> Ends:
    """What the steps of a message's events did to citations, by all events that tell of it."""
    reached = {row["id"]: _reached(shelf, row) for row in shelf.events}
    told = _by_revision(shelf, {id_ for ids_ in reached.values() for id_ in ids_})
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for event_id, revision_ids in reached.items():
        for row in (each for id_ in revision_ids for each in told.get(id_, ())):
            for citation_id in _named(row):
                found[event_id, citation_id].append(row)
    ends = {place: became(_statuses(rows)) for place, rows in found.items()}
    return {place: end for place, end in ends.items() if end is not None}


def _by_revision(shelf: Shelf, revision_ids: Iterable[str]) -> dict[str, list[Row]]:
    """Events about citations, but those that came to nothing."""
    rows = events.rows_of_revisions(
        shelf.connection,
        sorted(revision_ids),
        of=given(shelf.events, "document_id"),
        types=tuple(_STATUS),
    )
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if "superseded_by" not in row["detail"]:
            found[row["revision_id"]].append(row)
    return found


def _statuses(rows: Iterable[Row]) -> list[str]:
    ordered = sorted(rows, key=lambda row: (row["at"], row["id"]))
    return [_STATUS[row["type"]] for row in ordered]


def _reached(shelf: Shelf, row: Row) -> list[str]:
    """The revisions of an event's step, in each view that has shown it."""
    edit = shelf.edits.get(row["edit_id"] or "")
    own = [row["revision_id"]] if row["revision_id"] else []
    if edit is None or not is_edit(row["type"]):
        return own
    first = max(row["detail"].get("since") or edit["from_seq"], edit["to_seq"] - _MOST_STEPS)
    steps = [(edit["view"], seq) for seq in range(first + 1, edit["to_seq"] + 1)]
    shown = [(each["view"], each["to_seq"]) for each in shelf.accounts.get(edit["id"], ())]
    return [*own, *(ids.revision_id(row["document_id"], *each) for each in (*steps, *shown))]


def cited_in(shelf: Shelf, row: Row, ends: Ends) -> Iterator[Cited]:
    """The citations that an event is about, or that its document stands in."""
    broken = {each["id"]: each["quotations"] for each in row["detail"].get("broken", ())}
    for citation in shelf.cited.get(row["document_id"] or "", ()):
        status = _status_of(row, citation, ends)
        verdict = shelf.verdicts.get(citation["id"])
        rejected = verdict is not None and verdict.verdict == "rejected"
        if rejected or status is None:
            continue
        about_statement = citation["post_id"] != row["document_id"]
        compared = shelf.revisions.get(citation["statement_revision_id"] or "")
        yield Cited(
            citation=citation,
            status=status,
            statement=shelf.documents.get(citation["statement_id"] or ""),
            post=shelf.documents.get(citation["post_id"]) if about_statement else None,
            quotations=tuple(broken.get(citation["id"]) or _quotations(shelf, citation)),
            verdict=verdict.verdict if verdict is not None else None,
            statement_revision=compared["seq"] if compared is not None else None,
        )


def _status_of(row: Row, citation: Row, ends: Ends) -> str | None:
    """What is told of a citation with this event; None: nothing."""
    if is_of_citation(row["type"]):
        return _STATUS[row["type"]] if citation["id"] in _named(row) else None
    end = ends.get((row["id"], citation["id"]))
    return end or ("held" if citation["status"] != "lost" else None)


def _named(row: Row) -> list[str]:
    """The citations that an event of these is about."""
    broken = (each["id"] for each in row["detail"].get("broken", ()))
    return [id_ for id_ in (row["citation_id"], *broken) if id_]


def _quotations(shelf: Shelf, citation: Row) -> Iterable[Row]:
    post = shelf.revisions.get(citation["post_revision_id"])
    statement = shelf.revisions.get(citation["statement_revision_id"] or "")
    if post is None or statement is None:
        return ()
    return passages(
        citation["evidence"]["quotations"], post=post["text"], statement=statement["text"]
    )
