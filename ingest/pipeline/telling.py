"""Edits become events: once for each step, through whichever view it was seen first."""

from datetime import timedelta
from typing import Any

from ingest.pipeline.account import Account
from ingest.pipeline.outcome import Echo, EditMade
from ingest.pipeline.rows import Rows
from ingest.pipeline.sightings import Sighting
from ingest.pipeline.unseen import may_declare, reach_of
from ingest.pipeline.work import Work
from ingest.revisions.declared import Declared
from ingest.revisions.marker_moves import believed
from ingest.store import ids
from ingest.store.edits import edit_row
from ingest.store.events import event_row
from schemas.records.documents import KnownDocument
from schemas.records.revisions import Edit

# An edit seen in a feed waits this long for the look at the document's own page (DESIGN.md 5).
WAIT_FOR_PAGE = timedelta(minutes=1)


def tell_before_seen(
    sighting: Sighting, document: KnownDocument, edit: Edit | None, rows: Rows
) -> None:
    """The site says at first sight that the document was edited earlier."""
    if edit is None:
        return
    row = edit_row(
        edit, document=document.id, view=sighting.view, to_seq=1, detected_at=sighting.at
    )
    rows.edits.append(row)
    rows.events.append(
        event_row(
            f"{document.kind}.edited_before_seen", subject=document.id,
            source_id=document.source_id, at=sighting.at, document_id=document.id,
            edit_id=row["id"], baseline=document.baseline,
            revision_id=ids.revision_id(document.id, sighting.view, 1),
        )
    )  # fmt: skip


def tell_edit(sighting: Sighting, document: KnownDocument, work: Work, account: Account) -> None:
    """An edit and its event, unless another view has told the same step already."""
    _store_edit(sighting, document, work, account)
    if account.superseded is not None and not _stands_elsewhere(sighting, document, work, account):
        _supersede(work, account.superseded, account.edit_id, sighting)
    if account.echo is not None:
        _echo(sighting, document, work, account)
        return
    work.outcome.count(sighting.feed, edited=1)
    if account.unseen is not None:
        work.outcome.absorbed.append((account.unseen["id"], account.edit_id))
    if account.telling.since is None:
        return
    work.rows.events.append(_event(sighting, document, account))
    if account.waiting is not None:
        work.known.resting[account.edit_id] = account.waiting
        return
    if sighting.view == "feed":
        work.outcome.page_due.append(document.id)
    if not account.edit.declared and account.telling.since == account.seq - 1:
        work.outcome.made.append(
            EditMade(
                edit_id=account.edit_id, document_id=document.id, sighting=sighting,
                before=account.step.before, after=account.step.after,
            )
        )  # fmt: skip


def _store_edit(sighting: Sighting, document: KnownDocument, work: Work, account: Account) -> None:
    known, telling = work.known, account.telling
    row = edit_row(
        account.edit, document=document.id, view=sighting.view, to_seq=account.seq,
        detected_at=sighting.at, unchanged_at=account.unchanged_at,
        echo_of=account.echo.last["id"] if account.echo else None,
    ) | {"story_of": telling.story}  # fmt: skip
    work.rows.edits.append(row)
    work.rows.stories += [{"id": each, "story": telling.story} for each in telling.members]
    for rows in (known.edits, known.past):  # this message may bring its echo, or its way back
        rows.setdefault(document.id, []).insert(0, row)


def _supersede(work: Work, event_id: str, by: str, sighting: Sighting) -> None:
    work.rows.superseded.append({"id": event_id, "by": by, "at": sighting.at})
    work.known.superseded.add(event_id)
    work.known.resting = {
        edit: waiting for edit, waiting in work.known.resting.items() if waiting != event_id
    }


def _stands_elsewhere(
    sighting: Sighting, document: KnownDocument, work: Work, account: Account
) -> bool:
    """Whether this view is back at what was told, while another shows what waits to be told."""
    return account.telling.since is None and any(
        each.waiting == account.superseded
        for (id_, view), each in work.known.unrest.items()
        if id_ == document.id and view != sighting.view
    )


def _event(sighting: Sighting, document: KnownDocument, account: Account) -> dict[str, Any]:
    """Seen in a feed, it waits for the look at the document's own page; or it waits for rest."""
    waits = WAIT_FOR_PAGE if sighting.view == "feed" else timedelta()
    return event_row(
        f"{document.kind}.edited", subject=account.edit_id, source_id=document.source_id,
        at=sighting.at, document_id=document.id, edit_id=account.edit_id,
        revision_id=account.revision_id, detail=account.detail,
        not_before=sighting.at + (account.telling.rest or waits),
    )  # fmt: skip


def _echo(sighting: Sighting, document: KnownDocument, work: Work, account: Account) -> None:
    """The other view's account stands, unless this one is fuller; both say the same of the site."""
    echo = account.echo
    if echo is None or account.waiting is not None:
        return
    told = echo.last
    if account.edit.declared and not told["declared"]:
        at, by = account.edit.declared_at, account.edit.declared_by
        work.outcome.declared.append((told["id"], Declared(at=at, by=by)))
    waited = account.superseded is not None and account.telling.since is not None
    more = waited or echo.has_more
    rest = _event(sighting, document, account) | {
        "detail": account.detail | {"told": [row["id"] for row in echo.rows]}
    }
    work.outcome.echoes.append(
        Echo(
            told=told["id"],
            earlier=tuple(row["id"] for row in echo.rows[:-1]),
            edit_id=account.edit_id,
            revision_id=account.revision_id,
            view=sighting.view,
            detail=account.detail,
            event=rest if more else None,
        )
    )


def declare(sighting: Sighting, document: KnownDocument, work: Work) -> bool:
    """Whether this view's marker declares an edit that another view showed without one."""
    marker = believed(sighting.content)
    stamps = document.stamps.get(sighting.view)
    if marker is None or (stamps is not None and stamps.marker == marker):
        return False
    for row in work.known.edits.get(document.id, ()):
        if row["view"] == sighting.view:
            continue
        if may_declare(marker.edited_at, row, document, reach_of(marker)):
            declared = Declared(at=marker.edited_at, by=marker.by)
            work.outcome.declared.append((row["id"], declared))
            return True
    return False
