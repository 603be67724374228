"""How tests are spread over xdist's workers: those that wait for processes first, one by one.

A scheduler of our own: pytest-xdist 3.8.0 writes a group into `item._nodeid`, which pytest 9.2 no
longer reads, so that `xdist_group` does nothing there. And xdist's one asks markers, which only the
workers see; files are seen by all.
"""

import os

from xdist.scheduler import LoadScopeScheduling

# A lane's tests run one after the other on one worker. Lanes start before all other tests, since
# xdist begins with what has most tests, and outside of a lane each test stands alone.
LANES = {
    # These two mostly wait, for processes that want most of a small machine for a moment. They take
    # about as long as each other; a third would take the machine from them.
    "stories with faults": ("tests/faults/test_story_under_faults.py",),
    "process trees": (
        "tests/demo/test_demo.py",
        "tests/ops/test_composed_services.py",
        "tests/ops/test_local_runtime.py",
        "tests/ops/test_up.py",
        "tests/story/test_story.py",
        "tests/workers/test_faults.py",
        "tests/workers/test_flower_door.py",
        "tests/workers/test_limits.py",
        "tests/workers/test_whole_system.py",
    ),
    # These share what takes 10 to 20 s to be made on each worker that needs it, or take as long.
    "long": (
        "tests/faults/test_deliveries_killed.py",
        "tests/faults/test_index_killed.py",
        "tests/flow/test_seed_post.py",
        "tests/flow/test_translations_flow.py",
        "tests/unit/citations/test_translations_sample.py",
        "tests/unit/dictionaries/test_installed.py",
        "tests/unit/revisions/test_evaluation_sample.py",
    ),
}
_LANE_OF = {file: lane for lane, files in LANES.items() for file in files}


def lane_of(nodeid: str) -> str | None:
    """The lane of a test, by its file; None for a test that may run anywhere at any time."""
    return _LANE_OF.get(nodeid.partition("::")[0])


def workers() -> int:
    """Two more than cores: two lanes wait for processes nearly all of the time."""
    return (os.cpu_count() or 1) + 2


class LaneScheduling(LoadScopeScheduling):
    """xdist's scheduler, with lanes for its scopes."""

    def _split_scope(self, nodeid: str) -> str:
        return lane_of(nodeid) or nodeid
