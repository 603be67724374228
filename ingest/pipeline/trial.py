"""A test message through a real channel: what would come of an alert. Stores nothing."""

from datetime import datetime
from typing import Any

from ingest.alerts.payload import instant
from ingest.alerts.phrases import phrases
from ingest.alerts.render import render
from ingest.pipeline.parts import Parts
from schemas.records.alerts import Channel, Message, Refused, SendOutcome, Subscription


def try_channel(
    parts: Parts, subscription: Subscription, channel: Channel, *, id_: str
) -> SendOutcome:
    """Send one message that is plainly a test; what the other side answered.

    `id_` stands for both event and alert, and is a new one each time: receivers leave out what they
    have seen.
    """
    sender = parts.senders.get(channel.kind)
    if sender is None:
        return Refused(answer=f"No sender for {channel.kind} is set up here.", code="settings")
    now = parts.now()
    return sender.send(_message(subscription, channel, id_=id_, now=now), channel, now=now)


def _message(subscription: Subscription, channel: Channel, *, id_: str, now: datetime) -> Message:
    return render(
        id_,
        _payload(channel, id_=id_, now=now),
        say=phrases(subscription.language, subscription.zone),
        subscription=subscription.name,
        segments=(),
        text_before=None,
        text_after=None,
        created_at=now,
    )


def _payload(channel: Channel, *, id_: str, now: datetime) -> dict[str, Any]:
    """A body that fits `schemas/payloads/event.v1.json`; it has no source, so it names us."""
    return {
        "id": id_,
        "type": "channel.test",
        "schema": 1,
        "detected_at": instant(now),
        "source": {"name": "Palimpsest", "kind": "forum"},
        "document": None,
        "edit": None,
        "citations": [],
        "links": {"document": None, "diff": None},
        "channel": channel.label,
        "code": None,
        "cause": None,
        "remedy": None,
    }
