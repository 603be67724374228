"""Queues: every task has one, every queue has a worker, and an unknown one is said."""

import pytest

from ingest.errors import PermanentError
from ops.programs import commands
from workers.app import make_app
from workers.queues import QUEUES, chosen
from workers.schedule import beat_schedule
from workers.settings import load
from workers.tasks import STEPS


def served_by(command: list[str]) -> list[str]:
    """The queues that a command line of the local runtime names."""
    return command[command.index("--queues") + 1].split(",") if "--queues" in command else []


def test_every_step_has_a_queue_of_its_name_and_every_queue_a_step():
    assert sorted(step.name for step in STEPS) == sorted(QUEUES)


def test_every_task_is_routed_to_its_queue_by_celery():
    app = make_app(load({}))
    for step in STEPS:
        route = app.amqp.router.route({}, f"palimpsest.{step.name}")
        assert route["queue"].name == step.name
        assert route["queue"].exchange.type == "direct"


def test_a_task_without_a_route_is_an_error_and_not_a_message_nobody_reads():
    app = make_app(load({}))
    with pytest.raises(Exception, match="nowhere"):
        app.amqp.router.route({"queue": "nowhere"}, "palimpsest.nothing")


def test_the_workers_of_the_local_runtime_serve_every_queue_once():
    served = [queue for command in commands().values() for queue in served_by(command)]
    assert sorted(served) == sorted(QUEUES)


def test_the_ticks_are_tasks_that_are_there():
    names = {f"palimpsest.{step.name}" for step in STEPS}
    assert {entry["task"] for entry in beat_schedule(5).values()} <= names


@pytest.mark.parametrize(
    ("asked", "served"),
    [(None, QUEUES), ((), QUEUES), (["link"], ("link",)), (["link", "link"], ("link",))],
)
def test_a_worker_serves_what_it_is_told_or_everything(asked, served):
    assert chosen(asked) == served


def test_a_queue_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(PermanentError, match="There is no queue linx: the queues are poll, obs"):
        chosen(["poll", "linx"])


@pytest.mark.parametrize(
    "url", ["redis://h/0", "rediss://h/0", "amqp://u:p@h//", "amqps://u:p@h//"]
)
def test_what_recovers_from_a_lost_broker_is_set_for_each_kind(url: str):
    conf = make_app(load({"PALIMPSEST_BROKER_URL": url})).conf
    assert conf.task_acks_late
    assert conf.task_reject_on_worker_lost
    assert conf.worker_prefetch_multiplier == 1
    assert conf.broker_connection_max_retries is None
    assert conf.accept_content == ["json"]
    if url.startswith("redis"):
        longest = max(step.time_limit_s for step in STEPS)
        assert conf.broker_transport_options["visibility_timeout"] > longest
        assert conf.broker_transport_options["health_check_interval"] == 25
    else:
        assert conf.broker_transport_options == {"confirm_publish": True}


def test_flower_shows_no_password_of_the_broker():
    conf = make_app(load({"PALIMPSEST_BROKER_URL": "redis://:hidden@h/0"})).conf
    assert "hidden" not in str(conf.table(with_defaults=True, censored=True))
