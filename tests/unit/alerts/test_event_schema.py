import jsonschema
import pytest

from schemas.payloads import load
from schemas.watchlist import EVENT_TYPES


def test_the_schema_is_a_valid_schema():
    jsonschema.Draft202012Validator.check_schema(load("event.v1"))


def test_a_payload_of_every_type_fits(given, event_schema, event_type):
    event_schema.validate(given.payload(event_type))


def test_the_schema_knows_the_types_that_are_sent_and_no_other():
    assert sorted(load("event.v1")["properties"]["type"]["enum"]) == sorted(
        [*EVENT_TYPES, "channel.test"]
    )


def test_every_load_is_a_copy():
    load("event.v1")["title"] = "spoilt"
    assert load("event.v1")["title"] != "spoilt"


def test_a_name_that_is_no_schema_is_an_error():
    with pytest.raises(FileNotFoundError):
        load("event.v0")


def test_unknown_fields_are_allowed_since_fields_are_only_added(given, event_schema):
    event_schema.validate({**given.payload("post.edited"), "novelty": 1})


BROKEN = [
    ("post.edited", {"edit": None}),
    ("post.edited", {"document": None}),
    ("post.edited", {"type": "post.moved"}),
    ("post.edited", {"schema": 2}),
    ("post.edited", {"detected_at": "2022-01-11T18:49:10+01:00"}),
    ("post.edited", {"detected_at": "yesterday"}),
    ("post.gone", {"document": None}),
    ("citation.lost", {"citations": []}),
    ("quotation.broken", {"document": None}),
    ("source.failing", {"cause": None}),
    ("source.failing", {"remedy": None}),
    ("source.recovered", {"edit": {}}),
]


@pytest.mark.parametrize(("broken_type", "fields"), BROKEN)
def test_what_the_contract_does_not_allow_does_not_fit(given, event_schema, broken_type, fields):
    assert not event_schema.is_valid({**given.payload(broken_type), **fields})


@pytest.mark.parametrize(
    "field", ["id", "type", "schema", "detected_at", "source", "citations", "links"]
)
def test_no_field_of_the_contract_may_be_missing(given, event_schema, field):
    payload = given.payload("post.edited")
    del payload[field]
    assert not event_schema.is_valid(payload)


def test_before_seen_has_no_earlier_revision_and_is_declared(given, event_schema):
    payload = given.payload("post.edited_before_seen")
    payload["edit"]["declared"] = False
    assert not event_schema.is_valid(payload)
