"""A third of the story while processes are killed and the broker is away: the same alerts.

None is lost and none is doubled in effect: an alert may come twice with one webhook-id, never
under two.
"""

from collections.abc import Iterator

import pytest

from tests.faults import inflicting as faults
from tests.faults.inflicting import Fault
from tests.story import cast
from tests.story.playing import Play
from tests.story.script import write

pytestmark = pytest.mark.slow

# What happens while each wave of the story is under way.
PLAN: tuple[tuple[Fault, ...], ...] = (
    (faults.worker_dies_while_it_looks, faults.deliver_dies_between_send_and_save),
    (faults.all_die_while_a_page_is_looked_at, faults.broker_is_away_and_forgets),
    (faults.worker_dies_between_its_steps, faults.flower_dies, faults.broker_hangs_and_forgets),
    (faults.beat_dies,),
)


@pytest.fixture
def play(tmp_path, database_url) -> Iterator[Play]:
    # Five seconds is the shortest lease: what a killed worker held is looked at again after it.
    story = write(cast.THIRD, seed=2022)
    with Play(story, tmp_path, database_url, PALIMPSEST_LEASE_S="5") as play:
        yield play


@pytest.mark.timeout(900)
def test_kills_and_outages_lose_no_alert_and_double_none(play):
    play.begin()
    for wave, plan in zip(play.story.waves, PLAN, strict=True):
        inflicted = [fault(play, wave) for fault in plan]
        play.perform(wave)
        for each in inflicted:
            each()
        play.wait_for_alerts()
    play.wait_for_quiet()

    assert play.desk.complaints == []
    assert play.difference("/desk") == ""
    assert play.difference("/offices") == ""
    assert play.desk.cut, "no delivery was broken off"
    assert set(play.desk.cut) <= set(play.doubled()), "what was broken off came again by its id"
    assert play.up.process.poll() is None, "the supervisor lives"
