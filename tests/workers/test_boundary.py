"""The boundary: what a task gives back, what it rings for, and what it never says."""

import traceback

import pytest
from structlog.testing import capture_logs

from ingest.errors import PermanentError, TransientError
from schemas.records.steps import Done, Ring
from workers.boundary import perform
from workers.steps import StepTask, step

LINK = Ring(step="link", ids=("r1",), label="Telepolis forum")
POST = "a sentence of a post that nobody may read in Flower"


class Bell:
    """Remembers what was rung for."""

    def __init__(self) -> None:
        self.rung: list[Ring] = []

    def __call__(self, rings) -> int:
        self.rung.extend(rings)
        return len(rings)


def run(each: StepTask, *ids: object, bell: Bell | None = None) -> str:
    return perform(each, *ids, parts=lambda: "the parts", ring=bell or Bell())


def test_a_step_gets_the_parts_and_its_ids_and_gives_its_line():
    @step(time_limit_s=60)
    def observe(parts, ids):
        return Done(line=f"{parts}: {ids}")

    assert run(observe, [1, 2]) == "the parts: [1, 2]"
    assert (observe.name, observe.time_limit_s) == ("observe", 60)


def test_what_follows_is_rung_for_once_the_step_has_returned():
    bell = Bell()

    @step(time_limit_s=60)
    def observe(parts, ids):
        assert bell.rung == [], "rung before the step was done"
        return Done(line="done", rings=(LINK,))

    run(observe, [1], bell=bell)
    assert bell.rung == [LINK]


@pytest.mark.parametrize("error", [TransientError, PermanentError, ValueError, MemoryError])
def test_a_step_that_raises_rings_for_nothing(error):
    bell = Bell()

    @step(time_limit_s=60)
    def observe(parts, ids):
        raise error("no")

    with pytest.raises((TransientError, PermanentError)):
        run(observe, [1], bell=bell)
    assert bell.rung == []


@pytest.mark.parametrize("kind", [TransientError, PermanentError])
def test_our_own_errors_keep_their_kind_and_sentence_and_lose_their_cause(kind):
    @step(time_limit_s=60)
    def link(parts, ids):
        raise kind("The database is busy with another writer.") from RuntimeError(POST)

    with capture_logs() as logs, pytest.raises(kind) as caught:
        run(link, ["r1"])
    assert str(caught.value) == "The database is busy with another writer."
    assert POST not in "".join(traceback.format_exception(caught.value))
    assert [(each["log_level"], each["event"]) for each in logs] == [("error", str(caught.value))]


def test_a_defect_says_where_it_is_and_nothing_of_the_text():
    @step(time_limit_s=60)
    def link(parts, ids):
        raise KeyError(POST)

    with capture_logs() as logs, pytest.raises(PermanentError) as caught:
        run(link, ["r1"])
    shown = "".join(traceback.format_exception(caught.value))
    assert POST not in shown
    assert "A defect of Palimpsest (KeyError at test_boundary.py:" in shown
    assert "test_boundary.py" in logs[0]["way"]


def test_a_tick_that_found_nothing_is_no_line_of_the_log():
    @step(time_limit_s=60)
    def poll(parts):
        return Done(line="nothing is due")

    with capture_logs() as logs:
        run(poll)
    assert [each["log_level"] for each in logs] == ["debug"]
