"""Webhooks as CloudEvents 1.0, held against a schema that was written from the specification."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import jsonschema
import pytest
import standardwebhooks

from ingest.senders.cloudevents import cloud_event
from ingest.senders.webhook import WebhookSender
from schemas.payloads import load
from schemas.records.alerts import Delivered
from tests.fakes.webhooks import Receiver

SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="

# "Context attributes": names of lower-case letters and digits, strings without controls.
TEXT = {"type": "string", "minLength": 1, "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"}
ENVELOPE = jsonschema.Draft202012Validator(
    {
        "type": "object",
        "required": ["specversion", "id", "source", "type"],
        "propertyNames": {"pattern": "^[a-z0-9]{1,20}$"},
        "properties": {
            "specversion": {"const": "1.0"},
            "id": TEXT,
            "source": TEXT | {"pattern": "^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$"},  # absolute
            "type": TEXT | {"pattern": r"^[a-z]+(\.[a-z_]+)+$"},  # reverse-DNS
            "subject": TEXT,
            "time": {"pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"},
            "datacontenttype": {"const": "application/json"},
            "dataschema": TEXT | {"pattern": "^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$"},
            "data": {"type": "object"},
        },
        "additionalProperties": False,
    }
)


def test_a_cloud_event_carries_the_payload_and_is_signed_all_the_same(given):
    message = given.message()
    sender = WebhookSender({}, user_agent="Palimpsest/0.1 (+desk@example.org)")
    with Receiver() as receiver:
        channel = replace(given.channel("webhook", receiver.url, SECRET), format="cloudevents")
        outcome = sender.send(message, channel, now=datetime.now(UTC))
        verified = standardwebhooks.Webhook(SECRET).verify(
            receiver.last.body, receiver.last.headers
        )
    assert isinstance(outcome, Delivered)
    assert receiver.last.headers["content-type"] == "application/cloudevents+json"
    assert receiver.last.headers["webhook-id"] == verified["id"] == message.alert_id
    assert verified["data"] == message.payload
    assert verified["dataschema"] == load("event.v1")["$id"]
    ENVELOPE.validate(verified)


def test_the_envelope_says_what_a_router_needs(given):
    told = cloud_event(given.message())
    assert {name: told[name] for name in ("source", "type", "subject", "time")} == {
        "source": "urn:palimpsest:source:Telepolis%20forum",
        "type": "internal.palimpsest.post.edited",
        "subject": "p-1",
        "time": "2022-01-11T18:49:10Z",
    }


def test_what_is_about_no_document_has_no_subject(given):
    payload = given.payload | {"type": "source.failing", "document": None}
    told = cloud_event(given.message(payload=payload))
    assert "subject" not in told
    ENVELOPE.validate(told)


@pytest.mark.parametrize("name", ["Форум “Ж”", "a\r\nb", "half \ud83d", "x/../y?z#w", "%"])
def test_whatever_a_source_is_called_its_name_is_an_address(given, name):
    payload = given.payload | {"source": {"name": name, "kind": "forum"}}
    ENVELOPE.validate(cloud_event(given.message(payload=payload)))


def test_one_event_for_two_subscriptions_is_two_events_to_a_receiver(given):
    first, second = (cloud_event(given.message(alert_id=name)) for name in ("a1", "a2"))
    assert first["source"] == second["source"]
    assert first["id"] != second["id"]
    assert json.dumps(first["data"]) == json.dumps(second["data"])
