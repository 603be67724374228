"""What an alert says when it leaves: read where it is taken, rendered when no session is open."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.alerts.matters import is_edit
from ingest.alerts.phrases import phrases
from ingest.alerts.picture import picture_of
from ingest.alerts.render import render
from ingest.pipeline.digests import PreparedDigest, message_of_bundle, prepare_digest
from ingest.pipeline.facts import Told
from ingest.pipeline.joining import Whole, join_beside, told_by, whole_of
from ingest.revisions.differ.segments import segments
from ingest.store import subscriptions
from ingest.store.session import Connection, Row
from schemas.records.alerts import Message, Subscription
from schemas.records.revisions import Content


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedLetter:
    """What one alert tells by itself."""

    subscription: Subscription
    told: Sequence[Told]


Prepared = PreparedLetter | PreparedDigest


def prepare(connection: Connection, taken: Row, *, console_url: str | None) -> Prepared:
    """Read what a taken alert tells, and join to it what is told with it; its lease is held.

    Belongs into the transaction that took it: what is joined now is told by nobody else.
    """
    subscription = subscriptions.by_id(connection, taken["subscription_id"])
    if taken["bundle"] is not None:
        digest = prepare_digest(connection, taken, subscription, console_url=console_url)
        if digest is not None:
            return digest
    join_beside(connection, taken)
    least = subscription.citations
    told = told_by(connection, taken, least=least, console_url=console_url)
    return PreparedLetter(subscription=subscription, told=told)


def message_of(taken: Row, prepared: Prepared) -> Message:
    """The message of a taken alert, in the language of its subscription; reads nothing."""
    if isinstance(prepared, PreparedDigest):
        return message_of_bundle(prepared)
    subscription, whole = prepared.subscription, whole_of(prepared.told)
    before, after = _compared(prepared.told, whole)
    undone = after is not whole.after
    say = phrases(subscription.language, subscription.zone)
    shown = segments(_text(before), _text(after)) if before and after else ()
    is_chat = taken["channel"]["kind"] == "apprise"
    return render(
        taken["id"],
        whole.payload,
        segments=shown,
        text_before=_text(before) if before and not undone else None,
        text_after=_text(after) if after else None,
        created_at=taken["created_at"],
        say=say,
        subscription=subscription.name,
        picture=picture_of(whole.payload, shown, say=say) if is_chat else None,
    )


def _compared(told: Sequence[Told], whole: Whole) -> tuple[Content | None, Content | None]:
    """The texts whose difference is shown: of an edit that was undone those of its first step."""
    edit = whole.payload.get("edit") or {}
    begins = (edit.get("view"), edit.get("from"))
    for each in told if "undone" in edit else ():
        step = each.facts.payload.get("edit") or {}
        if is_edit(each.facts.type) and (step.get("view"), step.get("from")) == begins:
            return each.before, each.after
    return whole.before, whole.after


def _text(content: Content) -> str:
    return content.text.visible
