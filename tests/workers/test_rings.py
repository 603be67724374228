"""The bell: what stands in a message, when it is sent, and what happens where it cannot be."""

import json
import time

import pytest
from celery import Celery

from ingest.errors import TransientError
from ingest.store import heartbeats
from ops.servers import free_port
from schemas.records.steps import Done, Ring
from workers.app import make_app
from workers.limits import Limits
from workers.registration import register
from workers.rings import expires_s, ring
from workers.settings import Settings, load
from workers.steps import StepTask, step

REVISIONS = Ring(step="link", ids=("rev-1", "rev-2"), label="Telepolis forum, Kremlin")
FEEDS = Ring(step="observe", ids=(1, 2), label="Telepolis forum")


class StoreOnly:
    """The parts of the steps of these tests."""

    def __init__(self, store) -> None:
        self.store = store


@step(time_limit_s=60)
def observe(parts, ids):
    """A step that commits a row, or rolls it back."""
    from datetime import UTC, datetime  # noqa: PLC0415 (only here)

    with parts.store.write() as connection:
        heartbeats.beat(connection, f"observed {ids}", now=datetime.now(UTC))
        if ids == [666]:
            raise TransientError("The disk of the database is full.")
    return Done(line="Telepolis forum: 2 items", rings=(REVISIONS,))


def application(settings: Settings, store, steps: tuple[StepTask, ...] = (observe,)) -> Celery:
    app = make_app(settings)
    register(app, steps, parts=lambda: StoreOnly(store), limits=Limits(), lease_s=300)
    return app


def perform(app: Celery, *ids):
    return app.tasks["palimpsest.observe"].apply(args=ids, throw=False)


def done(store) -> list[str]:
    with store.read() as connection:
        return list(heartbeats.latest(connection))


def messages(broker, queue: str) -> list[dict]:
    return [json.loads(raw) for raw in broker.lrange(queue, 0, -1)]


def test_a_message_holds_ids_and_shows_a_label(settings, store, broker):
    assert ring(application(settings, store), [REVISIONS], lease_s=300) == 1
    (message,) = messages(broker, "link")
    assert message["headers"]["task"] == "palimpsest.link"
    assert message["headers"]["argsrepr"] == "Telepolis forum, Kremlin"
    assert message["headers"]["kwargsrepr"].strip() == ""
    assert message["headers"]["expires"] is not None
    assert message["content-type"] == "application/json"


def test_a_message_is_worth_something_until_another_is_sent_for_the_same():
    assert expires_s(FEEDS, lease_s=300) == 300
    assert expires_s(REVISIONS, lease_s=300) == 120


def test_a_step_that_has_committed_rings(settings, store, broker):
    result = perform(application(settings, store), [1, 2])
    assert (result.state, result.result) == ("SUCCESS", "Telepolis forum: 2 items")
    assert done(store) == ["observed [1, 2]"]
    assert len(messages(broker, "link")) == 1


def test_a_roll_back_sends_nothing(settings, store, broker):
    result = perform(application(settings, store), [666])
    assert result.state == "FAILURE"
    assert str(result.result) == "The disk of the database is full."
    assert done(store) == []
    assert broker.keys() == []


@pytest.mark.parametrize("scheme", ["redis", "amqp"])
def test_where_the_broker_is_away_the_work_is_kept_and_nothing_breaks(store, scheme):
    app = application(
        load({"PALIMPSEST_BROKER_URL": f"{scheme}://127.0.0.1:{free_port()}/"}), store
    )
    began = time.monotonic()
    result = perform(app, [1, 2])
    assert (result.state, result.result) == ("SUCCESS", "Telepolis forum: 2 items")
    assert done(store) == ["observed [1, 2]"]
    assert time.monotonic() - began < 10


def test_many_messages_for_a_broker_that_is_away_cost_one_try(store):
    app = application(load({"PALIMPSEST_BROKER_URL": f"redis://127.0.0.1:{free_port()}/"}), store)
    began = time.monotonic()
    assert ring(app, [REVISIONS] * 200, lease_s=300) == 0
    assert time.monotonic() - began < 10
