from pathlib import Path

from tests.spread import LANES, lane_of

ROOT = Path(__file__).parents[2]
FILES = [file for files in LANES.values() for file in files]


def test_every_file_with_a_lane_is_there_and_has_one():
    assert [file for file in FILES if not (ROOT / file).is_file()] == []
    assert len(set(FILES)) == len(FILES)


def test_a_lane_goes_by_the_file_whatever_the_test_is_called():
    file = "tests/ops/test_up.py"
    assert lane_of(f"{file}::test_it[a::b@c-/]") == "process trees"
    assert lane_of("tests/unit/test_texts.py::test_it") is None
