"""An index that cannot be used holds no alert up, and no quotation stays unfound for it."""

import shutil

import pytest

from ingest.pipeline import indexing
from ingest.store import unsearched
from tests.fakes.sites import Post
from tests.flow.baseline import STATEMENT
from tests.flow.test_quotations_flow import QUOTING, SOURCE, cited


@pytest.fixture
def watched(world):
    world.publish(Post(101, "Etwas anderes", ("Ein erster Beitrag ohne Verweis.",)))
    world.state(STATEMENT, SOURCE)
    world.watch()
    world.turn()
    world.pass_time(5)
    return world


def waiting(world) -> int:
    with world.parts.store.read() as connection:
        return unsearched.waiting(connection)


@pytest.fixture
def broken(watched):
    """The folder of the index is a file, which nobody can write into."""
    folder = watched.parts.index.folder
    shutil.rmtree(folder)
    folder.write_text("not a folder")
    return watched


def mend(world) -> None:
    world.parts.index.folder.unlink()


def test_alerts_go_out_while_the_index_cannot_be_used(broken):
    broken.publish(QUOTING)
    broken.pass_time(10)
    assert broken.channel.types == ["post.new"]
    assert cited(broken) == {}
    assert waiting(broken) > 0


def test_what_was_not_searched_is_searched_once_the_index_is_mended(broken):
    broken.publish(QUOTING)
    broken.pass_time(10)
    mend(broken)
    broken.pass_time(10)
    assert list(cited(broken)) == ["quotation"]
    assert waiting(broken) == 0
    assert broken.channel.types == ["post.new"]  # the post is no news any more


def test_what_is_linked_while_the_index_is_behind_is_linked_again(watched, monkeypatch):
    monkeypatch.setattr("ingest.pipeline.link.catch_up", lambda _: 1)
    watched.publish(QUOTING)
    watched.pass_time(3)
    assert waiting(watched) > 0
    monkeypatch.setattr("ingest.pipeline.link.catch_up", indexing.catch_up)
    watched.pass_time(10)
    assert waiting(watched) == 0
    assert list(cited(watched)) == ["quotation"]
