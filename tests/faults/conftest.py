"""The small world of tests/flow, for faults that are a matter of order and not of processes."""

import pytest

from tests.flow.conftest import World


@pytest.fixture
def world(store, tmp_path) -> World:
    return World(store, tmp_path)
