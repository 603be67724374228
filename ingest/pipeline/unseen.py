"""Edits that the site declares while every view shows the text as it was."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from ingest.pipeline.known import Known
from ingest.pipeline.sightings import Sighting
from ingest.pipeline.unchanged import unchanged_at
from ingest.pipeline.work import Work
from ingest.revisions.declared import Declared, declared_unseen, marker_went_on
from ingest.revisions.echo import one_moment
from ingest.store.edits import unseen_row
from ingest.store.events import event_row
from ingest.store.ids import revision_id
from schemas.records.documents import KnownDocument
from schemas.records.items import Marker, View
from schemas.records.revisions import Content, Edit, Significance

# An edit that shows itself in the other view within this time is that edit: the page is due at
# once, and most feeds are looked at within some minutes.
_WAIT: dict[View, timedelta] = {
    "feed": timedelta(minutes=1), "page": timedelta(minutes=10), "api": timedelta(minutes=10),
}  # fmt: skip
# Markers give whole minutes, and a forum's clock may differ from ours by a few more.
_SLACK = timedelta(minutes=5)


def tell_unseen(sighting: Sighting, document: KnownDocument, work: Work) -> None:
    """The text stayed: whether the site declares an edit all the same, and of which one.

    Of one that was seen and not declared, it is that one's declaration.
    """
    declared = _declared(sighting, document, work)
    if declared is None:
        return
    recent = work.known.edits.get(document.id, ())
    if any(_told(row, declared, view=sighting.view) for row in recent):
        return
    reach = reach_of(sighting.content.marker)
    silent = next((row for row in recent if may_declare(declared.at, row, document, reach)), None)
    if silent is not None:
        work.outcome.declared.append((silent["id"], declared))
        return
    _add(sighting, document, work, declared)


def _declared(sighting: Sighting, document: KnownDocument, work: Work) -> Declared | None:
    before = _last_seen(sighting, document, work.known)
    if before is None:
        return None
    place = document.id, sighting.view
    if place in work.known.other_marker and not marker_went_on(before, sighting.content):
        return None
    declared = declared_unseen(before, sighting.content)
    alone = declared is not None and declared.means == "stamp"
    return None if alone and document.source_id in work.known.stamps_alone else declared


def _last_seen(sighting: Sighting, document: KnownDocument, known: Known) -> Content | None:
    """The head's content with marker and stamps as last seen; None where another method read it.

    Of a head whose text was not loaded, since it is the same as this look's, only those are known.
    """
    place = document.id, sighting.view
    head = known.history[place][-1] if known.history.get(place) else document.heads[sighting.view]
    stamps = document.stamps.get(sighting.view)
    if head.method != sighting.look.method or stamps is None:
        return None
    return head.content or replace(
        sighting.content,
        marker=stamps.marker,
        updated_at=stamps.updated_at,
        published_at=known.published.get(head.revision_id),
    )


def _told(row: Any, declared: Declared, *, view: View) -> bool:  # noqa: ANN401 (a row mapping)
    """Whether this is another view's declaration of an edit that is known as declared.

    What this view itself declared earlier was something else: its marker has moved since.
    """
    if row["view"] == view or not row["declared"]:
        return False
    return one_moment(row["declared_at"], declared.at)


def reach_of(marker: Marker | None) -> timedelta:
    """How far a declared time may be off."""
    return timedelta(seconds=marker.uncertainty_s if marker else 0) + _SLACK


def may_declare(
    at: datetime | None,
    row: Any,  # noqa: ANN401 (a row mapping)
    document: KnownDocument,
    reach: timedelta,
) -> bool:
    """Whether a declared time may be that of this edit, which was seen and not declared."""
    if row["declared"] or row["kind"] in ("before_seen", "unseen") or row["echo_of"]:
        return False
    if at is None:
        return True
    return bool(document.first_seen_at - reach <= at <= row["detected_at"] + reach)


def _add(sighting: Sighting, document: KnownDocument, work: Work, declared: Declared) -> None:
    seq = document.heads[sighting.view].seq
    row = unseen_row(
        _edit(declared), document=document.id, view=sighting.view, seq=seq,
        detected_at=sighting.at, unchanged_at=unchanged_at(sighting, document, work.known),
    )  # fmt: skip
    work.rows.edits.append(row)
    work.known.edits.setdefault(document.id, []).insert(0, row)
    work.rows.events.append(
        event_row(
            f"{document.kind}.edited", subject=row["id"], source_id=document.source_id,
            at=sighting.at, document_id=document.id, edit_id=row["id"],
            revision_id=revision_id(document.id, sighting.view, seq),
            not_before=sighting.at + _WAIT[sighting.view],
            detail={} if sighting.view == "feed" else {"waits_for_feed": True},
        )
    )  # fmt: skip
    if sighting.view == "feed":
        work.outcome.page_due.append(document.id)


def _edit(declared: Declared) -> Edit:
    return Edit(
        kind="unseen",
        declared=True,
        declared_at=declared.at,
        declared_by=declared.by,
        significance=Significance.COSMETIC,
        changes=(),
        words_added=0,
        words_removed=0,
    )


def seen_after_all(edit: Edit, recent: Sequence[Any], *, view: View, at: datetime) -> Any | None:  # noqa: ANN401 (a row mapping)
    """The edit declared and not seen that another view now shows; None where there is none."""
    for row in recent:
        if row["kind"] != "unseen" or row["echo_of"] or row["view"] == view:
            continue
        if one_moment(row["declared_at"], edit.declared_at) and _past(row["declared_at"], at):
            return row
    return None


def _past(declared_at: datetime | None, at: datetime) -> bool:
    return declared_at is None or declared_at <= at + _SLACK
