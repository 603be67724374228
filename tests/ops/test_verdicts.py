"""`citations confirm` and `citations reject`: what a person says, kept and shown."""

import pytest

from ops.shown.persons import this_person


@pytest.fixture
def citation(lines_of, seeded) -> str:
    [row] = lines_of("citations")
    return row["id"]


def test_a_rejected_citation_leaves_the_list_unless_asked_for(run, lines_of, citation):
    result = run("citations", "reject", citation[:8], "--note", "that is another speech")
    assert result.exit_code == 0
    assert "rejected" in result.stdout
    assert lines_of("citations") == []
    [row] = lines_of("citations", "--rejected")
    assert (row["id"], row["verdict"]) == (citation, "rejected")


def test_a_rejected_citation_is_not_counted(run, lines_of, seeded, citation):
    run("citations", "reject", citation)
    assert [row["cites"] for row in lines_of("posts")] == [0]
    assert [row["cited_by"] for row in lines_of("statements")] == [0]


def test_the_other_verdict_undoes_it_and_both_are_shown_with_who_and_why(run, seeded, citation):
    run("citations", "reject", citation, "--note", "that is another speech")
    run("citations", "confirm", citation)
    shown = run("show", seeded.post).stdout
    assert "certain, confirmed" in shown
    assert f"by {this_person()}: that is another speech" in shown
    assert shown.index("rejected 20") < shown.index("confirmed 20")


def test_a_confirmed_citation_is_certain(run, lines_of, citation):
    run("citations", "confirm", citation)
    [row] = lines_of("citations", "--certainty", "certain")
    assert row["verdict"] == "confirmed"


def test_an_unknown_citation_is_one_sentence(run, seeded):
    result = run("citations", "confirm", "ffff")
    assert result.exit_code == 1
    assert result.stderr.startswith("There is no citation ffff")


def test_a_note_cannot_bring_escape_codes(run, seeded, citation):
    run("citations", "confirm", citation, "--note", "\x1b[31mred")
    assert "\x1b" not in run("show", seeded.post).stdout


def test_the_list_takes_its_filters_as_before(lines_of, citation):
    assert len(lines_of("citations", "--method", "url", "--state", "held")) == 1
    assert lines_of("citations", "--certainty", "possible") == []
