"""`palimpsest reprocess` on a real ledger: what it says; it can be stopped and repeated."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.parse.forums import general
from ingest.pipeline import reprocess
from schemas.records.texts import Block, RichText
from tests.ops.site import Site


@pytest.fixture
def board(run, store, site: Site, tmp_path: Path) -> Site:
    """One post, seen in its feed and on its page."""
    file = tmp_path / "watch.yaml"
    file.write_text(
        f"sources:\n  - name: Board\n    kind: forum\n    delay: 1s\n    feeds: [{site.url}/feed]\n"
    )
    assert run("apply", file).exit_code == 0
    assert run("poll", "Board").exit_code == 0
    return site


@pytest.fixture
def post(run, lines_of, board: Site) -> str:
    [row] = lines_of("posts")
    assert run("recheck", row["id"]).exit_code == 0
    return row["id"]


@pytest.fixture
def upgraded(post: str, monkeypatch) -> str:
    """A release of ours that reads a line more on pages of unknown forums."""
    read = general.read

    def new(page):
        found = read(page)
        items = [
            replace(item, text=RichText(blocks=(*item.text.blocks, Block(text="One line more."))))
            for item in found.items
        ]
        return replace(found, items=tuple(items), method="forums.general/999")

    monkeypatch.setattr(general, "read", new)
    return post


def test_it_says_how_many_documents_read_otherwise(run, upgraded):
    result = run("reprocess")
    assert result.exit_code == 0, result.output
    assert result.stdout == "1 document re-read, 1 read otherwise now, 0 edits\n"
    assert run("reprocess").stdout == "1 document re-read, 0 read otherwise now, 0 edits\n"


def test_the_history_shows_the_revision_and_no_edit_is_listed(run, lines_of, upgraded):
    run("reprocess", "--all")
    [shown] = lines_of("show", upgraded)
    pages = [row for row in shown["revisions"] if row["view"] == "page"]
    assert [(row["seq"], row["reprocessed"]) for row in pages] == [(2, True), (1, False)]
    assert lines_of("edits") == []
    assert lines_of("alerts") == []


def test_a_dry_run_says_so_and_stores_nothing(run, lines_of, upgraded):
    before = lines_of("show", upgraded)
    result = run("reprocess", "--dry-run")
    assert result.stdout.endswith("1 read otherwise now, 0 edits (nothing was stored)\n")
    assert lines_of("show", upgraded) == before


def test_json_lines_name_each_reading_and_end_with_a_summary(lines_of, upgraded):
    found, summary = lines_of("reprocess", "--source", "board")
    assert (found["what"], found["document"], found["view"]) == ("read otherwise", upgraded, "page")
    assert found["method"] == "forums.general/999"
    assert (summary["what"], summary["documents"], summary["read_otherwise"]) == ("summary", 1, 1)
    assert summary["stored"] is True


def test_one_document_is_named_as_show_takes_it(run, board, upgraded):
    result = run("reprocess", "--document", f"{board.url}/1")
    assert result.stdout.startswith("1 document re-read, 1 read otherwise now")


def test_what_is_older_than_since_is_left_alone(run, upgraded):
    assert run("reprocess", "--since", "1d").stdout.startswith("1 document re-read")
    assert run("reprocess", "--since", "2999-01-01").stdout.startswith("0 documents re-read")


def test_an_unknown_source_is_one_sentence(run, post):
    result = run("reprocess", "--source", "Borad")
    assert result.exit_code == 1
    assert "did you mean `Board`?" in result.stderr


def test_what_cannot_be_read_again_is_named_with_the_reason(run, post, monkeypatch):
    read = general.read
    monkeypatch.setattr(general, "read", lambda page: replace(read(page), items=()))
    result = run("reprocess")
    assert f"{post} page 1: Today's method does not find it" in result.stdout
    assert "1 could not be read again" in result.stdout


def test_whoever_stops_it_is_told_how_to_go_on(run, upgraded, monkeypatch):
    from ops.commands import reprocess as command  # noqa: PLC0415

    def stopped(*given, **more):
        yield from reprocess.reprocess(*given, **more)
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "reprocess", stopped)
    result = run("reprocess")
    assert result.exit_code == 130
    assert f"go on with `palimpsest reprocess --after {upgraded}`" in result.stderr
    monkeypatch.undo()
    assert run("reprocess", "--after", upgraded).stdout.startswith("0 documents re-read")


def test_every_line_of_json_is_an_object(run, upgraded):
    lines = run("reprocess", "--json", "--dry-run").stdout.splitlines()
    assert [type(json.loads(line)) for line in lines] == [dict, dict]
