"""Events and subscriptions of the founding example; written by us."""

import copy
from datetime import UTC, datetime, timedelta

import jsonschema
import pytest

from schemas.payloads import load
from schemas.records.alerts import Channel, EventFacts, Subscription, Where
from schemas.records.revisions import Significance

NOW = datetime(2022, 1, 11, 18, 50, tzinfo=UTC)

CITATION = {
    "statement_id": "s-1",
    "url": "http://en.kremlin.ru/events/president/news/67568",
    "method": "url",
    "confidence": 0.98,
    "status": "held",
    "quotations": [],
    "key": "kremlin:67568",
    "publisher": "kremlin",
    "title": "CSTO summit",
}

DOCUMENT = {
    "id": "p-1",
    "kind": "post",
    "url": "https://forum.example/post/1",
    "title": "Putins Statement",
    "author": "mueller",
    "published_at": "2022-01-11T09:12:00Z",
    "state": "live",
}

STATEMENT = {
    "id": "s-1",
    "kind": "statement",
    "url": "http://en.kremlin.ru/events/president/news/67568",
    "title": "CSTO summit",
    "author": None,
    "published_at": "2022-01-10T13:00:00Z",
    "state": "live",
    "key": "kremlin:67568",
    "publisher": "kremlin",
}

EDIT = {
    "from": 1,
    "to": 2,
    "view": "page",
    "kind": "changed",
    "declared": True,
    "declared_at": "2022-01-11T18:47:00Z",
    "declared_by": "author",
    "significance": "substantive",
    "changes": [{"field": "text", "kind": "number", "before": "6 Stunden", "after": "8 Stunden"}],
    "words_added": 1,
    "words_removed": 1,
    "diff": "-weniger als 6 Stunden\n+weniger als 8 Stunden",
}

BEFORE_SEEN = {
    **EDIT,
    "from": None,
    "to": 1,
    "kind": "before_seen",
    "changes": [],
    "words_added": 0,
    "words_removed": 0,
    "diff": "",
}

PAYLOAD = {
    "id": "e-1",
    "type": "post.edited",
    "schema": 1,
    "detected_at": "2022-01-11T18:49:10Z",
    "source": {"name": "Telepolis forum", "kind": "forum"},
    "document": DOCUMENT,
    "edit": EDIT,
    "citations": [CITATION],
    "links": {"document": "http://127.0.0.1:8600/d/p-1", "diff": "http://127.0.0.1:8600/d/p-1/1/2"},
}

STATUS_OF = {"citation.new": "new", "citation.lost": "lost", "quotation.broken": "changed"}

EVENT_TYPES = (
    *(
        f"{kind}.{what}"
        for kind in ("post", "statement")
        for what in ("new", "edited", "edited_before_seen", "gone", "restored")
    ),
    "citation.new",
    "citation.lost",
    "quotation.broken",
    "source.failing",
    "source.recovered",
    "channel.failing",
    "channel.recovered",
    "alert.dead",
    "channel.test",
)


def payload_of(event_type, **fields):
    """A payload of that type as the pipeline writes it."""
    payload = copy.deepcopy({**PAYLOAD, "type": event_type, **fields})
    kind, _, what = event_type.partition(".")
    if kind == "statement":
        payload["document"] = copy.deepcopy(STATEMENT)
        payload["source"] = {"name": "Kremlin, English", "kind": "official"}
    if what == "edited_before_seen":
        payload["edit"] = copy.deepcopy(BEFORE_SEEN)
    elif what not in {"edited", "broken"}:
        payload["edit"] = None
    if event_type in STATUS_OF:
        for citation in payload["citations"]:
            citation["status"] = STATUS_OF[event_type]
    if what == "gone":
        payload["document"]["state"] = "gone"
    if kind in {"channel", "alert"}:
        payload.update(
            document=None,
            citations=[],
            links={"document": None, "diff": None},
            channel="webhook:https://desk.example",
            code="timeout",
            cause="The other side has not answered within 30 s, 5 times in a row.",
            remedy="Ask whoever runs it; it is tried again in 10 minutes.",
        )
        if what != "test":
            payload["subscriptions"] = ["desk", "archive"]
    if kind == "source":
        payload.update(
            document=None,
            citations=[],
            links={"document": None, "diff": None},
            cause="The feed has answered 503 since 2022-01-11 12:00 UTC.",
            remedy="Look at the address in a browser; correct it in watch.yaml if it has moved.",
            address="forum.example/feed.rss",
            since="2022-01-11T12:00:00Z",
            read_at="2022-01-11T11:30:00Z",
        )
    payload.update(fields)
    return payload


def event_of(event_type="post.edited", **fields):
    payload = fields.pop("payload", None) or payload_of(event_type)
    edit = payload["edit"]
    usual = {
        "id": payload["id"],
        "type": event_type,
        "at": NOW,
        "baseline": False,
        "source_name": payload["source"]["name"],
        "document_id": (payload["document"] or {}).get("id"),
        "author": (payload["document"] or {}).get("author"),
        "text": "Der Grund für die Telefonkonferenz war der Einsatz.",
        "significance": Significance.of(edit["significance"]) if edit else None,
        "payload": payload,
    }
    return EventFacts(**{**usual, **fields})


def subscription_of(**fields):
    usual = {
        "id": 1,
        "name": "desk",
        "events": ("*",),
        "at_least": Significance.COSMETIC,
        "baseline": False,
        "where": Where(),
        "settle": timedelta(minutes=2),
        "channels": (Channel(kind="webhook", target="https://desk.example/hook"),),
    }
    return Subscription(**{**usual, **fields})


class Given:
    """What the tests of this folder ask for."""

    now = NOW
    types = EVENT_TYPES
    payload = staticmethod(payload_of)
    event = staticmethod(event_of)
    subscription = staticmethod(subscription_of)


@pytest.fixture
def given():
    return Given()


def pytest_generate_tests(metafunc):
    if "event_type" in metafunc.fixturenames:
        metafunc.parametrize("event_type", EVENT_TYPES)


@pytest.fixture
def event_schema():
    return jsonschema.Draft202012Validator(load("event.v1"))
