"""The main job, whole, on real parts: every edit is alerted once, and no noise is.

200 posts and statements over 20 feeds are edited openly and silently, deleted, restored and
surrounded by noise, while `palimpsest up` watches them.
"""

from collections.abc import Iterator

import pytest

from tests.story import cast
from tests.story.playing import Play
from tests.story.script import write

pytestmark = pytest.mark.slow


@pytest.fixture
def play(tmp_path, database_url) -> Iterator[Play]:
    with Play(write(cast.WHOLE, seed=67568), tmp_path, database_url) as play:
        yield play


def test_the_story_is_of_two_hundred_documents_twenty_feeds_and_sixty_edits():
    story = write(cast.WHOLE, seed=67568)
    assert len(story.sites) == 20
    assert len(story.documents) + len(story.later) == 200
    assert story.edits >= 55


def test_every_edit_is_told_once_and_no_noise_is(play):
    play.begin()
    for wave in play.story.waves:
        play.perform(wave)
        play.wait_for_alerts()
    play.wait_for_quiet()

    assert play.desk.complaints == []
    assert play.difference("/desk") == ""
    assert play.difference("/offices") == ""
    assert play.doubled() == []
