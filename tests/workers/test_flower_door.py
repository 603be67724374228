"""Flower's door: loopback without a password, anything else only with one."""

import pytest

from ingest.errors import PermanentError
from workers.flower import flower_options, refuse_open_door
from workers.settings import load


def settings(address: str, password: str):
    return load({"PALIMPSEST_FLOWER_ADDRESS": address, "PALIMPSEST_FLOWER_PASSWORD": password})


@pytest.mark.parametrize("address", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_on_loopback_no_password_is_asked_for(address: str):
    refuse_open_door(settings(address, ""))
    assert flower_options(settings(address, ""))["basic_auth"] == []


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.5", "desk.example"])
def test_beyond_loopback_it_is_refused_without_a_password(address: str):
    with pytest.raises(PermanentError, match="set PALIMPSEST_FLOWER_PASSWORD"):
        refuse_open_door(settings(address, ""))
    refuse_open_door(settings(address, "a password"))
    assert flower_options(settings(address, "pw:d"))["basic_auth"] == ["palimpsest:pw:d"]


def test_its_memory_is_bounded_and_kept_at_home():
    options = flower_options(load({"PALIMPSEST_HOME": "/tmp/home"}))
    assert options["max_tasks"] <= 20_000
    assert (options["persistent"], options["db"]) == (True, "/tmp/home/flower")
