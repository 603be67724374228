"""Errors are one sentence with the way out, on standard error; exit codes 2 and 1."""

import subprocess
import sys

import pytest

from ingest.errors import TransientError
from ops.cli import COMMANDS, GROUPS


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """These need no second database."""
    return sqlite_url


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("posts", "--nonsense"),
        ("posts", "--state", "nonsense"),
        ("posts", "--limit", "0"),
        ("show",),
        ("diff", "12ab", "one"),
        ("poll",),
        ("redeliver",),
        ("healthy", "nonsense"),
        ("worker", "--threads", "1000"),
    ],
)
def test_misuse_is_one_sentence_and_exit_code_2(run, words):
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "--help`" in result.stderr


@pytest.mark.parametrize(
    ("words", "way_out"),
    [
        (("posts",), "palimpsest migrate"),
        (("show", "12ab"), "palimpsest migrate"),
        (("check", "absent.yaml"), "palimpsest init"),
        (("up", "/absent/watch.yaml"), "folder of your own"),
    ],
)
def test_failure_is_one_sentence_and_exit_code_1(run, words, way_out):
    result = run(*words)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert way_out in result.stderr


def test_a_look_leaves_no_database_behind(run, tmp_path):
    run("posts")
    assert list(tmp_path.iterdir()) == []


def test_a_time_that_is_none_names_good_ones(run, store):
    result = run("posts", "--since", "yesterdayish")
    assert result.exit_code == 1
    assert "2026-01-31" in result.stderr


@pytest.mark.parametrize(
    ("meant", "way_out"),
    [("telepols forum", "did you mean `Telepolis forum`?"), ("zzz", "palimpsest sources")],
)
def test_an_unknown_source_is_answered_with_the_nearest(run, seeded, meant, way_out):
    result = run("posts", "--source", meant)
    assert result.exit_code == 1
    assert way_out in result.stderr


def test_an_old_database_is_one_sentence(run, database_url, tmp_path):
    (tmp_path / "palimpsest.db").touch()
    result = run("edits")
    assert result.exit_code == 1
    assert "palimpsest migrate" in result.stderr


def test_a_wrong_setting_is_named(run, settings):
    settings["PALIMPSEST_TICKS"] = "5"
    result = run("posts")
    assert result.exit_code == 2
    assert "PALIMPSEST_TICK_S" in result.stderr


def test_a_bug_has_no_traceback_without_debug(run, store, monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("ingest.store.listings.edit_list", broken)
    result = run("edits")
    assert result.exit_code == 1
    assert "ZeroDivisionError" in result.stderr
    assert "--debug" in result.stderr
    assert "Traceback" not in result.stderr
    assert isinstance(run("edits", "--debug").exception, ZeroDivisionError)


def test_a_database_that_is_away_is_one_sentence(run, store, monkeypatch):
    def away(*_: object, **__: object) -> None:
        raise TransientError("The database does not answer.")

    monkeypatch.setattr("ingest.store.listings.edit_list", away)
    assert run("edits").stderr == "The database does not answer.\n"


def test_help_lists_every_command(run):
    shown = run("--help").stdout
    assert all(f"\n  {name} " in shown for name in COMMANDS)
    headings = [line for line in shown.splitlines() if line.endswith(":") and line[0] != " "]
    assert headings == ["Options:", *(f"{group}:" for group in GROUPS)]
    assert shown.index("\n  demo ") < shown.index("\n  edits ") < shown.index("\n  worker ")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("diff",), "Number of the earlier revision"),
        (("diff",), "Number of the later revision"),
        (("diff",), "on the document's own page"),
        (("edits",), "the same edit once more"),
        (("edits",), "told as one story"),
    ],
)
def test_what_a_stranger_did_not_understand_is_explained(run, words, told):
    shown = " ".join(run(*words, "--help").stdout.split())
    assert told in shown


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(run, name):
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"palimpsest {name}" in result.stdout


def test_migrate_makes_the_tables_and_may_be_run_twice(run, database_url):
    assert run("migrate").exit_code == 0
    assert run("migrate").exit_code == 0
    assert run("posts").exit_code == 0


def test_a_reader_that_has_enough_ends_it_quietly():
    words = [sys.executable, "-m", "ops.cli", "--help"]
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == ""


def test_starting_up_imports_no_parser_and_no_celery():
    asked = (
        "import sys, ops.cli, ops.commands.lists; "
        "print([name for name in ('celery', 'trafilatura', 'apprise') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"
