"""The concrete parts: complete, and made once."""

import threading
from datetime import UTC, datetime
from typing import get_args

import pytest

from ingest.errors import PermanentError
from ingest.fetch.settings import parse_resolve
from ingest.pipeline.parts import Parts
from schemas.records.alerts import Channel, ChannelKind, Delivered, Message
from workers import wiring
from workers.settings import load

SETTINGS = {"PALIMPSEST_CONTACT": "tests@palimpsest.example"}
MESSAGE = Message(
    alert_id="a1", subject="Post edited", text="words", html="", payload={}, thread=None,
    created_at=datetime(2022, 1, 11, tzinfo=UTC),
)  # fmt: skip


@pytest.fixture
def settings(tmp_path):
    return load(SETTINGS | {"PALIMPSEST_HOME": str(tmp_path), "PALIMPSEST_LEASE_S": "60"})


@pytest.fixture
def parts(settings):
    made = wiring.parts(settings)
    yield made
    made.store.close()


def test_every_kind_of_channel_has_a_sender(parts: Parts):
    assert set(parts.senders) == set(get_args(ChannelKind))


@pytest.mark.parametrize(("kind", "place"), [("atom", "feeds/desk"), ("file", "alerts/desk")])
def test_channels_that_are_files_lie_below_the_home(parts: Parts, settings, kind, place):
    channel = Channel(kind=kind, target="desk")
    outcome = parts.senders[kind].send(MESSAGE, channel, now=MESSAGE.created_at)
    assert isinstance(outcome, Delivered)
    assert (settings.home / place).is_file()


def test_the_settings_reach_the_parts(parts: Parts):
    assert parts.lease.total_seconds() == 60
    assert parts.console_url is None
    assert parts.now().utcoffset().total_seconds() == 0
    assert not parts.is_local("127.0.0.1")


def test_the_rules_of_resolve_hold_for_webhooks_as_libcurl_writes_them(settings):
    rules = parse_resolve("hook.example:443:127.0.0.1:8443, [fd00::1]:80:[::1]:81")
    assert wiring.connect_to(settings.model_copy(update={"resolve": rules})) == (
        "hook.example:443:127.0.0.1:8443",
        "[fd00::1]:80:[::1]:81",
    )


def test_without_a_contact_no_parts_are_made(settings):
    with pytest.raises(PermanentError, match="PALIMPSEST_CONTACT is not set"):
        wiring.parts(settings.model_copy(update={"contact": ""}))


def test_the_parts_are_made_at_the_first_call_and_once_for_all_threads(settings, monkeypatch):
    made = []
    monkeypatch.setattr(wiring, "parts", lambda _: made.append(1) or object())
    get = wiring.once(settings)
    assert made == []
    found = []
    threads = [threading.Thread(target=lambda: found.append(get())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(map(id, found))) == 1
    assert made == [1]
