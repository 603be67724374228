"""What a subscription would have been sent, for people and for programs.

The values are those of `ingest.pipeline.replay`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from ingest.alerts.rehearsal import Alert, Sending
from ingest.pipeline.labels import counted
from ingest.pipeline.replay import Nearly, Replayed
from ops.shown.rules import refusal
from ops.shown.tables import Column
from ops.shown.terminal import safe_line
from ops.shown.times import length, moment
from ops.shown.waiting import BUNDLES

# Of what was nearly wanted so many are shown, the newest; `--json` has all.
MOST_NEARLY = 10

COLUMNS = (
    Column("DUE", lambda row: moment(row["due_at"])),
    Column("BY", lambda row: ", ".join(row["channels"]), stretches=True),
    Column("SAYS", lambda row: _says(row["alerts"], row["bundle"]), stretches=True),
)


def messages(replayed: Replayed) -> list[dict[str, Any]]:
    """The messages in the order in which they are due; the same to several channels is one row."""
    found: dict[Any, dict[str, Any]] = {}
    for each in replayed.sendings:
        key = (each.due_at, each.bundle, tuple(one.event_ids[0] for one in each.alerts))
        row = found.setdefault(key, _message(replayed, each))
        row["channels"].append(each.channel.label)
    return list(found.values())


def _message(replayed: Replayed, sending: Sending) -> dict[str, Any]:
    return {
        "what": "message",
        "subscription": replayed.subscription.name,
        "due_at": sending.due_at,
        "channels": [],
        "bundle": sending.bundle,
        "alerts": [_alert(each) for each in sending.alerts],
    }


def _alert(alert: Alert) -> dict[str, Any]:
    names = ("event_ids", "types", "document_id", "headline")
    return {name: getattr(alert, name) for name in names}


def _says(alerts: Sequence[dict[str, Any]], bundle: str | None) -> str:
    if len(alerts) > 1:
        return f"{len(alerts)} alerts as one, that waited {BUNDLES[bundle or 'digest']}"
    [alert] = alerts
    also = alert["types"][1:]
    more = f" (tells also {', '.join(dict.fromkeys(also))})" if also else ""
    waited = f" (waited {BUNDLES[bundle]})" if bundle else ""
    return f"{safe_line(alert['headline'])}{more}{waited}"


def nearly(each: Nearly, replayed: Replayed) -> dict[str, Any]:
    """An event that was nearly wanted, and why it was not."""
    return {
        "what": "nearly wanted",
        "subscription": replayed.subscription.name,
        "event": each.event_id,
        "type": each.type,
        "at": each.at,
        "headline": each.headline,
        "reason": each.reason,
    }


def summary(replayed: Replayed, span: timedelta) -> dict[str, Any]:
    """How much it would have been."""
    waited = Counter(each.bundle for each in _alerts(replayed) if each.bundle)
    return {
        "what": "summary",
        "subscription": replayed.subscription.name,
        "days": round(span / timedelta(days=1), 2),
        "messages": len(replayed.sendings),
        "by_channel": dict(Counter(each.channel.label for each in replayed.sendings)),
        "waited": dict(waited),
        "nearly": dict(Counter(each.reason for each in replayed.nearly)),
    }


def _alerts(replayed: Replayed) -> Iterator[Alert]:
    return (alert for each in replayed.sendings for alert in each.alerts)


def closing_lines(replayed: Replayed, span: timedelta) -> Iterator[str]:
    """The count at the end, what waited, and what was nearly wanted."""
    told = summary(replayed, span)
    by = ", ".join(
        f"{number} by {safe_line(label)}" for label, number in told["by_channel"].items()
    )
    name = safe_line(replayed.subscription.name)
    messages_ = counted(told["messages"], "message")
    yield f"{name}: {messages_} in {length(span)}" + (f" ({by})" if by else "")
    for bundle, number in told["waited"].items():
        yield f"  {counted(number, 'alert')} waited {BUNDLES[bundle]}"
    if replayed.nearly:
        yield f"  {counted(len(replayed.nearly), 'event')} nearly wanted, but for one condition:"
    for each in replayed.nearly[-MOST_NEARLY:]:
        why = refusal(each.reason, replayed.subscription)
        yield f"    {each.event_id}  {moment(each.at)}  {safe_line(each.headline)}: {why}"
    if len(replayed.nearly) > MOST_NEARLY:
        yield f"    and {len(replayed.nearly) - MOST_NEARLY} earlier ones (--json has all)"
