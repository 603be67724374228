"""An index that cannot be used holds no alert up, and no quotation stays unfound for it."""

import contextlib
import shutil

import pytest

from ingest.pipeline import indexing
from ingest.pipeline import link as link_module
from ingest.store import unsearched
from tests.flow.baseline import STATEMENT
from tests.flow.test_quotations_flow import QUOTING, SOURCE, cited


@pytest.fixture
def watched(world):
    return world.begin(STATEMENT, SOURCE)


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
    assert broken.channel.told == ["post.new"]
    assert cited(broken) == {}
    assert waiting(broken) > 0


def test_what_was_not_searched_is_searched_once_the_index_is_mended(broken):
    broken.publish(QUOTING)
    broken.pass_time(10)
    mend(broken)
    broken.pass_time(10)
    assert list(cited(broken)) == ["quotation"]
    assert waiting(broken) == 0
    assert broken.channel.told == ["post.new", "citation.new"]  # it was told without it


def test_what_is_linked_while_the_index_is_behind_is_linked_again(watched, monkeypatch):
    monkeypatch.setattr("ingest.pipeline.link.catch_up", lambda _: 1)
    watched.publish(QUOTING)
    watched.pass_time(3)
    assert waiting(watched) > 0
    monkeypatch.setattr("ingest.pipeline.link.catch_up", indexing.catch_up)
    watched.pass_time(10)
    assert waiting(watched) == 0
    assert list(cited(watched)) == ["quotation"]


def test_a_text_whose_linking_ends_every_worker_is_told_of_without_it(watched, monkeypatch):
    whole = link_module._link

    def deadly(parts, revision_ids, *, searched):
        raise SystemExit  # as a worker ends that is over its time

    monkeypatch.setattr(link_module, "_link", deadly)
    watched.publish(QUOTING)
    for _ in range(60):
        watched.clock.go(seconds=30)
        with contextlib.suppress(SystemExit):
            watched.turn()
    assert watched.channel.told == ["post.new"]
    monkeypatch.setattr(link_module, "_link", whole)
    watched.pass_time(25 * 60, step_s=600)
    assert list(cited(watched)) == ["quotation"]
    assert waiting(watched) == 0


def test_a_cited_page_that_never_comes_leaves_other_quotations_as_sure_as_they_are(watched):
    never = f"{STATEMENT.url.rpartition('/')[0]}/99999"
    watched.web.take_down(never, status=503)
    watched.publish(QUOTING.with_text(f"Siehe auch {never} dazu.", *QUOTING.paragraphs))
    watched.pass_time(20)
    assert cited(watched)["quotation"]["certainty"] == "possible"
    watched.pass_time(70, step_s=60)
    assert cited(watched)["quotation"]["certainty"] != "possible"
    assert watched.channel.told.count("citation.new") == 1
    assert waiting(watched) == 0
