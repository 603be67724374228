"""Events with all that rules and templates need, loaded together for a whole message."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from ingest.alerts.payload import Cited, Material, passages, payload_of
from ingest.pipeline.told_citations import citations_told
from ingest.revisions.echo import in_a_row, rest_of
from ingest.revisions.join import whole_step
from ingest.store import documents, edits, events, ids, revisions, sources, verdicts
from ingest.store.session import Connection, Row
from schemas.records.alerts import EventFacts
from schemas.records.revisions import Content, Edit, Significance

_STATUS = {"citation.new": "new", "citation.lost": "lost", "quotation.broken": "changed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event: its facts, its material and the texts before and after."""

    facts: EventFacts
    material: Material
    edit: Edit | None
    before: Content | None
    after: Content | None


def load_facts(
    connection: Connection, event_ids: Sequence[str], *, console_url: str | None
) -> list[Told]:
    """The facts of these events, in the order they happened; without any diff in the payload."""
    shelf = _Shelf(connection, events.rows_by_id(connection, event_ids))
    return [_told(shelf, row, console_url) for row in shelf.events]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """An edit as it is told, with the texts around it."""

    row: Row | None
    before: Content | None
    after: Content | None


class _Shelf:
    """The rows that a message's events refer to, each kind read once."""

    def __init__(self, connection: Connection, rows: Sequence[Row]) -> None:
        self.connection = connection
        self.events = rows
        self.sources = sources.rows_by_id(connection, [row["source_id"] for row in rows])
        self.edits = edits.rows_by_id(connection, _given(rows, "edit_id"))
        self.since = {row["edit_id"]: row["detail"].get("since") for row in rows}
        told = sorted({id_ for row in rows for id_ in row["detail"].get("told", ())})
        self.told = edits.rows_by_id(connection, told) if told else {}
        begun = [*self.edits, *_given(self.edits.values(), "story_of")]
        self.stories = edits.stories(connection, begun) if begun else {}
        self.documents = documents.rows_by_id(connection, _given(rows, "document_id"))
        self.cited = citations_told(connection, rows, self.documents)
        linked = [c for found in self.cited.values() for c in found]
        self.verdicts = verdicts.newest(connection, _given(linked, "id"))
        sides = {*_given(linked, "post_id"), *_given(linked, "statement_id")}
        self.documents |= documents.rows_by_id(connection, sorted(sides - self.documents.keys()))
        self.revisions = self._revisions(linked)
        self.status = self._status()

    def _revisions(self, linked: Iterable[Row]) -> dict[str, Any]:
        wanted = set(_given(self.events, "revision_id"))
        for row in self.edits.values():
            place = (row["document_id"], row["view"])
            seqs = (row["from_seq"], row["to_seq"], self.since.get(row["id"]))
            wanted.update(ids.revision_id(*place, seq) for seq in seqs if seq)
        for row in linked:
            wanted.update(_given([row], "post_revision_id", "statement_revision_id"))
        rows = revisions.rows_by_id(self.connection, sorted(wanted))
        return {row["id"]: row for row in rows}

    def _status(self) -> dict[tuple[str, str], str]:
        """What became of a citation with a revision: by revision and citation."""
        found: dict[tuple[str, str], str] = {}
        told = events.rows_of_revisions(
            self.connection,
            _given(self.events, "revision_id"),
            of=_given(self.events, "document_id"),
            types=tuple(_STATUS),
        )
        for row in told:
            status = _STATUS[row["type"]]
            named = [row["citation_id"], *(each["id"] for each in row["detail"].get("broken", ()))]
            found.update(((row["revision_id"], each), status) for each in named if each)
        return found

    def whole(self, row: Row) -> _Step:
        """The edit that an event tells: by itself, with those before it, or what is left of it."""
        edit = self.edits.get(row["edit_id"]) if row["edit_id"] else None
        if edit is None:
            return _Step(row=None, before=None, after=None)
        since = row["detail"].get("since") or edit["from_seq"]
        before, after = (self.content(edit, seq) for seq in (since, edit["to_seq"]))
        told = [edits.edit_from_row(self.told[id_]) for id_ in row["detail"].get("told", ())]
        if told:
            edit = _row_of(rest_of(in_a_row(told), edits.edit_from_row(edit)), edit)
        if since != edit["from_seq"] and before is not None and after is not None:
            edit = self._joined(edit, since, before, after)
        story = self.stories.get(edit["story_of"] or edit["id"])
        return _Step(
            row={**edit, "story": asdict(story) if story else None}, before=before, after=after
        )

    def _joined(self, last: Row, since: int, before: Content, after: Content) -> Row:
        """Edits that waited for each other, as one step from the text that was told last."""
        rows = edits.between(
            self.connection, last["document_id"], last["view"], since=since, to_seq=last["to_seq"]
        )
        whole = whole_step(before, after, [edits.edit_from_row(row) for row in rows])
        return _row_of(whole, last) | {"from_seq": since}

    def content(self, edit: Row, seq: int | None) -> Content | None:
        """The content of one revision of an edit's view."""
        if not seq:
            return None
        row = self.revisions.get(ids.revision_id(edit["document_id"], edit["view"], seq))
        return revisions.content_from_row(row) if row is not None else None


