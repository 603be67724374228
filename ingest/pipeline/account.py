"""How one edit is told: by itself, with others as one step, later, or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ingest.pipeline.known import Known
from ingest.pipeline.sightings import Sighting
from ingest.pipeline.steps import Echoed, same_step, step_of, unrest_of
from ingest.pipeline.unchanged import unchanged_at
from ingest.pipeline.unseen import seen_after_all
from ingest.revisions.stories.unrest import Step, Telling, Unrest, decide_telling
from ingest.store import ids
from schemas.records.documents import KnownDocument
from schemas.records.revisions import Edit, Edited


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One edit, and how it is told; made before its revision is stored."""

    edit: Edit
    edit_id: str
    revision_id: str
    seq: int
    event_id: str
    echo: Echoed | None  # another view's edit that is the same step
    unseen: Any | None  # row of an edit that another view declared, and that this is
    step: Step
    telling: Telling
    before: Unrest
    waiting: str | None  # the event that waits for the text to rest, its own or the other view's
    unchanged_at: datetime | None  # when a look last showed the text before it

    @property
    def silent(self) -> bool:
        """Whether nobody is told for now."""
        return self.waiting is not None or self.telling.since is None

    @property
    def superseded(self) -> str | None:
        """The event that waited, where it will tell nothing any more."""
        return None if self.before.waiting == self.waiting else self.before.waiting

    @property
    def detail(self) -> dict[str, Any]:
        """Of its event: the revision told last, where others lie between, and how long it waits."""
        since, rest = self.telling.since, self.telling.rest
        shown: dict[str, Any] = {"since": since} if since and since < self.seq - 1 else {}
        if rest is None or self.waiting is None:
            return shown
        return shown | {"rest_s": rest.total_seconds(), "observed": self.telling.observed}

    @property
    def unrest(self) -> Unrest:
        """What is remembered with the new head."""
        return Unrest(
            seq=self.seq,
            told=self.seq if self.waiting is None else self.before.told,
            waiting=self.waiting,
            passages=self.telling.passages,
        )


def account_of(
    sighting: Sighting, document: KnownDocument, known: Known, decision: Edited
) -> Account:
    """How an edit is to be told, by what is known of the document's edits so far."""
    view = sighting.view
    head = known.history[document.id, view][-1]
    revision_id = ids.revision_id(document.id, view, head.seq + 1)
    edit_id = ids.edit_id(revision_id)
    event_id = ids.event_id(f"{document.kind}.edited", edit_id)
    recent = known.edits.get(document.id, ())
    echo = same_step(decision.edit, recent, view)
    unseen = seen_after_all(decision.edit, recent, view=view, at=sighting.at)
    edit = _with_the_sites_word(decision.edit, [row for row in (echo and echo.last, unseen) if row])
    before = unrest_of(known, document.id, head, view)
    step = step_of(
        sighting, document, known, replace(decision, edit=edit), story=_story(echo, edit_id)
    )
    telling = decide_telling(step, before)
    return Account(
        edit=edit,
        edit_id=edit_id,
        revision_id=revision_id,
        seq=head.seq + 1,
        event_id=event_id,
        echo=echo,
        unseen=unseen,
        step=step,
        telling=telling,
        before=before,
        waiting=_waiting(telling, known, echo, event_id, edit),
        unchanged_at=unchanged_at(sighting, document, known),
    )


def _story(echo: Echoed | None, edit_id: str) -> str:
    return str(echo.last["id"]) if echo else edit_id


def _waiting(
    telling: Telling, known: Known, echo: Echoed | None, event_id: str, edit: Edit
) -> str | None:
    """An echo waits where the other view's account waits, and is told where that was told.

    Not where it has more to say, which is no unrest itself.
    """
    if echo is not None:
        declares = edit.declared and not echo.last["declared"]
        more = declares or echo.has_more
        return None if more and telling.rest is None else known.resting.get(echo.last["id"])
    return event_id if telling.rest and telling.since is not None else None


def _with_the_sites_word(edit: Edit, rows: Sequence[Any]) -> Edit:
    """Declared, where another view's account of the same edit is."""
    row = next((row for row in rows if row["declared"]), None)
    if edit.declared or row is None:
        return edit
    return replace(
        edit, declared=True, declared_at=row["declared_at"], declared_by=row["declared_by"]
    )
