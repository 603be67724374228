"""Heartbeats: kept on both databases, and what health checks make of them."""

from datetime import UTC, datetime, timedelta

import pytest

from ingest.store import heartbeats
from workers import health
from workers.health import worker_name
from workers.settings import load

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_the_last_beat_of_each_is_kept(store):
    with store.write() as connection:
        heartbeats.beat(connection, "poll", now=NOW)
        heartbeats.beat(connection, "sweep", now=NOW)
        heartbeats.beat(connection, "poll", now=NOW + timedelta(seconds=5))
    with store.read() as connection:
        assert heartbeats.latest(connection) == {"poll": NOW + timedelta(seconds=5), "sweep": NOW}


def test_what_was_silent_for_long_is_forgotten(store):
    with store.write() as connection:
        heartbeats.beat(connection, "worker deliver@gone", now=NOW - timedelta(days=2))
        heartbeats.beat(connection, "poll", now=NOW)
        heartbeats.forget(connection, before=NOW - timedelta(days=1))
        assert list(heartbeats.latest(connection)) == ["poll"]


@pytest.mark.parametrize(
    ("name", "age_s", "healthy"),
    [
        (worker_name(("poll",)), 1, True),
        (worker_name(("poll",)), 60, False),
        (worker_name(("poll",), host="another"), 1, False),
        ("poll", 1, False),
    ],
)
def test_a_worker_is_healthy_while_it_beats_on_this_host(store, name, age_s, healthy):
    with store.write() as connection:
        heartbeats.beat(connection, name, now=datetime.now(UTC) - timedelta(seconds=age_s))
    assert health.worker_is_healthy(settings(store)) is healthy


@pytest.mark.parametrize(
    ("poll_s", "sweep_s", "healthy"), [(1, 1, True), (1, 60, False), (60, 1, False)]
)
def test_beat_is_healthy_while_both_ticks_are_handled(store, poll_s, sweep_s, healthy):
    now = datetime.now(UTC)
    assert not health.beat_is_healthy(settings(store))
    with store.write() as connection:
        heartbeats.beat(connection, "poll", now=now - timedelta(seconds=poll_s))
        heartbeats.beat(connection, "sweep", now=now - timedelta(seconds=sweep_s))
    assert health.beat_is_healthy(settings(store)) is healthy


def settings(store):
    return load({"PALIMPSEST_DATABASE_URL": store.url.render_as_string(hide_password=False)})