def _given(rows: Iterable[Row], *names: str) -> list[Any]:
    return sorted({row[name] for row in rows for name in names if row[name] is not None})


def _row_of(edit: Edit, row: Row) -> dict[str, Any]:
    """The row of an edit that is told otherwise than it is stored."""
    made = edits.edit_row(
        edit, document=row["document_id"], view=row["view"], to_seq=row["to_seq"],
        detected_at=row["detected_at"], echo_of=row["echo_of"],
    )  # fmt: skip
    return made | {"story_of": row["story_of"]}


def _told(shelf: _Shelf, row: Row, console_url: str | None) -> Told:
    step = shelf.whole(row)
    material = Material(
        event=row,
        source=shelf.sources[row["source_id"]],
        document=shelf.documents.get(row["document_id"]) if row["document_id"] else None,
        edit=step.row if _is_edit(row["type"]) else None,
        cited=tuple(_cited(shelf, row)),
    )
    shown = shelf.revisions.get(row["revision_id"]) if row["revision_id"] else None
    newest = revisions.content_from_row(shown) if shown is not None else None
    after = step.after or newest
    return Told(
        facts=_facts(row, material, after, console_url),
        material=material,
        edit=edits.edit_from_row(step.row) if step.row is not None else None,
        before=step.before,
        after=after,
    )


def _is_edit(event_type: str) -> bool:
    return event_type.endswith((".edited", ".edited_before_seen", ".broken"))


def _facts(
    row: Row, material: Material, after: Content | None, console_url: str | None
) -> EventFacts:
    judged = material.edit is not None and material.edit["kind"] != "before_seen"
    return EventFacts(
        id=row["id"],
        type=row["type"],
        at=row["at"],
        baseline=row["baseline"],
        source_name=material.source["name"],
        document_id=row["document_id"],
        author=material.document["author"] if material.document is not None else None,
        text=after.text.visible if after else "",
        significance=Significance(material.edit["significance"])
        if judged and material.edit is not None
        else None,
        payload=payload_of(material, console_url=console_url),
    )


def _cited(shelf: _Shelf, row: Row) -> Iterable[Cited]:
    """The citations that an event is about, or that its document stands in."""
    broken = {each["id"]: each["quotations"] for each in row["detail"].get("broken", ())}
    for citation in shelf.cited.get(row["document_id"] or "", ()):
        status = shelf.status.get((row["revision_id"] or "", citation["id"]))
        given = shelf.verdicts.get(citation["id"])
        rejected = given is not None and given.verdict == "rejected"
        if rejected or not _concerns(row, citation, status):
            continue
        about_statement = citation["post_id"] != row["document_id"]
        compared = shelf.revisions.get(citation["statement_revision_id"] or "")
        yield Cited(
            citation=citation,
            status=status or "held",
            statement=shelf.documents.get(citation["statement_id"] or ""),
            post=shelf.documents.get(citation["post_id"]) if about_statement else None,
            quotations=tuple(broken.get(citation["id"]) or _quotations(shelf, citation)),
            verdict=given.verdict if given is not None else None,
            statement_revision=compared["seq"] if compared is not None else None,
        )


def _concerns(row: Row, citation: Row, status: str | None) -> bool:
    if row["type"].startswith("citation."):
        return bool(citation["id"] == row["citation_id"])
    if row["type"] == "quotation.broken":
        return status == "changed"
    return status is not None or citation["status"] != "lost"


def _quotations(shelf: _Shelf, citation: Row) -> Iterable[Row]:
    post = shelf.revisions.get(citation["post_revision_id"])
    statement = shelf.revisions.get(citation["statement_revision_id"] or "")
    if post is None or statement is None:
        return ()
    return passages(
        citation["evidence"]["quotations"], post=post["text"], statement=statement["text"]
    )
