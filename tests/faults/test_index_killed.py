"""The writer of the index is killed at every step: what is left is whole, and is read on from.

A child process counts the steps that it reaches and ends itself with SIGKILL at one of them. The
steps are those that `ingest.durable` names, so a new one is killed at without being listed.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.index.index import Index
from ingest.index.writing import text_of

SETTING = """
import json, os, signal, sys
from pathlib import Path
from ingest.index import index as door, writing
from ingest.index.index import Index
from ingest.index.writing import text_of

folder, deadly = Path(sys.argv[1]), int(sys.argv[2])
steps = []

def reached(step):
    steps.append(step)
    if len(steps) == deadly:
        os.kill(os.getpid(), signal.SIGKILL)

def fill(index):
    for number in range(1, 4):
        with index.writing() as writer:
            words = [f"{number}-{n}" for n in range(20)]
            texts = [text_of("statement", 2 * number, words)]
            texts += [text_of("post", 2 * number + 1, words)]
            writer.add(texts, last=2 * number + 1, mark=f"revision {2 * number + 1}")
"""
# Every kind of step of whoever writes: additions that merge; a merge beside the writer; an index
# that takes another's place; beginning anew.
STORIES = {
    "adding": "fill(Index(folder, reached=reached))",
    "tidying": """
merges, writing.to_merge, door.MERGED_AT_ONCE = writing.to_merge, lambda sizes, below: [], 0
fill(Index(folder))
Index(folder, reached=reached).tidy()
""",
    "adopting": """
fill(Index(folder))
other = Index(folder.with_name(folder.name + ".new"))
fill(other)
Index(folder, reached=reached).adopt(other)
""",
    "beginning anew": """
fill(Index(folder))
with Index(folder, reached=reached).writing() as writer:
    writer.reset()
""",
}


def child(story: str, folder: Path, deadly: int) -> subprocess.CompletedProcess[str]:
    program = f"{SETTING}{STORIES[story]}\nprint(json.dumps(steps))"
    command = [sys.executable, "-c", program, str(folder), str(deadly)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def steps_of(story: str, folder: Path) -> list[str]:
    done = child(story, folder, 0)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_steps_are_those_that_can_tear_something(tmp_path):
    steps = {*steps_of("adding", tmp_path)}
    for suffix in (".segment", ".json"):
        assert {f"{suffix} {step}" for step in ("opened", "written", "synced", "renamed")} < steps
    assert "old segment removed" in steps


@pytest.mark.slow
@pytest.mark.parametrize("story", STORIES)
def test_killed_at_any_step_it_is_whole_and_goes_on_from_its_last_number(story, tmp_path):
    steps = steps_of(story, tmp_path / "counted")
    assert steps
    for deadly, step in enumerate(steps, 1):
        folder = tmp_path / str(deadly)
        assert child(story, folder, deadly).returncode == -9, step
        index = Index(folder)
        last = index.last
        assert last in (0, 3, 5, 7), step
        assert index.mark == (f"revision {last}" if last else "")
        index.verify()
        for number in range(1, 4):
            words = [f"{number}-{n}" for n in range(20)]
            for kind, own in (("statement", 2 * number), ("post", 2 * number + 1)):
                found = [hit.first for hit in index.search(kind, words)]
                assert found == ([own] if own <= last else []), step
        _goes_on(index)


def _goes_on(index: Index) -> None:
    """A lock that died with its process is free, and what it left behind is swept away."""
    with index.writing(wait_s=0) as writer:
        assert writer is not None
        assert not writer.damage
        writer.add([text_of("statement", 99, [f"new {n}" for n in range(9)])], last=99, mark="99")
    index.tidy()
    assert index.last == 99
    named = {one.path.name for each in index._current().segments.values() for one in each}
    left = {path.name for path in index.folder.iterdir()} - {"manifest.json"}
    assert {name for name in left if not name.endswith(".lock")} == named
