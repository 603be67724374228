"""`show` and `diff`: one document with its history, and what changed between two revisions."""

from enum import StrEnum
from typing import Annotated, Any

import typer

from ingest.errors import PermanentError
from ingest.store import due, histories, lookups, reuses, revisions
from ingest.store.session import Connection, Row
from ops.commands.group import group
from ops.commands.options import AsJson
from ops.ledger import one_document, opened
from ops.shown import differences, history, observed
from ops.shown.history import History
from ops.shown.tables import write_json
from ops.shown.terminal import styled, write
from ops.shown.wording import title
from schemas.records.items import View
from schemas.records.revisions import Content
from workers.settings import load

app = group()

Meant = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="A post or statement: its id or the start of it, its address, or the id of an edit, "
        "citation or alert about it.",
    ),
]


class ViewName(StrEnum):
    """Through what a document was seen."""

    FEED = "feed"
    PAGE = "page"
    API = "api"


@app.command()
def show(meant: Meant, *, as_json: AsJson = False) -> None:
    """One document with its revisions, edits, citations and alerts."""
    with opened(load()) as store, store.read() as connection:
        found = _history(connection, one_document(connection, meant))
    if as_json:
        write_json([_as_object(found)])
        return
    for line in history.lines(found):
        write(line)


def _history(connection: Connection, id_: str) -> History:
    document = histories.document(connection, id_)
    if document is None:
        raise PermanentError(f"There is no document {id_}.")
    return History(
        document={**document, "next_look": due.of_documents(connection, [id_]).get(id_)},
        addresses=histories.addresses_of(connection, id_),
        revisions=histories.revisions_of(connection, id_),
        edits=histories.edits_of(connection, id_),
        cites=histories.cites(connection, id_),
        cited_by=histories.cited_by(connection, id_),
        alerts=histories.alerts_of(connection, id_),
        reuses=reuses.shown_of(connection, id_, limit=histories.MOST),
        observed=observed.passages(histories.observing_of(connection, id_)),
        faces=histories.faces_of(connection, id_),
    )


def _as_object(found: History) -> dict[str, Any]:
    """The document with its lists; citations without the texts, which stand in the revisions."""
    texts = ("post_text", "statement_text")
    return {
        **found.document,
        "addresses": found.addresses,
        "revisions": found.revisions,
        "edits": found.edits,
        "cites": [_without(row, texts) for row in found.cites],
        "cited_by": [_without(row, texts) for row in found.cited_by],
        "alerts": found.alerts,
        "reuses": found.reuses,
        "observed": found.observed,
        "faces": found.faces,
    }


def _without(row: Row, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


@app.command()
def diff(
    meant: Meant,
    first: Annotated[
        int | None,
        typer.Argument(
            metavar="FROM",
            min=1,
            help="Number of the earlier revision, as `show` lists them. Left out: those of the "
            "newest edit, or of the edit whose id was given.",
        ),
    ] = None,
    last: Annotated[
        int | None,
        typer.Argument(
            metavar="TO", min=1, help="Number of the later revision; the next when left out."
        ),
    ] = None,
    *,
    view: Annotated[
        ViewName | None,
        typer.Option(
            help="As seen where: in a feed, on the document's own page, or by a forum's API. Each "
            "counts its own revisions. Left out: where the newest edit was seen."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """What changed between two revisions, word by word; the newest edit when none are named."""
    with opened(load()) as store, store.read() as connection:
        id_ = one_document(connection, meant)
        place = _place(connection, id_, meant, view.value if view else None)
        seen, older, newer = _chosen(place, first, last)
        before = _content(connection, id_, seen, older)
        after = _content(connection, id_, seen, newer)
        document = histories.document(connection, id_)
    if as_json:
        named = {"document": id_, "view": seen, "from": older, "to": newer}
        write_json([{**named, **differences.as_object(before, after)}])
        return
    name = title(document) if document else id_
    write(styled(f"{name}: {seen} {older} → {newer}", "heading"))
    write()
    for line in differences.lines(before, after):
        write(line)


Place = tuple[View, int | None, int]


def _place(connection: Connection, id_: str, meant: str, view: View | None) -> Place:
    """View and revisions that are meant where none are named: of the edit, else of the newest."""
    step = _edit_meant(connection, meant, view) or histories.last_edit(connection, id_, view=view)
    if step is not None:
        return step["view"], step["from_seq"], step["to_seq"]
    newest = [row for row in histories.revisions_of(connection, id_) if view in (None, row["view"])]
    if not newest:
        raise PermanentError(f"{id_} was never seen in the view {view}: leave --view out.")
    best = max(newest, key=lambda row: (row["view"] == "page", row["seq"]))
    return best["view"], None, best["seq"]


def _edit_meant(connection: Connection, meant: str, view: View | None) -> Row | None:
    if "://" in meant or lookups.ids_beginning(connection, "document", meant.lower()):
        return None
    ids = lookups.ids_beginning(connection, "edit", meant.lower())
    return histories.edit(connection, ids[0]) if ids and view is None else None


def _chosen(place: Place, first: int | None, last: int | None) -> tuple[View, int, int]:
    """The view and the two revisions to compare."""
    seen, older, newer = place
    if first is not None:
        return seen, first, last if last is not None else first + 1
    if older is None:
        msg = f"There is one revision only ({seen} {newer}): `palimpsest show` shows what is known."
        raise PermanentError(msg)
    return seen, older, newer


def _content(connection: Connection, id_: str, view: View, seq: int) -> Content:
    found = revisions.one(connection, id_, view, seq)
    if found is None:
        msg = f"There is no revision {view} {seq}: `palimpsest show {id_}` lists those there are."
        raise PermanentError(msg)
    return found
