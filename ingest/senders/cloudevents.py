"""A message as a CloudEvent 1.0 in structured mode, for receivers that speak it. Pure.

Source: CloudEvents specification 1.0.2, "Context attributes", and its JSON format.
"""

from typing import Any
from urllib.parse import quote

from schemas.records.alerts import Message

CONTENT_TYPE = "application/cloudevents+json"

# The specification wants a reverse-DNS name of the one who says what a type means. `.internal` is
# the domain that is kept free for private use (ICANN board, 29 July 2024): it is nobody else's.
_TYPES = "internal.palimpsest"

_SCHEMA = "urn:palimpsest:payload:event.v1"


def cloud_event(message: Message) -> dict[str, Any]:
    """The event whose `data` is the payload as every webhook has it.

    `id` is the alert's, as `webhook-id` is: the same in every attempt. It cannot be the event's,
    since receivers may drop a second event of one `source` and `id`, and two subscriptions may be
    told of one event in different ways.
    """
    payload = message.payload
    document = payload.get("document") or {}
    subject = {"subject": document["id"]} if document.get("id") else {}
    return {
        "specversion": "1.0",
        "id": message.alert_id,
        "source": f"urn:palimpsest:source:{_quoted(payload['source']['name'])}",
        "type": f"{_TYPES}.{payload['type']}",
        **subject,
        "time": payload["detected_at"],
        "datacontenttype": "application/json",
        "dataschema": _SCHEMA,
        "data": payload,
    }


def _quoted(name: str) -> str:
    """A name as it may stand in a URN (RFC 8141); a lone surrogate becomes a question mark."""
    return quote(name, safe="", errors="replace")
