"""Edits that an upgrade hid: recorded when all is read again, and told to nobody."""

import pytest

from ingest.pipeline import observe
from ingest.pipeline.hidden_edits import NOTE
from schemas.tables import edits, events
from tests.flow.baseline import FIRST
from tests.flow.reprocessing import check_chains, one_line_more, page, release, rows, run


@pytest.fixture
def hidden(watched, monkeypatch):
    """An edit that came with an upgrade, of a release that could not read snapshots again."""
    release(monkeypatch, one_line_more)
    monkeypatch.setattr(observe, "reread", lambda *_: None)
    text = FIRST.paragraphs[1].replace("glaube", "glaube ihm und allen anderen")
    watched.web.put(FIRST.url, FIRST.with_text(FIRST.paragraphs[0], text).page())
    watched.pass_time(20)
    assert [row["reprocessed"] for row in page(watched)] == [False, True]
    assert rows(watched, edits) == []
    return watched


def test_an_edit_that_an_upgrade_hid_is_recorded_with_a_note_and_told_to_nobody(hidden):
    before = rows(hidden, events)
    [finding] = run(hidden, every=True)
    assert (finding.what, finding.revision) == ("edit", 2)
    [edit] = rows(hidden, edits)
    assert (edit["from_seq"], edit["to_seq"], edit["kind"]) == (1, 2, "changed")
    assert [change["after"] for change in edit["changes"]] == ["ihm und allen anderen"]
    assert all(NOTE in change["reason"] for change in edit["changes"])
    assert edit["detected_at"] == page(hidden)[1]["observed_at"]
    assert edit["unchanged_at"] == page(hidden)[0]["observed_at"]
    hidden.pass_time(5)
    assert rows(hidden, events) == before
    assert hidden.channel.types == []
    check_chains(hidden)


def test_a_hidden_edit_is_recorded_once_and_only_when_all_is_read(hidden):
    assert run(hidden) == []
    run(hidden, every=True)
    assert run(hidden, every=True) == []
    assert len(rows(hidden, edits)) == 1


def test_an_upgrade_without_an_edit_hides_none(watched, monkeypatch):
    release(monkeypatch, one_line_more)
    monkeypatch.setattr(observe, "reread", lambda *_: None)
    watched.web.put(FIRST.url, FIRST.page().replace("</body>", "<!-- 2 --></body>"))
    watched.pass_time(20)
    assert [row["reprocessed"] for row in page(watched)] == [False, True]
    assert run(watched, every=True) == []
    assert rows(watched, edits) == []
