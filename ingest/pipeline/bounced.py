"""A mail that came back after its server had taken it: the alert did not arrive after all."""

from datetime import datetime
from typing import Any, Literal

from ingest.alerts.pauses import Health
from ingest.pipeline.channel_events import Happened, tell
from ingest.senders.bounce import Bounce
from ingest.store import bounces, channels
from ingest.store.session import Connection
from schemas.records.alerts import Channel, Refused

# What came of a report: of none of our mails; told before; its server still tries; given up.
Recorded = Literal["unknown", "known", "delayed", "dead"]


def record_bounce(connection: Connection, bounce: Bounce, *, now: datetime) -> Recorded:
    """Store what a mail server reports of an alert, if that went to the address that it names.

    Anybody may write to the mailbox of bounces: what names another address is not believed. The
    operator is told, at most once a day, as of any alert that is given up. The channel is not
    paused: the server takes the next mail as it took this one.
    """
    row = bounces.mailed(connection, bounce.alert_id, bounce.recipient)
    if row is None:
        return "unknown"
    answer = _answer(bounce)
    if bounces.is_recorded(connection, bounce.alert_id, answer):
        return "known"
    delivery = {"attempted_at": now, "outcome": "bounced", "answer": answer}
    bounces.record(connection, row["id"], delivery=delivery, given_up=bounce.is_permanent)
    if not bounce.is_permanent:
        return "delayed"
    _tell(connection, dict(row), Refused(answer=answer), now=now)
    return "dead"


def _answer(bounce: Bounce) -> str:
    what = "Came back" if bounce.is_permanent else "Delayed, its server still tries"
    said = " ".join(part for part in (bounce.status, bounce.diagnostic) if part)
    return f"{what}: {said}" if said else f"{what}, without a reason."


def _tell(connection: Connection, row: dict[str, Any], refused: Refused, *, now: datetime) -> None:
    """That an alert died, and no more: the channel takes mails, so it does not fail."""
    channel = Channel(**row["channel"])
    channels.add(connection, [channel])
    well = Health(told_at=now)
    happened = Happened(
        taken=row | {"channel_key": channel.key}, outcome=refused, died=True, overdue=0,
        before=well, after=well, at=now,
    )  # fmt: skip
    tell(connection, happened)
