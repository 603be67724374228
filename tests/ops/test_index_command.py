"""`palimpsest index`: what it says, and that it makes the index anew."""

import json
from pathlib import Path

import pytest

from ingest.index.index import Index
from ingest.pipeline.indexing import follow


@pytest.fixture
def index(settings) -> Index:
    return Index(Path(settings["PALIMPSEST_HOME"]) / "index")


def test_status_says_what_is_behind_and_after_the_rebuild_nothing_is(run, seeded, index):
    result = run("index", "status")
    assert result.exit_code == 0, result.output
    assert "3 revisions behind: workers read on when they link." in result.stdout
    result = run("index", "rebuild")
    assert result.exit_code == 0, result.output
    assert result.stdout == f"Read 3 revisions, {index.size().file_bytes / 1e6:.1f} MB.\n"
    assert run("index", "status").stdout.splitlines() == [
        f"{index.folder}: 3 revisions, 0.0 MB",
        f"2 segments, {index.size().postings} places of shingles",
        "Nothing is behind.",
    ]


def test_status_as_json_is_one_object(run, seeded, store, index):
    follow(store, index, most=99)
    [line] = run("index", "status", "--json").stdout.splitlines()
    shown = json.loads(line)
    assert (shown["behind"], shown["damage"], shown["size"]["last"]) == (0, "", 3)


def test_a_damaged_index_is_said_and_mended(run, seeded, index):
    run("index", "rebuild")
    for path in index.folder.glob("*.segment"):
        path.write_bytes(path.read_bytes()[:-3])
    (index.folder / "manifest.json").touch()
    result = run("index", "status")
    assert result.exit_code == 1
    assert "is cut off. Workers make it anew, or `palimpsest index rebuild` now." in result.stdout
    assert run("index", "rebuild").exit_code == 0
    assert run("index", "status").exit_code == 0


def test_without_a_ledger_it_is_one_sentence_and_leaves_nothing(run, settings, tmp_path):
    settings["PALIMPSEST_DATABASE_URL"] = f"sqlite:///{tmp_path / 'none.db'}"
    result = run("index", "rebuild")
    assert result.exit_code == 1
    assert "There is no database" in result.stderr
    assert not (Path(settings["PALIMPSEST_HOME"]) / "index").exists()


def test_the_list_of_commands_names_it(run):
    assert "index" in run("--help").stdout
    assert "rebuild" in run("index", "--help").stdout
