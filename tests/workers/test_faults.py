"""Killed workers, ending workers, lost brokers: the same posts arrive."""

import json
import signal

import pytest
from sqlalchemy import update

from ingest.errors import PermanentError
from ingest.store.session import Store
from ops.servers import free_port, start_broker
from schemas.tables import feeds
from tests.fakes.webhooks import Receiver
from tests.workers.processes import wait_for
from tests.workers.small_world import watch
from workers.settings import load
from workers.worker import work


@pytest.fixture
def system(processes, store, forum, hook):
    """A ledger that wants the forum looked at; nothing runs yet."""
    processes.variables |= forum.variables | {"DESK_SECRET": "a secret of the desk"}
    watch(store, hook.url)
    return processes


def told(hook: Receiver) -> list[str]:
    return [json.loads(each.body)["document"]["url"] for each in hook.received]


def expire_leases(store: Store) -> None:
    """As if PALIMPSEST_LEASE_S had passed."""
    with store.write() as connection:
        connection.execute(update(feeds).values(lease_until=None))


def test_what_a_killed_worker_had_in_hand_is_done_again(system, store, forum, hook):
    forum.free.clear()
    worker, _ = system.start("worker"), system.start("beat")
    assert forum.asked.wait(40), "nobody looked"
    worker.kill()
    worker.wait()
    forum.free.set()
    expire_leases(store)
    system.start("worker")
    wait_for(lambda: hook.received)
    assert told(hook) == ["http://forum.palimpsest.example/posts/1"]


def test_a_worker_that_is_told_to_end_finishes_what_it_has_in_hand(system, store, forum, hook):
    forum.free.clear()
    worker, beat = system.start("worker"), system.start("beat")
    assert forum.asked.wait(40), "nobody looked"
    worker.send_signal(signal.SIGTERM)
    beat.send_signal(signal.SIGTERM)
    wait_for(lambda: "Warm shutdown" in system.log("worker"))
    forum.free.set()
    assert worker.wait(timeout=20) == 0
    assert beat.wait(timeout=20) == 0
    assert "Telepolis forum: 1 item, 1 new" in system.log("worker")


@pytest.mark.slow
def test_a_broker_that_goes_away_and_forgets_everything_delays_and_loses_nothing(
    system, forum, hook, tmp_path
):
    port = free_port()
    system.variables["PALIMPSEST_BROKER_URL"] = f"redis://127.0.0.1:{port}/0"
    broker = start_broker(tmp_path / "broker1", port)
    try:
        worker, beat = system.start("worker"), system.start("beat")
        wait_for(lambda: len(told(hook)) == 1)
        broker.kill()
        broker.wait()
        forum.posts.append(2)
        wait_for(lambda: "Error 111" in system.log("worker") or "refused" in system.log("worker"))
        broker = start_broker(tmp_path / "broker2", port)
        wait_for(lambda: len(told(hook)) == 2, patience_s=90)
        assert (worker.poll(), beat.poll()) == (None, None), "somebody gave up"
    finally:
        broker.kill()
        broker.wait()


def test_a_worker_does_not_start_on_a_ledger_that_is_not_migrated(variables, tmp_path):
    empty = {"PALIMPSEST_DATABASE_URL": f"sqlite:///{tmp_path / 'empty.db'}"}
    with pytest.raises(PermanentError, match="run `palimpsest migrate`"):
        work(load(variables | empty), None, 1)


def test_a_worker_does_not_start_without_a_contact(settings):
    with pytest.raises(PermanentError, match="PALIMPSEST_CONTACT is not set"):
        work(settings.model_copy(update={"contact": ""}), None, 1)


def test_a_worker_does_not_start_for_a_queue_that_is_not_there(settings):
    with pytest.raises(PermanentError, match="There is no queue articles"):
        work(settings, ["articles"], 1)
