"""A message as one line of JSON, and whether a file holds it already. Pure."""

import json
from datetime import UTC

from ingest.senders.json_bodies import json_body
from schemas.records.alerts import Message


def line_of(message: Message) -> bytes:
    """`{"alert": …, "subscription": …, "created_at": …, "event": payload}` and a line end.

    The same bytes in every attempt. `created_at` is when the alert was made; `event` is the body of
    a webhook (`schemas/payloads/event.v1.json`).
    """
    body = {
        "alert": message.alert_id,
        "subscription": message.subscription,
        "created_at": message.created_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "event": message.payload,
    }
    return json_body(body) + b"\n"


def holds(tail: bytes, alert_id: str) -> bool:
    """Whether a whole line of this alert stands in the last bytes of a file.

    A line that was cut off is none, at the end or where others came after it.
    """
    begins = json_body({"alert": alert_id})[:-1] + b","
    return any(line.startswith(begins) and _is_whole(line) for line in tail.split(b"\n"))


def torn(tail: bytes) -> bytes:
    """What stands after the last line end: a line whose writer was killed; mostly nothing."""
    return tail.rpartition(b"\n")[2]


def _is_whole(line: bytes) -> bool:
    """Whether it is JSON to its end: of an object, no beginning is."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
